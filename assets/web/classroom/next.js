// What a trainee would ask next, where all follow one call. It stands in the place of the question box, and can be changed until
// the instructor asks.

import { attribute, enable, hint, make, relabel, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { trySending } from "../trying.js";
import { announce } from "../telling.js";
import { say } from "../words.js";
import { tally } from "./tally.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("../contract").SeatView} SeatView */

/** While these last, somebody can still ask.
 * @type {readonly import("../contract").Phase[]} */
const ON_LINE = ["Ringing", "Talking", "OnHold"];

/** @param {string} room */
export function nextQuestion(room) {
  const field = make("input", {
    type: "text", id: "question", autocomplete: "off", enterkeyhint: "send", "aria-describedby": "would-ask", "aria-keyshortcuts": keyOf("question"),
  });
  const offer = make("button", { type: "submit", class: "first" }, make("span", {}, say("session-offer")), hint("Enter"));
  const mine = make("p", { class: "note", id: "would-ask" });
  const form = make("form", { class: "asking-row" }, field, offer);
  const shared = tally("room", "h3");
  shared.element.tabIndex = 0;
  attribute(shared.element, "role", "group");
  attribute(shared.element, "aria-label", say("session-answers"));
  const sharing = make("details", { class: "sharing", open: true, hidden: true }, make("summary", {}, say("session-answers")), shared.element);
  const element = make("div", { class: "question" },
    make("label", { for: "question", class: "next-label" }, say("session-would-ask")), form, mine, sharing);
  let may = true;
  /** @type {string | null} */
  let asked = null;
  let revealed = "";

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text || !may) return;
    const came = await trySending({ name: "wouldAsk", room, text });
    if (!came) return;
    take(came);
    announce(say("session-offered", { words: text }));
  });

  /** @param {SeatView} view */
  function take(view) {
    // What was offered is gone once the instructor has asked; what was typed since stays.
    if (asked !== null && view.asked === null && field.value.trim() === asked) field.value = "";
    if (asked === null && view.asked !== null && !field.value) field.value = view.asked;
    asked = view.asked;
    write(mine, asked === null ? say("session-would-ask-means") : say("session-offered", { words: asked }));
    relabel(offer, say(asked === null ? "session-offer" : "session-offer-again"));
    reveal(sharing, view.answers !== null && view.standing.revealed.length > 0);
    shared.show(view.answers, view.standing.revealed);
    const now = view.standing.revealed.join();
    if (now !== revealed && now) {
      sharing.open = true;
      announce(say("session-answers-shown"));
    }
    revealed = now;
  }

  write(mine, say("session-would-ask-means"));
  return {
    element,
    field,
    take,
    /** @param {View} view */
    show: (view) => {
      may = ON_LINE.includes(view.phase);
      attribute(field, "placeholder", may ? say("session-would-ask-hint") : say("question-nobody"));
      enable(offer, may);
    },
    // There is nothing to settle: whoever asks settles what was meant.
    settle: (/** @type {string} */ _key) => false,
  };
}
