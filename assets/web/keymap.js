// The map of keys as it is read.

import { make } from "./elements.js";
import { MAP } from "./keys.js";
import { say } from "./words.js";

/** A list of keys and what each does.
 * @param {[key: string, does: string][]} entries */
export function keymap(entries) {
  const row = (/** @type {[string, string]} */ [key, does]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, does));
  return make("dl", { class: "keymap" }, ...entries.map(row));
}

/** The keys of a seat.
 * @param {import("./keys.js").Keys} map
 * @param {string} more The message that says what else the keyboard does there. */
export function keysOf(map, more) {
  const entries = Object.values(map).map(([key, does]) => /** @type {[string, string]} */ ([key, say(does)]));
  return make("div", {}, keymap(entries), make("p", { class: "note" }, say(more)));
}

/** The keys of a call. */
export function keysOfCall() {
  return keysOf(MAP, "web-keys-more");
}
