// axe-core, run in a page whose policy lets no other script in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Which rules are run: those named, or all but those named. */
function rules({ only, without = [] }) {
  const off = Object.fromEntries(without.map((it) => [it, { enabled: false }]));
  return only ? { runOnly: { type: "rule", values: only } } : { runOnly: TAGS, rules: off };
}

/** What axe has to say against the page as it stands, a line each. */
export async function violations(page, which = {}) {
  const session = await page.context().newCDPSession(page);
  // It comes in through the debugger: the policy of the page is left as it is.
  const run = (expression) => session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  const { result } = await run("typeof axe");
  if (result.value === "undefined") await run(SOURCE);
  const told = await run(`axe.run(document, ${JSON.stringify({ ...rules(which), resultTypes: ["violations"] })})
    .then((it) => JSON.stringify(it.violations))`);
  await session.detach();
  if (told.exceptionDetails) throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
  return JSON.parse(told.result.value).flatMap(({ id, nodes }) => nodes.map((it) =>
    `${id}: ${it.target.join(" ")}: ${it.failureSummary.split("\n").slice(1).join(" ").trim()}`));
}
