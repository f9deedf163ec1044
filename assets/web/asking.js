// A question that is answered before anything else goes on.

import { button, make } from "./elements.js";

/** An answer: its label, what it does, and whether it is the one that changes nothing and has the focus.
 * @typedef {{label: string, does?: () => void, first?: boolean, key?: string}} Answer */

/** Asks. Escape is the answer that changes nothing. The focus goes back to where it was.
 * @param {string} title
 * @param {string} words
 * @param {Answer[]} answers
 * @param {Node} [more] */
export function asking(title, words, answers, more) {
  const before = document.activeElement;
  const dialog = make("dialog", { class: "asking", "aria-labelledby": "asking-title", "aria-describedby": "asking-words" },
    make("h2", { id: "asking-title" }, title),
    make("p", { id: "asking-words" }, words),
    more ?? null,
    make("div", { class: "row" }, ...answers.map((answer) => {
      const does = () => {
        dialog.close();
        answer.does?.();
      };
      return button(answer.label, does, { class: answer.first ? "first" : null, autofocus: answer.first, key: answer.key });
    })));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
