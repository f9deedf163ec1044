// The recording of a call, heard again from any moment: captions, the voice, and a slider.

import { attribute, button, make, relabel, reveal, write } from "./elements.js";
import { keyPressed, isTyping } from "./keys.js";
import { clock } from "./times.js";
import { follow, stop } from "./voice.js";
import { capital, quoted, say } from "./words.js";

/** @typedef {import("./contract").TapeLine} TapeLine */
/** @typedef {ReturnType<typeof tape>} Tape */

const TICK_MS = 150;
/** How far the buttons go back and on. */
const STEP_MS = 10_000;

/** @param {readonly TapeLine[]} lines */
export function tape(lines) {
  const whole = lines.reduce((most, line) => Math.max(most, line.until_ms), 0);
  let at = 0;
  let since = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  /** @type {Element | null} */
  let opener = null;

  const who = make("p", { class: "who" });
  const words = make("p", { class: "said", "aria-live": "polite", "data-now": "true" });
  const time = make("span", { class: "mono" });
  const slider = make("input", {
    type: "range", id: "tape-at", min: 0, max: Math.ceil(whole / 1000) * 1000, step: 1000, "aria-label": say("rehear-seek"),
    oninput: () => seek(Number(slider.value)),
  });
  const play = button(say("rehear-play"), () => (ticking ? pause() : start()), { class: "first" });
  const line = (/** @type {number} */ by) => {
    const now = lines.findLastIndex((it) => it.from_ms <= at);
    const to = lines[Math.max(0, Math.min(now + by, lines.length - 1))];
    if (to) seek(to.from_ms);
  };
  const element = make("section", { class: "tape", "aria-label": say("web-tape"), hidden: true },
    make("div", { class: "saying", tabindex: "0", role: "group", "aria-label": say("rehear-said") }, who, words),
    make("div", { class: "row" }, play,
      button(say("rehear-back"), () => seek(at - STEP_MS)),
      button(say("rehear-forward"), () => seek(at + STEP_MS)),
      button(say("rehear-line-before"), () => line(-1)),
      button(say("rehear-next-line"), () => line(1)),
      slider, time,
      button(say("rehear-stop"), () => away())));

  function show() {
    const said = lines.findLast((it) => it.from_ms <= at);
    write(who, said ? speaker(said) : "");
    write(words, said ? quoted(said) : say("rehear-silence"));
    write(time, say("rehear-at", { time: clock(at), whole: clock(whole) }));
    if (document.activeElement !== slider || ticking) slider.value = String(at);
    attribute(slider, "aria-valuetext", clock(at));
    relabel(play, say(ticking ? "rehear-pause" : "rehear-play"));
    follow(lines, at, Boolean(ticking));
    highlight(said?.from_ms ?? null);
  }
  function tick() {
    const now = performance.now();
    at = Math.min(whole, at + now - since);
    since = now;
    if (at >= whole) pause();
    else show();
  }
  function start() {
    if (at >= whole) at = 0;
    since = performance.now();
    clearInterval(ticking);
    ticking = setInterval(tick, TICK_MS);
    show();
  }
  function pause() {
    clearInterval(ticking);
    ticking = undefined;
    show();
  }
  /** @param {number} to */
  function seek(to) {
    at = Math.max(0, Math.min(to, whole));
    stop();
    show();
  }
  function away() {
    pause();
    stop();
    reveal(element, false);
    highlight(null);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  }
  return {
    element,
    /** Hears the call from this moment. @param {number} from */
    hear: (from) => {
      opener = document.activeElement;
      reveal(element, true);
      seek(from);
      start();
      play.focus();
    },
    leave: () => {
      clearInterval(ticking);
      stop();
    },
    /** @param {KeyboardEvent} event */
    key: (event) => {
      if (element.hidden || isTyping(event) || keyPressed(event) !== "Escape") return false;
      away();
      return true;
    },
  };
}

/** @param {TapeLine} line */
function speaker(line) {
  if (line.speaker === "handler") return say("rehear-you");
  if (line.speaker === "supervisor") return say("rehear-supervisor");
  return capital(line.speaker === "caller" ? say("legend-speaks") : line.speaker);
}

/** Shows which moment of the report is being heard.
 * @param {number | null} from */
function highlight(from) {
  for (const moment of document.querySelectorAll(".report [data-at-ms]")) {
    moment.classList.toggle("being-heard", from !== null && Number(moment.getAttribute("data-at-ms")) === from);
  }
}
