// How a call is played: how much help, its clock, and what is written and heard. The brief and the settings both have it.

import { attribute, make, write } from "./elements.js";
import { keep, settings } from "./me.js";
import { tryTo } from "./trying.js";
import { say } from "./words.js";

/** @typedef {import("./contract").Settings} Settings */

const MODES = [
  ["guided", "play-guided", "play-guided-means"],
  ["practice", "play-practice", "play-practice-means"],
  ["assessed", "play-assessed", "play-assessed-means"],
];
const TIMERS = [
  ["AsMeant", "timers-meant", "timers-meant-means"],
  ["Slowed", "timers-slowed", "timers-slowed-means"],
  ["Off", "timers-off", "timers-off-means"],
];

/** The choices of how a call is played. A review has no caller to be guided through: there the clock is chosen.
 * @param {import("./contract").Seat} [seat] */
export function how(seat = "CallHandler") {
  return make("div", { class: "how" },
    seat === "CallHandler" ? choice("how-mode", "mode", MODES) : null,
    choice("how-timers", "timers", TIMERS),
    heard());
}

/** One of several, each with what it means.
 * @param {string} name
 * @param {keyof Settings} setting
 * @param {string[][]} choices */
export function choice(name, setting, choices) {
  const rows = choices.map(([value, label, means]) => {
    const id = `${setting}-${value}`;
    const radio = make("input", {
      type: "radio", id, name: setting, value,
      checked: settings()[setting] === value,
      "aria-describedby": means ? `${id}-means` : null,
      onchange: () => tryTo(keep({ [setting]: value })),
    });
    return make("div", { class: "choice" }, radio, make("label", { for: id }, say(label)),
      means ? make("p", { class: "note", id: `${id}-means` }, say(means)) : null);
  });
  return make("fieldset", {}, make("legend", {}, say(name)), ...rows);
}

/** A setting that is on or off.
 * @param {string} label
 * @param {keyof Settings} setting
 * @param {(on: boolean) => void} [then] */
export function tick(label, setting, then) {
  const box = make("input", {
    type: "checkbox", id: setting, checked: Boolean(settings()[setting]),
    onchange: () => {
      then?.(box.checked);
      tryTo(keep({ [setting]: box.checked }));
    },
  });
  return make("div", { class: "choice" }, box, make("label", { for: setting }, say(label)));
}

/** A setting in percent, kept once the hand rests.
 * @param {string} label
 * @param {"voice_percent" | "text_percent"} setting
 * @param {{min: number, max: number, step: number}} range */
export function percent(label, setting, range) {
  const told = make("output", { for: setting, class: "mono" }, `${settings()[setting]} %`);
  const slider = make("input", {
    type: "range", id: setting, ...range, value: settings()[setting],
    oninput: () => {
      write(told, `${slider.value} %`);
      attribute(slider, "aria-valuetext", `${slider.value} %`);
    },
    onchange: () => tryTo(keep({ [setting]: Number(slider.value) })),
  });
  return make("div", { class: "slider" }, make("label", { for: setting }, say(label)), slider, told);
}

function heard() {
  const volume = percent("how-voice", "voice_percent", { min: 0, max: 100, step: 5 });
  volume.hidden = !settings().sound;
  return make("fieldset", {}, make("legend", {}, say("how-heard")),
    tick("how-captions", "captions"),
    tick("how-sound", "sound", (on) => { volume.hidden = !on; }),
    volume);
}
