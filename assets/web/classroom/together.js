// A session that goes together: the call that is led, and what the room answers. Each kind of answer is shown to everybody
// once the instructor says so.

import { go } from "../app.js";
import { button, enable, make, region, reveal, write } from "../elements.js";
import { way } from "../page.js";
import { announce } from "../telling.js";
import { say } from "../words.js";
import { KINDS, tally } from "./tally.js";

/** @typedef {import("../contract").Answers} Answers */
/** @typedef {import("./session.js").Session} Session */

/** @param {() => Session} session */
export function together(session) {
  const lead = leading(session);
  const switches = new Map(KINDS.map((kind) => [kind, showing(kind, session)]));
  /** @type {HTMLButtonElement[]} */
  let asks = [];
  const all = tally("answers", "h3", {
    head: (kind) => switches.get(kind)?.element ?? null,
    each: (kind, { key }) => {
      if (kind !== "questions") return null;
      const ask = asking(key, session);
      asks.push(ask);
      return ask;
    },
  });
  const element = region("together", "h2", say("instructor-together"), lead.element, all.element);
  element.querySelector("h2")?.setAttribute("tabindex", "-1");
  return {
    element,
    show: () => {
      const { board } = session();
      lead.show();
      all.show(board.answers, KINDS);
      for (const [kind, it] of switches) it.show(board.standing.revealed.includes(kind));
      asks = asks.filter((it) => it.isConnected || !element.isConnected);
      for (const it of asks) enable(it, board.standing.led !== null);
    },
  };
}

/** The call that is led: taken here, or in a tab of its own so that this page stays.
 * @param {() => Session} session */
function leading(session) {
  const address = (/** @type {string} */ call) => `/call/${encodeURIComponent(call)}`;
  const here = button(say("instructor-lead"), async () => {
    const call = await session().lead();
    if (call) go(address(call));
  }, { class: "first" });
  const beside = button(say("instructor-lead-beside"), async () => {
    // A tab that is opened later than the press is held back by the browser.
    const tab = open("about:blank", "_blank");
    const call = await session().lead();
    if (!call) tab?.close();
    else if (tab) tab.location.replace(address(call));
    else go(address(call));
  });
  const words = make("p", {});
  const back = way(say("instructor-lead-back"), "/", { class: "first" });
  const backBeside = way(say("instructor-lead-back-beside"), "/", { target: "_blank" });
  return {
    element: make("div", { class: "stack lead" }, words, make("p", { class: "row" }, here, beside, back, backBeside)),
    show: () => {
      const { standing, titles } = session().board;
      const { led } = standing;
      write(words, say(led ? "instructor-led" : "instructor-not-led", { title: titles[standing.step] ?? "" }));
      for (const it of [here, beside]) reveal(it, led === null);
      for (const it of [back, backBeside]) {
        reveal(it, led !== null);
        if (led !== null) it.href = address(led);
      }
    },
  };
}

/** Whether a kind of answer is shown to everybody.
 * @param {Answers} kind @param {() => Session} session */
function showing(kind, session) {
  const what = say(`session-${kind}`);
  const changed = async () => {
    const wished = box.checked;
    if (await session().order({ Reveal: [kind, wished] })) announce(say(wished ? "instructor-revealed" : "instructor-hidden", { what }));
    else box.checked = !wished;
  };
  const box = make("input", {
    type: "checkbox", role: "switch", id: `reveal-${kind}`, "aria-label": `${say("instructor-reveal")}: ${what}`, onchange: changed,
  });
  const label = make("label", { for: box.id }, say("instructor-reveal"));
  return {
    element: make("div", { class: "choice" }, box, label),
    /** @param {boolean} is */
    show: (is) => { if (box.checked !== is) box.checked = is; },
  };
}

/** @param {string} text @param {() => Session} session */
function asking(text, session) {
  return button(say("instructor-ask"), async () => {
    if (!await session().send({ name: "askFor", text })) return;
    announce(say("instructor-asked", { text }));
    // What was asked is no longer to be asked: one stands where the next are.
    document.getElementById("together-name")?.focus();
  }, { class: "small", "aria-label": say("instructor-ask-of", { text }) });
}
