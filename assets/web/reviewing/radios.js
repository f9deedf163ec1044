// One of several, to be chosen: beside each other where they are short; below each other, under a heading that names them
// already, where they are not.

import { keeping, make } from "../elements.js";

/** @typedef {import("../contract").Named} Named */

/** @param {string} name @param {string} legend @param {"segments" | "listed"} kind */
export function radios(name, legend, kind) {
  const list = make("div", { class: kind === "segments" ? "row" : "listed" });
  const element = make("fieldset", { class: kind === "segments" ? kind : null }, make("legend", { class: kind === "listed" ? "unseen" : null }, legend), list);
  const all = () => [...list.querySelectorAll("input")];
  const update = keeping(list, (/** @type {Named} */ it) => it.id, (it) => {
    const radio = make("input", { type: "radio", name, id: `${name}-${it.id}`, value: it.id });
    const label = make("label", { for: radio.id }, it.name);
    return { element: make("div", { class: kind === "segments" ? "segment" : "choice" }, radio, label), show: () => {} };
  });
  return {
    element,
    /** Which is chosen. */
    value: () => all().find((it) => it.checked)?.value ?? "",
    /** @param {readonly Named[]} entries @param {string} [first] The one that is chosen until another is. */
    show: (entries, first = entries[0]?.id) => {
      update(entries);
      if (!all().some((it) => it.checked)) for (const it of all()) it.checked = it.value === first;
    },
  };
}
