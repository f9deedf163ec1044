// One trainee's row on the board. It is changed in place, so that whoever reads it or stands on it is not thrown off.

import { attribute, button, make, reveal, write } from "../elements.js";
import { desk } from "../me.js";
import { say } from "../words.js";
import { QUIET_MS } from "./quiet.js";
import { steps } from "./steps.js";
import { hinting, more } from "./trainee.js";
import { lastDone, place, quietWords } from "./whereabouts.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("./session.js").Session} Session */

/** The columns, and the messages that name them. */
export const COLUMNS = /** @type {const} */ (["name", "place", "last", "marks", "quiet", "not-heard", "hands"]);

/** @param {() => Session} session */
export function row(session) {
  /** @type {BoardSeat | undefined} */
  let shown;
  const no = make("span", { class: "no" });
  const name = make("span", { class: "name" });
  const away = make("span", { class: "tag heard" }, say("instructor-not-here"));
  const call = make("span", { class: "soft" });
  const where = make("span", {});
  const meter = steps();
  const last = make("span", {});
  const marks = disclosure();
  const quiet = make("span", {});
  const missed = disclosure();
  const hint = button(say("instructor-hint"), () => { if (shown) hinting(session(), shown); }, { class: "small" });
  const others = button(say("instructor-more"), () => { if (shown) more(session(), shown); }, { class: "small" });
  const said = make("p", { class: "note" });
  const cell = (/** @type {typeof COLUMNS[number]} */ column, /** @type {(Node | string)[]} */ ...inside) =>
    make("td", { role: "cell", class: `col-${column}`, "data-label": say(`instructor-column-${column}`) }, ...inside);
  const element = make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader", class: "seat-name" }, no, " ", name, " ", away),
    cell("place", make("div", { class: "whereabouts" }, call, where, meter.element)),
    cell("last", last),
    cell("marks", marks.element),
    cell("quiet", quiet),
    cell("not-heard", missed.element),
    cell("hands", make("div", { class: "row" }, hint, others), said));
  const tick = () => {
    if (!shown) return;
    const ms = session().quiet.of(shown.no);
    write(quiet, quietWords(ms));
    attribute(quiet, "class", ms !== null && ms >= QUIET_MS ? "tag heard" : "soft");
  };
  return {
    element,
    tick,
    show: (/** @type {BoardSeat} */ seat) => {
      const { board } = session();
      shown = seat;
      write(no, String(seat.no));
      write(name, seat.name);
      reveal(away, !seat.here && !seat.removed && !seat.left);
      write(call, board.plan.pace === "own" && seat.call_title ? say("instructor-call-of", { no: seat.step + 1, title: seat.call_title }) : "");
      write(where, place(seat));
      meter.show(seat.progress);
      write(last, lastDone(seat.progress));
      marks.show(say("instructor-marks", { count: seat.progress?.marks.length ?? 0 }), marked(seat));
      missed.show(say("instructor-not-heard", { count: seat.not_heard.length }), seat.not_heard);
      write(said, seat.hint ? say("instructor-hinted", { hint: seat.hint }) : "");
      reveal(said, Boolean(seat.hint));
      attribute(hint, "aria-label", say("instructor-hint-to", { name: seat.name }));
      attribute(others, "aria-label", say("instructor-more-about", { name: seat.name }));
      attribute(element, "data-gone", seat.removed || seat.left);
      tick();
    },
  };
}

/** Words that open to a list; words alone, where the list is empty. */
function disclosure() {
  const none = make("span", { class: "soft" });
  const summary = make("summary", {});
  const list = make("ul", {});
  const open = make("details", {}, summary, list);
  let shown = "";
  return {
    element: make("div", {}, none, open),
    /** @param {string} words @param {readonly string[]} all */
    show: (words, all) => {
      reveal(none, all.length === 0);
      reveal(open, all.length > 0);
      write(none, words);
      write(summary, words);
      if (all.join("\n") === shown) return;
      shown = all.join("\n");
      list.replaceChildren(...all.map((it) => make("li", {}, it)));
    },
  };
}

/** The signs somebody marked, each once, with how often.
 * @param {BoardSeat} seat */
function marked(seat) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const [, sign] of seat.progress?.marks ?? []) times.set(sign, (times.get(sign) ?? 0) + 1);
  return [...times].map(([sign, count]) => {
    const name = desk.lists.signs.find((it) => it.id === sign)?.name ?? sign;
    return count === 1 ? name : say("instructor-marked-times", { name, count });
  });
}
