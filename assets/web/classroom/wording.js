// A question that is answered in words: a hint, a name. Why the words were not taken is said beside them.

import { button, labelled, make, write } from "../elements.js";
import { say } from "../words.js";

/** What is asked for. `send` gives null when the words were taken, and otherwise why not.
 * @typedef {{title: string, note?: string, label: string, value?: string, most: number, long?: boolean, does: string,
 *   send: (words: string) => Promise<string | null>, others?: import("../asking.js").Answer[]}} Asked */

/** Asks for words. Escape changes nothing, and the focus goes back to where it was.
 * @param {Asked} asked */
export function wording({ title, note, label, value = "", most, long = false, does, send, others = [] }) {
  const before = document.activeElement;
  const given = { id: "wording-words", maxlength: most, autocomplete: "off", "aria-describedby": "wording-why", autofocus: true };
  const field = long ? make("textarea", { ...given, rows: 3 }) : make("input", { type: "text", ...given });
  field.value = value;
  const why = make("p", { class: "refused", id: "wording-why", role: "alert" });
  let isSending = false;
  const submitted = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const not = await send(field.value.trim());
    isSending = false;
    write(why, not ?? "");
    if (not === null) dialog.close();
    else field.focus();
  };
  const dialog = make("dialog", { class: "asking", "aria-labelledby": "wording-title" },
    make("h2", { id: "wording-title" }, title),
    note ? make("p", {}, note) : null,
    make("form", { class: "stack", onsubmit: submitted },
      labelled(label, field), why,
      make("div", { class: "row" },
        make("button", { type: "submit", class: "first" }, does),
        button(say("instructor-not-now"), () => dialog.close()))),
    others.length ? make("div", { class: "row others" }, ...others.map(({ label, does }) => button(label, () => {
      dialog.close();
      does?.();
    }))) : null);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && !document.querySelector("dialog:modal")) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
