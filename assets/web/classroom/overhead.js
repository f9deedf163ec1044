// The session's band over a call that belongs to one: whether the instructor has paused it, what they say, and the way back.

import { attribute, button, make, reveal, write } from "../elements.js";
import { settings } from "../me.js";
import { way } from "../page.js";
import { announce, lose } from "../telling.js";
import { say } from "../words.js";
import { backTo, isFollowing } from "./afterwards.js";
import { hinting } from "./hint.js";
import { follow } from "./live.js";

/** @typedef {import("../contract").CallRoom} CallRoom */
/** @typedef {import("../contract").SeatView} SeatView */
/** @typedef {import("../contract").Board} Board */

/** What the band tells the page it stands on: that something may have changed in the call, and what the session is like now.
 * @typedef {{changed: () => void, seat?: (view: SeatView) => void, board?: (board: Board) => void, back: () => HTMLElement | null}} Told */

/** @param {string} call @param {CallRoom} place @param {Told} told */
export function overhead(call, place, told) {
  const state = make("p", { class: "overhead-state" });
  const back = way(say("session-back"), backTo(place), { class: "small" });
  const hint = hinting(place.room, told.back);
  const sound = isFollowing(place) ? hearing() : null;
  const title = place.title || say("session-untitled");
  const element = make("section", { class: "overhead", "aria-label": say("session-band") },
    make("div", { class: "row" },
      make("p", { class: "soft" }, say(place.led ? "session-you-lead" : "session-you-follow", { title })), state, back, sound?.element ?? null),
    hint.element);
  reveal(back, place.led);
  let before = "";
  let stood = "";

  /** @param {SeatView | Board} came */
  function take(came) {
    const where = "plan" in came ? whereLed(call, came) : whereOf(call, came);
    const words = where ? say(`session-${place.led ? "led" : "call"}-${where}`) : "";
    element.dataset["where"] = where;
    write(state, words);
    reveal(back, place.led || (where !== "" && where !== "paused"));
    if (words !== before) announce(words || say("session-call-goes-on"));
    before = words;
    if ("plan" in came) told.board?.(came);
    else {
      hint.show(where === "removed" ? null : came.hint);
      told.seat?.(came);
    }
    // What others mark and decide changes nothing in the call: it is looked at again when the session itself went another way.
    const stands = "plan" in came ? JSON.stringify(came.standing) : "";
    if (!stands || stands !== stood) told.changed();
    stood = stands;
  }

  const room = encodeURIComponent(place.room);
  const stream = follow(place.led ? `/api/rooms/${room}/live` : `/api/room/${room}/live`, {
    take,
    // While a call is played, the page itself says when its network is lost.
    lost: (is, why) => { if (why !== undefined) lose(is ? why || say("session-lost") : null); },
  });
  return { element, hears: () => sound === null || sound.is(), isPaused: () => element.dataset["where"] === "paused", close: stream.close };
}

/** Where the session is, for the call that is on the screen; nothing, while it simply goes on.
 * @param {string} call @param {SeatView} view
 * @returns {"removed" | "over" | "moved" | "paused" | ""} */
function whereOf(call, view) {
  if (view.removed) return "removed";
  if (view.standing.phase === "ended") return "over";
  if (view.call?.call !== call) return "moved";
  return view.standing.paused ? "paused" : "";
}

/** The same for the call that is led.
 * @param {string} call @param {Board} board */
function whereLed(call, { standing }) {
  if (standing.phase === "ended") return "over";
  if (standing.led !== call) return "moved";
  return standing.paused ? "paused" : "";
}

/** Whether the caller is heard from this device too: in a room where all follow one call, one voice is enough, unless somebody
 * listens for themselves. */
function hearing() {
  let is = false;
  const element = button(say("session-hear-here"), () => {
    is = !is;
    attribute(element, "aria-pressed", String(is));
  }, { class: "small", "aria-pressed": "false" });
  reveal(element, settings().sound);
  return { element, is: () => is };
}
