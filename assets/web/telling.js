// Telling people what happened, whether they look or listen: a polite voice for news, an alert for what was not done.

import { make, write } from "./elements.js";

/** Both stand in the page from its beginning, since a reader only follows what was there before. */
const polite = make("div", { class: "unseen", role: "status" });
const alert = make("div", { class: "alert", role: "alert" });
/** A network that is lost is said for as long as it is. */
const lost = make("div", { class: "lost", role: "status" });
let turn = 0;

const box = make("div", { class: "told" }, alert, lost);

/** Puts all of them into the page. */
export function listen() {
  document.body.append(box, polite);
  document.addEventListener("focusin", makeWay);
}

/** What is told floats over the page. It goes to the other end of the window when it would lie on what has the focus. */
function makeWay() {
  const focused = document.activeElement;
  if (!focused || focused === document.body || !(alert.textContent || lost.textContent)) return;
  const at = focused.getBoundingClientRect();
  const told = box.getBoundingClientRect();
  if (at.bottom > told.top && at.top < told.bottom) box.classList.toggle("above");
}

/** Tells news to whoever listens; those who look see it where it happened.
 * @param {string} words */
export function announce(words) {
  // The same words twice are told twice: a reader goes by what changed.
  turn = (turn + 1) % 2;
  write(polite, words + "\u00a0".repeat(turn));
}

/** Says that something was not done, and why. It stays until it is put away or something else is done.
 * @param {string} words */
export function refuse(words) {
  write(alert, "");
  requestAnimationFrame(() => {
    write(alert, words);
    makeWay();
  });
}

/** Puts the alert away. */
export function hush() {
  write(alert, "");
}

/** Says that the network is lost, or that it is back.
 * @param {string | null} words */
export function lose(words) {
  write(lost, words ?? "");
  makeWay();
}
