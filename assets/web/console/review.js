// The supervisor's review: the decision, and standing up to it with what was said and what was found.

import { button, make, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { settings } from "../me.js";
import { say } from "../words.js";
import { hear } from "../voice.js";
import { challenge } from "./challenge.js";

/** @typedef {import("../contract").View} View */

/** @param {import("./hands.js").Hands | null} hands */
export function review(hands) {
  const decision = make("p", { class: "decision" });
  const says = make("p", {});
  let recording = "";
  const again = button(say("review-hear"), () => hear(recording), { class: "small" });
  const form = hands ? challenge(hands) : null;
  const open = () => {
    if (form && !stand.hidden) form.open();
  };
  const stand = button(say("review-challenge"), open, { class: "first", key: keyOf("challenge") });
  const accept = button(say("review-accept"), () => hands?.do("Accept"), { key: keyOf("accept") });
  const element = make("section", { class: "review card", "aria-labelledby": "review-name", hidden: true },
    make("h2", { id: "review-name", tabindex: "-1" }, say("review-title")),
    make("div", { "aria-live": "polite" }, decision, says), make("div", { class: "row" }, again, hands ? stand : null, hands ? accept : null),
    form?.element ?? null);
  return { element, open, accept: () => { if (!accept.hidden) hands?.do("Accept"); }, show: (/** @type {View} */ view) => {
    reveal(element, view.review !== null);
    if (!view.review) return;
    write(decision, view.review.decision);
    write(says, `“${view.review.says}”`);
    const came = view.review.recording ?? "";
    if (came && came !== recording && hands) hear(came);
    recording = came;
    reveal(again, Boolean(recording) && settings().sound);
    reveal(stand, view.openings.challenge);
    reveal(accept, view.openings.accept);
    form?.show(view);
  } };
}
