// A whole call by keyboard alone is the same call as in the terminal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { Handler } from "./handler.mjs";
import { linesOf, playedInTerminal, stepsOf } from "./play.mjs";

const SEED = 2026;

test("the expert's way, by keyboard alone, gives the journal the terminal gives", () => asLearner({}, async (learner) => {
  const steps = stepsOf("server-owner", "expert");
  const told = playedInTerminal("server-owner", steps, SEED);
  const call = await learner.take("server-owner", { seed: SEED });
  const handler = await new Handler(learner.page, linesOf(told)).begin();
  for (const step of steps) await handler.step(step);
  await learner.page.waitForURL(`**/debrief/${call}`);
  await learner.page.waitForSelector(".report");
  const at = await handler.at();
  assert.equal(at.tag, "H1", "a reader begins at the name of the debrief");
  await learner.page.goto(`${learner.address}/debrief/${call}/print`);
  assert.equal(await learner.page.textContent(".hash"), told.journal_hash);
}));
