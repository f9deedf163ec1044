// One call or one review, as this page sits at it: what is shown of it, its clock, what is sent, and what to do when the
// network is lost.

import { Lost, Refused, server } from "./server.js";

/** @typedef {import("./contract").Shown} Shown */
/** @typedef {import("./contract").Reviewed} Reviewed */
/** @typedef {import("./contract").Glance} Glance */
/** @typedef {import("./contract").Deed} Deed */
/** @typedef {import("./contract").ReviewDeed} ReviewDeed */

/** What is sat at: where the server has it, whether somebody speaks in it now, until when what was said lasts, whether somebody
 * else may move it on while its clock stands, and whether it follows what others hear at the same time.
 * @template At
 * @typedef {{at: "calls" | "reviews", speaks: (shown: At) => boolean, until: (shown: At) => number, isMoved?: (shown: At) => boolean,
 *   follows?: (shown: At) => boolean}} Sat */

/** How long the page waits at most before it looks again, and how long at least. */
const LOOK_MS = 2000;
const LEAST_MS = 120;
/** How long it waits before it tries again when the network is lost, at first and at most. */
const AGAIN_MS = 1000;
const AGAIN_MOST_MS = 8000;

/** What a sitting tells.
 * @typedef {{shown: () => void, lost: (is: boolean) => void, refused: (words: string) => void}} Told */

/** What is shown of a call or a review, and what of it is heard by now.
 * @template {Shown | Reviewed} At */
export class Hearing {
  /** @param {Sat<At>} sat @param {At} shown */
  constructor(sat, shown) {
    this.sat = sat;
    this.shown = shown;
    this.seenAt = performance.now();
    // A call that begins untimed is heard from its first word; whoever comes late to what others hear is where they are.
    this.heardFrom = shown.clock === "untimed" && shown.sent === 0 && !sat.follows?.(shown) ? 0 : shown.now_ms;
    this.isLost = false;
  }

  /** The time of the call now, in its milliseconds. */
  now() {
    const { clock, now_ms } = this.shown;
    if (clock !== "runs" || this.isLost || this.shown.over) return now_ms;
    return now_ms + (performance.now() - this.seenAt) * this.pace();
  }

  /** The time that is heard: in an untimed call what was said is heard after the clock has got to its end. */
  heard() {
    if (this.shown.clock !== "untimed") return this.now();
    const until = Math.max(this.shown.now_ms, this.sat.until(this.shown));
    return Math.min(this.heardFrom + performance.now() - this.seenAt, until);
  }

  /** Whether the clock moves now. */
  isRunning() {
    return this.shown.clock !== "paused" && !this.isLost && !this.shown.over;
  }

  pace() {
    return this.shown.slow && !this.sat.speaks(this.shown) ? 0.5 : 1;
  }

  /** Goes on with what is shown now.
   * @param {At | Glance} shown */
  goOnWith(shown) {
    // What was said before is not waited for once something new was done.
    const heard = shown.sent > this.shown.sent ? Math.max(this.heard(), this.shown.now_ms) : this.heard();
    if (shown.view) this.shown = shown;
    else this.shown = { ...this.shown, ...shown, notices: [], view: this.shown.view };
    this.heardFrom = heard;
    this.seenAt = performance.now();
  }

  /** Stands still while the network is lost, and goes on from there.
   * @param {boolean} is */
  stand(is) {
    if (is) this.shown = { ...this.shown, now_ms: this.now() };
    else this.seenAt = performance.now();
    this.isLost = is;
  }
}

/** A call or a review as somebody sits at it.
 * @template {Shown | Reviewed} At
 * @extends {Hearing<At>} */
export class Sitting extends Hearing {
  /** @param {Sat<At>} sat @param {At} shown @param {Told} told */
  constructor(sat, shown, told) {
    super(sat, shown);
    this.told = told;
    this.isLeft = false;
    /** Deeds go one after the other: each has the next number. @type {Promise<unknown>} */
    this.sending = Promise.resolve();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.looking = undefined;
    this.lookSoon();
  }

  /** Does something. Whether it was done.
   * @param {At extends Shown ? Deed : ReviewDeed} deed
   * @returns {Promise<boolean>} */
  do(deed) {
    return this.queue(() => ({ name: "deed", no: this.shown.sent + 1, deed }));
  }

  pause() {
    return this.queue(() => ({ name: "pause" }));
  }

  goOn() {
    return this.queue(() => ({ name: "goOn" }));
  }

  aside() {
    return this.queue(() => ({ name: "aside" }));
  }

  /** Nobody sits here any more: no more looking. */
  leave() {
    this.isLeft = true;
    clearTimeout(this.looking);
  }

  /** @param {() => import("./server.js").Command} command @returns {Promise<boolean>} */
  queue(command) {
    const sent = this.sending.then(() => this.send(command()));
    this.sending = sent;
    return sent;
  }

  /** Sends one command, the same again and again until its answer comes: the server does it once only.
   * @param {import("./server.js").Command} command */
  async send(command) {
    for (let wait = AGAIN_MS; !this.isLeft; wait = Math.min(wait * 2, AGAIN_MOST_MS)) {
      try {
        this.take(await this.ask(command));
        return true;
      } catch (why) {
        if (why instanceof Refused) {
          if (why.shown) this.take(/** @type {At} */ (why.shown));
          this.told.refused(why.message);
          return false;
        }
        if (!(why instanceof Lost)) throw why;
        this.lose(true);
        await new Promise((again) => setTimeout(again, wait));
      }
    }
    return false;
  }

  /** Asks the server about what is sat at.
   * @param {import("./server.js").Command} command */
  ask(command) {
    return server.send({ at: this.sat.at, call: this.shown.call, ...command });
  }

  /** Takes what the server shows, unless something later was shown before it came.
   * @param {At | Glance} shown */
  take(shown) {
    this.lose(false);
    if (shown.version < this.shown.version || shown.sent < this.shown.sent) return;
    this.goOnWith(shown);
    if (this.isLeft) return;
    this.told.shown();
    this.lookSoon();
  }

  /** @param {boolean} is */
  lose(is) {
    if (is === this.isLost || this.isLeft) return;
    this.stand(is);
    this.told.lost(is);
  }

  lookSoon() {
    clearTimeout(this.looking);
    const { clock, over, next_ms } = this.shown;
    const runs = clock === "runs";
    if (over || this.isLeft || !(runs || this.sat.isMoved?.(this.shown))) return;
    const until = next_ms === null || !runs ? LOOK_MS : (next_ms - this.now()) / this.pace();
    this.looking = setTimeout(() => this.look(), Math.min(LOOK_MS, Math.max(LEAST_MS, until)));
  }

  async look() {
    try {
      this.take(await this.ask({ name: "look", version: this.shown.version }));
    } catch (why) {
      if (why instanceof Lost) this.lose(true);
      else if (why instanceof Refused) this.told.refused(why.message);
      else throw why;
      clearTimeout(this.looking);
      if (!this.isLeft) this.looking = setTimeout(() => this.look(), LOOK_MS);
    }
  }
}
