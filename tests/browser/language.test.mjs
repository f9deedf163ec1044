// The language changes in the middle of a call, and nothing is lost by it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";

const HALF = "Tell me about this la";

async function speak(page, language) {
  await page.click(`#language-${language}`);
  await page.waitForSelector(`html[lang=${language}]`);
}

test("in the settings the words change at once, and the focus stays", () => asLearner({}, async (learner) => {
  const { page } = learner;
  await learner.go("/settings");
  const english = await page.textContent("h1");
  await speak(page, "cy");
  await page.waitForFunction((english) => document.querySelector("h1").textContent !== english, english);
  assert.equal(await page.evaluate(() => document.activeElement.id), "language-cy");
  assert.ok(await page.locator("footer .note").textContent(), "that it is a draft is said");
  await page.reload();
  assert.equal(await page.getAttribute("html", "lang"), "cy");
  await speak(page, "en-GB");
  await page.waitForFunction((english) => document.querySelector("h1").textContent === english, english);
}));

test("a call with a half typed question goes on in the other language", () => asLearner({}, async (learner) => {
  const { page } = learner;
  const call = await learner.take("server-owner");
  await page.fill("#log-entry", "Rings about her son.");
  await page.press("#log-entry", "Enter");
  await page.waitForSelector(".entries li");
  const before = await page.locator(".lines .words").allTextContents();
  const english = await page.textContent("#submit");
  await page.fill("#question", HALF);
  // Put aside, changed in the settings, and gone on with.
  await page.focus("#transcript li.caller[tabindex='0']");
  await page.keyboard.press("Escape");
  await page.click("dialog button >> nth=1");
  await page.waitForSelector("#unfinished");
  await page.click("a[href='/settings']");
  await speak(page, "cy");
  await page.click("a[href='/']");
  await page.click(`#unfinished a[href='/call/${call}']`);
  await page.waitForSelector("#question");
  assert.equal(await page.getAttribute("html", "lang"), "cy");
  assert.notEqual(await page.textContent("#submit"), english);
  assert.deepEqual(await page.locator(".lines .words").allTextContents(), before);
  assert.equal(await page.locator(".entries li").count(), 1);
  assert.equal(await page.inputValue("#question"), HALF);
  await page.fill("#question", `${HALF}d. How old is he?`);
  await page.press("#question", "Enter");
  await page.waitForFunction(() => document.querySelector("#question").value === "");
  assert.equal((await learner.shown(call)).sent, 2);
}));
