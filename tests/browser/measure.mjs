// How heavy a first visit is, and how soon it can be used on a machine a quarter as quick: a table, for reading by people.
// Run by hand: node measure.mjs

import { chromium } from "playwright-core";
import { Server } from "./server.mjs";
import { keepShifts, weigh } from "./weight.mjs";

/** How much slower the processor is made, and how often each visit is made; the one in the middle counts. */
const SLOWER = 4;
const VISITS = 5;

/** What must stand there before a page can be used. */
const VISITED = [
  ["shelf", "/", ".cards article"],
  ["brief", "/brief/server-owner", "#take"],
  ["call", "call", "#question"],
  ["watch", "/watch/server-owner/expert", ".steering button"],
  ["debrief", "debrief", ".report"],
  ["settings", "/settings", "#nickname"],
  ["join", "/join", "#join"],
  ["instructor's door", "/instructor", "#secret"],
];

/** Runs in a page before its scripts: notes when something stands there, and when it was painted. */
function keepUsable(selector) {
  new MutationObserver((_, watcher) => {
    if (!document.querySelector(selector)) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.usable = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}

/** The address of this visit; a call is taken for it, and ended where its debrief is visited. */
async function addressOf(page, at) {
  if (at.startsWith("/")) return at;
  await page.goto("/settings");
  return page.evaluate(async (at) => {
    const send = (path, body) => fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const { call } = await (await send("/api/calls", { scenario: "server-owner", seed: 7, timers: "Off" })).json();
    if (at === "debrief") await send(`/api/calls/${call}/send`, { no: 1, deed: "End" });
    return `/${at}/${call}`;
  }, at);
}

/** One visit with nothing in the cache. */
async function visit(browser, server, [, at, selector]) {
  const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const address = await addressOf(page, at);
  const scale = await weigh(page);
  await scale.session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await scale.session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(keepShifts);
  await page.addInitScript(keepUsable, selector);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.usable);
  await page.waitForLoadState("networkidle");
  const told = await page.evaluate(() => ({
    usable: globalThis.usable,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    shift: globalThis.shifts.reduce((all, it) => all + it.value, 0),
  }));
  await context.close();
  return { ...told, bytes: scale.bytes(), files: scale.parts.length };
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const server = await Server.start();
const rows = {};
for (const visited of VISITED) {
  const visits = [];
  for (let time = 0; time < VISITS; time += 1) visits.push(await visit(browser, server, visited));
  const of = (what) => middle(visits.map((it) => it[what]));
  rows[visited[0]] = {
    "kB": Number((of("bytes") / 1000).toFixed(1)), files: of("files"),
    [`painted ms (${SLOWER}× slower)`]: Math.round(of("painted")), [`usable ms (${SLOWER}× slower)`]: Math.round(of("usable")),
    "layout shift": Number(of("shift").toFixed(4)),
  };
}
console.table(rows);
await browser.close();
await server.end();
