// How many play and how many are done, while everybody goes at their own pace. Numbers alone.

import { make, reveal, write } from "../elements.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Wall} Wall */

export function counting() {
  const playing = number("session-wall-playing");
  const over = number("session-wall-done");
  const of = make("p", { class: "wall-come" });
  const element = make("section", { class: "wall-counts", "aria-label": say("session-wall-counts") },
    make("dl", {}, playing.element, over.element), of);
  return { element, show: (/** @type {Wall} */ { standing, pace, counts }) => {
    reveal(element, standing.phase === "running" && pace === "own");
    playing.show(counts.playing);
    over.show(counts.over);
    write(of, say("session-wall-of-all", { count: counts.seats }));
  } };
}

/** @param {string} label */
function number(label) {
  const count = make("dd", {});
  const element = make("div", {}, make("dt", {}, say(label)), count);
  return { element, show: (/** @type {number} */ it) => write(count, String(it)) };
}
