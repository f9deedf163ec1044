// What a session answered, in counts and without names: how many would ask this, marked that, graded so.

import { attribute, keeping, make, reveal, write } from "../elements.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Answers} Answers */
/** @typedef {import("../contract").RoomAnswers} RoomAnswers */
/** One answer: what tells it from the others, its words, what else is said of it, and how many of how many gave it.
 * @typedef {{key: string, words: string, about: string, count: number, of: number}} Answer */
/** What stands beside the name of one kind of answers, and beside each of them.
 * @typedef {{head?: (kind: Answers) => HTMLElement | null, each?: (kind: Answers, answer: Answer) => HTMLElement | null}} Beside */

/** All kinds, in the order of the work. */
export const KINDS = /** @type {const} */ (["questions", "marks", "grades", "referrals"]);

/** The answers of one kind, each with its words.
 * @type {Record<Answers, (all: RoomAnswers) => Omit<Answer, "of">[]>} */
const WORDED = {
  questions: (all) => all.questions.map((it) => ({ key: it.text, words: `“${it.text}”`, about: it.meaning ?? "", count: it.count })),
  marks: (all) => all.marks.map((it) => ({ key: `${it.line} ${it.sign}`, words: it.name, about: it.text ? `“${it.text}”` : "", count: it.count })),
  grades: (all) => all.grades.map((it) => ({ key: it.grade, words: it.name, about: "", count: it.count })),
  referrals: (all) => all.referrals.map((it) => ({ key: it.route, words: it.name, about: "", count: it.count })),
};

/** The answers, a section for each kind that is shown.
 * @param {string} id What the ids of its parts begin with.
 * @param {"h2" | "h3"} level
 * @param {Beside} [beside] */
export function tally(id, level, beside = {}) {
  const parts = KINDS.map((kind) => section(`${id}-${kind}`, level, kind, beside));
  const element = make("div", { class: "tally" }, ...parts.map((it) => it.element));
  /** @param {RoomAnswers | null} all @param {readonly Answers[]} shown */
  const show = (all, shown) => {
    for (const part of parts) part.show(all, shown.includes(part.kind));
    reveal(element, shown.length > 0);
  };
  return { element, show };
}

/** @param {string} id @param {"h2" | "h3"} level @param {Answers} kind @param {Beside} beside */
function section(id, level, kind, beside) {
  const list = make("ol", {});
  const none = make("p", { class: "note" }, say("session-none-yet"));
  const element = make("section", { class: "tally-kind", "aria-labelledby": id },
    make("div", { class: "row tally-head" }, make(level, { id }, say(`session-${kind}`)), beside.head?.(kind) ?? null), none, list);
  const update = keeping(list, (/** @type {Answer} */ it) => it.key, (it) => row(it, beside.each?.(kind, it) ?? null));
  /** The answers as they stand in the list. @type {readonly string[]} */
  let stands = [];
  /** @param {RoomAnswers | null} all @param {boolean} isShown */
  const show = (all, isShown) => {
    reveal(element, isShown);
    if (!isShown) return;
    // Of nobody, nothing is counted.
    const told = all?.of ? WORDED[kind](all).map((it) => ({ ...it, of: all.of })) : [];
    // While somebody stands among them, they do not change places under the hand; what is new comes last.
    const place = (/** @type {Answer} */ it) => (stands.includes(it.key) ? stands.indexOf(it.key) : stands.length);
    if (list.contains(document.activeElement)) told.sort((a, b) => place(a) - place(b));
    stands = told.map((it) => it.key);
    reveal(none, told.length === 0);
    update(told);
  };
  return { element, kind, show };
}

/** One answer: its words, how many gave it, and the same as a bar for those who see it.
 * @param {Answer} begun @param {HTMLElement | null} beside */
function row(begun, beside) {
  const about = make("p", { class: "note" });
  const count = make("p", { class: "tally-count" });
  const measure = bar();
  const element = make("li", {}, make("p", { class: "tally-words" }, begun.words), count, about, measure.element,
    beside ? make("div", { class: "row" }, beside) : null);
  const show = (/** @type {Answer} */ it) => {
    write(about, it.about);
    reveal(about, Boolean(it.about));
    write(count, say("session-count-of", { count: it.count, of: it.of }));
    measure.show(it.of ? it.count / it.of : 0);
  };
  return { element, show };
}

const SVG = "http://www.w3.org/2000/svg";

/** A bar, which says nothing that is not written beside it. */
function bar() {
  const part = document.createElementNS(SVG, "rect");
  const element = document.createElementNS(SVG, "svg");
  attribute(element, "class", "tally-bar");
  attribute(element, "aria-hidden", "true");
  attribute(part, "height", "100%");
  element.append(part);
  return { element, show: (/** @type {number} */ share) => attribute(part, "width", `${Math.round(Math.min(1, share) * 100)}%`) };
}
