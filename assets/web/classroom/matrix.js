// What trainees are shown, and when: a small table of ticks.

import { make } from "../elements.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Plan["showing"]} Showing */

/** @type {readonly (keyof Showing)[]} */
const WHAT = ["score", "debrief", "room"];
/** @type {readonly (keyof import("../contract").When)[]} */
const WHEN = ["after_call", "at_end"];

/** @param {(showing: Showing) => void} chosen */
export function matrix(chosen) {
  /** @type {Showing | null} */
  let shown = null;
  const boxes = WHAT.flatMap((what) => WHEN.map((when) => {
    const box = make("input", {
      type: "checkbox", id: `showing-${what}-${when}`, "aria-labelledby": `showing-${what} showing-${when}`,
      onchange: () => { if (shown) chosen({ ...shown, [what]: { ...shown[what], [when]: box.checked } }); },
    });
    return { what, when, box };
  }));
  const head = WHEN.map((when) => make("th", { scope: "col", id: `showing-${when}` }, say(`instructor-showing-${when}`)));
  const rows = WHAT.map((what) => make("tr", {},
    make("th", { scope: "row", id: `showing-${what}` }, say(`instructor-showing-${what}`)),
    ...boxes.filter((it) => it.what === what).map((it) => make("td", {}, make("label", { class: "tick" }, it.box)))));
  const element = make("table", { class: "matrix" },
    make("caption", {}, say("instructor-showing")),
    make("thead", {}, make("tr", {}, make("td", {}), ...head)),
    make("tbody", {}, ...rows));
  return {
    element,
    /** @param {Showing} showing */
    show: (showing) => {
      shown = showing;
      for (const { what, when, box } of boxes) if (box.checked !== showing[what][when]) box.checked = showing[what][when];
    },
  };
}
