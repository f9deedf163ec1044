// What was marked so far, with taking it back.

import { button, enable, keeping, make } from "../elements.js";
import { say } from "../words.js";
import { tag } from "./tag.js";

/** @typedef {import("../contract").View} View */
/** @typedef {{number: number, sign: string, name: string, view: View}} Marked */

/** @param {import("./hands.js").Hands | null} hands */
export function marks(hands) {
  const none = make("p", { class: "note" }, say(hands ? "marks-none" : "nothing-yet"));
  const list = make("ul", { class: "marked" });
  const element = make("section", { id: "marks", class: "marks", "aria-labelledby": "marks-name" },
    make("h2", { id: "marks-name" }, say("marks-title")), none, list);
  const update = keeping(list, (/** @type {Marked} */ it) => `${it.number} ${it.sign}`, (it) => {
    const undo = button(say("marks-take-back"), async () => {
      if (await hands?.do({ Unmark: [{ Number: it.number }, it.sign] })) element.querySelector("h2")?.focus();
    }, { class: "small", "aria-label": `${say("marks-take-back")}. ${say("marks-take-back-of", { sign: it.name })}` });
    return {
      element: make("li", { class: "row" }, tag(it.name, "done"), hands ? undo : null),
      show: ({ view }) => enable(undo, view.openings.desk && !view.review),
    };
  });
  element.querySelector("h2")?.setAttribute("tabindex", "-1");
  return { element, show: (/** @type {View} */ view) => {
    const all = marked(view);
    none.hidden = all.length > 0;
    update(all);
  } };
}

/** Every mark once: a line that was said twice carries its marks twice.
 * @param {View} view */
function marked(view) {
  /** @type {Map<string, Marked>} */
  const all = new Map();
  for (const turn of view.turns) {
    for (const mark of turn.marks) {
      if (turn.number !== null) all.set(`${turn.number} ${mark.sign}`, { number: turn.number, ...mark, view });
    }
  }
  return [...all.values()];
}
