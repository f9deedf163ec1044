// Speaking to the caller: in one's own words, by a move, or by settling what was meant.

import { attribute, button, enable, hint, keeping, make, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { say } from "../words.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("./hands.js").Hands} Hands */

/** The moves, the messages that name them, and the keys of those that have one.
 * @type {[move: string, label: string, key?: string][]} */
const MOVES = [
  ["Acknowledge", "move-acknowledge", keyOf("acknowledge")],
  ["Reassure", "move-reassure", keyOf("reassure")],
  ["Apologise", "move-apologise"],
  ["GoBack", "move-go-back"],
  ["Repeat", "move-repeat"],
  ["Spell", "move-spell"],
  ["Explain", "move-explain"],
  ["Goodbye", "move-goodbye"],
];

/** @param {Hands} hands */
export function question(hands) {
  const topics = make("p", { class: "note" });
  const field = make("input", {
    type: "text", id: "question", autocomplete: "off", enterkeyhint: "send", "aria-label": say("question-name"), "aria-keyshortcuts": keyOf("question"),
  });
  const sayIt = make("button", { type: "submit", class: "first" }, make("span", {}, say("question-say")), hint("Enter"));
  const form = make("form", { class: "asking-row" }, field, sayIt);
  const choosing = choices(hands);
  const moving = moves(hands);
  let may = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = field.value.trim();
    // What was refused stays in the box, and so does what was typed since.
    if (words && may && await hands.do({ Ask: words }) && field.value.trim() === words) field.value = "";
  });
  field.addEventListener("keydown", (event) => {
    if (field.value || event.ctrlKey || event.altKey || !choosing.settle(event.key)) return;
    event.preventDefault();
  });
  const element = make("div", { class: "question" }, topics, form, moving.element, choosing.element);
  /** @param {View} view @param {boolean} untimed */
  const show = (view, untimed) => {
    const { speak, resume } = view.openings;
    may = speak;
    reveal(topics, view.topics.length > 0);
    write(topics, view.topics.length ? say("question-topics", { topics: view.topics.join(" · ") }) : "");
    attribute(field, "placeholder", say(speak ? "question-hint" : resume ? "question-on-hold" : "question-nobody"));
    enable(sayIt, speak);
    moving.show(view, untimed);
    choosing.show(view);
  };
  return { element, field, show, settle: choosing.settle };
}

/** @param {Hands} hands */
function moves(hands) {
  const wait = button(say("move-wait"), () => hands.do("Wait"), { class: "small", key: keyOf("wait") });
  const made = MOVES.map(([move, label, key]) => ({ move, button: button(say(label), () => hands.do({ Say: move }), { class: "small", key }) }));
  const element = make("div", { class: "row moves", role: "group", "aria-label": say("web-moves") }, wait, ...made.map((it) => it.button));
  const show = (/** @type {View} */ view, /** @type {boolean} */ untimed) => {
    reveal(element, view.choices.length === 0);
    reveal(wait, untimed);
    enable(wait, view.openings.speak);
    for (const it of made) enable(it.button, view.openings.speak && view.openings.moves.includes(it.move));
  };
  return { element, show };
}

/** What it may have meant; the trainee says which.
 * @param {Hands} hands */
function choices(hands) {
  const list = make("div", { class: "row" });
  const none = button(say("question-none"), () => hands.do({ Choose: null }), { key: "0" });
  const element = make("div", { class: "moves", role: "group", "aria-labelledby": "which" }, make("p", { id: "which", class: "note" }, say("question-which")), list, none);
  let count = 0;
  const update = keeping(list, (/** @type {{no: number, choice: string}} */ it) => `${it.no} ${it.choice}`, ({ no, choice }) => ({
    element: button(choice, () => hands.do({ Choose: no }), { key: String(no) }),
    show: () => {},
  }));
  return {
    element,
    show: (/** @type {View} */ view) => {
      count = view.choices.length;
      reveal(element, count > 0);
      update(view.choices.map((choice, place) => ({ no: place + 1, choice })));
    },
    /** Settles what was meant by its number. Whether there was anything to settle. @param {string} key */
    settle: (key) => {
      const number = /^\d$/.test(key) ? Number(key) : -1;
      if (count === 0 || number < 0 || number > count) return false;
      hands.do({ Choose: number || null });
      return true;
    },
  };
}
