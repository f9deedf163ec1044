// Every screen and state of the page, however it is looked at: no rule that a machine can check is broken, and all that is
// written there can be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner } from "./browser.mjs";
import { faultsIn } from "./faults.mjs";
import { EXPECTED, STATES, drawn } from "./tour.mjs";

// Without motion, a colour is never met half way to another.
const WISH = { expects: EXPECTED, options: { reducedMotion: "reduce" } };

test("every screen and state", (t) => asLearner(WISH, async (learner) => {
  for (const { name, go } of STATES) {
    // Each state begins where the one before ended: once one cannot be reached, none after it can.
    await go(learner);
    await drawn(learner.page);
    await t.test(name, async () => assert.deepEqual(await faultsIn(learner.page), []));
  }
}));

test("what is wrong would be found", () => asLearner(WISH, async (learner) => {
  await learner.go("/");
  await learner.page.evaluate(() => {
    const wide = document.createElement("p");
    wide.style.cssText = "width: 2000px; white-space: nowrap";
    wide.textContent = "Too wide for any window. ".repeat(20);
    const faint = document.createElement("p");
    faint.style.color = "var(--rule)";
    faint.textContent = "Too faint to be read.";
    document.querySelector("main").append(document.createElement("button"), wide, faint);
  });
  const told = (await faultsIn(learner.page)).join("\n");
  for (const fault of ["light: button-name", "light: color-contrast", "dark: color-contrast", "narrow: button-name", "400 %: the page is",
    "narrow: beside the window"]) assert.ok(told.includes(fault), `${fault} is not in ${told}`);
}));
