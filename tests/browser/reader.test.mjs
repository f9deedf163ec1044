// What a screen reader is given: names, roles, headings, and what is told by itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { faultsOf, isWithin, keepLive, treeOf } from "./reader.mjs";

/** How far the page's own clock goes on at once, and how far at most until something must have been said. */
const STEP_MS = 500;
const MOST_MS = 60_000;

/** Lets the page's clock go on until what the caller says now has been heard. */
async function heard(page, words) {
  for (let gone = 0; gone < MOST_MS; gone += STEP_MS) {
    await page.clock.runFor(STEP_MS);
    const [said, now] = await page.locator(".caption .said").evaluate((it) => [it.textContent, it.dataset.now]);
    if (said === `“${words}”` && now === "false") return;
  }
  assert.fail(`never heard to its end: ${words}`);
}

const callers = (shown) => shown.view.turns.filter((it) => it.speaker === "caller").map((it) => it.text);

test("the caption tells each thing the caller says once, and in its order", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await page.clock.install();
  await page.addInitScript(keepLive);
  const call = await learner.take("server-owner", { seed: 7 });
  await heard(page, callers(await learner.shown(call)).at(-1));
  for (const question of ["Where is your son right now? Is he at home with you?", "Tell me about this lad. How old is he?"]) {
    await page.fill("#question", question);
    await page.press("#question", "Enter");
    await page.waitForFunction(() => document.querySelector("#question").value === "");
    await heard(page, callers(await learner.shown(call)).at(-1));
  }
  const told = (await page.evaluate(() => globalThis.live)).filter((it) => it.kind === "said").map((it) => it.words);
  const said = callers(await learner.shown(call));
  assert.ok(said.length >= 6);
  assert.deepEqual(told.filter((it) => it.startsWith("“")), said.map((it) => `“${it}”`));
  const session = await learner.context.newCDPSession(page);
  const tree = await treeOf(session);
  const caption = tree.find((it) => it.name === `“${said.at(-1)}”` && it.live === "polite");
  const inside = tree.find((it) => it.role === "StaticText" && it.name === `“${said.at(-1)}”`);
  assert.ok(caption ?? inside.within.live === "polite", "the caption is a live region");
  assert.ok(isWithin(inside, "region"));
}));

test("dialogs have names, and hold whoever is in them", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await learner.take("server-owner");
  const session = await learner.context.newCDPSession(page);
  for (const [key, title] of [["?", "Keys"], ["Escape", "Leave this call?"]]) {
    await page.keyboard.press(key);
    const tree = await treeOf(session);
    assert.deepEqual(faultsOf(tree), []);
    const dialog = tree.find((it) => it.role === "dialog");
    assert.deepEqual([dialog.name, dialog.modal], [title, true]);
    assert.ok(tree.filter((it) => it.focusable && it.role === "button").every((it) => isWithin(it, "dialog")));
    assert.ok(isWithin(tree.find((it) => it.focused && it.role !== "RootWebArea"), "dialog"));
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
  }
}));

test("a refusal is an alert, and what is done is told", () => asLearner({ expects: [/status of 422/] }, async (learner) => {
  const { page } = learner;
  await page.addInitScript(keepLive);
  await learner.take("server-owner");
  await page.fill("#search-name", "Dean");
  await page.fill("#search-age", "soon");
  await page.press("#search-reason", "Enter");
  await page.waitForFunction(() => document.querySelector("[role=alert]").textContent);
  const session = await learner.context.newCDPSession(page);
  const tree = await treeOf(session);
  const alert = tree.find((it) => it.role === "alert");
  const words = await page.textContent("[role=alert]");
  assert.ok(words.length > 10);
  assert.ok(tree.some((it) => it.name === words && isWithin(it, "alert")), JSON.stringify(alert));
  await page.fill("#log-entry", "Rings about her son.");
  await page.press("#log-entry", "Enter");
  await page.waitForFunction(() => document.querySelectorAll(".entries li").length === 1);
  assert.equal(await page.textContent("[role=alert]"), "", "it is put away once something is done");
  const live = await page.evaluate(() => globalThis.live);
  assert.deepEqual(live.filter((it) => it.kind === "alert").map((it) => it.words), [words]);
  assert.ok(live.some((it) => it.kind === "status" && it.words.startsWith("Written in the log")));
}));

test("every page is read in its order", () => asLearner({ expects: [/status of 404/] }, async (learner) => {
  const session = await learner.context.newCDPSession(learner.page);
  const call = await learner.take("server-owner");
  await learner.ask("POST", `/api/calls/${call}/send`, { no: 1, deed: "End" });
  const review = (await learner.ask("POST", "/api/calls", { scenario: "second-pair", seed: 7, timers: "Off" })).call;
  const film = "/watch/server-owner/expert";
  const pages = ["/", "/brief/server-owner", `/call/${call}`, `/debrief/${call}`, film, `${film}?projected=1`, `/review/${review}`,
    "/settings", "/help", "/accessibility", "/privacy", "/call/nothing", "/review/nothing"];
  for (const at of pages) {
    await learner.go(at);
    const tree = await treeOf(session);
    assert.deepEqual(faultsOf(tree), [], at);
    assert.equal(tree.filter((it) => it.role === "heading" && it.level === 1).length, 1, at);
  }
}));
