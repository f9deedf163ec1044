// The challenge to a decision: why it should change, and what is brought for it.

import { button, keeping, labelled, make, reveal } from "../elements.js";
import { say } from "../words.js";

/** @typedef {import("../contract").View} View */
/** @typedef {{key: string, words: string, number?: number, at?: [number, number]}} Evidence */

/** @param {import("./hands.js").Hands} hands */
export function challenge(hands) {
  const reason = make("textarea", { id: "challenge-reason", rows: "2", placeholder: say("challenge-hint"), required: true });
  const list = make("div", { class: "evidence" });
  const box = make("fieldset", { class: "scroll" }, make("legend", {}, say("challenge-evidence")), list);
  /** @type {Evidence[]} */
  let all = [];
  /** @type {Set<string>} */
  const brought = new Set();
  /** @type {Element | null} */
  let before = null;
  const away = () => {
    element.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  };
  const element = make("form", { class: "challenge", hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    away();
  } },
  labelled(say("challenge-reason"), reason), box,
  make("div", { class: "row" }, make("button", { type: "submit", class: "first" }, say("challenge-make")),
    button(say("pick-away"), away, { key: "Esc" })));
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = all.filter((it) => brought.has(it.key));
    const lines = chosen.flatMap((it) => (it.number === undefined ? [] : [{ Number: it.number }]));
    const traces = chosen.flatMap((it) => (it.at ? [it.at] : []));
    if (!await hands.do({ Challenge: [lines, traces, reason.value.trim()] })) return;
    reason.value = "";
    element.hidden = true;
    document.getElementById("review-name")?.focus();
  });
  const update = keeping(list, (/** @type {Evidence} */ it) => it.key, (it) => {
    const id = `bring-${it.key}`;
    const tick = make("input", { type: "checkbox", id, onchange: () => { tick.checked ? brought.add(it.key) : brought.delete(it.key); } });
    return { element: make("div", { class: "choice" }, tick, make("label", { for: id }, it.words)), show: () => {} };
  });
  return {
    element,
    open: () => {
      before = document.activeElement;
      element.hidden = false;
      reason.focus();
      element.scrollIntoView({ block: "nearest" });
    },
    show: (/** @type {View} */ view) => {
      all = evidence(view);
      update(all);
      if (!view.openings.challenge) reveal(element, false);
    },
  };
}

/** What can be brought: the lines that were quoted or marked or say the concern, and the traces that were opened.
 * @param {View} view
 * @returns {Evidence[]} */
function evidence(view) {
  /** @type {Map<string, Evidence>} */
  const all = new Map();
  for (const turn of view.turns) {
    if (turn.number === null || !(turn.marks.length || turn.concern !== null || turn.quoted)) continue;
    const key = `line-${turn.number}`;
    if (!all.has(key)) all.set(key, { key, words: `“${turn.text}”`, number: turn.number });
  }
  for (const enquiry of view.enquiries) {
    for (const trace of enquiry.traces) {
      if (!trace.opened) continue;
      const key = `trace-${enquiry.no}-${trace.no}`;
      all.set(key, { key, words: `${enquiry.no}.${trace.no} ${trace.heading}`, at: [enquiry.no, trace.no] });
    }
  }
  return [...all.values()];
}
