// A log of the queue: as it was written, what is done about it, and the recording of its call. Each log keeps its own, so
// that words begun about one never go with another.

import { make, reveal } from "../elements.js";
import { say } from "../words.js";
import { acting } from "./acting.js";
import { recording } from "./recording.js";
import { written } from "./written.js";

/** @typedef {import("../contract").Reviewed} Reviewed */
/** @typedef {import("../contract").ReviewedLog} Log */

/** What the parts of the seat may do.
 * @typedef {{do: (deed: import("../contract").ReviewDeed) => Promise<boolean>, read: (no: number) => void}} Hands */

/** A log by its number and who wrote it.
 * @param {Log} log */
export function titleOf(log) {
  return say("review-log", { number: log.no, handler: log.handler });
}

/** @param {number} no @param {Hands} hands */
export function log(no, hands) {
  const parts = { written: written(no), acting: acting(no, hands), recording: recording(no, hands) };
  const element = make("div", { class: "log-read" }, parts.written.element, parts.acting.element);
  return {
    no,
    element,
    recording: parts.recording.element,
    name: parts.written.name,
    acting: parts.acting,
    hear: parts.recording.hear,
    tick: parts.recording.tick,
    show: (/** @type {Reviewed} */ shown, /** @type {number} */ read) => {
      const it = shown.view.logs.find((log) => log.no === no);
      if (!it) return;
      reveal(element, no === read);
      reveal(parts.recording.element, no === read);
      parts.written.show(it, shown.view.colleague);
      parts.acting.show(it, shown.over);
      parts.recording.show(it, shown);
    },
  };
}
