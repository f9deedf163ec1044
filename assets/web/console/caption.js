// What the caller says now: the largest thing on the screen, with the voice drawn beside it.

import { make, write } from "../elements.js";
import { settings } from "../me.js";
import { capital, quoted, say } from "../words.js";
import { wave } from "./wave.js";

/** @typedef {import("../contract").View} View */

/** From how many letters on the words are written a little smaller, so that they stay in their place. */
const LONG = 110;
const VERY_LONG = 190;

/** The caption. Its words are told to whoever listens, once, when they begin to be said.
 * @param {string} [ringing] The message that is shown before anything is said. */
export function caption(ringing = "caption-ringing") {
  const voice = wave();
  const who = make("p", { class: "who" });
  const words = make("p", { class: "said", "aria-live": "polite", "aria-atomic": "true" });
  const element = make("section", { class: "caption", "aria-label": say("web-caption"), tabindex: "0" }, voice.element,
    make("div", { class: "saying" }, who, words));
  /** Whether it stood in the page before: a reader tells what comes into a live region, and not what came with it. */
  let stood = false;
  /** @param {View} view @param {number} now */
  const show = (view, now) => {
    const turn = view.turns.findLast((it) => it.speaker === "caller" && it.from_ms <= now);
    const said = turn ? quoted(turn) : say(ringing);
    const speaks = Boolean(turn && turn.until_ms > now);
    write(who, turn ? `${capital(view.who)} · ${view.tone}` : "");
    if (stood) write(words, said);
    stood = element.isConnected;
    words.dataset["now"] = String(speaks || !turn);
    words.dataset["long"] = said.length > VERY_LONG ? "very" : String(said.length > LONG);
    words.classList.toggle("unseen", !settings().captions && Boolean(turn));
    voice.show(turn ?? null, now);
  };
  return { element, show };
}
