// The caller's voice: one recording at a time, in step with the clock of the call.

import { settings } from "./me.js";

/** How far the voice may be from the clock before it is put right, in seconds. */
const APART_S = 0.6;

/** @typedef {{from_ms: number, until_ms: number, recording: string | null}} Spoken */

const audio = new Audio();
audio.preload = "auto";
let playing = "";
/** A recording to be heard by itself, once nobody speaks in the call. */
let waiting = "";

/** Lets what is said now be heard; silence when nobody speaks, the clock stands, or sound is off.
 * @param {readonly Spoken[]} turns
 * @param {number} now
 * @param {boolean} running */
export function follow(turns, now, running) {
  const spoken = turns.findLast((turn) => turn.recording && turn.from_ms <= now && now < turn.until_ms);
  if (!spoken?.recording || !running || !settings().sound) {
    silence();
    return alone();
  }
  const at = (now - spoken.from_ms) / 1000;
  if (playing !== spoken.recording + spoken.from_ms) {
    playing = spoken.recording + spoken.from_ms;
    audio.src = spoken.recording;
    audio.currentTime = at;
  }
  // It may have ended a little before its line does; then there is nothing to put right.
  if (audio.ended || at >= audio.duration) return;
  if (Math.abs(audio.currentTime - at) > APART_S) audio.currentTime = at;
  audio.volume = settings().voice_percent / 100;
  if (audio.paused) begin();
}

/** Lets one recording be heard by itself, as soon as nobody speaks in the call.
 * @param {string} recording */
export function hear(recording) {
  waiting = recording;
}

function alone() {
  if (!waiting) return;
  if (settings().sound) {
    audio.src = waiting;
    audio.volume = settings().voice_percent / 100;
    begin();
  }
  waiting = "";
}

/** The call is silent: its voice stops, and a recording that is heard by itself goes on. */
function silence() {
  if (playing && !audio.paused) audio.pause();
  playing = "";
}

/** Stops whatever is heard, as when a page is left. */
export function stop() {
  audio.pause();
  playing = waiting = "";
}

function begin() {
  // A browser may not let it be heard before something was pressed; everything said is written too.
  audio.play().catch(() => {});
}
