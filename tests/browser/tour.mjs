// Every screen and state of the page, one after the other, each brought about as somebody who uses it would.

import assert from "node:assert/strict";

/** What the console says of what this tour has refused, lost and not found on purpose. */
export const EXPECTED = [/status of (404|422) .*\/api\//, /net::ERR_FAILED .*\/send/];

/** The first words of the call with this seed, and whom to search for in it. */
const SEED = 7;
const SUBJECT = { name: "Dean Penberthy", age: "17 to 21", reason: "Child at risk: named adult, plan to meet" };

/** A state: its name, and how to come there from the one before.
 * @typedef {{name: string, go: (learner: import("./browser.mjs").Learner) => Promise<unknown>}} State */

/** @type {State[]} */
export const STATES = [
  ["shelf, nothing played", (it) => it.go("/")],
  ["shelf, no hit", (it) => it.page.fill("#search", "zzz")],
  ["brief", (it) => it.go("/brief/server-owner")],
  ["call ringing", (it) => it.take("server-owner", { seed: SEED })],
  ["call with transcript", transcript],
  ["call with choices", choices],
  ["call, marking", marking],
  ["call, advising", advising],
  ["call, referring", referring],
  ["call, records", records],
  ["call, log", (it) => write(it, "Mum is over-anxious about his gaming.")],
  ["call, refusal", refusal],
  ["call, leaving", (it) => it.page.click(".hand button:has-text('Leave')")],
  ["call, keys", keys],
  ["call, lost", lost],
  ["call, review", review],
  ["call, challenge", challenge],
  ["call, challenged", challenged],
  ["debrief", debrief],
  ["hearing again", hearing],
  ["call, outcome", outcome],
  ["call paused", paused],
  ["watch", watch],
  ["watch, over", watched],
  ["debrief of a film", filmDebrief],
  ["projected", projected],
  ["projected, revealed", (it) => it.page.click("button:has-text('Reveal')")],
  ["settings", (it) => it.go("/settings")],
  ["settings, erase?", (it) => it.page.click("button:has-text('Erase everything')")],
  ["help", (it) => it.go("/help")],
  ["accessibility", (it) => it.go("/accessibility")],
  ["privacy", (it) => it.go("/privacy")],
  ["not found", (it) => it.go("/call/nothing")],
  ["supervisor's seat", (it) => it.take("second-pair", { seed: SEED })],
  ["supervisor's seat, a log", seat],
  ["supervisor's seat, sending back", (it) => it.page.click(".acting:visible button >> nth=1")],
  ["supervisor's seat, referring", (it) => it.page.click(".acting:visible button >> nth=4")],
  ["supervisor's seat, leaving", (it) => it.page.keyboard.press("Escape").then(() => it.page.click(".hand button:has-text('Leave')"))],
  ["supervisor's seat, hearing", hearingOut],
  ["shelf, played and begun", shelf],
  ["Welsh settings", welsh],
  ["Welsh shelf", (it) => it.go("/")],
  ["Welsh brief", (it) => it.go("/brief/server-owner")],
  ["Welsh call", (it) => it.take("server-owner", { seed: SEED })],
  ["Welsh call, leaving", (it) => it.page.click(".hand button:last-child")],
  ["Welsh debrief", welshDebrief],
  ["Welsh supervisor's seat", (it) => it.take("second-pair", { seed: SEED })],
  ["Welsh watch", watch],
  ["Welsh projected", projected],
  ["Welsh help", (it) => it.go("/help")],
].map(([name, go]) => ({ name, go }));

/** Sends something, and waits until its answer was shown. */
async function sent(it, does) {
  const answered = it.page.waitForResponse((answer) => answer.url().endsWith("/send"));
  await does();
  await (await answered).finished();
  await drawn(it.page);
}

/** Waits until what came was drawn. */
export function drawn(page) {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  });
}

function ask(it, words) {
  return sent(it, async () => {
    await it.page.fill("#question", words);
    await it.page.press("#question", "Enter");
  });
}

function write(it, words) {
  return sent(it, async () => {
    await it.page.fill("#log-entry", words);
    await it.page.press("#log-entry", "Enter");
  });
}

async function transcript(it) {
  it.call = it.page.url().split("/").at(-1);
  await ask(it, "Tell me about this lad. What is he called?");
  await ask(it, "How does the server work, who decides who plays on it?");
  const quote = it.page.locator(".lines li[aria-current] .deeds button").nth(1);
  await sent(it, () => quote.click());
}

async function choices(it) {
  await ask(it, "What is his name?");
  await it.page.waitForSelector("button:has-text('None of these')");
}

async function marking(it) {
  await sent(it, () => it.page.click("button:has-text('None of these')"));
  await it.page.click(".lines li[aria-current] .deeds button >> nth=0");
  await it.page.waitForSelector(".picker");
}

async function advising(it) {
  await sent(it, () => it.page.keyboard.press("Enter"));
  await it.page.click("#advice button");
  await it.page.waitForSelector("#advice .picker");
}

async function referring(it) {
  await sent(it, () => it.page.keyboard.press("Enter"));
  await it.page.click("#referral button.small >> nth=0");
  await it.page.waitForSelector(".referring:not([hidden])");
}

async function records(it) {
  await it.page.fill("#referral-reason", "Named adult, several children, a plan to meet.");
  await sent(it, () => it.page.click(".referring button[type=submit]"));
  for (const [field, words] of Object.entries(SUBJECT)) await it.page.fill(`#search-${field}`, words);
  await sent(it, () => it.page.press("#search-reason", "Enter"));
  await it.page.waitForSelector(".trace");
  await sent(it, () => it.page.click(".trace >> nth=0 >> button >> nth=0"));
  await it.page.waitForSelector(".trace.opened");
}

async function refusal(it) {
  assert.ok(await it.page.locator(".wording:visible").count(), "the wording is pointed out");
  await it.page.fill("#search-age", "soon");
  await sent(it, () => it.page.press("#search-reason", "Enter"));
  await it.page.waitForFunction(() => document.querySelector(".alert").textContent);
}

async function keys(it) {
  await it.page.keyboard.press("Escape");
  await it.page.click(".hand button:has-text('Keys')");
  await it.page.waitForSelector("dialog .keymap");
}

async function lost(it) {
  await it.page.keyboard.press("Escape");
  await it.page.route("**/send", (route) => route.abort("failed"));
  await it.page.fill("#log-entry", "Written while the network is away.");
  await it.page.press("#log-entry", "Enter");
  await it.page.waitForFunction(() => document.querySelector(".lost").textContent);
}

async function review(it) {
  await it.page.unroute("**/send");
  await it.page.waitForFunction(() => !document.querySelector(".lost").textContent);
  await sent(it, () => it.page.click(".grades button >> nth=1"));
  await sent(it, () => it.page.click("#submit"));
  await it.page.waitForSelector(".review:not([hidden])");
}

async function challenge(it) {
  await it.page.click(".review button.first >> nth=0");
  await it.page.fill("#challenge-reason", "Control of several boys, and a date to meet.");
  await it.page.click(".evidence label >> nth=0");
}

function challenged(it) {
  return sent(it, () => it.page.click(".challenge button[type=submit]"));
}

async function debrief(it) {
  await it.page.click("#submit");
  await it.page.waitForURL("**/debrief/*");
  await it.page.waitForSelector(".report");
}

async function hearing(it) {
  await it.page.click(".again:visible >> nth=0");
  await it.page.waitForSelector(".tape:not([hidden])");
}

async function outcome(it) {
  await it.go(`/call/${it.call}`);
  await it.page.waitForSelector(".over:not([hidden])");
}

async function paused(it) {
  await it.take("server-owner", { seed: SEED, timers: "AsMeant" });
  await it.page.click(".hand button >> nth=0");
  await it.page.waitForSelector(".band[data-paused]");
}

/** Stops a film, and goes on with it by hand. */
async function watch(it) {
  await it.go("/watch/server-owner/expert");
  await it.page.click(".steering button.first");
  const next = it.page.locator(".steering button").nth(2);
  for (let step = 0; step < 14; step += 1) {
    const answered = it.page.waitForResponse((answer) => answer.url().includes("/at?"));
    await next.click();
    await answered;
  }
}

async function watched(it) {
  const end = it.page.locator(".seek-bar");
  const answered = it.page.waitForResponse((answer) => answer.url().includes("/at?"));
  await end.focus();
  await it.page.keyboard.press("End");
  await answered;
  await it.page.waitForSelector(".watching .over:not([hidden])");
}

async function filmDebrief(it) {
  await it.page.click(".at-step a >> nth=0");
  await it.page.waitForSelector(".report");
}

async function projected(it) {
  await it.go("/watch/server-owner/expert?projected=1");
  await it.page.click(".steering button.first");
  for (let line = 0; line < 6; line += 1) {
    const answered = it.page.waitForResponse((answer) => answer.url().includes("/at?"));
    await it.page.locator(".steering button").nth(2).click();
    await answered;
  }
}

/** Reads the second log of the queue. */
async function seat(it) {
  await sent(it, () => it.page.click(".queue button >> nth=1"));
}

/** Hears the recording of a call, as it goes by the clock. */
async function hearingOut(it) {
  await it.take("second-pair", { seed: SEED, timers: "AsMeant" });
  await seat(it);
  await sent(it, () => it.page.click("#recording button:visible >> nth=0"));
}

async function shelf(it) {
  await it.go("/");
  await it.page.click("#history summary");
  await it.page.click(".plays summary >> nth=0");
  await it.page.click("#unfinished button >> nth=0");
}

async function welsh(it) {
  await it.go("/settings");
  await it.page.click("#language-cy");
  await it.page.waitForSelector("html[lang=cy]");
}

async function welshDebrief(it) {
  await it.go(`/debrief/${it.call}`);
}
