// Days and moments, as they are written in the language of the screens.

import { language } from "../words.js";

/** A day: “28 February 2027”.
 * @param {string} date */
export function dayOf(date) {
  return new Date(date).toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** A moment: its day and its time.
 * @param {string} when */
export function momentOf(when) {
  return new Date(when).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
}
