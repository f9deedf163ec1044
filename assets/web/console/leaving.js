// Leaving a call, which is always possible and never held against anybody; and the map of keys.

import { asking } from "../asking.js";
import { keysOfCall } from "../keymap.js";
import { say } from "../words.js";

/** Asks how the call is left.
 * @param {{aside: () => void, end: () => void, leave: () => void}} ways
 * @param {boolean} inSession Whether it is for a session to say when its debrief is seen. */
export function leaving({ aside, end, leave }, inSession) {
  asking(say("leave-title"), say("leave-text"), [
    { label: say("leave-stay"), first: true, key: "Esc" },
    { label: say("leave-aside"), does: aside },
    { label: say(inSession ? "session-end-call" : "leave-end"), does: end },
    { label: say("leave-left"), does: leave },
  ]);
}

/** Shows the map of keys. */
export function showKeys() {
  asking(say("keys-title"), say("web-keys-letters"), [{ label: say("pick-away"), first: true, key: "Esc" }], keysOfCall())
    .classList.add("wide");
}
