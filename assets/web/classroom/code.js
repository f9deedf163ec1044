// The code of a session, so that it can be read out: in two groups on the screen, and letter by letter to a reader.

import { make } from "../elements.js";

/** @param {string} code @param {string} [size] */
export function code(code, size = "") {
  const half = Math.ceil(code.length / 2);
  return make("span", { class: `code ${size}`.trim() },
    make("span", { "aria-hidden": "true" }, make("span", {}, code.slice(0, half)), make("span", {}, code.slice(half))),
    make("span", { class: "unseen" }, [...code].join(" ")));
}
