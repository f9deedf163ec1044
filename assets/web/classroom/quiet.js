// For how long each trainee has done nothing. The server tells it when something changed; between, it is counted here.

/** @typedef {import("../contract").Board} Board */

/** From when on somebody counts as quiet. */
export const QUIET_MS = 60_000;

export class Quiet {
  constructor() {
    /** @type {Map<number, number>} */
    this.all = new Map();
    this.countedAt = performance.now();
  }

  /** Takes what a board tells, before it is merged into the one shown.
   * @param {Board} board */
  take(board) {
    this.count(board.standing.paused);
    if (board.whole) this.all.clear();
    for (const { no, quiet_s, removed, left } of board.seats) {
      if (quiet_s === null || removed || left) this.all.delete(no);
      else this.all.set(no, quiet_s * 1000);
    }
  }

  /** Counts on. While every clock stands still, nobody is quiet.
   * @param {boolean} paused */
  count(paused) {
    const now = performance.now();
    if (!paused) for (const [no, ms] of this.all) this.all.set(no, ms + now - this.countedAt);
    this.countedAt = now;
  }

  /** For how long this one has been quiet; null where nothing is to be done.
   * @param {number} no */
  of(no) {
    return this.all.get(no) ?? null;
  }
}
