// The settings: how things look, how a call is played, and what is kept about whoever sits here.

import { labelled, make, region } from "./elements.js";
import { drawAgain } from "./app.js";
import { belongings } from "./belongings.js";
import { choice, how, percent, tick } from "./how.js";
import { desk, letLettersBeKeys, lettersAreKeys, rename, speakIn } from "./me.js";
import { page } from "./page.js";
import { announce } from "./telling.js";
import { tryTo } from "./trying.js";
import { say } from "./words.js";

const LANGUAGES = [["en-GB", "English"], ["cy", "Cymraeg"]];
const THEMES = [["light", "settings-light"], ["dark", "settings-dark"], ["system", "web-theme-system"]];

/** @returns {import("./page.js").Page} */
export function draw() {
  const looks = region("looks", "h2", say("web-looks"), languages(),
    choice("settings-brightness", "theme", THEMES), size(), motion(), letters());
  const played = region("played", "h2", say("web-how"), how(), notes());
  const name = region("name", "h2", say("web-name"), nickname());
  const kept = belongings();
  for (const it of [looks, played, name, kept]) it.className = "card stack";
  const element = page({ name: say("settings-name"), kind: "settings", here: "/settings" },
    make("p", { class: "note" }, say("web-settings-kept")),
    make("div", { class: "beside" }, make("div", { class: "stack" }, looks), make("div", { class: "stack" }, played, name, kept)));
  return { title: say("settings-name"), element };
}

function languages() {
  const rows = LANGUAGES.map(([code, name]) => {
    const radio = make("input", {
      type: "radio", name: "language", id: `language-${code}`, checked: desk.me.language === code,
      onchange: async () => {
        if (await tryTo(speakIn(code).then(() => true))) await drawAgain();
      },
    });
    return make("div", { class: "choice" }, radio, make("label", { for: `language-${code}`, lang: code }, name));
  });
  return make("fieldset", {}, make("legend", {}, say("settings-language")), ...rows,
    make("p", { class: "note" }, say("settings-welsh-draft")));
}

function size() {
  return make("fieldset", {}, make("legend", {}, say("settings-text")),
    percent("settings-text-slider", "text_percent", { min: 80, max: 200, step: 10 }));
}

function motion() {
  return make("fieldset", {}, make("legend", {}, say("settings-motion")), tick("settings-still", "still"));
}

/** Whether letters alone are keys is kept in this browser: it is about this keyboard. */
function letters() {
  const box = make("input", {
    type: "checkbox", id: "letters", checked: lettersAreKeys(), "aria-describedby": "letters-means",
    onchange: () => letLettersBeKeys(box.checked),
  });
  return make("fieldset", {}, make("legend", {}, say("keys-title")),
    make("div", { class: "choice" }, box, make("label", { for: "letters" }, say("web-letters"))),
    make("p", { class: "note", id: "letters-means" }, say("web-letters-means")));
}

function notes() {
  return make("fieldset", {}, make("legend", {}, say("web-watching")), tick("watch-at-notes", "wait_at_notes"));
}

function nickname() {
  const field = make("input", {
    type: "text", id: "nickname", value: desk.me.nickname ?? "", maxlength: "40", autocomplete: "nickname",
    "aria-describedby": "nickname-means",
    onchange: async () => {
      if (await tryTo(rename(field.value.trim()).then(() => true))) announce(say("web-kept"));
    },
  });
  return make("div", {}, labelled(say("web-nickname"), field), make("p", { class: "note", id: "nickname-means" }, say("web-nickname-means")));
}
