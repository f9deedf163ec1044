// A call handler at the keyboard: each step of a play, done as the page means it to be done.

import assert from "node:assert/strict";
import { Hand } from "./hand.mjs";

/** What the page calls the moves, and the keys of those that have one. */
const MOVES = { acknowledge: "k", reassure: "s", explain: "What happens next", goodbye: "Say goodbye" };
const GRADES = { immediate: "1", priority: "2", scheduled: "3", without: "4" };
const FIELDS = ["name", "age", "username", "town", "telephone", "reason"];

export class Handler extends Hand {
  /** @param {import("playwright-core").Page} page @param {ReturnType<import("./play.mjs").linesOf>} lines What is marked and quoted
   * with this seed. */
  constructor(page, lines) {
    super(page);
    this.lines = structuredClone(lines);
  }

  /** Does one step of a play. */
  async step(step) {
    const [verb, second] = step.words;
    const does = this[verb === "log" ? `log_${second}` : verb];
    assert.ok(does, `no step of this kind is known here: ${step.text}`);
    await does.call(this, step);
    assert.equal(await this.page.textContent(".alert"), "", `refused: ${step.text}`);
  }

  async sent(key) {
    const { status, at } = await this.send(key);
    assert.equal(status, 200, `refused: ${await this.page.textContent(".alert")}`);
    return at;
  }

  /** Out of a field, to where letters are keys. */
  async letters() {
    const typing = await this.page.evaluate(() => document.activeElement.matches("input[type=text], textarea, select"));
    if (typing) await this.press("Escape");
  }

  async key(key) {
    await this.letters();
    return this.press(key);
  }

  async ask({ rest }) {
    assert.doesNotMatch(rest, /[{}]/);
    await this.press("F2");
    await this.write(rest);
    await this.sent("Enter");
    assert.equal(await this.page.locator(".moves[aria-labelledby=which] button:visible").count(), 0, `not understood: ${rest}`);
    assert.equal(await this.page.inputValue("#question"), "");
  }

  async say({ rest }) {
    const does = MOVES[rest];
    if (does.length === 1) {
      await this.letters();
      return this.sent(does);
    }
    await this.press("F2");
    await this.tabTo(does);
    return this.sent("Enter");
  }

  /** Chooses the line with these words in the transcript. */
  async line(words) {
    await this.key("t");
    return this.until("ArrowUp", () => this.page.evaluate((words) => {
      const at = document.activeElement;
      return at.matches(".lines li[aria-current]") && at.querySelector(".words").textContent === words;
    }, words));
  }

  async mark({ words }) {
    await this.line(this.lines.marked.shift());
    await this.press("m");
    await this.pick(words[2]);
  }

  /** Picks from the list that is open, by typing the beginning of the name and going on with the arrow. */
  async pick(id) {
    const sought = await this.page.evaluate((id) => {
      const { signs, advice } = JSON.parse(document.getElementById("begin").textContent).lists;
      return [...signs, ...advice].find((it) => it.id === id).name;
    }, id);
    await this.note();
    await this.type(sought.split(" ").slice(0, 2).join(" "));
    await this.until("ArrowDown", () => this.page.evaluate((name) => {
      const at = document.activeElement.getAttribute("aria-activedescendant");
      return document.getElementById(at)?.querySelector("b").textContent === name;
    }, sought));
    await this.sent("Enter");
    assert.equal(await this.page.locator(".picker").count(), 0);
  }

  async log_quote() {
    await this.line(this.lines.quoted.shift());
    await this.sent("q");
  }

  async log_write({ text }) {
    await this.key("g");
    await this.write(text.replace(/^log write /, ""));
    await this.sent("Enter");
  }

  async log_trace({ words }) {
    await this.trace(words[2]);
    await this.sent("l");
  }

  async open({ words }) {
    await this.trace(words[1]);
    await this.sent("o");
  }

  /** Goes to a trace, such as 2.1. */
  async trace(name) {
    const id = `trace-${name.replace(".", "-")}`;
    const all = await this.page.locator(".trace").evaluateAll((them) => them.map((it) => it.id));
    await this.key(",");
    const at = all.indexOf((await this.at()).id);
    await this.until(all.indexOf(id) < at ? "," : ".", (now) => now.id === id);
    await this.note();
  }

  /** Fills in the form, as the journal of the terminal has the names of this seed. */
  async search({ words }) {
    const { query, reason } = this.lines.searched.shift();
    const given = { ...query, age: query.age?.join(" to "), reason };
    await this.key("f");
    for (const field of FIELDS) {
      await this.until("Tab", (at) => at.id === `search-${field}`, 2);
      await this.write(given[field] ?? "");
    }
    if (words[1] === "national") return this.sent("Enter");
    await this.letters();
    return this.sent("v");
  }

  async advise({ words }) {
    await this.key("a");
    await this.pick(words[1]);
  }

  async grade({ words, named }) {
    // The field for the reason comes after the button for advice, which has a key.
    await this.key("a");
    await this.press("Escape");
    await this.tabTo("#grade-because");
    await this.write(named.because[0]);
    await this.letters();
    await this.sent(GRADES[words[1]]);
  }

  async refer({ words, named }) {
    await this.key("r");
    await this.note();
    const at = await this.page.evaluate((id) => [...document.activeElement.options].findIndex((it) => it.value === id), words[1]);
    await this.press("Home");
    await this.until("ArrowDown", () => this.page.evaluate((at) => document.activeElement.selectedIndex === at, at));
    await this.tabTo((it) => it.id.startsWith("urgency-"));
    await this.until("ArrowLeft", (it) => it.id.toLowerCase() === `urgency-${named.urgency[0]}`);
    await this.tabTo("#referral-reason");
    await this.write(named.reason[0]);
    await this.tabTo("Refer");
    await this.sent("Enter");
  }

  async submit() {
    await this.letters();
    await this.sent("u");
  }

  async challenge({ named }) {
    await this.key("c");
    await this.note();
    await this.write(named.reason[0]);
    const wanted = this.lines.brought.map((it) => `“${it}”`);
    const has = (name) => wanted.includes(name) || named.trace.some((it) => name.startsWith(`${it} `));
    for (let left = wanted.length + named.trace.length; left > 0; left -= 1) {
      await this.tabTo((it) => it.id.startsWith("bring-") && has(it.name));
      await this.press("Space");
    }
    await this.tabTo("Send the challenge");
    await this.sent("Enter");
  }

  async end() {
    await this.letters();
    await this.sent("e");
  }
}
