// The records terminal: what is searched for, and what came back.

import { button, enable, hint, keeping, labelled, make, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { say } from "../words.js";
import { traceRow } from "./trace.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("../contract").System} System */
/** @typedef {import("../contract").Enquiry} Enquiry */
/** @typedef {import("./hands.js").Hands} Hands */

/** @type {[id: keyof import("../contract").Query | "reason", label: string][]} */
const FIELDS = [
  ["name", "records-name"],
  ["age", "records-age"],
  ["username", "records-username"],
  ["town", "records-town"],
  ["telephone", "records-telephone"],
  ["reason", "records-reason"],
];

/** @param {Hands | null} hands */
export function records(hands) {
  const form = hands ? searching(hands) : null;
  const none = make("p", { class: "note" }, say("nothing-yet"));
  const list = make("div", { class: "enquiries" });
  const element = make("section", { id: "records", class: "records", "aria-labelledby": "records-head" },
    make("h2", { id: "records-head" }, say("records-title")), form?.element ?? none, list);
  /** @type {View} */
  let view;
  /** The trace that is chosen: its enquiry and its number. @type {[number, number] | null} */
  let chosen = null;
  const choose = (/** @type {[number, number]} */ at) => { chosen = at; };
  const update = keeping(list, (/** @type {Enquiry} */ it) => it.no, (it) => enquiryRow(it, hands, choose, () => view));
  const traces = () => view.enquiries.toReversed().flatMap((it) => it.traces.map((trace) => /** @type {[number, number]} */ ([it.no, trace.no])));
  const target = () => chosen ?? traces()[0] ?? null;
  return {
    element,
    focus: () => form?.focus(),
    search: (/** @type {System} */ system) => form?.search(system),
    /** The trace that is opened or put in the log by its key. */
    target,
    /** Goes to the trace this many before (negative) or after. @param {number} by */
    move: (by) => {
      const all = traces();
      const at = all.findIndex((it) => it.join() === target()?.join());
      const to = all[Math.max(0, Math.min(chosen ? at + by : at, all.length - 1))];
      if (to) document.getElementById(`trace-${to.join("-")}`)?.focus();
    },
    /** @param {View} shown */
    show: (shown) => {
      view = shown;
      form?.show(shown);
      none.hidden = shown.enquiries.length > 0;
      // The newest enquiry stands first: it is the one that was just asked.
      update(shown.enquiries.toReversed());
    },
  };
}

/** The form that a search is made with.
 * @param {Hands} hands */
function searching(hands) {
  const fields = FIELDS.map(([id, label]) => {
    const field = make("input", { type: "text", id: `search-${id}`, autocomplete: "off", class: "mono", spellcheck: "false" });
    return { id, field, element: labelled(say(label), field, "aside") };
  });
  const national = make("button", { type: "submit", class: "first", "aria-keyshortcuts": keyOf("national") },
    make("span", {}, say("records-national")), hint(keyOf("national")));
  const local = button(say("records-local"), () => search("Local"), { key: keyOf("local") });
  let may = false;
  /** @param {System} system */
  const search = async (system) => {
    if (!may) return;
    const given = Object.fromEntries(fields.map((it) => [it.id, it.field.value.trim()]).filter(([, value]) => value));
    const { reason = "", ...query } = given;
    await hands.do({ Search: [system, query, reason] });
  };
  const element = make("form", { class: "search", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); search("National"); } },
    ...fields.map((it) => it.element), make("div", { class: "row" }, national, local));
  return {
    element,
    search,
    focus: () => fields[0]?.field.focus(),
    show: (/** @type {View} */ view) => {
      may = view.openings.desk && view.openings.room.enquiry;
      enable(national, may);
      enable(local, may);
    },
  };
}

/** How many traces came back, in words.
 * @param {Enquiry} it */
export function cameBack(it) {
  return it.traces.length ? say("records-traces", { count: it.traces.length }) : say("records-no-trace");
}

/** What was asked, of which system, and what came back: the terminal's own audit.
 * @param {Enquiry} it @param {Hands | null} hands @param {(at: [number, number]) => void} chosen @param {() => View} view */
function enquiryRow(it, hands, chosen, view) {
  const id = `enquiry-${it.no}`;
  const traces = make("div", { class: "traces" });
  const update = keeping(traces, (/** @type {import("../contract").Trace} */ trace) => trace.no,
    (trace) => traceRow([it.no, trace.no], trace, hands, chosen, view));
  const said = make("h3", { id });
  const element = make("section", { class: "enquiry", "aria-labelledby": id }, said,
    make("p", { class: "mono" }, `${it.system_name}: ${it.asked}`),
    make("p", { class: "note" }, say("records-reason-given", { reason: it.reason })),
    traces);
  const show = (/** @type {Enquiry} */ shown) => {
    write(said, `${shown.no}. ${cameBack(shown)}`);
    reveal(traces, shown.traces.length > 0);
    update(shown.traces);
  };
  return { element, show };
}
