// What a call is before it is taken.

import { button, make, region } from "./elements.js";
import { about, objectives } from "./card.js";
import { how } from "./how.js";
import { settings } from "./me.js";
import { page, way } from "./page.js";
import { support } from "./support.js";
import { trySending } from "./trying.js";
import { say } from "./words.js";
import { go } from "./app.js";

/** @typedef {import("./contract").Brief} Brief */

/** @param {Brief} brief
 * @returns {import("./page.js").Page} */
export function draw(brief) {
  const { card } = brief;
  const element = page({ name: card.title, about: about(card), kind: "brief" },
    make("div", { class: "beside" },
      make("div", { class: "stack" }, care(brief), ...notes(brief),
        region("practised", "h2", say("shelf-objectives"), objectives(card)), reviewed(brief)),
      make("div", { class: "card stack" }, make("h2", {}, say("web-how")), how(card.seat), taking(brief))),
    support(brief.support));
  return { title: card.title, element };
}

/** @param {Brief} brief */
function care(brief) {
  if (!brief.care_note) return null;
  const section = region("care", "h2", say("brief-care"), make("p", {}, brief.care_note));
  section.className = "care";
  return section;
}

/** @param {Brief} brief */
function notes(brief) {
  return [
    make("p", {}, say("brief-leave")),
    make("p", { class: "note" }, brief.synthetic || say("voices-synthetic")),
    brief.recorded ? null : make("p", { class: "note" }, say("brief-unrecorded")),
  ];
}

/** @param {Brief} brief */
function reviewed(brief) {
  if (brief.reviewed === undefined) return null;
  const words = brief.reviewed ? say("brief-reviewed", brief.reviewed) : say("brief-not-reviewed");
  return make("p", { class: "note" }, words);
}

/** @param {Brief} brief */
function taking(brief) {
  const scenario = brief.card.id;
  const expert = brief.card.plays.some((it) => it.name === "expert");
  const take = button(say(brief.card.seat === "Supervisor" ? "web-take-review" : "brief-take"), async () => {
    const { mode, timers } = settings();
    const taken = await trySending({ name: "take", call: { scenario, mode, timers } });
    if (taken) go(`/${taken.seat === "Supervisor" ? "review" : "call"}/${encodeURIComponent(taken.call)}`);
  }, { class: "first", id: "take" });
  return make("div", { class: "row" }, take,
    expert ? way(say("brief-watch"), `/watch/${encodeURIComponent(scenario)}/expert`) : null,
    way(say("go-back"), "/"));
}
