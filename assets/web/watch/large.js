// What is said, as large as a wall allows.

import { make, write } from "../elements.js";
import { capital, quoted, say } from "../words.js";

/** From how many letters on the words are written a little smaller. */
const LONG = 120;

/** The words and who says them. They are told to whoever listens, once, when they begin to be said. */
export function large() {
  const who = make("p", { class: "large-who" });
  const words = make("p", { class: "large-said", "aria-live": "polite", "aria-atomic": "true" });
  const element = make("section", { class: "large", "aria-label": say("web-caption"), tabindex: "0" }, who, words);
  /** Whether it stood in the page before: a reader tells what comes into a live region, and not what came with it. */
  let stood = false;
  /** @param {import("../contract").View} view @param {number} now */
  const show = (view, now) => {
    const turn = view.turns.findLast((it) => it.from_ms <= now);
    if (stood) write(words, turn ? quoted(turn) : say("projector-ringing"));
    stood = element.isConnected;
    write(who, turn ? speaker(turn.speaker, view.who) : "");
    who.dataset["who"] = turn?.speaker ?? "";
    words.dataset["long"] = String((turn?.text.length ?? 0) > LONG);
  };
  return { element, show };
}

/** @param {string} speaker @param {string} who */
function speaker(speaker, who) {
  if (speaker === "caller") return capital(who);
  return say(speaker === "handler" ? "projector-handler" : "projector-supervisor");
}
