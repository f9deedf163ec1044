// A name for a session that is nobody's: a bird, and how it is.

import { say } from "../words.js";

/** One of the words of a list, by chance.
 * @param {string} list The message that holds the list. */
function drawn(list) {
  const words = say(list).split(",").map((it) => it.trim());
  return words[Math.floor(Math.random() * words.length)] ?? "";
}

/** Another name than this one.
 * @param {string} [before] */
export function nickname(before = "") {
  // With as many names as there are, one that comes twice in a row does not come thrice for long.
  for (let time = 0; time < 9; time += 1) {
    const name = say("session-nickname", { how: drawn("session-nickname-hows"), bird: drawn("session-nickname-birds") });
    if (name !== before) return name;
  }
  return before;
}
