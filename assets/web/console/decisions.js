// What is decided: the advice given, the grade, where it is referred, and sending it to the supervisor.

import { button, enable, make, rekey, relabel } from "../elements.js";
import { keyOf } from "../keys.js";
import { say } from "../words.js";
import { advice } from "./advice.js";
import { grade } from "./grade.js";
import { referral } from "./referral.js";

/** @typedef {import("../contract").View} View */

/** @param {import("./hands.js").Hands | null} hands */
export function decisions(hands) {
  // Advice is given by whoever speaks.
  const parts = { advice: advice(hands?.follows ? null : hands), grade: grade(hands), referral: referral(hands) };
  const submit = hands ? submitting(hands) : null;
  const element = make("div", { class: "decisions" },
    parts.advice.element, parts.grade.element, parts.referral.element, submit?.element ?? null);
  return { element, ...parts, show: (/** @type {View} */ view) => {
    parts.advice.show(view);
    parts.grade.show(view);
    parts.referral.show(view);
    submit?.show(view);
  } };
}

/** The last thing done: sending the log to the supervisor, and then ending the call.
 * @param {import("./hands.js").Hands} hands */
function submitting(hands) {
  let decided = false;
  const press = button(say("console-submit"), () => hands.do(decided ? "End" : "Submit"),
    { class: "first wide", id: "submit", key: keyOf("submit"), "aria-describedby": "submit-needs" });
  const needs = make("p", { class: "note", id: "submit-needs" });
  const element = make("div", { class: "submit" }, press, needs);
  return { element, show: (/** @type {View} */ view) => {
    decided = view.phase === "Reviewed" || view.phase === "Settled";
    const may = decided ? view.openings.end : view.openings.submit;
    relabel(press, say(decided ? "console-end" : "console-submit"));
    rekey(press, keyOf(decided ? "end" : "submit"));
    enable(press, may);
    const words = !may && !decided && !view.grade ? say("console-submit-needs") : "\u00a0";
    if (needs.textContent !== words) needs.textContent = words;
  } };
}
