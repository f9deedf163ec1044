// The grade, and why it is graded so.

import { attribute, button, enable, labelled, make, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { desk } from "../me.js";
import { say } from "../words.js";
import { tag } from "./tag.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("../keys.js").Action} Action */

/** @param {import("./hands.js").Hands | null} hands */
export function grade(hands) {
  const heading = make("h2", { id: "grade-name" }, say("grade-title"));
  if (!hands) return watched(heading);
  const because = make("input", { type: "text", id: "grade-because", autocomplete: "off", placeholder: say("grade-hint") });
  const give = (/** @type {number} */ place) => {
    const it = desk.lists.grades[place];
    const press = buttons[place];
    if (it && press?.getAttribute("aria-disabled") !== "true") hands.do({ Grade: [it.id, because.value.trim() || null] });
  };
  const buttons = desk.lists.grades.map((it, place) => button(it.name, () => give(place),
    { key: keyOf(/** @type {Action} */ (`grade${place}`)), "aria-pressed": "false", title: it.about }));
  const means = make("details", {}, make("summary", {}, say("web-grades-mean")),
    make("dl", {}, ...desk.lists.grades.flatMap((it) => [make("dt", {}, it.name), make("dd", {}, it.about)])));
  const element = make("section", { id: "grade", "aria-labelledby": "grade-name" }, heading,
    labelled(say("grade-because"), because, "bare"),
    make("div", { class: "grades", role: "group", "aria-labelledby": "grade-name" }, ...buttons), means);
  const show = (/** @type {View} */ view) => buttons.forEach((press, place) => {
    attribute(press, "aria-pressed", String(view.grade === desk.lists.grades[place]?.id));
    enable(press, view.openings.desk);
  });
  return { element, give, show };
}

/** The grade, where a call is only watched.
 * @param {HTMLElement} heading */
function watched(heading) {
  const none = make("p", { class: "note" }, say("nothing-yet"));
  const given = tag("", "done");
  const element = make("section", { id: "grade", "aria-labelledby": "grade-name" }, heading, none, given);
  return { element, give: () => {}, show: (/** @type {View} */ view) => {
    reveal(none, view.grade === null);
    reveal(given, view.grade !== null);
    write(given, desk.lists.grades.find((it) => it.id === view.grade)?.name ?? "");
  } };
}
