// The recording of the log's call: heard and stopped, with captions; what was heard of it stays to be read.

import { attribute, button, enable, following, keeping, make, relabel, reveal, write } from "../elements.js";
import { REVIEW } from "../keys.js";
import { settings } from "../me.js";
import { clock, length } from "../times.js";
import { capital, quoted, say, spoken } from "../words.js";

/** @typedef {import("../contract").Reviewed} Reviewed */
/** @typedef {import("../contract").ReviewedLog} Log */
/** @typedef {import("../contract").Hearing} Hearing */
/** @typedef {import("../contract").HeardTurn} Turn */

/** From how many letters on a caption is written a little smaller, so that it stays in its place. */
const LONG = 110;

/** What is heard now, for the voice: a turn lasts until the next one begins, and the last one until the recording ends.
 * @param {import("../contract").ReviewView} view */
export function tapeOf({ hearing, logs }) {
  const heard = hearing ? logs.find((it) => it.no === hearing.log)?.heard ?? [] : [];
  const now = heard.flatMap(({ from_ms, recording }) => (from_ms === null ? [] : [{ from_ms, recording }]));
  return now.map((it, place) => ({ ...it, until_ms: now[place + 1]?.from_ms ?? hearing?.until_ms ?? it.from_ms }));
}

/** @param {number} no @param {import("./log.js").Hands} hands */
export function recording(no, hands) {
  const id = `recording-${no}-name`;
  /** @type {Log | null} */
  let log = null;
  let isHeard = false;
  const hear = () => { hands.do(isHeard ? "Stop" : { Hear: no }); };
  const press = button(say("review-hear"), hear, { key: REVIEW.hear[0] });
  const left = make("span", { class: "note" });
  const said = caption();
  const list = make("ol", { class: "lines" });
  const box = make("div", { class: "scroll", role: "group", "aria-labelledby": id, tabindex: "0" }, list);
  const element = make("section", { class: "recording", "aria-labelledby": id },
    make("h2", { id }, say("review-recording")), make("div", { class: "row" }, press, left), said.element, box);
  const toEnd = following(box);
  const update = keeping(list, (/** @type {{turn: Turn, who: string, place: number}} */ it) => it.place, row);
  let count = 0;
  return {
    element,
    hear: () => press.click(),
    /** @param {Log} shown @param {Reviewed} review */
    show: (shown, { view, clock: runs, over }) => {
      log = shown;
      isHeard = view.hearing?.log === no;
      relabel(press, say(isHeard ? "review-stop" : "review-hear"));
      enable(press, !over && (isHeard || log.may_hear));
      update(log.heard.map((turn, place) => ({ turn, who: whoOf(turn, shown), place })));
      said.show(log, isHeard, runs === "untimed");
      // What is heard is followed; what came all at once is read from its beginning.
      if (runs !== "untimed") toEnd();
      else if (log.heard.length > count && count > 0) list.children[count]?.scrollIntoView({ block: "nearest" });
      count = log.heard.length;
    },
    /** @param {Hearing | null} hearing @param {number} now */
    tick: (hearing, now) => {
      if (!log) return;
      const mine = hearing?.log === no ? hearing : null;
      write(left, say("review-left-to-hear", { length: length(mine ? mine.until_ms - now : log.left_ms) }));
      const at = mine ? log.heard.findLastIndex((it) => it.from_ms !== null && it.from_ms <= now) : -1;
      [...list.children].forEach((it, place) => attribute(it, "aria-current", place === at ? "true" : null));
      const turn = log.heard[at];
      if (turn) said.say(whoOf(turn, log), turn);
    },
  };
}

/** Who said it: the caller by what they are, or the handler.
 * @param {Turn} turn @param {Log} log */
function whoOf(turn, log) {
  return turn.speaker === "caller" ? capital(log.who) : say("review-handler");
}

/** A turn that was heard.
 * @param {{turn: Turn, who: string}} heard */
function row({ turn, who }) {
  const element = make("li", { class: turn.speaker === "handler" ? "handler" : null },
    make("span", { class: "time" }, clock(turn.said_ms)),
    make("p", { class: "words" }, make("span", { class: "whose" }, `${who}:`), ` ${spoken(turn)}`));
  return { element, show: () => {} };
}

/** The caption: what is being said, told once to whoever listens when it begins. It stays when the recording stands still. */
function caption() {
  const who = make("p", { class: "who" });
  const words = make("p", { class: "said" });
  const element = make("div", { class: "saying", "aria-live": "polite", "aria-atomic": "true" }, who, words);
  /** @param {string} whose @param {Turn} turn */
  const tell = (whose, turn) => {
    write(who, whose);
    write(words, quoted(turn));
    words.dataset["long"] = String(turn.text.length > LONG);
  };
  return {
    element,
    say: tell,
    /** @param {Log} log @param {boolean} isHeard @param {boolean} untimed */
    show: (log, isHeard, untimed) => {
      const last = log.heard.at(-1);
      if (!last) write(words, say("review-unheard"));
      else if (!isHeard) tell(whoOf(last, log), last);
      words.dataset["now"] = String(isHeard);
      words.classList.toggle("unheard", !last);
      // Without captions the lines below are what is read; a reader is told them as they come all the same.
      element.classList.toggle("unseen", Boolean(last) && (untimed || !settings().captions));
      reveal(element, !untimed || !last);
    },
  };
}
