// A trainee of a session, at a browser of their own.

import { Learner } from "./browser.mjs";

export class Trainee extends Learner {
  /** Comes in as somebody does who points a telephone at the wall. */
  static async join(instructor, name, wish) {
    const trainee = await this.come({ ...wish, address: instructor.address });
    trainee.name = name;
    trainee.room = instructor.room;
    await trainee.go(`/join/${instructor.code}`);
    await trainee.page.fill("#name", name);
    await trainee.page.click("#join");
    await trainee.page.waitForURL("**/room/*");
    await trainee.page.waitForSelector("#where");
    return trainee;
  }

  /** Where the session is for them, as their page says it. */
  async is(words) {
    await this.page.waitForFunction((words) => document.querySelector("#where")?.textContent === words, words);
  }

  /** Takes the call that is theirs, or goes on with it. */
  async takeCall() {
    await this.page.click("#act:visible");
    await this.page.waitForURL("**/call/*");
    await this.page.waitForSelector("#question");
    this.call = this.page.url().split("/").at(-1);
  }

  /** Says something in the call; where all follow one call, says what they would ask. */
  async say(words) {
    const answered = this.page.waitForResponse((it) => /\/(send|ask)$/.test(new URL(it.url()).pathname));
    await this.page.fill("#question", words);
    await this.page.press("#question", "Enter");
    await (await answered).finished();
  }

  /** Marks the newest line as the first sign there is, and grades the call: 0 is the highest grade. */
  async decide(grade) {
    await this.page.click(".lines li[aria-current] .deeds button >> nth=0");
    await this.page.keyboard.press("Enter");
    await this.page.waitForSelector(".picker", { state: "detached" });
    await this.page.fill("#grade-because", "He decides who is on it.");
    await this.page.click(`.grades button >> nth=${grade}`);
    await this.page.waitForSelector(".grades button[aria-pressed=true]");
  }

  /** Ends the call, and is back at their seat. */
  async endCall() {
    await this.page.click(".hand button:has-text('Leave')");
    await this.page.click("dialog button:has-text('End it')");
    await this.page.waitForURL("**/room/*");
    await this.page.waitForSelector("#where");
  }

  /** What was said in the call, as they read it. */
  said() {
    return this.page.locator(".lines .words").allTextContents();
  }

  /** Until this, and nothing else, was said in the call. */
  async hears(lines) {
    await this.page.waitForFunction((lines) => {
      const said = [...document.querySelectorAll(".lines .words")].map((it) => it.textContent);
      return JSON.stringify(said) === JSON.stringify(lines);
    }, lines);
  }
}
