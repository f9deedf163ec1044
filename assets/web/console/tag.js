// A tag: a few words about something, with the colour of what they mean. The words say it without the colour.

import { make } from "../elements.js";

/** @param {string} words @param {"done" | "heard" | "plain"} meaning @param {string} [unseen] What a reader says before it. */
export function tag(words, meaning, unseen = "") {
  return make("span", { class: `tag ${meaning}` }, unseen ? make("span", { class: "unseen" }, `${unseen} `) : null, words);
}
