// A call by the clock: it runs, it stops when it is paused, and whoever wants to leaves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";

const seconds = (clock) => clock.split(":").reduce((all, it) => all * 60 + Number(it), 0);

/** Everything asked for by whatever plays sound. */
function recordings(page) {
  const asked = [];
  page.on("request", (it) => {
    const path = new URL(it.url()).pathname;
    if (it.resourceType() === "media" || path.startsWith("/recordings/")) asked.push(path);
  });
  return asked;
}

test("the clock runs, the caller goes on by herself, and a pause stops both", () => asLearner({}, async (learner) => {
  const { page } = learner;
  const asked = recordings(page);
  const call = await learner.take("server-owner", { timers: "AsMeant" });
  const first = await page.locator(".lines li.caller").count();
  // The voice may sound once something was pressed.
  await page.keyboard.press("Tab");
  await page.waitForFunction((first) => document.querySelectorAll(".lines li.caller").length > first, first);
  await page.waitForFunction((words) => document.querySelector(".said").textContent === words,
    `“${(await learner.shown(call)).view.turns.at(-1).text}”`);
  assert.ok(seconds(await page.textContent(".now")) > 0);
  await page.keyboard.press("p");
  await page.waitForSelector(".band[data-paused]");
  const stood = await page.textContent(".now");
  const before = await learner.ask("GET", `/api/calls/${call}/look`);
  assert.equal(before.clock, "paused");
  // Two seconds of nothing: what would have come by itself has no other way to be noticed.
  await page.waitForTimeout(2000);
  const after = await learner.ask("GET", `/api/calls/${call}/look`);
  assert.deepEqual([await page.textContent(".now"), after.now_ms], [stood, before.now_ms]);
  await page.keyboard.press("p");
  await page.waitForFunction((stood) => document.querySelector(".now").textContent > stood, stood);
  assert.ok(asked.length > 0, "the caller is heard");
  assert.ok(asked.every((it) => /^\/recordings\/server-owner\/[^/]+$/.test(it)), asked.join());
}));

test("with sound off nothing is asked for that sounds", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await learner.go("/settings");
  const kept = page.waitForResponse((it) => it.request().method() === "PUT");
  await page.click("#sound");
  await kept;
  const asked = recordings(page);
  await learner.take("server-owner", { timers: "AsMeant" });
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelectorAll(".lines li.caller").length > 1);
  assert.deepEqual(asked, []);
}));

for (const [when, before] of [
  ["while it rings", () => {}],
  ["while it is paused", async (page) => {
    await page.keyboard.press("p");
    await page.waitForSelector(".band[data-paused]");
  }],
  ["with a question half typed", (page) => page.fill("#question", "Where is")],
  ["after it was submitted", async (page) => {
    await page.keyboard.press("2");
    await page.waitForSelector(".grades [aria-pressed=true]");
    await page.keyboard.press("u");
    await page.waitForSelector(".review:not([hidden])");
  }],
]) {
  test(`it is left ${when}, and nothing is held against anybody`, () => asLearner({}, async (learner) => {
    const { page } = learner;
    const call = await learner.take("server-owner", { timers: "AsMeant" });
    await before(page);
    await page.click(".hand button:has-text('Leave')");
    await page.click("dialog button:has-text('Leave it, unscored')");
    await page.waitForURL(`**/debrief/${call}`);
    await page.waitForSelector(".report .help, .report .support");
    const debrief = await learner.ask("GET", `/api/debriefs/${call}`);
    assert.deepEqual([debrief.left, debrief.passed], [true, false]);
    assert.equal(await page.locator(".report .scores").count(), 0, "no score is shown");
    await page.click("main a[href='/']");
    await page.waitForSelector("#history");
    await page.click("#history summary");
    assert.doesNotMatch(await page.textContent("#history li"), /\d+ (%|of|points)/);
  }));
}
