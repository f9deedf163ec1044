// How far somebody is along the chain of a call: seven steps, as a meter and in words. It says what was done, and nothing of
// how well.

import { attribute, keeping, make, write } from "../elements.js";
import { desk } from "../me.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Progress} Progress */

/** The steps, in the order of the work, and whether each was taken.
 * @type {readonly [name: string, taken: (it: Progress) => boolean][]} */
const STEPS = [
  ["listened", (it) => it.heard.length > 0],
  ["checked", (it) => it.enquiries > 0],
  ["logged", (it) => it.log > 0],
  ["advised", (it) => it.advised > 0],
  ["graded", (it) => it.grade !== null],
  ["referred", (it) => it.referrals.length > 0],
  ["submitted", (it) => it.submitted],
];

/** How many steps were taken.
 * @param {Progress | null} progress */
export function stepsTaken(progress) {
  return progress ? STEPS.filter(([, taken]) => taken(progress)).length : 0;
}

/** The meter, and its words. */
export function steps() {
  const cells = make("span", { class: "meter", "aria-hidden": "true" });
  const words = make("span", { class: "note" });
  const update = keeping(cells, (/** @type {{name: string, is: boolean}} */ it) => it.name, () => {
    const element = make("span", {});
    return { element, show: (it) => attribute(element, "class", it.is ? "taken" : null) };
  });
  return {
    element: make("div", { class: "steps-taken" }, cells, words),
    /** @param {Progress | null} progress */
    show: (progress) => {
      update(STEPS.map(([name, taken]) => ({ name, is: progress !== null && taken(progress) })));
      write(words, progress ? said(progress) : "");
    },
  };
}

/** @param {Progress} progress */
function said(progress) {
  const taken = STEPS.filter(([, taken]) => taken(progress)).map(([name]) => named(name, progress));
  return say("instructor-steps", { count: taken.length, all: STEPS.length, steps: taken.join(", ") });
}

/** @param {string} name @param {Progress} progress */
function named(name, progress) {
  const grade = desk.lists.grades.find((it) => it.id === progress.grade)?.name ?? progress.grade ?? "";
  return say(`instructor-step-${name}`, { grade });
}
