// No screen and no state of the page breaks a rule that a machine can check, however it is looked at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { asLearner } from "./browser.mjs";
import { look, LOOKS } from "./looks.mjs";
import { EXPECTED, STATES, drawn } from "./tour.mjs";

test("axe finds nothing", (t) => asLearner({ expects: EXPECTED }, async (learner) => {
  for (const { name, go } of STATES) {
    await t.test(name, async () => {
      await look(learner.page, LOOKS.light);
      await go(learner);
      const found = [];
      for (const [how, as] of Object.entries(LOOKS)) {
        await look(learner.page, as);
        await drawn(learner.page);
        found.push(...(await violations(learner.page)).map((it) => `${how}: ${it}`));
      }
      await look(learner.page, LOOKS.light);
      assert.deepEqual(found, []);
    });
  }
}));
