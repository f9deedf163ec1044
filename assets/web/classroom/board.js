// The board: every trainee in a table that changes in place. Nothing of it is read out by itself, and while somebody is in
// it, with the keyboard or the pointer, its rows stay where they are.

import { attribute, make, reveal, region, write } from "../elements.js";
import { language, say } from "../words.js";
import { QUIET_MS } from "./quiet.js";
import { COLUMNS, row } from "./row.js";
import { stepsTaken } from "./steps.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("./session.js").Session} Session */

/** By what the rows are put in order. @type {readonly string[]} */
const SORTS = ["name", "place", "quiet"];
const FILTERS = /** @type {const} */ (["all", "quiet", "away"]);
/** How often what is counted here is counted on. */
const TICK_MS = 5000;

/** @param {() => Session} session */
export function board(session) {
  /** @type {Map<number, ReturnType<typeof row>>} */
  const rows = new Map();
  let sort = "name";
  let down = false;
  /** @type {typeof FILTERS[number]} */
  let filter = "all";
  const count = make("p", { class: "note" });
  const body = make("tbody", { role: "rowgroup" });
  const heads = COLUMNS.map((it) => head(it, () => sorted(it)));
  const table = make("table", { class: "stacked board", role: "table" },
    make("caption", { class: "unseen" }, say("instructor-board")),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads.map((it) => it.element))), body);
  const filters = filtering((it) => {
    filter = it;
    arrange(true);
  });
  body.addEventListener("focusout", () => setTimeout(arrange));
  body.addEventListener("pointerleave", () => arrange());
  const element = region("board", "h2", say("instructor-board"), filters.element, count, table);
  const ticking = setInterval(tick, TICK_MS);

  function tick() {
    session().quiet.count(session().board.standing.paused);
    for (const it of rows.values()) it.tick();
    arrange();
  }

  /** @param {string} by */
  function sorted(by) {
    down = sort === by ? !down : by === "quiet";
    sort = by;
    arrange(true);
  }

  /** @param {BoardSeat} seat */
  function fits(seat) {
    if (filter === "quiet") return (session().quiet.of(seat.no) ?? 0) >= QUIET_MS;
    return filter === "all" || (!seat.here && !seat.removed && !seat.left);
  }

  /** Puts the rows in their order. While somebody is among them, only what is new comes, and it comes at the end.
   * @param {boolean} [asked] */
  function arrange(asked = false) {
    const seats = session().board.seats;
    const held = asked !== true && (body.contains(document.activeElement) || body.matches(":hover"));
    const order = held ? heldOrder(seats) : seats.filter(fits).sort(compared);
    let at = body.firstElementChild;
    for (const { no } of order) {
      const element = rows.get(no)?.element;
      if (!element) continue;
      if (element === at) at = at.nextElementSibling;
      else body.insertBefore(element, at);
    }
    while (at) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
    for (const it of heads) it.show(sort, down);
    write(count, say("instructor-shown", { shown: body.childElementCount, all: seats.length }));
    filters.show(seats, (seat) => (session().quiet.of(seat.no) ?? 0) >= QUIET_MS);
  }

  /** @param {BoardSeat[]} seats */
  function heldOrder(seats) {
    const stands = [...body.children];
    const place = (/** @type {BoardSeat} */ it) => stands.indexOf(/** @type {Element} */ (rows.get(it.no)?.element));
    const there = seats.filter((it) => place(it) >= 0).sort((a, b) => place(a) - place(b));
    return [...there, ...seats.filter((it) => place(it) < 0 && fits(it))];
  }

  /** @param {BoardSeat} a @param {BoardSeat} b */
  function compared(a, b) {
    const gone = Number(a.removed || a.left) - Number(b.removed || b.left);
    const by = sort === "name" ? a.name.localeCompare(b.name, language()) : sort === "place" ? placed(a, b) : quieter(a, b);
    return gone || (down ? -by : by) || a.no - b.no;
  }

  /** @param {BoardSeat} a @param {BoardSeat} b */
  function quieter(a, b) {
    return (session().quiet.of(a.no) ?? -1) - (session().quiet.of(b.no) ?? -1);
  }

  return {
    element,
    show: () => {
      const seats = session().board.seats;
      for (const seat of seats) {
        let known = rows.get(seat.no);
        if (!known) rows.set(seat.no, known = row(session));
        known.show(seat);
      }
      for (const no of rows.keys()) if (!seats.some((it) => it.no === no)) rows.delete(no);
      arrange();
    },
    leave: () => clearInterval(ticking),
  };
}

/** Who is further: by the call, then by what was done in it, then by its time.
 * @param {BoardSeat} a @param {BoardSeat} b */
function placed(a, b) {
  const over = Number(a.progress?.over ?? false) - Number(b.progress?.over ?? false);
  const time = (a.progress?.at_ms ?? -1) - (b.progress?.at_ms ?? -1);
  return a.step - b.step || over || stepsTaken(a.progress) - stepsTaken(b.progress) || time;
}

/** @param {typeof COLUMNS[number]} column @param {() => void} sorted */
function head(column, sorted) {
  const words = say(`instructor-column-${column}`);
  const sorts = SORTS.includes(column);
  const arrow = make("span", { "aria-hidden": "true" });
  const element = make("th", { scope: "col", role: "columnheader", class: sorts ? "sorts" : null },
    sorts ? make("button", { type: "button", class: "sort", onclick: sorted }, words, arrow) : words);
  return {
    element,
    /** @param {string} by @param {boolean} down */
    show: (by, down) => {
      if (!sorts) return;
      attribute(element, "aria-sort", by !== column ? "none" : down ? "descending" : "ascending");
      write(arrow, by !== column ? "" : down ? "↓" : "↑");
    },
  };
}

/** Whom one looks at.
 * @param {(filter: typeof FILTERS[number]) => void} chosen */
function filtering(chosen) {
  const labels = FILTERS.map((it) => make("label", { for: `filter-${it}` }));
  const radios = FILTERS.map((it) => make("input", {
    type: "radio", name: "filter", id: `filter-${it}`, checked: it === "all", onchange: () => chosen(it),
  }));
  const element = make("fieldset", { class: "segments" }, make("legend", {}, say("instructor-filter")),
    ...radios.flatMap((it, at) => [it, /** @type {HTMLElement} */ (labels[at])]));
  return {
    element,
    /** @param {BoardSeat[]} seats @param {(seat: BoardSeat) => boolean} isQuiet */
    show: (seats, isQuiet) => {
      const away = seats.filter((it) => !it.here && !it.removed && !it.left).length;
      const counts = [seats.length, seats.filter(isQuiet).length, away];
      labels.forEach((label, at) => write(label, say(`instructor-filter-${FILTERS[at]}`, { count: counts[at] ?? 0 })));
      reveal(element, seats.length > 0);
    },
  };
}
