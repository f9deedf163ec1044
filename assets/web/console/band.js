// The band at the top: who is on the line, the time, and what is always at hand.

import { attribute, button, enable, make, relabel, reveal, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { clock } from "../times.js";
import { capital, say } from "../words.js";

/** @typedef {import("../contract").Shown} Shown */
/** What is always at hand; the clock and the line are not, where somebody else has them.
 * @typedef {{pause?: () => void, hold?: () => void, colleague: () => void, keys: () => void, leave: () => void}} AtHand */

/** @param {string} title @param {AtHand | null} hand @param {string} [play] */
export function band(title, hand, play = "") {
  const dot = make("span", { class: "dot", "aria-hidden": "true" });
  const time = make("span", { class: "now", role: "timer", "aria-label": say("web-clock") });
  const who = make("span", { class: "on-line" });
  const state = make("span", { class: "soft" });
  const pause = button(say("console-pause"), () => hand?.pause?.(), { key: keyOf("pause") });
  const hold = button(say("console-hold"), () => hand?.hold?.(), { key: keyOf("hold") });
  const colleague = button(say("console-colleague"), () => hand?.colleague(), { key: keyOf("colleague") });
  const keys = button(say("console-keys"), () => hand?.keys(), { key: keyOf("keys") });
  const leave = button(say("console-leave"), () => hand?.leave(), { key: "Esc" });
  const element = make("header", { class: "band" },
    make("h1", { tabindex: "-1" }, title),
    make("p", { class: "line" }, dot, time, who, state),
    hand ? make("div", { class: "row hand", role: "group", "aria-label": say("web-at-hand") }, pause, hold, colleague, keys, leave) : null);
  /** @param {Pick<Shown, "view" | "clock" | "slow" | "mode">} shown @param {boolean} [stands] Whether the clock is not ours to let go on. */
  const show = (shown, stands = false) => {
    const { view } = shown;
    const onLine = view.phase === "Ringing" || view.phase === "Talking";
    dot.classList.toggle("live", view.phase === "Talking" && shown.clock !== "paused");
    write(who, onLine ? say("console-line", { who: capital(view.who) }) : capital(view.who));
    const mode = say(hand ? `mode-${shown.mode}` : "mode-watched");
    write(state, [play, mode, stateOf(shown, hand !== null)].filter(Boolean).join(" · "));
    relabel(pause, say(shown.clock === "paused" ? "console-go-on" : "console-pause"));
    reveal(pause, Boolean(hand?.pause) && shown.clock !== "untimed");
    reveal(hold, Boolean(hand?.hold));
    enable(pause, !stands);
    relabel(hold, say(view.openings.resume ? "console-resume" : "console-hold"));
    enable(hold, view.openings.speak || view.openings.resume);
    enable(colleague, view.openings.colleague);
    attribute(element, "data-paused", shown.clock === "paused");
  };
  return { element, show, tick: (/** @type {number} */ now) => write(time, clock(now)) };
}

/** What is out of the ordinary about the line or the clock.
 * @param {Pick<Shown, "view" | "clock" | "slow">} shown @param {boolean} ours */
export function stateOf({ view, clock: runs, slow }, ours) {
  switch (view.phase) {
    case "OnHold": return runs === "paused" ? say("console-paused") : say("console-on-hold");
    case "RungOff": return say("console-rung-off");
    case "Reviewed":
    case "Settled": return say("console-with-supervisor");
    case "Ended":
    case "Left": return say("console-over");
    default:
  }
  if (runs === "paused") return say(ours ? "console-paused" : "console-watched-paused");
  if (runs === "untimed") return say("console-untimed");
  return slow ? say("console-slowed") : "";
}
