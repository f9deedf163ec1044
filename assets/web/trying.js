// Trying something that may not come off, and saying so plainly when it does not.

import { Lost, Refused, server } from "./server.js";
import { hush, refuse } from "./telling.js";
import { say } from "./words.js";

/** Waits for something. Gives null, and says why, when it was refused or the network is lost.
 * @template Answer
 * @param {Promise<Answer>} answer
 * @returns {Promise<Answer | null>} */
export async function tryTo(answer) {
  try {
    const came = await answer;
    hush();
    return came;
  } catch (why) {
    refuse(whyNot(why));
    return null;
  }
}

/** Sends a command, and gives null when it did not come off.
 * @param {import("./server.js").Command} command */
export function trySending(command) {
  return tryTo(server.send(command).then((came) => came ?? true));
}

/** Why something did not come off, in words.
 * @param {unknown} why */
export function whyNot(why) {
  if (why instanceof Refused) return why.message;
  if (why instanceof Lost) return why.message || say("web-lost");
  throw why;
}
