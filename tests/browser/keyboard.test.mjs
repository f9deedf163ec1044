// A whole call by keyboard alone is the same call as in the terminal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { Handler } from "./handler.mjs";
import { linesOf, playedInTerminal, stepsOf } from "./play.mjs";
import { faultsOf, treeOf } from "./reader.mjs";

const SEED = 2026;

test("the expert's way, by keyboard alone, gives the journal the terminal gives", () => asLearner({}, async (learner) => {
  const steps = stepsOf("server-owner", "expert");
  const told = playedInTerminal("server-owner", steps, SEED);
  const call = await learner.take("server-owner", { seed: SEED });
  const handler = await new Handler(learner.page, linesOf(told)).begin();
  const known = new Set();
  for (const step of steps) {
    await handler.step(step);
    // What is read is looked over once for each kind of step: it changes in kind only there.
    if (known.has(step.words[0])) continue;
    known.add(step.words[0]);
    const tree = await treeOf(handler.reader);
    assert.deepEqual(faultsOf(tree), [], step.text);
    assert.ok(tree.some((it) => it.focused && it.role !== "RootWebArea"), `a reader stands nowhere: ${step.text}`);
  }
  await learner.page.waitForURL(`**/debrief/${call}`);
  await learner.page.waitForSelector(".report");
  const at = await handler.at();
  assert.equal(at.tag, "H1", "a reader begins at the name of the debrief");
  await learner.page.goto(`${learner.address}/debrief/${call}/print`);
  assert.equal(await learner.page.textContent(".hash"), told.journal_hash);
  for (const used of ["textbox", "combobox", "button", "radio", "checkbox"]) {
    assert.ok(handler.used.some((it) => it.role === used), `no ${used} was used`);
  }
}));

test("whoever stands on something that goes away is not thrown out of the page", () => asLearner({}, async (learner) => {
  await learner.take("server-owner");
  const hand = await new Handler(learner.page, { marked: [], quoted: [], brought: [], searched: [] }).begin();
  // What was meant is settled by a button, which is then gone.
  await hand.press("F2");
  await hand.write("What is his name?");
  await hand.sent("Enter");
  await hand.tabTo("his real name");
  await hand.sent("Enter");
  // So is the button an entry of the log is struck with.
  await hand.log_write({ text: "log write Anxious mother." });
  await hand.tabTo("Strike the entry: Anxious mother.", { back: true });
  await hand.sent("Enter");
  // A picker, a form and a dialog give back what they took.
  await hand.key("a");
  const opener = await hand.press("Escape");
  assert.equal(opener.name, "Advise");
  await hand.press("r");
  assert.equal((await hand.press("Escape")).name, "Refer");
  await hand.press("?");
  assert.equal((await hand.press("Escape")).name, "Refer");
  await hand.press("Escape");
  assert.equal((await hand.press("Escape")).name, "Refer");
  // The speaking ends where the supervisor begins.
  await hand.sent("2");
  await hand.press("F2");
  await hand.tabTo("Say it back");
  await hand.sent("u");
  await hand.tabTo("Accept it");
  await hand.sent("Enter");
  await hand.tabTo("#submit");
  await hand.press("Enter");
  await learner.page.waitForURL("**/debrief/*");
  await learner.page.waitForSelector(".report");
  await hand.tabTo((it) => it.name.startsWith("Hear it again, from"));
  await hand.press("Enter");
  await learner.page.waitForSelector(".tape:not([hidden])");
  await hand.at();
  assert.match((await hand.press("Escape")).name, /^Hear it again, from/);
}));

test("from the shelf to a call and back, by keyboard alone", () => asLearner({}, async (learner) => {
  await learner.go("/");
  const hand = await new Handler(learner.page, { marked: [], quoted: [], brought: [], searched: [] }).begin();
  assert.equal((await hand.at()).name, "Skip to the content");
  await hand.press("Enter");
  assert.equal((await hand.at()).tag, "MAIN");
  await hand.press("F2");
  await hand.write("server owner");
  await hand.tabTo("Look at this call: The server owner");
  await hand.press("Enter");
  await learner.page.waitForURL("**/brief/*");
  await learner.page.waitForSelector("#take");
  assert.equal((await hand.at()).tag, "H1");
  await hand.tabTo((it) => it.id.startsWith("timers-"));
  await hand.until("ArrowDown", (it) => it.id === "timers-Off", 3);
  await hand.tabTo("#take");
  await hand.press("Enter");
  await learner.page.waitForURL("**/call/*");
  await learner.page.waitForSelector("#question");
  assert.equal((await hand.at()).tag, "H1");
  await hand.press("Escape");
  await hand.tabTo("Put it aside and go on later");
  await hand.press("Enter");
  await learner.page.waitForSelector("#unfinished");
  assert.equal((await hand.at()).tag, "H1");
}));
