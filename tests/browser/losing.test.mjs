// Nothing is lost, and nothing is done twice: not by a reload, a closed page, a lost answer, a dead server or a second tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { Server, freePort } from "./server.mjs";

const QUESTION = "How does the server work, who decides who plays on it?";
const AWAY = [/net::ERR_/, /status of 409/];

async function ask(page, words) {
  await page.fill("#question", words);
  await page.press("#question", "Enter");
}

/** Until a question was answered and is gone from the box. */
function answered(page) {
  return page.waitForFunction(() => document.querySelector("#question").value === "");
}

async function write(page, words, count) {
  await page.fill("#log-entry", words);
  await page.press("#log-entry", "Enter");
  await page.waitForFunction((count) => document.querySelectorAll(".entries li").length === count, count);
}

/** Everything that was said and written, as the page shows it. */
async function there(page) {
  return { said: await page.locator(".lines .words").allTextContents(), log: await page.locator(".entries li > p:first-child").allTextContents() };
}

/** How often this was said by the call handler. */
async function asked(page, words) {
  return (await page.locator(".lines li.handler .words").allTextContents()).filter((it) => it === words).length;
}

test("a page that is loaded again, or closed and opened elsewhere, shows the call as it was", () => asLearner({}, async (learner) => {
  const call = await learner.take("server-owner");
  await ask(learner.page, QUESTION);
  await answered(learner.page);
  await write(learner.page, "He decides who is on it.", 1);
  const before = await there(learner.page);
  assert.ok(before.said.includes(QUESTION));
  await learner.page.reload();
  await learner.page.waitForSelector(".lines li");
  assert.deepEqual(await there(learner.page), before);
  const other = await learner.context.newPage();
  await learner.page.close();
  learner.page = other;
  await learner.go("/", other);
  await other.click("#unfinished a.first");
  await other.waitForURL(`**/call/${call}`);
  await other.waitForSelector(".lines li");
  assert.deepEqual(await there(other), before);
  await ask(other, "Where is your son right now? Is he at home with you?");
  await answered(other);
  assert.equal((await learner.shown(call)).sent, 3);
}));

test("what is half typed is there again after a reload", () => asLearner({}, async (learner) => {
  await learner.take("server-owner");
  await learner.page.fill("#question", "Tell me about this");
  await learner.page.fill("#log-entry", "She says that");
  await learner.page.fill("#search-name", "Dean Pem");
  await learner.page.reload();
  await learner.page.waitForSelector("#question");
  const typed = ["#question", "#log-entry", "#search-name"].map((it) => learner.page.inputValue(it));
  assert.deepEqual(await Promise.all(typed), ["Tell me about this", "She says that", "Dean Pem"]);
}));

test("an answer that is lost on its way does not make the question be asked twice", () => asLearner({ expects: AWAY }, async (learner) => {
  const call = await learner.take("server-owner");
  const numbers = [];
  await learner.page.route("**/send", async (route) => {
    numbers.push(route.request().postDataJSON().no);
    if (numbers.length > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await ask(learner.page, QUESTION);
  await learner.page.waitForFunction(() => document.querySelector(".lost").textContent);
  await answered(learner.page);
  await learner.page.waitForFunction(() => !document.querySelector(".lost").textContent);
  assert.deepEqual(numbers, [1, 1]);
  assert.equal(await asked(learner.page, QUESTION), 1);
  assert.equal((await learner.shown(call)).sent, 1);
}));

/** A server of its own at a port that stays, ended however the test goes. */
async function withOwnServer(does) {
  const server = await Server.start(await freePort());
  try {
    await does(server);
  } finally {
    await server.end();
  }
}

for (const timers of ["Off", "AsMeant"]) {
  test(`a server that dies in mid-call, and comes back, has lost nothing (${timers})`, () => withOwnServer((server) =>
    asLearner({ address: server.address, expects: AWAY }, async (learner) => {
      const { page } = learner;
      const call = await learner.take("server-owner", { timers });
      await write(page, "Rings about her son.", 1);
      await ask(page, QUESTION);
      await answered(page);
      const before = await there(page);
      await server.kill();
      // Where the clock runs the page notices by itself; where none runs, once something is done.
      if (timers === "Off") await ask(page, "Tell me about this lad. How old is he?");
      await page.waitForFunction(() => document.querySelector(".lost").textContent);
      if (timers !== "Off") await page.fill("#question", "Tell me about this lad. How old is he?");
      await server.begin();
      await page.waitForFunction(() => !document.querySelector(".lost").textContent);
      if (timers !== "Off") await page.press("#question", "Enter");
      await answered(page);
      await page.waitForFunction(() => document.querySelector(".alert").textContent === "");
      const now = await there(page);
      assert.deepEqual(now.said.slice(0, before.said.length), before.said);
      assert.deepEqual(now.log, before.log);
      assert.equal(await asked(page, QUESTION), 1);
      assert.equal(await asked(page, "Tell me about this lad. How old is he?"), 1);
      const shown = await learner.shown(call);
      assert.deepEqual([shown.sent, shown.view.log.length], [3, 1]);
    })));
}

test("a second tab is told that something was done in the first, and keeps what was typed", () => asLearner({ expects: AWAY }, async (learner) => {
  const call = await learner.take("server-owner");
  const second = await learner.context.newPage();
  await learner.go(`/call/${call}`, second);
  await ask(learner.page, QUESTION);
  await answered(learner.page);
  const words = "Where is your son right now? Is he at home with you?";
  await ask(second, words);
  await second.waitForFunction(() => document.querySelector("[role=alert]").textContent);
  assert.equal(await second.inputValue("#question"), words);
  assert.equal(await asked(second, QUESTION), 1, "and shown what was done");
  assert.equal((await learner.shown(call)).sent, 1);
  await second.press("#question", "Enter");
  await answered(second);
  assert.equal(await asked(second, words), 1);
  assert.equal(await second.textContent("[role=alert]"), "");
}));
