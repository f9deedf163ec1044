// A scenario as a card on the shelf, and what of it other pages show too.

import { make } from "./elements.js";
import { way } from "./page.js";
import { ago } from "./times.js";
import { say } from "./words.js";

/** @typedef {import("./contract").Card} Card */

const SEATS = { CallHandler: "seat-call-handler", Supervisor: "seat-supervisor" };
const LEVELS = { Foundation: "level-foundation", Practised: "level-practised", Advanced: "level-advanced" };

/** Who the trainee is, how hard it is, how long it takes.
 * @param {Card} card */
export function about(card) {
  const minutes = say("shelf-minutes", { minutes: card.minutes });
  return [say(SEATS[card.seat]), say(LEVELS[card.level]), minutes].join(" · ");
}

/** What is practised, as a list.
 * @param {Card} card */
export function objectives(card) {
  return make("ul", { class: "objectives" }, ...card.objectives.map((it) => make("li", {}, it)));
}

/** The card.
 * @param {Card} card */
export function cardOf(card) {
  const id = `card-${card.id}`;
  return make("article", { class: "card", "aria-labelledby": id },
    make("div", { class: "beside" },
      make("div", {},
        make("h3", { id }, card.title),
        make("p", { class: "soft" }, about(card)),
        card.care_note ? make("p", {}, say("shelf-care", { note: card.care_note })) : null),
      make("div", {}, make("h4", {}, say("shelf-objectives")), objectives(card))),
    deeds(card));
}

/** @param {Card} card */
function deeds(card) {
  const title = card.title;
  const expert = card.plays.find((it) => it.name === "expert");
  const scenario = encodeURIComponent(card.id);
  return make("div", { class: "row" },
    way(say("shelf-open"), `/brief/${scenario}`, { "aria-label": say("shelf-open-of", { title }) }),
    expert ? way(say("shelf-watch"), `/watch/${scenario}/expert`, { "aria-label": say("shelf-watch-of", { title }) }) : null,
    card.plays.length ? plays(card) : null,
    last(card));
}

/** The plays by name, to be projected for a class.
 * @param {Card} card */
function plays(card) {
  const links = card.plays.map((play) => {
    const words = playName(play);
    const href = `/watch/${encodeURIComponent(card.id)}/${encodeURIComponent(play.name)}?projected=1`;
    return way(words, href, { class: "small", "aria-label": say("shelf-project-play", { play: words }) });
  });
  return make("details", { class: "plays" },
    make("summary", { class: "button", "aria-label": say("shelf-project-of", { title: card.title }) }, say("shelf-project")),
    make("p", { class: "note" }, say("shelf-project-which")),
    make("p", { class: "row" }, ...links));
}

/** @param {Card} card */
function last(card) {
  if (!card.last) return make("p", { class: "note" }, say("shelf-not-played"));
  const { passed, total, when, call, sentence } = card.last;
  const result = say(passed ? "shelf-last-passed" : "shelf-last-not-yet", { total });
  const told = say("shelf-last-of", { result, ago: ago(when), title: card.title });
  return make("p", { class: "note last" },
    way(result, `/debrief/${encodeURIComponent(call)}`, { class: "small", "aria-label": told }),
    make("span", {}, `${sentence} · ${ago(when)}`));
}

/** The plays that every scenario has, and the messages that name them. */
const PLAYS = new Map([["expert", "watch-name-expert"], ["passed-over", "watch-name-passed-over"]]);

/** A play by its name.
 * @param {import("./contract").Play} play */
export function playName(play) {
  const known = PLAYS.get(play.name);
  return known ? say(known) : play.words;
}
