// Where a trainee is, and what they did last, in words.

import { clock } from "../times.js";
import { say } from "../words.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("../contract").Progress} Progress */

/** The things that are done last, and the message for each. Whatever else is done has none of its own. */
const DEEDS = new Set(["ask", "say", "choose", "wait", "mark", "unmark", "search", "open", "write", "quote", "note", "strike",
  "advise", "grade", "refer", "colleague", "hold", "resume", "submit", "accept", "challenge", "end", "leave"]);

/** Where a call is, beside talking, and the message for it.
 * @type {Record<string, string>} */
const PHASES = {
  Ringing: "instructor-at-ringing", OnHold: "instructor-at-hold", RungOff: "instructor-at-rung-off",
  Reviewed: "instructor-at-supervisor", Settled: "instructor-at-supervisor",
};

/** Where somebody is: whether they are there at all, and where in their call.
 * @param {BoardSeat} seat */
export function place(seat) {
  if (seat.removed) return say("instructor-is-removed");
  if (seat.left) return say("instructor-has-left");
  const { progress } = seat;
  if (!progress) return say("instructor-not-begun");
  if (progress.left) return say("instructor-at-left");
  if (progress.over) return say("instructor-at-over");
  const at = say(PHASES[progress.phase] ?? "instructor-at-talking");
  return progress.phase === "Ringing" ? at : say("instructor-at", { at, time: clock(progress.at_ms) });
}

/** What was done last.
 * @param {Progress | null} progress */
export function lastDone(progress) {
  if (!progress || !progress.last) return say("instructor-did-nothing");
  return say(DEEDS.has(progress.last) ? `instructor-did-${progress.last}` : "instructor-did-something");
}

/** How long somebody has been quiet.
 * @param {number | null} ms */
export function quietWords(ms) {
  if (ms === null) return "";
  const minutes = Math.floor(ms / 60_000);
  return minutes < 1 ? say("instructor-quiet-not") : say("instructor-quiet", { minutes });
}
