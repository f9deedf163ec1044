// A trace that came back: what it is about, why it matched, and the record once it is opened.

import { button, enable, make, reveal } from "../elements.js";
import { keyOf } from "../keys.js";
import { capital, say } from "../words.js";

/** @typedef {import("../contract").Trace} Trace */
/** @typedef {import("../contract").View} View */

/** @param {[number, number]} at @param {Trace} trace @param {import("./hands.js").Hands | null} hands
 * @param {(at: [number, number]) => void} chosen @param {() => View} view */
export function traceRow(at, trace, hands, chosen, view) {
  const id = `trace-${at.join("-")}`;
  const record = make("div", { class: "record" });
  const named = (/** @type {string} */ key) => `${say(key)}: ${trace.heading}`;
  const open = button(say("records-open"), () => hands?.do({ Open: at }), { class: "small", key: keyOf("open"), "aria-label": named("records-open") });
  const log = button(say("records-log"), () => hands?.do({ LogTrace: at }), { class: "small", key: keyOf("logTrace"), "aria-label": named("records-log") });
  const element = make("article", { class: "card trace", id, tabindex: "-1", "aria-labelledby": `${id}-name`, onfocusin: () => chosen(at) },
    make("h4", { id: `${id}-name` }, trace.heading),
    make("p", { class: "mono" }, say("records-held-by", { force: trace.force })),
    make("p", { class: "note" }, trace.summary),
    trace.matched.length ? make("p", { class: "note" }, say("records-matched", { reasons: trace.matched.join(", ") })) : null,
    record,
    hands ? make("div", { class: "row" }, open, log) : null);
  const show = (/** @type {Trace} */ shown) => {
    if (shown.opened && !record.hasChildNodes()) record.append(...opened(shown.opened));
    element.classList.toggle("opened", Boolean(shown.opened));
    reveal(record, Boolean(shown.opened));
    const { desk, room } = view().openings;
    enable(open, desk && !shown.opened);
    enable(log, desk && room.log && !shown.logged);
  };
  return { element, show };
}

/** @param {import("../contract").Opened} record */
function opened(record) {
  return [
    record.standing ? make("p", { class: "standing" }, capital(record.standing)) : "",
    ...record.detail.map((line) => make("p", {}, line)),
    record.markers.length ? make("p", { class: "mono" }, say("records-markers", { markers: record.markers.join(", ") })) : "",
  ];
}
