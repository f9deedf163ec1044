// The log pad: quotes, traces and own words, with wording pointed out kindly.

import { button, enable, hint, keeping, labelled, make, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { clock } from "../times.js";
import { say } from "../words.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("../contract").Entry} Entry */

/** @param {import("./hands.js").Hands | null} hands */
export function log(hands) {
  const none = make("p", { class: "note" }, say(hands ? "log-empty" : "nothing-yet"));
  const list = make("ol", { class: "entries" });
  const box = make("div", { class: "scroll", role: "group", "aria-labelledby": "log-name", tabindex: "0" }, none, list);
  const pad = hands ? writing(hands) : null;
  const element = make("section", { id: "log", class: "log", "aria-labelledby": "log-name" },
    make("h2", { id: "log-name" }, say("log-title")), box, pad?.element ?? null);
  const update = keeping(list, (/** @type {Entry} */ it) => it.no, (it) => entryRow(it, hands));
  let count = 0;
  return {
    element,
    focus: () => pad?.field.focus(),
    show: (/** @type {View} */ view) => {
      none.hidden = view.log.length > 0;
      update(view.log);
      if (view.log.length > count) box.scrollTop = box.scrollHeight;
      count = view.log.length;
      pad?.show(view);
    },
  };
}

/** @param {import("./hands.js").Hands} hands */
function writing(hands) {
  const field = make("textarea", { id: "log-entry", rows: "2", placeholder: say("log-hint"), "aria-keyshortcuts": keyOf("log") });
  const send = make("button", { type: "submit" }, make("span", {}, say("log-write")), hint("Enter"));
  const element = make("form", { class: "writing" }, labelled(say("log-entry"), field, "bare"), send);
  let may = false;
  const put = async () => {
    const words = field.value.trim().replace(/\s+/g, " ");
    if (words && may && await hands.do({ Write: words }) && field.value.trim().replace(/\s+/g, " ") === words) field.value = "";
  };
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    put();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    put();
  });
  return { element, field, show: (/** @type {View} */ view) => {
    may = view.openings.desk && view.openings.room.log;
    enable(send, may);
  } };
}

/** @param {Entry} entry @param {import("./hands.js").Hands | null} hands */
function entryRow(entry, hands) {
  const words = make("p", {});
  const struck = make("span", { class: "note" });
  const strike = button(say("log-strike"), () => hands?.do({ Strike: entry.no }), { class: "small", "aria-label": say("log-strike-of", { entry: entry.text }) });
  const advice = make("div", { class: "wording" });
  const element = make("li", { class: entry.quote ? "quote" : "" }, words,
    make("p", { class: "row" }, make("span", { class: "time" }, clock(entry.at_ms)), struck, hands ? strike : null), advice);
  const show = (/** @type {Entry} */ it) => {
    element.classList.toggle("struck", it.struck);
    write(words, it.text);
    write(struck, it.struck ? say("log-struck") : "");
    reveal(strike, it.strikable && !it.struck);
    const told = it.wording.map((wording) => `${wording.reads_as} ${wording.instead}`);
    if (advice.childElementCount !== told.length) advice.replaceChildren(...told.map((line) => make("p", {}, line)));
    reveal(advice, told.length > 0);
  };
  return { element, show };
}
