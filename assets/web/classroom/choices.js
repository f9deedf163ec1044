// One of several, for a whole session.

import { make } from "../elements.js";
import { say } from "../words.js";

/** @param {string} name @param {string} legend
 * @param {readonly (readonly [value: string, label: string, means?: string, lang?: string])[]} choices
 * @param {(value: string) => void} chosen */
export function choices(name, legend, choices, chosen) {
  const rows = choices.map(([value, label, means, lang]) => {
    const id = `${name}-${value}`;
    const radio = make("input", {
      type: "radio", id, name, value, "aria-describedby": means ? `${id}-means` : null, onchange: () => chosen(value),
    });
    const row = make("div", { class: "choice" }, radio, make("label", { for: id, lang }, lang ? label : say(label)),
      means ? make("p", { class: "note", id: `${id}-means` }, say(means)) : null);
    return { value, radio, row };
  });
  const element = make("fieldset", {}, make("legend", {}, say(legend)), ...rows.map((it) => it.row));
  return {
    element,
    /** @param {string} value */
    show: (value) => {
      for (const it of rows) if (it.radio.checked !== (it.value === value)) it.radio.checked = it.value === value;
    },
  };
}
