// What is kept of a learner is theirs: seen, taken away, erased.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";

/** Plays a call so far that there is something to look back on. */
async function play(learner) {
  const { page } = learner;
  const call = await learner.take("server-owner");
  await page.fill("#log-entry", "Something nobody else wrote.");
  await page.press("#log-entry", "Enter");
  await page.waitForSelector(".entries li");
  await page.click(".hand button:has-text('Leave')");
  await page.click("dialog button:has-text('End it and see the debrief')");
  await page.waitForURL(`**/debrief/${call}`);
  await page.waitForSelector(".report");
  return call;
}

test("a call that was played is in the history, and can be forgotten", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await learner.go("/");
  assert.equal(await page.locator("#history").count(), 0);
  const call = await play(learner);
  await learner.go("/");
  await page.click("#history summary");
  assert.equal(await page.locator(`#history a[href='/debrief/${call}']`).count(), 1);
  assert.equal(await page.locator(`.last a[href='/debrief/${call}']`).count(), 1);
  const forget = page.locator("#history button");
  await forget.click();
  assert.equal(await page.locator("#history li").count(), 1, "it is asked first");
  await forget.click();
  await page.waitForFunction(() => !document.querySelector("#history li"));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.reload();
  await page.waitForSelector("h1");
  assert.equal(await page.locator("#history").count(), 0);
}));

test("everything is taken away as a file, with the journal of each call", () => asLearner({}, async (learner) => {
  const { page } = learner;
  const call = await play(learner);
  await learner.go("/settings");
  await page.fill("#nickname", "Meadowsweet");
  await page.press("#nickname", "Tab");
  await page.waitForFunction(() => document.querySelector(".unseen[role=status]").textContent);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[href='/api/me/export']")]);
  assert.match(download.suggestedFilename(), /\.json$/);
  const all = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(all.nickname, "Meadowsweet");
  const own = all.calls.find((it) => it.call === call);
  assert.ok(own.journal.length > 3 && own.journal.join("\n").includes("Something nobody else wrote."));
}));

test("everything is erased, once that was asked", () => asLearner({ expects: [/status of 404/] }, async (learner) => {
  const { page } = learner;
  await learner.take("server-owner");
  await page.fill("#question", "Half typed, and kept by the tab");
  const call = await play(learner);
  assert.equal(await page.evaluate(() => sessionStorage.length), 1);
  await learner.go("/settings");
  const kept = page.waitForResponse((it) => it.url().endsWith("/api/me") && it.request().method() === "PUT");
  await page.click("#theme-dark");
  await kept;
  const number = await page.textContent("#belongings .note");
  await page.click("button:has-text('Erase everything')");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), await page.textContent("dialog button.first"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog", { state: "detached" });
  assert.equal((await learner.ask("GET", "/api/shelf")).history.length, 1, "nothing is erased by whoever thought better of it");
  await page.click("button:has-text('Erase everything')");
  await page.click("dialog button:not(.first)");
  await page.waitForURL(`${learner.address}/`);
  await page.waitForSelector(".cards");
  assert.equal(await page.locator("#history").count(), 0);
  await learner.go("/settings");
  assert.notEqual(await page.textContent("#belongings .note"), number);
  assert.notEqual(await page.getAttribute("html", "data-theme"), "dark");
  assert.match((await learner.ask("GET", `/api/debriefs/${call}`)).error, /./);
  assert.deepEqual((await learner.ask("GET", "/api/me/export")).calls, []);
  assert.deepEqual(await page.evaluate(() => [sessionStorage.length, localStorage.length]), [0, 0]);
}));
