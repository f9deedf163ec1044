// A film for one who watches: the console as it is worked, with the notes of whoever wrote the play.

import { make, reveal, write } from "../elements.js";
import { playName } from "../card.js";
import { band } from "../console/band.js";
import { caption } from "../console/caption.js";
import { decisions } from "../console/decisions.js";
import { log } from "../console/log.js";
import { marks } from "../console/marks.js";
import { records } from "../console/records.js";
import { review } from "../console/review.js";
import { transcript } from "../console/transcript.js";
import { foot } from "../page.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Film} Film */
/** @typedef {import("../contract").Frame} Frame */

/** @param {Film} film @param {HTMLElement} steering */
export function screen(film, steering) {
  const top = band(film.title, null, playName({ name: film.play, words: film.play }));
  const said = caption();
  const parts = [transcript(null), review(null), records(null), marks(null), log(null), decisions(null)];
  const [words, decided, found, marked, written, done] = parts.map((it) => it.element);
  const note = make("p", { class: "note-words", "aria-live": "polite" });
  const waits = make("span", { class: "note" }, say("watch-waits"));
  const commentary = make("section", { class: "commentary", tabindex: "0", "aria-labelledby": "commentary-name" },
    make("h2", { id: "commentary-name" }, say("watch-commentary")), note, waits);
  const outcome = make("section", { class: "card over", "aria-labelledby": "outcome-name", hidden: true },
    make("h2", { id: "outcome-name" }), make("p", {}));
  const place = (/** @type {(HTMLElement | undefined)[]} */ ...content) => make("div", { class: "place", tabindex: "0", role: "group" }, ...content);
  const left = make("div", { class: "place said-place" }, words, make("div", { class: "talk", tabindex: "0", role: "group", "aria-label": say("review-title"), hidden: true }, decided, outcome));
  const middle = place(found, marked);
  middle.setAttribute("aria-label", say("records-title"));
  const right = place(written, done);
  right.setAttribute("aria-label", say("log-title"));
  const talk = /** @type {HTMLElement} */ (left.lastElementChild);
  const element = make("div", { class: "page console watching" }, top.element,
    make("main", { id: "main", tabindex: "-1" }, said.element, commentary, make("div", { class: "places" }, left, middle, right), steering),
    foot());
  return {
    element,
    reveal: () => false,
    /** @param {Frame} frame @param {import("./player.js").Player} player */
    show: (frame, player) => {
      const clock = player.isRunning ? "runs" : "paused";
      top.show({ view: frame.view, clock, slow: false, mode: "practice" });
      for (const part of parts) part.show(frame.view);
      const followed = frame.view.outcome;
      reveal(talk, frame.view.review !== null || followed !== null);
      reveal(outcome, followed !== null);
      if (outcome.firstChild && outcome.lastChild) {
        write(outcome.firstChild, followed?.title ?? "");
        write(outcome.lastChild, followed?.text ?? "");
      }
      write(note, player.note()?.note ?? "\u00a0");
      reveal(waits, player.isWaiting());
    },
    /** @param {Frame} frame @param {number} now */
    tick: (frame, now) => {
      top.tick(now);
      said.show(frame.view, now);
    },
  };
}
