// The shelf: the calls to practise, those begun and not ended, and those played.

import { button, labelled, make, region, reveal, write } from "./elements.js";
import { cardOf } from "./card.js";
import { keyPressed } from "./keys.js";
import { page, way } from "./page.js";
import { announce } from "./telling.js";
import { ago, clock } from "./times.js";
import { trySending } from "./trying.js";
import { say } from "./words.js";

/** @typedef {import("./contract").Shelf} Shelf */
/** @typedef {import("./contract").Card} Card */
/** @typedef {{words: string, level: string, seat: string, open: boolean}} Sought */

/** What is sought stays while one looks at a call and comes back.
 * @type {Sought} */
const sought = { words: "", level: "", seat: "", open: false };

/** @param {Shelf} shelf
 * @returns {import("./page.js").Page} */
export function draw(shelf) {
  const cards = shelf.cards.map((card) => ({ card, element: cardOf(card) }));
  const shown = make("p", { class: "note", role: "status" });
  const list = make("div", { class: "cards" }, ...cards.map((it) => it.element));
  const narrow = () => {
    let count = 0;
    for (const { card, element } of cards) {
      const is = fits(card);
      count += Number(is);
      reveal(element, is);
    }
    write(shown, shelf.cards.length ? say("shelf-shown", { shown: count, all: cards.length }) : say("shelf-empty"));
  };
  narrow();
  const { form, search } = seeking(narrow);
  const element = page({ name: say("shelf-name"), about: say("shelf-title"), kind: "shelf", here: "/" },
    shelf.unfinished.length ? unfinished(shelf) : null,
    region("calls", "h2", say("web-calls"), make("p", { class: "row to-session" }, way(say("session-join"), "/join")), form, shown, list),
    shelf.history.length ? history(shelf) : null);
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (keyPressed(event) !== "F2") return false;
    search.focus();
    return true;
  };
  return { title: say("shelf-title"), element, key };
}

/** @param {Card} card */
function fits(card) {
  const told = `${card.title} ${card.objectives.join(" ")}`.toLowerCase();
  return sought.words.toLowerCase().split(/\s+/).every((word) => told.includes(word)) &&
    (!sought.level || card.level === sought.level) &&
    (!sought.seat || card.seat === sought.seat) &&
    (!sought.open || !card.last?.passed);
}

/** The search and the filters.
 * @param {() => void} narrow */
function seeking(narrow) {
  const search = make("input", {
    type: "search", id: "search", value: sought.words, autocomplete: "off", "aria-keyshortcuts": "F2",
    oninput: () => { sought.words = search.value; narrow(); },
  });
  const passed = make("input", {
    type: "checkbox", id: "not-passed", checked: sought.open,
    onchange: () => { sought.open = passed.checked; narrow(); },
  });
  const form = make("form", { role: "search", class: "seek", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    labelled(say("shelf-search"), search),
    filter("level", "shelf-level", [["", "shelf-every-level"], ["Foundation", "level-foundation"],
      ["Practised", "level-practised"], ["Advanced", "level-advanced"]], narrow),
    filter("seat", "shelf-seat", [["", "shelf-every-seat"], ["CallHandler", "seat-call-handler"],
      ["Supervisor", "seat-supervisor"]], narrow),
    make("div", { class: "choice" }, passed, make("label", { for: "not-passed" }, say("shelf-not-passed"))));
  return { form, search };
}

/** @param {"level" | "seat"} by @param {string} name @param {string[][]} choices @param {() => void} narrow */
function filter(by, name, choices, narrow) {
  const rows = choices.flatMap(([value, label]) => {
    const id = `by-${by}-${value || "every"}`;
    const radio = make("input", {
      type: "radio", name: `by-${by}`, id, value, checked: sought[by] === value,
      onchange: () => { sought[by] = value; narrow(); },
    });
    return [radio, make("label", { for: id }, say(label))];
  });
  return make("fieldset", { class: "segments" }, make("legend", {}, say(name)), ...rows);
}

/** @param {Shelf} shelf */
function unfinished(shelf) {
  const rows = shelf.unfinished.map((it) => {
    const at = it.seat === "Supervisor" ? "review" : "call";
    const row = make("li", {},
      way(say("shelf-go-on", { title: it.title }), `/${at}/${encodeURIComponent(it.call)}`, { class: "first" }),
      make("span", { class: "soft" }, `${clock(it.at_ms)} · ${ago(it.when)}`),
      forgetting(it.call, it.title, () => row.remove()));
    return row;
  });
  return region("unfinished", "h2", say("shelf-unfinished"), make("ul", { class: "begun" }, ...rows));
}

/** @param {Shelf} shelf */
function history(shelf) {
  const rows = shelf.history.map((it) => {
    const result = it.left ? say("debrief-left") : say(it.passed ? "shelf-last-passed" : "shelf-last-not-yet", { total: it.total });
    const row = make("li", {},
      way(it.title, `/debrief/${encodeURIComponent(it.call)}`, { class: "small" }),
      make("span", {}, result),
      make("span", { class: "soft" }, [it.sentence, ago(it.when)].filter(Boolean).join(" · ")),
      forgetting(it.call, it.title, () => row.remove()));
    return row;
  });
  return region("history", "h2", say("web-history"),
    make("details", {}, make("summary", {}, say("web-history-count", { count: rows.length })), make("ul", { class: "begun" }, ...rows)));
}

/** Forgets one call, once it is pressed a second time: what is forgotten does not come back.
 * @param {string} call @param {string} title @param {() => void} gone */
function forgetting(call, title, gone) {
  let sure = false;
  const name = (/** @type {string} */ key) => say(key, { title });
  const forget = button(say("web-forget"), async () => {
    if (!sure) {
      sure = true;
      forget.firstElementChild?.replaceChildren(say("web-forget-sure"));
      forget.setAttribute("aria-label", `${say("web-forget-sure")}: ${title}`);
      announce(name("web-forget-sure-of"));
      return;
    }
    if (!await trySending({ name: "forget", call })) return;
    document.querySelector("h1")?.focus();
    gone();
    announce(name("web-forgotten"));
  }, { class: "small", "aria-label": name("web-forget-of") });
  return forget;
}
