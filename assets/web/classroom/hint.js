// What the instructor says during a session: it stays until it is put away.

import { attribute, button, make, reveal, write } from "../elements.js";
import { announce } from "../telling.js";
import { say } from "../words.js";

/** @typedef {NonNullable<import("../contract").SeatView["hint"]>} Hint */

/** A hint, wherever it is shown: what was put away on one page is not shown on the next.
 * @param {string} room @param {() => HTMLElement | null} back What takes the focus once it is put away. */
export function hinting(room, back) {
  const name = `hint-${room}`;
  const words = make("p", {});
  const whose = make("b", {});
  /** @type {Hint | null} */
  let shown = null;
  let told = "";
  const away = button(say("pick-away"), () => {
    putAway(name, shown ? mark(shown) : "");
    reveal(element, false);
    back()?.focus();
  }, { class: "small" });
  const element = make("div", { class: "notice hint", hidden: true }, make("div", {}, whose, words), away);
  /** @param {Hint | null} hint */
  const show = (hint) => {
    shown = hint;
    const isThere = hint !== null && mark(hint) !== putAwayLast(name);
    if (isThere) {
      write(whose, say(hint.to_all ? "session-hint-all" : "session-hint-you"));
      write(words, hint.words);
      attribute(away, "aria-label", say("notice-put-away", { notice: hint.words }));
      if (told !== mark(hint)) announce(`${whose.textContent} ${hint.words}`);
      told = mark(hint);
    }
    reveal(element, isThere);
  };
  return { element, show };
}

/** @param {Hint} hint */
function mark(hint) {
  return `${hint.to_all ? "all" : "you"} ${hint.no} ${hint.words}`;
}

/** @param {string} name @param {string} hint */
function putAway(name, hint) {
  try {
    sessionStorage.setItem(name, hint);
  } catch {
    // A browser that keeps nothing shows it again on the next page.
  }
}

/** @param {string} name */
function putAwayLast(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}
