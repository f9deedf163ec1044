// The map of keys. Keys of the function row work while one types too; letters work outside of fields only, and can be
// switched off. Keys that browsers or screen readers use themselves are left alone: Alt or Ctrl with a letter, and of the
// function row all but F2 and F8. Alt with an arrow is free outside of fields.

import { lettersAreKeys } from "./me.js";

/** The keys of a call, and the message that says what each does.
 * @satisfies {Record<string, [key: string, does: string]>} */
export const MAP = {
  keys: ["?", "key-keys"],
  question: ["F2", "key-question"],
  log: ["G", "key-log"],
  records: ["F", "key-records"],
  transcript: ["T", "web-key-transcript"],
  national: ["N", "key-search-national"],
  local: ["V", "key-search-local"],
  pause: ["P", "key-pause"],
  hold: ["F8", "key-hold"],
  colleague: ["H", "key-colleague"],
  submit: ["U", "key-submit"],
  before: ["[", "key-line-up"],
  after: ["]", "key-line-down"],
  mark: ["M", "key-mark"],
  quote: ["Q", "key-quote"],
  acknowledge: ["K", "key-acknowledge"],
  reassure: ["S", "key-reassure"],
  wait: ["W", "key-wait"],
  traceBefore: [",", "key-trace-up"],
  traceAfter: [".", "key-trace-down"],
  open: ["O", "key-open-trace"],
  logTrace: ["L", "key-log-trace"],
  advise: ["A", "key-advise"],
  grade0: ["1", "key-grade-immediate"],
  grade1: ["2", "key-grade-priority"],
  grade2: ["3", "key-grade-scheduled"],
  grade3: ["4", "key-grade-without"],
  refer: ["R", "key-refer"],
  accept: ["Y", "key-accept"],
  challenge: ["C", "key-challenge"],
  end: ["E", "key-end"],
};

/** The keys of a review.
 * @satisfies {Record<string, [key: string, does: string]>} */
export const REVIEW = {
  keys: ["?", "key-keys"],
  before: ["Alt Up", "review-key-before"],
  next: ["Alt Down", "review-key-next"],
  hear: ["F2", "review-key-hear"],
  pause: ["F8", "key-pause"],
  agree: ["A", "review-agree"],
  sendBack: ["S", "review-send-back"],
  escalate: ["E", "review-escalate"],
  order: ["O", "review-order"],
  refer: ["R", "review-refer"],
  close: ["C", "review-close"],
  passOn: ["P", "review-pass-on"],
  end: ["X", "review-end"],
};

/** @typedef {keyof typeof MAP} Action */
/** @typedef {keyof typeof REVIEW} ReviewAction */

/** Keys by action, and the message that says what each does.
 * @typedef {Record<string, [key: string, does: string]>} Keys */

/** Arrows that are keys together with Alt, as they are written. @type {Record<string, string>} */
const WITH_ALT = { ArrowUp: "Alt Up", ArrowDown: "Alt Down" };

/** The key of an action, as it is written on its button.
 * @param {Action} action */
export function keyOf(action) {
  return MAP[action][0];
}

/** Whether somebody types, or steers something that uses letters itself.
 * @param {KeyboardEvent} event */
export function isTyping(event) {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(at.type);
  return at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || at.isContentEditable;
}

/** The name of the key that was pressed, if it may be a shortcut now: letters as capitals.
 * @param {KeyboardEvent} event
 * @returns {string | null} */
export function keyPressed(event) {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  if (event.altKey) return isTyping(event) ? null : WITH_ALT[event.key] ?? null;
  if (/^F\d+$/.test(event.key)) return event.shiftKey ? null : event.key;
  const single = event.key.length === 1;
  if (single && (isTyping(event) || !lettersAreKeys())) return null;
  if (single && event.shiftKey && event.key !== "?") return null;
  return single ? event.key.toUpperCase() : event.key;
}

/** The action of the key that was pressed, by this map of keys.
 * @template {Keys} Map
 * @param {KeyboardEvent} event
 * @param {Map} map
 * @returns {keyof Map | null} */
export function actionOf(event, map) {
  const key = keyPressed(event);
  if (key === null) return null;
  return Object.keys(map).find((it) => map[it]?.[0] === key) ?? null;
}
