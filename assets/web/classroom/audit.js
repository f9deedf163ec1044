// Who did what: the trail that nothing is taken out of, fetched once it is looked at.

import { make, region, write } from "../elements.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { momentOf } from "./days.js";

/** @typedef {import("../contract").Audit} Audit */

const COLUMNS = ["instructor-audit-no", "instructor-audit-at", "instructor-audit-who", "instructor-audit-did", "instructor-audit-what"];

export function audit() {
  const state = make("p", { role: "status" });
  const slot = make("div", {});
  const details = make("details", { class: "audit", ontoggle: async () => {
    if (!details.open) return;
    /** @type {Audit | null} */
    const trail = await trySending({ name: "audit" });
    if (!trail) return;
    state.className = trail.whole ? "whole" : "broken";
    write(state, say(trail.whole ? "instructor-audit-whole" : "instructor-audit-broken"));
    slot.replaceChildren(trail.rows.length ? table(trail) : make("p", { class: "soft" }, say("instructor-audit-none")));
  } }, make("summary", {}, say("instructor-audit-show")), make("p", { class: "note" }, say("instructor-audit-means")), state, slot);
  return region("audit", "h2", say("instructor-audit"), details);
}

/** @param {Audit} trail */
function table(trail) {
  const names = COLUMNS.map((it) => say(it));
  const head = make("tr", { role: "row" }, ...names.map((it) => make("th", { scope: "col", role: "columnheader" }, it)));
  const rows = trail.rows.map((row) => make("tr", { role: "row" },
    ...[String(row.no), momentOf(row.at), row.who, row.did, row.what].map((it, at) =>
      make("td", { role: "cell", "data-label": names[at] }, it))));
  return make("table", { class: "stacked", role: "table" },
    make("caption", { class: "unseen" }, say("instructor-audit")),
    make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, ...rows));
}
