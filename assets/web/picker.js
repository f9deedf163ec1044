// A list that is narrowed by typing. The arrows go through it while one types, and Enter takes what is chosen.

import { attribute, button, make, reveal, write } from "./elements.js";
import { say } from "./words.js";

/** @typedef {{id: string, name: string, about: string}} Choice */

let count = 0;

/** Whether an entry has all the words that were typed.
 * @param {Choice} entry @param {string} typed */
function has(entry, typed) {
  const told = `${entry.name} ${entry.about}`.toLocaleLowerCase();
  return typed.toLocaleLowerCase().split(/\s+/).every((word) => told.includes(word));
}

/** A picker. It is closed by whoever opened it, once something is picked or it is put away.
 * @param {string} label
 * @param {readonly Choice[]} entries
 * @param {(id: string) => void} picked
 * @param {() => void} away */
export function picker(label, entries, picked, away) {
  const id = `picker-${++count}`;
  let at = 0;
  const options = entries.map((entry, place) => {
    const option = make("li", { role: "option", id: `${id}-${place}`, onclick: () => picked(entry.id) },
      make("b", {}, entry.name), make("span", { class: "note" }, entry.about));
    return { entry, option };
  });
  const none = make("p", { class: "note", role: "status" });
  const list = make("ul", { role: "listbox", id, "aria-label": label, tabindex: "-1" }, ...options.map((it) => it.option));
  const shown = () => options.filter((it) => !it.option.hidden);
  const choose = (/** @type {number} */ place) => {
    const open = shown();
    at = Math.max(0, Math.min(place, open.length - 1));
    for (const it of options) attribute(it.option, "aria-selected", String(it === open[at]));
    attribute(field, "aria-activedescendant", open[at]?.option.id);
    open[at]?.option.scrollIntoView({ block: "nearest" });
  };
  const narrow = () => {
    for (const it of options) reveal(it.option, has(it.entry, field.value));
    write(none, shown().length ? say("web-pick-count", { count: shown().length }) : say("pick-none"));
    choose(0);
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    const chosen = shown()[at];
    if (by) choose(at + by);
    else if (event.key === "Enter" && chosen) picked(chosen.entry.id);
    else if (event.key === "Escape") away();
    else return;
    event.preventDefault();
  };
  const field = make("input", {
    type: "text", id: `${id}-field`, role: "combobox", autocomplete: "off", placeholder: say("pick-hint"),
    "aria-expanded": "true", "aria-controls": id, "aria-autocomplete": "list", oninput: narrow, onkeydown: pressed,
  });
  const element = make("div", { class: "picker card", onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    away();
  } },
  make("div", { class: "picker-head" }, make("label", { for: field.id }, label), button(say("pick-away"), away, { class: "small", key: "Esc" })),
  field, none, list);
  narrow();
  return { element, begin: () => { field.focus(); element.scrollIntoView({ block: "nearest" }); } };
}
