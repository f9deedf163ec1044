// The debrief: the server's page about the call, with every moment in it to be heard again.

import { button, make } from "./elements.js";
import { page, way } from "./page.js";
import { tape } from "./tape.js";
import { clock } from "./times.js";
import { trySending } from "./trying.js";
import { desk, settings } from "./me.js";
import { support } from "./support.js";
import { say } from "./words.js";
import { go } from "./app.js";

/** @typedef {import("./contract").Debrief} Debrief */

/** @param {Debrief} debrief @param {{back?: string}} [place] The session it is opened from, if any.
 * @returns {import("./page.js").Page} */
export function draw(debrief, place = {}) {
  const player = tape(debrief.lines);
  const element = page({ name: say("debrief-title"), about: debrief.title, kind: "debriefing" },
    ways(debrief, player, place.back), report(debrief, player), player.element);
  return { title: `${say("debrief-title")}: ${debrief.title}`, element, leave: player.leave, key: player.key };
}

/** @param {Debrief} debrief @param {import("./tape.js").Tape} player @param {string} [back] */
function ways(debrief, player, back) {
  const scenario = encodeURIComponent(debrief.scenario);
  const call = encodeURIComponent(debrief.call);
  // Whatever an address holds, it leads to a session of this page or nowhere.
  const session = /^\/(room|session)\/[\w-]+$/.test(back ?? "") ? back ?? "" : "";
  const again = button(say("debrief-again"), async () => {
    const { mode, timers } = settings();
    const taken = await trySending({ name: "take", call: { scenario: debrief.scenario, mode, timers } });
    if (taken) go(`/${taken.seat === "Supervisor" ? "review" : "call"}/${encodeURIComponent(taken.call)}`);
  });
  return make("p", { class: "row" },
    debrief.lines.length ? button(say("rehear-start"), () => player.hear(0)) : null,
    debrief.seat === "CallHandler" ? way(say("debrief-watch"), `/watch/${scenario}/expert`) : null,
    debrief.call ? way(say("debrief-print"), `/debrief/${call}/print`) : null,
    session ? null : again,
    session ? way(say("session-back"), session, { class: "first" }) : way(say("debrief-shelf"), "/", { class: "first" }));
}

/** The report is made by the server of escaped text alone; it is the one thing put in as markup.
 * @param {Debrief} debrief @param {import("./tape.js").Tape} player */
export function report(debrief, player) {
  const element = make("div", { class: "report" });
  element.innerHTML = debrief.html;
  // Where nothing is kept that could be heard, as in a review, no moment is offered.
  const moments = debrief.lines.length ? element.querySelectorAll("[data-at-ms]") : [];
  for (const moment of moments) {
    const at = Number(moment.getAttribute("data-at-ms"));
    if (!Number.isFinite(at) || moment.closest("svg")) continue;
    const again = button(say("web-hear-again"), () => player.hear(at), { class: "small again", "aria-label": say("web-hear-again-of", { time: clock(at) }) });
    // A button may stand in a cell or beside words, but never straight in a row or a list.
    if (moment.matches("tr, ul, ol, table, tbody")) (moment.querySelector("td, li") ?? moment).append(again);
    else if (moment.matches("li, td, p, div, section")) moment.append(again);
    else moment.after(again);
  }
  if (debrief.left && !element.querySelector(".help")) element.append(support(desk.lists.support));
  return element;
}
