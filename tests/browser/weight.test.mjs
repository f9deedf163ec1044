// A first visit is light, and nothing jumps about while it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { drawn } from "./tour.mjs";
import { keepShifts, weigh } from "./weight.mjs";

const MOST_BYTES = 150 * 1024;
/** How much may move in a call, where what is said and done takes room. */
const MOST_SHIFT = 0.01;

test("the shelf and then a call come to less than 150 KB", () => asLearner({}, async (learner) => {
  const { page } = learner;
  const scale = await weigh(page);
  await learner.go("/");
  await page.waitForLoadState("networkidle");
  const shelf = scale.bytes();
  await page.click("a[href='/brief/server-owner']");
  await page.click("#take");
  await page.waitForSelector("#question");
  await page.waitForLoadState("networkidle");
  const whole = scale.bytes();
  console.log(`    shelf ${shelf} bytes, with a call ${whole} bytes`);
  assert.ok(shelf > 10_000 && scale.parts.some((it) => it.path.endsWith("console.js")), "it was weighed");
  assert.ok(whole < MOST_BYTES, `${whole} bytes: ${JSON.stringify(scale.parts.toSorted((a, b) => b.bytes - a.bytes).slice(0, 8))}`);
}));

test("nothing moves by itself", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await page.addInitScript(keepShifts);
  const moved = async (at) => {
    await learner.go(at);
    await page.waitForLoadState("networkidle");
    await drawn(page);
    return page.evaluate(() => globalThis.shifts);
  };
  assert.deepEqual(await moved("/"), []);
  assert.deepEqual(await moved("/brief/server-owner"), []);
  const call = await learner.take("server-owner", { timers: "AsMeant" });
  // From one line of hers to the next, whatever comes by itself.
  await page.waitForFunction(() => document.querySelectorAll(".lines li.caller").length > 1);
  for (const question of ["How does the server work, who decides who plays on it?", "What is his name?"]) {
    await page.fill("#question", question);
    await page.press("#question", "Enter");
    await page.waitForFunction(() => document.querySelector("#question").value === "");
  }
  await drawn(page);
  const shifts = await page.evaluate(() => globalThis.shifts);
  assert.ok(shifts.reduce((all, it) => all + it.value, 0) < MOST_SHIFT, JSON.stringify(shifts));
  await learner.ask("POST", `/api/calls/${call}/send`, { no: (await learner.shown(call)).sent + 1, deed: "End" });
  assert.deepEqual(await moved(`/debrief/${call}`), []);
}));
