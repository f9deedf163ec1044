// Ending a review, or leaving it, which is always possible and never held against anybody; and the map of keys.

import { asking } from "../asking.js";
import { make } from "../elements.js";
import { keysOf } from "../keymap.js";
import { REVIEW } from "../keys.js";
import { say } from "../words.js";
import { titleOf } from "./log.js";

/** Asks how the review is left.
 * @param {{aside: () => void, leave: () => void}} ways */
export function leaving({ aside, leave }) {
  asking(say("review-leave-title"), say("review-leave-text"), [
    { label: say("review-stay"), first: true, key: "Esc" },
    { label: say("review-aside"), does: aside },
    { label: say("review-left"), does: leave },
  ]);
}

/** Asks whether it is ended, with how each log stands: what is ended does not come back, and its key is a letter.
 * @param {readonly import("../contract").ReviewedLog[]} logs @param {() => void} end */
export function ending(logs, end) {
  const stand = logs.map((it) => make("li", {}, `${titleOf(it)}: `, make("b", {}, it.standing)));
  asking(say("web-review-end-sure"), say("web-review-end-what"), [
    { label: say("review-stay"), first: true, key: "Esc" },
    { label: say("review-end"), does: end },
  ], make("ul", {}, ...stand));
}

/** Shows the map of keys. */
export function showKeys() {
  asking(say("keys-title"), say("web-keys-letters"), [{ label: say("pick-away"), first: true, key: "Esc" }], keysOf(REVIEW, "keys-more"))
    .classList.add("wide");
}
