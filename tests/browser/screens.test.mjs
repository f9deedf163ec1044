// Every screen and state of the page, however it is looked at: no rule that a machine can check is broken, and all that is
// written there can be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { asLearner } from "./browser.mjs";
import { cutOff } from "./cut.mjs";
import { LOOKS, TIGHT, look } from "./looks.mjs";
import { EXPECTED, STATES, drawn } from "./tour.mjs";

// Without motion, a colour is never met half way to another.
const WISH = { expects: EXPECTED, options: { reducedMotion: "reduce" } };

/** What there is to say against the page in each of these looks. */
async function found(page, looks, finds) {
  const all = [];
  for (const [how, as] of Object.entries(looks)) {
    await look(page, as);
    await drawn(page);
    all.push(...(await finds(page, as)).map((it) => `${how}: ${it}`));
  }
  await look(page, LOOKS.light);
  return all;
}

test("every screen and state", (t) => asLearner(WISH, async (learner) => {
  for (const { name, go } of STATES) {
    // Each state begins where the one before ended: once one cannot be reached, none after it can.
    await go(learner);
    await drawn(learner.page);
    await t.test(`${name}: axe finds nothing`, async () => {
      assert.deepEqual(await found(learner.page, LOOKS, violations), []);
    });
    await t.test(`${name}: nothing is cut off`, async () => {
      assert.deepEqual(await found(learner.page, TIGHT, cutOff), []);
    });
  }
}));

test("what is wrong would be found", () => asLearner(WISH, async (learner) => {
  await learner.go("/");
  await learner.page.evaluate(() => {
    const wide = document.createElement("p");
    wide.style.cssText = "width: 2000px; white-space: nowrap";
    wide.textContent = "Too wide for any window. ".repeat(20);
    document.querySelector("main").append(document.createElement("button"), wide);
  });
  assert.match((await violations(learner.page)).join("\n"), /button-name/);
  assert.match((await cutOff(learner.page)).join("\n"), /too wide[^]*beside the window/);
}));
