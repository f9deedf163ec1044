// Every screen and state of the page, however it is looked at: no rule that a machine can check is broken, and all that is
// written there can be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { asLearner } from "./browser.mjs";
import { cutOff } from "./cut.mjs";
import { LOOKS, look } from "./looks.mjs";
import { EXPECTED, STATES, drawn } from "./tour.mjs";

// Without motion, a colour is never met half way to another.
const WISH = { expects: EXPECTED, options: { reducedMotion: "reduce" } };

/** What there is to say against the page as it stands, in each look. */
async function found(page) {
  const all = [];
  for (const [how, as] of Object.entries(LOOKS)) {
    await look(page, as);
    const told = [as.rules && await violations(page, as.rules), as.fits && await cutOff(page)];
    all.push(...told.flatMap((it) => it || []).map((it) => `${how}: ${it}`));
  }
  await look(page, LOOKS.light);
  return all;
}

test("every screen and state", (t) => asLearner(WISH, async (learner) => {
  for (const { name, go } of STATES) {
    // Each state begins where the one before ended: once one cannot be reached, none after it can.
    await go(learner);
    await drawn(learner.page);
    await t.test(name, async () => assert.deepEqual(await found(learner.page), []));
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
  const told = (await found(learner.page)).join("\n");
  for (const fault of ["light: button-name", "light: color-contrast", "dark: color-contrast", "narrow: button-name", "400 %: the page is",
    "narrow: beside the window"]) assert.ok(told.includes(fault), `${fault} is not in ${told}`);
}));
