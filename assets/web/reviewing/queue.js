// The queue: who wrote each log, and how it stands.

import { attribute, button, keeping, make, write } from "../elements.js";
import { REVIEW } from "../keys.js";
import { say } from "../words.js";
import { titleOf } from "./log.js";

/** @typedef {import("../contract").ReviewView} View */
/** @typedef {{log: import("../contract").ReviewedLog, isRead: boolean, isHeard: boolean}} Queued */

/** @param {import("./log.js").Hands} hands */
export function queue(hands) {
  const list = make("ol", { class: "queue" });
  const keys = say("review-queue-keys", { before: REVIEW.before[0], next: REVIEW.next[0] });
  const element = make("section", { id: "queue", "aria-labelledby": "queue-name", tabindex: "-1" },
    make("h2", { id: "queue-name" }, say("review-queue")), list, make("p", { class: "note" }, keys));
  const update = keeping(list, (/** @type {Queued} */ it) => it.log.no, (it) => row(it, hands));
  return { element, show: (/** @type {View} */ view, /** @type {number} */ read) => {
    update(view.logs.map((log) => ({ log, isRead: log.no === read, isHeard: view.hearing?.log === log.no })));
  } };
}

/** @param {Queued} queued @param {import("./log.js").Hands} hands */
function row({ log }, hands) {
  const id = `stands-${log.no}`;
  const stands = make("p", { class: "note", id });
  const open = button(titleOf(log), () => hands.read(log.no), { class: "wide", "aria-describedby": id });
  const show = (/** @type {Queued} */ it) => {
    open.classList.toggle("first", it.isRead);
    attribute(open, "aria-current", it.isRead ? "true" : null);
    write(stands, [it.log.standing, it.isHeard ? say("web-review-heard-now") : ""].filter(Boolean).join(" · "));
  };
  return { element: make("li", {}, open, stands), show };
}
