// Where a session is, in words for a trainee.

import { say } from "../words.js";

/** @typedef {import("../contract").SeatView} SeatView */
/** @typedef {"removed" | "over" | "lobby" | "paused" | "waiting" | "ready" | "open" | "next" | "done" | "together-over"} Where */

/** Where one is in a session.
 * @param {SeatView} view
 * @returns {Where} */
export function whereIn(view) {
  const { standing, call } = view;
  if (view.removed) return "removed";
  if (standing.phase === "ended") return "over";
  if (standing.phase === "lobby") return "lobby";
  if (standing.paused) return "paused";
  if (!call) return "waiting";
  if (call.state !== "over") return call.state;
  if (view.pace === "together") return "together-over";
  return view.step + 1 < view.steps ? "next" : "done";
}

/** What is said of it: a sentence, and what else there is to know.
 * @param {SeatView} view
 * @returns {{title: string, words: string}} */
export function wordsFor(view) {
  const where = whereIn(view);
  return { title: say(`session-is-${where}`), words: say(`session-is-${where}-means`) };
}
