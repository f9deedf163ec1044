// The instructor, at a browser of their own.

import assert from "node:assert/strict";
import { Learner } from "./browser.mjs";

/** What is chosen for a session where a test chooses nothing else. Calls go by no clock, and are drawn from one number. */
const PLAN = {
  title: "Tuesday", calls: ["server-owner"], seeds: [], pace: "own", mode: "practice", timing: "Off", language: "en-GB",
  showing: {
    score: { after_call: true, at_end: true }, debrief: { after_call: true, at_end: true }, room: { after_call: false, at_end: true },
  },
};

export class Instructor extends Learner {
  /** Comes in by the link that is printed where the server was started. */
  static async enter(server, wish) {
    const instructor = await this.come({ ...wish, address: server.address });
    await instructor.page.goto(`${server.address}/instructor#key=${server.key}`);
    await instructor.page.waitForSelector("#new-session");
    assert.equal(new URL(instructor.page.url()).hash, "", "the key is not left in the address");
    return instructor;
  }

  /** Opens a session, and its page. */
  async open(chosen = {}) {
    const { room } = await this.ask("POST", "/api/rooms", { plan: { ...PLAN, ...chosen } });
    this.room = room;
    this.code = (await this.board()).code;
    await this.go(`/session/${room}`);
    await this.page.waitForSelector("#joining:visible, .orders:visible");
  }

  /** The session as the server shows it. */
  board() {
    return this.ask("GET", `/api/rooms/${this.room}`);
  }

  /** Steers it from the page: presses what is called so, and what is asked then. */
  async steer(order, sure) {
    await this.page.click(`.orders button:has-text("${order}")`);
    if (sure) await this.page.click(`dialog button:has-text("${sure}")`);
  }

  /** Says something, to everybody or to one. */
  async hint(words, name) {
    await this.page.click(name ? `.board tr:has-text("${name}") button:has-text("Hint")` : ".orders button:has-text('Hint to all')");
    await this.page.fill("#wording-words", words);
    await this.page.click("dialog button.first");
    await this.page.waitForSelector("dialog", { state: "detached" });
  }

  /** The row of somebody on the board, as it reads. */
  row(name) {
    return this.page.locator(".board tbody tr", { hasText: name });
  }

  /** Fetches a file of the session. */
  async file(name) {
    const answer = await this.context.request.get(`${this.address}/api/rooms/${this.room}/${name}`);
    assert.equal(answer.status(), 200, name);
    return { kind: answer.headers()["content-type"], named: answer.headers()["content-disposition"], bytes: await answer.body() };
  }
}
