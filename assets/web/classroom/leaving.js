// Leaving a session, which is always possible and never held against anybody.

import { go } from "../app.js";
import { asking } from "../asking.js";
import { button, make } from "../elements.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { forget } from "./kept.js";

/** @param {string} room */
export function leaving(room) {
  const leave = async () => {
    if (!await trySending({ name: "leaveRoom", room })) return;
    forget(room);
    go("/");
  };
  const ask = () => asking(say("session-leave-sure"), say("session-leave-means"), [
    { label: say("session-stay"), first: true, key: "Esc" },
    { label: say("session-leave"), does: leave },
  ]);
  return make("section", { class: "stack", "aria-label": say("session-leave") },
    make("p", { class: "note" }, say("session-leave-means")), make("p", {}, button(say("session-leave"), ask)));
}
