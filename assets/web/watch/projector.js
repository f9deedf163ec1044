// A film for a class: what is said as large as the wall allows, without a score, and what it was evidence for when that is asked.

import { keeping, make, reveal, write } from "../elements.js";
import { clock } from "../times.js";
import { say } from "../words.js";
import { large } from "./large.js";

/** @typedef {import("../contract").Film} Film */
/** @typedef {import("../contract").Frame} Frame */
/** @typedef {import("../contract").Heard} Heard */

/** @param {Film} film @param {HTMLElement} steering */
export function projector(film, steering) {
  const state = make("span", { class: "about", role: "status" });
  const said = large();
  const list = make("ol", {});
  const none = make("p", { class: "note" }, say("projector-nothing"));
  const heard = make("section", { class: "revealed", "aria-labelledby": "revealed-name", tabindex: "0", hidden: true },
    make("h2", { id: "revealed-name" }, say("projector-revealed")), none, list);
  const update = keeping(list, (/** @type {Heard} */ it) => it.from_ms, heardRow);
  const element = make("div", { class: "page projected" },
    make("header", { class: "band" }, make("h1", { tabindex: "-1" }, film.title), state),
    make("main", { id: "main", tabindex: "-1" },
      make("div", { class: "wall" }, said.element, heard), steering));
  return {
    element,
    reveal: () => {
      reveal(heard, Boolean(heard.hidden));
      return !heard.hidden;
    },
    /** @param {Frame} frame @param {import("./player.js").Player} player */
    show: (frame, player) => {
      write(state, say(player.isOver() ? "projector-over" : player.isRunning ? "projector-playing" : "projector-paused"));
      const all = frame.heard ?? marked(frame);
      reveal(none, all.length === 0);
      update(all);
    },
    /** @param {Frame} frame @param {number} now */
    tick: (frame, now) => said.show(frame.view, now),
  };
}

/** What was marked, where the server does not tell what was evidence.
 * @param {Frame} frame
 * @returns {Heard[]} */
function marked(frame) {
  return frame.view.turns.filter((it) => it.marks.length).map((it) => ({
    from_ms: it.from_ms, text: it.text, marked: true, signs: it.marks.map((mark) => ({ name: mark.name, strong: true })),
  }));
}

/** @param {Heard} it */
function heardRow(it) {
  const signs = make("ul", {});
  const element = make("li", {}, make("p", {}, make("span", { class: "mono" }, clock(it.from_ms)), ` “${it.text}”`), signs);
  const show = (/** @type {Heard} */ shown) => {
    const told = shown.signs.map((sign) => make("li", { class: sign.strong ? "strong" : "" },
      say(sign.strong ? "projector-strong" : "projector-weak", { sign: sign.name })));
    if (shown.marked) told.push(make("li", { class: "by-handler" }, say("projector-marked")));
    if (signs.textContent !== told.map((line) => line.textContent).join("")) signs.replaceChildren(...told);
  };
  return { element, show };
}
