// Somebody who has a keyboard and nothing else. After each press the focus must be somewhere, and it must be seen.

import assert from "node:assert/strict";

/** How many things Tab may pass before what is looked for must have come. */
const MOST_TABS = 150;

export class Hand {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    /** The role and name of everything that was used, as a reader says it. */
    this.used = [];
  }

  /** Puts the hand to the keyboard: the first Tab goes into the page. */
  async begin() {
    this.reader = await this.page.context().newCDPSession(this.page);
    await this.reader.send("Accessibility.enable");
    await this.press("Tab");
    return this;
  }

  /** Presses a key, and sees where the focus is then. */
  async press(key) {
    await this.page.keyboard.press(key);
    return this.at();
  }

  /** Presses a key that sends something, waits until that was answered, and sees where the focus is then. */
  async send(key, answer = /\/send$/) {
    const answered = this.page.waitForResponse((it) => answer.test(new URL(it.url()).pathname));
    await this.page.keyboard.press(key);
    const came = await answered;
    await came.finished();
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    return { status: came.status(), at: await this.at() };
  }

  async type(words) {
    await this.page.keyboard.type(words);
    return this.at();
  }

  /** Writes these words in the field that has the focus, in the place of what stood there. */
  async write(words) {
    await this.note();
    await this.page.keyboard.press("Control+A");
    await (words ? this.page.keyboard.insertText(words) : this.page.keyboard.press("Delete"));
    await this.page.keyboard.press("End");
    return this.at();
  }

  /** Where the focus is. It is nowhere only by a fault. */
  async at() {
    const at = await this.page.evaluate(whereFocusIs);
    assert.notEqual(at.tag, "BODY", `the focus was lost${at.why}`);
    assert.ok(at.outlined, `the focus is not seen: ${at.html}`);
    assert.ok(at.inView, `the focus is out of sight: ${at.html}`);
    return at;
  }

  /** Goes on with Tab until this has the focus. */
  async tabTo(what, { back = false, most = MOST_TABS } = {}) {
    const passed = [];
    for (let tabs = 0; tabs < most; tabs += 1) {
      await this.page.keyboard.press(back ? "Shift+Tab" : "Tab");
      const found = await this.page.evaluate(whereFocusIs);
      if (found.tag === "BODY") continue;
      const at = await this.at();
      passed.push(at.id || at.name);
      if (is(at, what)) {
        await this.note();
        return at;
      }
    }
    assert.fail(`Tab never comes to ${JSON.stringify(what)}, but to ${passed.join(" | ")}`);
  }

  /** Presses a key until this is so. */
  async until(key, reached, most = 60) {
    for (let pressed = 0; pressed <= most; pressed += 1) {
      const at = await this.at();
      if (await reached(at)) return at;
      await this.page.keyboard.press(key);
    }
    return assert.fail(`${key} never comes there`);
  }

  /** Notes what a reader says of that which has the focus. */
  async note() {
    const { result } = await this.reader.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await this.reader.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    const said = { role: nodes[0]?.role?.value ?? "", name: (nodes[0]?.name?.value ?? "").trim() };
    await this.reader.send("Runtime.releaseObject", { objectId: result.objectId });
    assert.ok(said.name && said.role && said.role !== "generic", `a reader says nothing of ${JSON.stringify(said)}`);
    this.used.push(said);
    return said;
  }
}

function is(at, what) {
  if (typeof what === "function") return what(at);
  if (what instanceof RegExp) return what.test(at.name);
  return what.startsWith("#") ? at.id === what.slice(1) : at.name === what;
}

/** Runs in the page: what has the focus, and whether that can be seen. */
function whereFocusIs() {
  const at = document.activeElement ?? document.body;
  // A segment is a hidden radio button: its label shows the focus in its place.
  const shows = at.matches(".segments > input, .segments :not(label) > input") ? at.labels[0] : at;
  const style = getComputedStyle(shows);
  // What was gone to by a script, so that a reader begins there, is no control and needs no mark.
  const isControl = !at.matches("h1, main");
  const alert = document.querySelector(".alert")?.textContent;
  return {
    tag: at.tagName,
    id: at.id,
    name: (at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent ?? "").trim(),
    html: at.outerHTML.slice(0, 160),
    outlined: !isControl || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    inView: isSeen(),
    why: alert ? `, and told: ${alert}` : "",
  };

  /** Whether something of it is where a pointer would find it, and not under something else. */
  function isSeen() {
    const box = shows.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    return [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
      const there = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
      if (!there) return false;
      return shows.contains(there) || (there.contains(at) && !there.matches("body, main, html"));
    });
  }
}
