// One Chromium for all tests, and pages in it that notice whatever a page must never do.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { Server } from "./server.mjs";

/** How long anything may take on a slow and busy machine. */
export const PATIENCE_MS = 30_000;

let launched;
let served;

/** The browser, launched when it is first needed. */
export function browser() {
  launched ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  return launched;
}

/** The server that most tests share: each test is another learner there. */
export function server() {
  served ??= Server.start();
  return served;
}

after(async () => {
  await (await launched)?.close();
  await (await served)?.end();
});

/** A learner at a browser of their own. */
export class Learner {
  /** @param {{address?: string, options?: object, expects?: RegExp[]}} wish What the page's console may say nevertheless, such
   * as that a command was refused where a test has it refused, is named under `expects`. */
  static async come({ address, options = {}, expects = [] } = {}) {
    const learner = new this();
    learner.address = address ?? (await server()).address;
    learner.expects = expects;
    learner.faults = [];
    learner.context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
    learner.context.setDefaultTimeout(PATIENCE_MS);
    await learner.context.addInitScript(watchOver);
    learner.watch();
    learner.page = await learner.context.newPage();
    return learner;
  }

  watch() {
    const own = new URL(this.address).host;
    this.context.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== "data:" && host !== own) this.faults.push(`asked another host: ${request.url()}`);
    });
    this.context.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      const told = `${message.text()} ${message.location().url}`;
      if (!this.expects.some((it) => it.test(told))) this.faults.push(`console: ${told}`);
    });
    this.context.on("weberror", (thrown) => this.faults.push(`thrown: ${thrown.error().stack}`));
  }

  /** Loads an address of the site. */
  async go(path, page = this.page) {
    await page.goto(this.address + path);
    await page.waitForSelector("h1");
  }

  /** Asks the server from within the page, as the page's own scripts do. */
  ask(method, path, body) {
    return this.page.evaluate(async ([method, path, body]) => {
      const headers = body === undefined ? undefined : { "content-type": "application/json" };
      const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
      return answer.status === 204 ? null : answer.json();
    }, [method, path, body]);
  }

  /** Takes a call, or a supervisor's seat, with a seed, which no page offers, and goes to it. */
  async take(scenario, { seed = 7, timers = "Off", ...more } = {}) {
    if (!this.page.url().startsWith(this.address)) await this.go("/");
    const { call, seat } = await this.ask("POST", "/api/calls", { scenario, seed, timers, ...more });
    await this.go(`/${seat === "Supervisor" ? "review" : "call"}/${call}`);
    return call;
  }

  /** The call as the server has it. */
  shown(call) {
    return this.ask("GET", `/api/calls/${call}`);
  }

  /** Leaves, and says what the page did that it must not. */
  async leave() {
    for (const page of this.context.pages()) {
      const broken = await page.evaluate(() => globalThis.broken ?? []).catch(() => []);
      this.faults.push(...broken.map((it) => `against the policy: ${it}`));
    }
    await this.context.close();
    assert.deepEqual(this.faults, []);
  }
}

/** Runs in every page before its own scripts. */
function watchOver() {
  globalThis.broken = [];
  addEventListener("securitypolicyviolation", (event) => globalThis.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
}

/** Runs a test as a learner, who leaves at its end whether or not it went well. */
export async function asLearner(wish, does) {
  const learner = await Learner.come(wish);
  let went = false;
  try {
    await does(learner);
    went = true;
  } finally {
    if (went) await learner.leave();
    else {
      if (learner.faults.length) console.error(learner.faults.join("\n"));
      await learner.context.close();
    }
  }
}
