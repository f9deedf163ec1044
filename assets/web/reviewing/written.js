// The log as its handler wrote it, and what has been done about it.

import { keeping, make, reveal, write } from "../elements.js";
import { clock } from "../times.js";
import { say } from "../words.js";
import { titleOf } from "./log.js";

/** @typedef {import("../contract").ReviewedLog} Log */

/** @param {number} no */
export function written(no) {
  const name = make("h2", { class: "log-name", id: `log-${no}-name`, tabindex: "-1" });
  const closed = make("p", {}, say("review-not-open"));
  const own = make("p", { class: "wording" });
  const list = make("div", { class: "log-parts" });
  const acts = make("ol", { class: "log-done" });
  const done = make("section", { "aria-labelledby": `done-${no}-name` }, make("h3", { id: `done-${no}-name` }, say("review-done")), acts);
  const element = make("section", { class: "written scroll", "aria-labelledby": name.id, tabindex: "0" }, name, closed, own, list, done);
  const parts = keeping(list, (/** @type {import("../contract").LogPart} */ it) => `${it.heading} ${it.lines.join("\n")}`, part);
  const update = keeping(acts, (/** @type {Log["done"][number] & {place: number}} */ it) => it.place, (it) => ({
    element: make("li", {}, make("span", { class: "time" }, clock(it.at_ms)), ` ${it.text}`),
    show: () => {},
  }));
  let count = 0;
  return { element, name, show: (/** @type {Log} */ log, /** @type {string} */ colleague) => {
    write(name, titleOf(log));
    reveal(closed, !log.opened);
    reveal(own, log.opened && log.own);
    write(own, say("review-own", { colleague }));
    parts(log.parts);
    reveal(done, log.done.length > 0);
    update(log.done.map((it, place) => ({ ...it, place })));
    // What was just done is brought into view.
    if (log.done.length > count && count > 0) element.scrollTop = element.scrollHeight;
    count = log.done.length;
  } };
}

/** A part of the log: its heading, and what stands under it.
 * @param {import("../contract").LogPart} it */
function part({ heading, lines }) {
  const told = lines.length > 1
    ? make("ul", {}, ...lines.map((line) => make("li", {}, line)))
    : make("p", {}, lines[0] ?? "");
  return { element: make("div", { class: "log-part" }, make("h3", {}, heading), told), show: () => {} };
}
