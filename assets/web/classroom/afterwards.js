// The ways on from a call that is over: its debrief, and back to where one came from.

import { make, reveal } from "../elements.js";
import { way } from "../page.js";
import { say } from "../words.js";

/** @typedef {import("../contract").CallRoom} CallRoom */

/** Where one goes back to from a call of a session: to one's seat in it, or to the instructor's own page.
 * @param {CallRoom} it */
export function backTo({ room, led }) {
  return `/${led ? "session" : "room"}/${encodeURIComponent(room)}`;
}

/** Whether a call of a session follows the one its instructor plays.
 * @param {CallRoom | null} it */
export function isFollowing(it) {
  return it !== null && it.pace === "together" && !it.led;
}

/** @param {string} debrief @param {CallRoom | null} place The session the call belongs to, if any. */
export function afterwards(debrief, place) {
  const home = place ? backTo(place) : "/";
  const see = way(say("web-see-debrief"), place ? `${debrief}?back=${encodeURIComponent(home)}` : debrief, { class: place ? "" : "first" });
  const back = way(say(place ? "session-back" : "debrief-shelf"), home, { class: place ? "first" : "" });
  const element = make("p", { class: "row" }, ...(place ? [back, see] : [see, back]));
  // Whether a trainee may look back at a call of a session is for the instructor to say.
  reveal(see, !place || place.led);
  return { element, home, mayOpen: (/** @type {boolean} */ may) => reveal(see, may) };
}
