// What a film is steered by: its keys, a button for each of them, and a slider.

import { attribute, button, make, relabel, reveal, write } from "../elements.js";
import { keep } from "../me.js";
import { way } from "../page.js";
import { clock } from "../times.js";
import { tryTo } from "../trying.js";
import { say } from "../words.js";

/** @typedef {import("./player.js").Player} Player */

/** The speeds, their marks, and what each means. */
const SPEEDS = /** @type {const} */ ([
  [1, "1×", "watch-speed-heard"],
  [1.5, "1.5×", "watch-speed-faster"],
  [2, "2×", "watch-speed-double"],
  [0, "", "watch-speed-skip"],
]);

/** @param {Player} player @param {boolean} projected @param {() => void} away */
export function controls(player, projected, away) {
  const { film } = player;
  const by = (/** @type {number} */ steps) => (projected ? player.lineBy(steps) : player.stepBy(steps));
  let reveals = () => false;
  const toggle = button(say("watch-pause"), () => player.toggle(), { class: "first", key: "Space" });
  const before = button(say(projected ? "watch-last-line" : "watch-last"), () => by(-1), { key: "[" });
  const next = button(say(projected ? "watch-next-line" : "watch-next"), () => by(1), { key: "]" });
  const start = button(say("watch-start"), () => player.start(), { key: "Home" });
  const revealing = button(say("watch-reveal"), () => reveal_(), { key: "R" });
  const reveal_ = () => { relabel(revealing, say(reveals() ? "watch-hide" : "watch-reveal")); };
  const speeds = SPEEDS.map(([speed, mark, means], place) => button(mark || say(means), () => player.goAt(speed),
    { key: String(place + 1), "aria-label": mark ? `${mark}: ${say(means)}` : null, "aria-pressed": "false" }));
  const waiting = make("input", { type: "checkbox", id: "wait-at-notes", checked: player.waits,
    onchange: () => { player.waits = waiting.checked; tryTo(keep({ wait_at_notes: waiting.checked })); } });
  const slider = make("input", { type: "range", class: "seek-bar", min: 0, max: Math.ceil(film.length_ms / 1000) * 1000, step: 1000, "aria-label": say("rehear-seek"),
    oninput: () => attribute(slider, "aria-valuetext", clock(Number(slider.value))),
    onchange: () => player.goTo(Number(slider.value)) });
  const at = make("p", { class: "mono" });
  const what = make("p", { class: "doing", "aria-live": "polite" });
  const ended = make("p", { class: "row", hidden: true }, ...ending(player, projected));
  const element = make("div", { class: "steering", role: "group", "aria-label": say("web-controls") }, slider,
    make("div", { class: "row at-step" }, at, projected ? null : what, ended),
    make("div", { class: "row" }, toggle, before, next, start,
      ...(projected ? [revealing] : [make("span", { class: "row", role: "group", "aria-label": say("web-speed") }, ...speeds),
        make("span", { class: "choice" }, waiting, make("label", { for: waiting.id }, say("watch-at-notes")))]),
      button(say("watch-leave"), away, { key: "Esc" })));
  const tick = () => {
    const now = player.now();
    if (document.activeElement !== slider || player.isRunning) slider.value = String(now);
    attribute(slider, "aria-valuetext", clock(now));
    const blanks = { step: player.step, steps: film.steps.length, now: clock(now), whole: clock(film.length_ms) };
    write(at, say(projected ? "watch-time" : "watch-at", blanks));
  };
  return {
    element,
    tick,
    /** @param {() => boolean} how */
    reveals: (how) => { reveals = how; },
    show: () => {
      const label = player.isOver() ? "watch-again" : player.isWaiting() ? "watch-read"
        : !player.isRunning ? "watch-go-on" : projected ? "watch-pause-to-talk" : "watch-pause";
      relabel(toggle, say(label));
      write(what, player.doing() || say("watch-listens"));
      speeds.forEach((it, place) => attribute(it, "aria-pressed", String(SPEEDS[place]?.[0] === player.speed)));
      reveal(ended, player.isOver());
    },
    /** Does what a key asks for. Whether it asked for anything. @param {string} key */
    press: (key) => {
      if (key === "R" && projected) return reveal_(), true;
      const speed = projected ? undefined : SPEEDS[Number(key) - 1];
      if (speed) return player.goAt(speed[0]), true;
      /** @type {Record<string, () => void>} */
      const does = { " ": () => player.toggle(), "[": () => by(-1), "]": () => by(1), Home: () => player.start(), Escape: away };
      does[key]?.();
      return key in does;
    },
  };
}

/** What is offered when a film is over: its debrief where no class looks on, and trying it oneself.
 * @param {Player} player @param {boolean} projected */
function ending(player, projected) {
  const { scenario, play } = player.film;
  const address = `/watch/${encodeURIComponent(scenario)}/${encodeURIComponent(play)}`;
  return [
    projected ? null : way(say("web-see-debrief"), `${address}?debrief=1`),
    way(say("watch-try"), `/brief/${encodeURIComponent(scenario)}`),
  ].filter((it) => it !== null);
}
