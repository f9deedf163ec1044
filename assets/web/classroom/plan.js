// What is chosen for a session. Everything is kept as it is chosen; what cannot be changed any more is not offered.

import { labelled, make, region, reveal } from "../elements.js";
import { say } from "../words.js";
import { calls } from "./calls.js";
import { choices } from "./choices.js";
import { matrix } from "./matrix.js";

/** @typedef {import("./session.js").Session} Session */

const PACES = /** @type {const} */ ([
  ["own", "instructor-pace-own", "instructor-pace-own-means"],
  ["together", "instructor-pace-together", "instructor-pace-together-means"],
]);
const MODES = /** @type {const} */ ([
  ["guided", "play-guided", "play-guided-means"],
  ["practice", "play-practice", "play-practice-means"],
  ["assessed", "play-assessed", "play-assessed-means"],
]);
const TIMINGS = /** @type {const} */ ([
  ["AsMeant", "timers-meant", "timers-meant-means"],
  ["Slowed", "timers-slowed", "timers-slowed-means"],
  ["Off", "timers-off", "timers-off-means"],
  ["Own", "instructor-timing-own", "instructor-timing-own-means"],
]);
const LANGUAGES = /** @type {const} */ ([["en-GB", "English", "", "en-GB"], ["cy", "Cymraeg", "", "cy"]]);
/** The longest name of a session, in characters. */
const TITLE_CHARS = 80;

/** @param {() => Session} session @param {import("../contract").Card[]} cards */
export function plan(session, cards) {
  const choose = (/** @type {Partial<import("../contract").Plan>} */ changed) => session().choose(changed);
  const title = make("input", {
    type: "text", id: "session-title", maxlength: TITLE_CHARS, autocomplete: "off", onchange: () => choose({ title: title.value.trim() }),
  });
  const order = calls(() => session().plan, cards, choose);
  const parts = {
    pace: choices("session-pace", "instructor-pace", PACES, (pace) => choose({ pace: /** @type {any} */ (pace) })),
    mode: choices("session-mode", "how-mode", MODES, (mode) => choose({ mode: /** @type {any} */ (mode) })),
    timing: choices("session-timing", "how-timers", TIMINGS, (timing) => choose({ timing: /** @type {any} */ (timing) })),
    language: choices("session-language", "instructor-language", LANGUAGES, (language) => choose({ language })),
  };
  const showing = matrix((showing) => choose({ showing }));
  const element = region("set-up", "h2", say("instructor-set-up"),
    make("p", { class: "note" }, say("instructor-set-up-kept")),
    labelled(say("instructor-title"), title),
    order.element,
    parts.pace.element, parts.mode.element, parts.timing.element, showing.element, parts.language.element,
    make("p", { class: "note" }, say("settings-welsh-draft")));
  element.classList.add("card", "stack");
  return {
    element,
    show: () => {
      const { board, plan } = session();
      const lobby = board.standing.phase === "lobby";
      if (document.activeElement !== title && title.value !== plan.title) title.value = plan.title;
      order.show(board);
      parts.pace.show(plan.pace);
      parts.mode.show(plan.mode);
      parts.timing.show(plan.timing);
      parts.language.show(plan.language);
      showing.show(plan.showing);
      reveal(parts.pace.element, lobby);
      reveal(parts.mode.element, lobby);
    },
  };
}
