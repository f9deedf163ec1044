// The calls of a session that are past, with what may be opened of them.

import { keeping, make, reveal, write } from "../elements.js";
import { way } from "../page.js";
import { say } from "../words.js";

/** @typedef {import("../contract").SeatView} SeatView */
/** @typedef {import("../contract").SeatPast} SeatPast */

/** @param {string} room */
export function past(room) {
  const list = make("ol", { class: "past" });
  const element = make("section", { "aria-labelledby": "past-name", hidden: true },
    make("h2", { id: "past-name" }, say("session-past")), list);
  const update = keeping(list, (/** @type {SeatPast} */ it) => it.call, (it) => row(room, it));
  return { element, show: (/** @type {SeatView} */ view) => {
    reveal(element, view.past.length > 0);
    update(view.past);
  } };
}

/** @param {string} room @param {SeatPast} begun */
function row(room, begun) {
  const result = make("p", { class: "note" });
  const debrief = way(say("web-see-debrief"), `/debrief/${encodeURIComponent(begun.call)}?back=${encodeURIComponent(`/room/${encodeURIComponent(room)}`)}`,
    { class: "small", "aria-label": say("session-debrief-of", { title: begun.title }) });
  const element = make("li", {}, make("p", { class: "past-title" }, `${begun.step + 1}. ${begun.title}`), result, debrief);
  const show = (/** @type {SeatPast} */ it) => {
    write(result, resultOf(it));
    reveal(debrief, it.debrief);
  };
  return { element, show };
}

/** @param {SeatPast} it */
function resultOf(it) {
  if (it.total === null) return it.debrief ? "" : say("session-past-later");
  if (it.passed === null) return say("session-past-total", { total: it.total });
  return say(it.passed ? "session-past-passed" : "session-past-not-yet", { total: it.total });
}
