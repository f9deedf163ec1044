// Help: what this is, how a call goes, the map of keys, and whom to turn to.

import { make, region } from "./elements.js";
import { keymap, keysOf, keysOfCall } from "./keymap.js";
import { REVIEW } from "./keys.js";
import { page } from "./page.js";
import { support } from "./support.js";
import { say } from "./words.js";

const HOW = ["help-how-listen", "help-how-mark", "help-how-check", "help-how-log", "help-how-decide", "help-how-review"];

/** @returns {import("./page.js").Page} */
export function draw() {
  const keys = region("keys", "h2", say("help-keys"), make("p", { class: "note" }, say("web-keys-letters")), keysOfCall());
  const review = region("keys-review", "h2", say("web-keys-review"), keysOf(REVIEW, "keys-more"));
  const elsewhere = region("keys-elsewhere", "h2", say("help-keys-elsewhere"), keymap([
    ["F2", say("shelf-search")],
    ["Esc", say("go-back")],
    ["Space", say("web-key-film-pause")],
    ["[", say("watch-last")],
    ["]", say("watch-next")],
    ["R", say("watch-reveal")],
    ["Page Down", say("help-page-down")],
    ["Page Up", say("help-page-up")],
  ]));
  keys.className = review.className = elsewhere.className = "card";
  const element = page({ name: say("help-name"), kind: "help", here: "/help" },
    make("div", { class: "beside" }, make("div", { class: "stack" }, what(), steps()), support()),
    keys, review, elsewhere, make("p", { class: "note" }, say("web-credits")));
  return { title: say("help-name"), element };
}

function what() {
  return region("what", "h2", say("help-what"),
    make("p", {}, say("help-what-text")),
    make("p", {}, say("web-fair")),
    make("p", { class: "note" }, say("voices-synthetic")),
    make("p", { class: "note" }, say("help-invented")));
}

function steps() {
  const section = region("steps", "h2", say("help-how"), make("ol", { class: "steps" }, ...HOW.map((it) => make("li", {}, say(it)))));
  section.className = "card";
  return section;
}
