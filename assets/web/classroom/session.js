// A session as its instructor has it: what is shown of it, what is chosen for it, and what is done with it.

import { Refused, server } from "../server.js";
import { hush, refuse } from "../telling.js";
import { whyNot } from "../trying.js";
import { follow, merged } from "./live.js";
import { Quiet } from "./quiet.js";

/** @typedef {import("../contract").Board} Board */
/** @typedef {import("../contract").Plan} Plan */
/** @typedef {import("../contract").Order} Order */
/** @typedef {import("../contract").SeatOrder} SeatOrder */

/** What a session tells.
 * @typedef {{shown: () => void, lost: (is: boolean, why?: string) => void}} Told */

export class Session {
  /** @param {Board} board @param {Told} told */
  constructor(board, told) {
    this.board = board;
    this.told = told;
    this.quiet = new Quiet();
    this.quiet.take(board);
    /** What is chosen, ahead of what the server has of it. @type {Plan} */
    this.plan = board.plan;
    /** How many choices are on their way. */
    this.choosing = 0;
    /** Choices go one after the other, so that the last one stands. @type {Promise<unknown>} */
    this.chosen = Promise.resolve();
    this.stream = follow(`/api/rooms/${encodeURIComponent(board.room)}/live`, {
      take: (/** @type {Board} */ came) => this.take(came, came.whole),
      lost: told.lost,
    });
  }

  /** Takes what the server shows, unless something later was shown before it came.
   * @param {Board} came @param {boolean} [anew] Whether the stream began anew: then whatever it tells is how it stands. */
  take(came, anew = false) {
    if (!anew && came.version < this.board.version) return;
    this.quiet.take(came);
    this.board = merged(this.board, came);
    if (!this.choosing) this.plan = this.board.plan;
    this.told.shown();
  }

  /** Sends something about this session. Gives null when it was done, and otherwise why it was not.
   * @param {import("../server.js").Command} command
   * @returns {Promise<string | null>} */
  async attempt(command) {
    try {
      const came = await server.send({ ...command, room: this.board.room });
      hush();
      if (came?.seats) this.take(came);
      return null;
    } catch (why) {
      return whyNot(why);
    }
  }

  /** Sends something, and says it where it was not done. Whether it was done.
   * @param {import("../server.js").Command} command */
  async send(command) {
    const why = await this.attempt(command);
    if (why !== null) refuse(why);
    return why === null;
  }

  /** @param {Order} order */
  order(order) {
    return this.send({ name: "order", order });
  }

  /** @param {number} seat @param {SeatOrder} order */
  seat(seat, order) {
    return this.send({ name: "seat", seat, order });
  }

  /** Chooses something else. What the server does not take goes back to what it has.
   * @param {Partial<Plan>} changed */
  choose(changed) {
    this.plan = { ...this.plan, ...changed };
    this.choosing += 1;
    this.told.shown();
    const sent = this.chosen.then(async () => {
      const done = await this.send({ name: "plan", plan: this.plan });
      this.choosing -= 1;
      if (!this.choosing) this.plan = this.board.plan;
      this.told.shown();
      return done;
    });
    this.chosen = sent;
    return sent;
  }

  /** Erases what one trainee did here.
   * @param {number} seat */
  async eraseSeat(seat) {
    if (!await this.send({ name: "eraseSeat", seat })) return false;
    return this.send({ name: "room" });
  }

  /** The call that is led now, for this browser; null, and said, where there is none to be had.
   * @returns {Promise<string | null>} */
  async lead() {
    try {
      const { call } = await server.send({ name: "lead", room: this.board.room });
      hush();
      return call;
    } catch (why) {
      refuse(whyNot(why));
      return null;
    }
  }

  leave() {
    this.stream.close();
  }
}

/** Whether something was refused because nobody is signed in as an instructor.
 * @param {unknown} why */
export function isOutside(why) {
  return why instanceof Refused && (why.status === 401 || why.status === 403);
}
