// Where a film is: its step, its clock, how fast it goes, and asking the server for what is shown there.

import { server } from "../server.js";
import { refuse } from "../telling.js";
import { whyNot } from "../trying.js";
import { tell } from "../words.js";

/** @typedef {import("../contract").Film} Film */
/** @typedef {import("../contract").Frame} Frame */

/** Skipping talk, a step stands this long at least. */
const SKIPPED_MS = 2500;

export class Player {
  /** @param {Film} film @param {boolean} waits Whether it waits at notes. @param {() => void} changed */
  constructor(film, waits, changed) {
    this.film = film;
    this.waits = waits;
    this.changed = changed;
    /** @type {Frame | null} */
    this.frame = null;
    /** How many steps are done, and the time of the call. */
    this.step = 0;
    this.at = 0;
    this.since = performance.now();
    this.isRunning = false;
    /** One and two are speeds; zero skips the talking. */
    this.speed = 1;
    /** The step whose note is waited at. */
    this.noteRead = 0;
    this.asked = 0;
    this.isAsking = false;
    this.stoodSince = 0;
  }

  begin() {
    this.isRunning = true;
    return this.goTo(0);
  }

  now() {
    if (!this.isRunning || this.isAsking || this.speed === 0) return this.at;
    return Math.min(this.film.length_ms, this.at + (performance.now() - this.since) * this.speed);
  }

  isOver() {
    return this.at >= this.film.length_ms && this.step >= this.film.steps.length;
  }

  /** The note of the step that was done last, or of one shortly before it. */
  note() {
    return this.film.steps.slice(0, this.step).findLast((it) => it.note !== null) ?? null;
  }

  /** What was done last; a note is nothing that is done. */
  doing() {
    const done = this.film.steps.slice(0, this.step).map((it) => ({ what: tell(it.what), note: it.note }));
    return done.findLast((it) => it.what && it.what !== it.note)?.what ?? "";
  }

  /** Whether it stands at a note that has not been read. */
  isWaiting() {
    const note = this.note();
    return this.waits && note !== null && note.no === this.film.steps[this.step - 1]?.no && this.noteRead < this.step;
  }

  toggle() {
    if (this.isOver()) return this.start();
    if (this.isWaiting()) this.noteRead = this.step;
    else this.hold(!this.isRunning);
    this.since = performance.now();
    this.changed();
  }

  /** @param {boolean} runs */
  hold(runs) {
    this.at = this.now();
    this.since = performance.now();
    this.isRunning = runs;
  }

  start() {
    this.noteRead = 0;
    this.isRunning = true;
    return this.goTo(0);
  }

  /** Goes on to the next step, or back to the one before. @param {number} by */
  stepBy(by) {
    this.isRunning = false;
    const to = Math.max(0, Math.min(this.step + by, this.film.steps.length));
    const at = to === 0 ? 0 : this.film.steps[to - 1]?.at_ms ?? 0;
    return this.goTo(this.step === this.film.steps.length && by > 0 ? this.film.length_ms : at, to);
  }

  /** Goes to the next line, or to the one before. @param {number} by */
  lineBy(by) {
    const lines = this.film.lines;
    if (!lines) return this.stepBy(by);
    this.isRunning = false;
    const now = lines.findLastIndex((it) => it.from_ms <= this.at);
    const to = lines[Math.max(0, Math.min(now + by, lines.length - 1))];
    return this.goTo(to && now + by >= 0 ? to.from_ms : 0);
  }

  /** @param {number} speed */
  goAt(speed) {
    this.at = this.now();
    this.since = performance.now();
    this.speed = speed;
    this.changed();
  }

  /** Goes to this time, with the steps that are done by then. @param {number} at @param {number} [step] */
  goTo(at, step = this.film.steps.filter((it) => it.at_ms <= at && at > 0).length) {
    this.step = step;
    this.at = Math.max(0, Math.min(at, this.film.length_ms));
    this.stoodSince = performance.now();
    return this.ask();
  }

  async ask() {
    const mine = ++this.asked;
    this.isAsking = true;
    try {
      const { scenario, play } = this.film;
      const frame = await server.send({ name: "frame", scenario, play, step: this.step, at_ms: this.at });
      if (mine !== this.asked) return;
      this.frame = frame;
    } catch (why) {
      this.isRunning = false;
      refuse(whyNot(why));
    }
    if (mine !== this.asked) return;
    this.isAsking = false;
    this.since = performance.now();
    this.changed();
  }

  /** Moves on when it is time for the next step, or for what changes by itself. */
  tick() {
    if (!this.isRunning || this.isAsking || !this.frame || this.isWaiting()) {
      if (this.isRunning) this.since = performance.now();
      return;
    }
    const next = this.film.steps[this.step];
    if (this.speed === 0) {
      if (performance.now() - this.stoodSince < SKIPPED_MS) return;
      if (next) this.goTo(next.at_ms, this.step + 1);
      else this.finish();
      return;
    }
    const now = this.now();
    const by = this.frame.next_ms ?? Infinity;
    if (next && now >= next.at_ms) this.goTo(next.at_ms, this.step + 1);
    else if (now >= by) this.goTo(by, this.step);
    else if (now >= this.film.length_ms) this.finish();
  }

  finish() {
    this.isRunning = false;
    this.goTo(this.film.length_ms, this.film.steps.length);
  }

  leave() {
    this.isRunning = false;
    this.asked += 1;
  }
}
