// Everything that was said. One line is chosen: it is the one that is marked or quoted. The arrows go from line to line.

import { attribute, button, enable, following, keeping, make, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { clock } from "../times.js";
import { capital, say, spoken } from "../words.js";
import { tag } from "./tag.js";

/** @typedef {import("../contract").View} View */
/** @typedef {import("../contract").Turn} Turn */
/** @typedef {{turn: Turn, place: number, view: View}} Said */

/** @param {import("./hands.js").Hands | null} hands */
export function transcript(hands) {
  const none = make("p", { class: "note" }, say("nothing-yet"));
  const list = make("ol", { class: "lines" });
  const box = make("div", { class: "scroll", role: "group", "aria-labelledby": "transcript-name", tabindex: hands ? null : "0" }, none, list);
  const element = make("section", { id: "transcript", class: "transcript", "aria-labelledby": "transcript-name" },
    make("h2", { id: "transcript-name" }, say("transcript-title")), box);
  /** The number of the line that was chosen; the newest line until one is. @type {number | null} */
  let picked = null;
  /** @type {View | null} */
  let view = null;

  const toEnd = following(box);

  /** Whether the line that is chosen was the newest when it was gone to: once it is left, the newest is chosen again. */
  let wasNewest = false;
  const row = (/** @type {Said} */ said) => line(said, hands, () => {
    wasNewest = said.turn.number === newest();
    picked = said.turn.number;
    choose();
  });
  const update = keeping(list, (/** @type {Said} */ said) => said.place, row);

  const newest = () => view?.turns.findLast((it) => it.number !== null)?.number ?? null;
  /** The place of the line that is chosen. */
  const chosen = () => {
    const turns = view?.turns ?? [];
    return turns.findLastIndex((it) => it.number !== null && (picked === null || it.number === picked));
  };
  function choose() {
    if (!hands) return;
    const at = chosen();
    [...list.children].forEach((it, place) => {
      attribute(it, "aria-current", place === at ? "true" : null);
      if (view?.turns[place]?.number !== null) attribute(it, "tabindex", place === at ? "0" : "-1");
    });
  }
  /** Chooses the line this many before (negative) or after, and goes to it if the focus was on a line. @param {number} by */
  const move = (by) => {
    const turns = view?.turns ?? [];
    const callers = turns.flatMap((it, place) => (it.number === null ? [] : [place]));
    const to = callers[Math.max(0, Math.min(callers.indexOf(chosen()) + by, callers.length - 1))];
    if (to === undefined) return;
    picked = turns[to]?.number ?? null;
    choose();
    const it = /** @type {HTMLElement} */ (list.children[to]);
    it.scrollIntoView({ block: "nearest" });
    it.focus({ preventScroll: true });
  };
  list.addEventListener("focusout", (event) => {
    if (!wasNewest || (event.relatedTarget instanceof Node && list.contains(event.relatedTarget))) return;
    picked = null;
    choose();
  });
  list.addEventListener("keydown", (event) => {
    if (!(event.target instanceof HTMLLIElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  });

  return {
    element,
    move,
    /** The turn that is chosen. */
    target: () => view?.turns[chosen()] ?? null,
    /** Goes to the line that is chosen. */
    focus: () => /** @type {HTMLElement | undefined} */ (list.children[chosen()])?.focus(),
    /** What was chosen was dealt with: the newest line is chosen again. */
    release: () => { picked = null; choose(); },
    /** @param {View} shown */
    show: (shown) => {
      view = shown;
      none.hidden = shown.turns.length > 0;
      update(shown.turns.map((turn, place) => ({ turn, place, view: shown })));
      choose();
      toEnd();
    },
  };
}

/** One line.
 * @param {Said} said
 * @param {import("./hands.js").Hands | null} hands
 * @param {() => void} chosen
 * @returns {import("../elements.js").Row<Said>} */
function line(said, hands, chosen) {
  const id = `line-${said.place + 1}`;
  const words = make("p", { class: "words", id: `${id}-words` });
  const tags = make("p", { class: "tags", id: `${id}-tags` });
  const who = { caller: said.view.who, handler: say(hands?.follows ? "projector-handler" : "transcript-you"), supervisor: say("projector-supervisor") }[said.turn.speaker];
  const caller = said.turn.number !== null;
  const deeds = caller && hands ? deedsOf(said, hands) : null;
  // A line that can be gone to is named by who said what, and what it was marked as.
  const named = caller && hands ? `${id}-who ${id}-words ${id}-tags` : null;
  const element = make("li", { class: said.turn.speaker, tabindex: caller && hands ? "-1" : null, "aria-labelledby": named, onfocusin: caller && hands ? chosen : undefined,
    onclick: caller && hands ? chosen : undefined },
  make("span", { class: "time" }, clock(said.turn.from_ms)),
  make("div", {}, make("span", { class: "unseen", id: `${id}-who` }, `${capital(who)}: `), words, tags, deeds?.element ?? null));
  const show = (/** @type {Said} */ { turn, view }) => {
    write(words, spoken(turn));
    showTags(tags, turn);
    deeds?.show(turn, view);
  };
  return { element, show };
}

/** How often the concern was said by then, and what the line is marked as.
 * @param {HTMLElement} tags @param {Turn} turn */
function showTags(tags, turn) {
  const told = [
    ...(turn.concern !== null && turn.concern > 1 ? [tag(say("transcript-again", { times: turn.concern }), "heard")] : []),
    ...turn.marks.map((mark) => tag(mark.name, "done", say("transcript-marked", { sign: "" }).trim())),
    ...(turn.quoted ? [tag(say("web-quoted"), "plain")] : []),
  ];
  if (tags.textContent !== told.map((it) => it.textContent).join("")) tags.replaceChildren(...told);
  tags.hidden = told.length === 0;
}

/** Marking and quoting a line.
 * @param {Said} said @param {import("./hands.js").Hands} hands */
function deedsOf(said, hands) {
  const number = said.turn.number ?? 0;
  const short = said.turn.text.length > 60 ? `${said.turn.text.slice(0, 60)}…` : said.turn.text;
  const mark = button(say("transcript-mark"), () => hands.mark(number, mark),
    { class: "small", key: keyOf("mark"), "aria-label": `${say("transcript-mark")}: “${short}”` });
  const quote = button(say("transcript-quote"), () => hands.do({ Quote: { Number: number } }),
    { class: "small", key: keyOf("quote"), "aria-label": `${say("transcript-quote")}: “${short}”` });
  const element = make("div", { class: "deeds row" }, mark, quote);
  const show = (/** @type {Turn} */ turn, /** @type {View} */ view) => {
    const { desk, room } = view.openings;
    enable(mark, desk && room.mark && turn.markable && !view.review);
    enable(quote, desk && room.log && turn.markable && !turn.quoted);
  };
  return { element, show };
}
