// The band at the top: who one is, the time, and what is always at hand.

import { attribute, button, make, relabel, reveal, write } from "../elements.js";
import { REVIEW } from "../keys.js";
import { clock } from "../times.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Reviewed} Reviewed */
/** @typedef {{pause: () => void, keys: () => void, leave: () => void, end: () => void}} AtHand */

/** @param {string} title @param {AtHand} hand */
export function band(title, hand) {
  const time = make("span", { class: "now", role: "timer", "aria-label": say("web-review-clock") });
  const you = make("span", { class: "on-line" });
  const state = make("span", { class: "soft" });
  const pause = button(say("review-pause"), hand.pause, { key: REVIEW.pause[0] });
  const element = make("header", { class: "band" },
    make("h1", { tabindex: "-1" }, title),
    make("p", { class: "line" }, time, you, state),
    make("div", { class: "row hand", role: "group", "aria-label": say("web-at-hand") }, pause,
      button(say("review-keys"), hand.keys, { key: REVIEW.keys[0] }),
      button(say("review-leave"), hand.leave, { key: "Esc" }),
      button(say("review-end"), hand.end, { class: "first", key: REVIEW.end[0] })));
  const show = (/** @type {Reviewed} */ shown) => {
    write(you, say("review-you", shown.view.you));
    write(state, stateOf(shown));
    relabel(pause, say(shown.clock === "paused" ? "review-go-on" : "review-pause"));
    reveal(pause, shown.clock !== "untimed" && !shown.over);
    attribute(element, "data-paused", shown.clock === "paused");
  };
  return { element, show, tick: (/** @type {number} */ now) => write(time, clock(now)) };
}

/** What is out of the ordinary about the clock.
 * @param {Reviewed} shown */
function stateOf({ clock: runs, slow, over }) {
  if (over) return say("web-review-over");
  if (runs === "paused") return say("console-paused");
  if (runs === "untimed") return say("review-untimed");
  return slow ? say("console-slowed") : "";
}
