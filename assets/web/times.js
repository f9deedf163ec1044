// Times as people say them.

import { language, say } from "./words.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** After how many days the day itself is named. */
const DAYS = 60;

/** A time of a call: minutes and seconds.
 * @param {number} ms */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long something lasts.
 * @param {number} ms */
export function length(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < MINUTE) return say("web-length-seconds", { seconds });
  return say("web-length-minutes", { minutes: Math.floor(seconds / MINUTE), seconds: String(seconds % MINUTE).padStart(2, "0") });
}

/** How long ago it was; the day itself when it was long ago.
 * @param {string} when */
export function ago(when) {
  const then = new Date(when);
  const seconds = Math.max(0, (Date.now() - then.getTime()) / 1000);
  const count = (/** @type {number} */ unit) => ({ count: Math.floor(seconds / unit) });
  if (seconds < MINUTE) return say("when-now");
  if (seconds < HOUR) return say("when-minutes", count(MINUTE));
  if (seconds < DAY) return say("when-hours", count(HOUR));
  if (seconds < DAYS * DAY) return say("when-days", count(DAY));
  return say("when-on", { day: then.toLocaleDateString(language()) });
}
