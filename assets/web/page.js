// What every page has: its name, the way to the others, its content, and the foot.

import { drawAgain } from "./app.js";
import { make } from "./elements.js";
import { desk, speakIn } from "./me.js";
import { tryTo } from "./trying.js";
import { isDraft, say } from "./words.js";

/** @typedef {import("./elements.js").Child} Child */

/** A page as it is drawn: its title, what is shown, and what is to be told when it is left or a key is pressed.
 * @typedef {{title: string, element: HTMLElement, leave?: () => void, key?: (event: KeyboardEvent) => boolean,
 *   begin?: () => void}} Page */

/** A link that looks like a button.
 * @param {string} label
 * @param {string} href
 * @param {import("./elements.js").Attributes} [attributes] */
export function way(label, href, attributes = {}) {
  return make("a", { href, ...attributes, class: `button ${attributes["class"] ?? ""}`.trim() }, label);
}

/** The name of a page. It takes the focus when the page is gone to.
 * @param {string} name
 * @param {string} [about] */
export function heading(name, about = "") {
  return make("h1", { tabindex: "-1" }, name, about ? make("span", { class: "about" }, " ", about) : null);
}

/** A whole page.
 * @param {{name: string, about?: string, kind: string, here?: string}} head
 * @param {...Child} content */
export function page(head, ...content) {
  return make(
    "div",
    { class: `page ${head.kind}` },
    make("header", { class: "band" }, heading(head.name, head.about), ways(head.here)),
    make("main", { id: "main", tabindex: "-1" }, ...content),
    foot(),
  );
}

/** The way to the other pages, in the same order everywhere.
 * @param {string} [here] */
function ways(here) {
  const to = (/** @type {string} */ label, /** @type {string} */ href) =>
    way(say(label), href, { "aria-current": here === href ? "page" : null });
  return make(
    "nav",
    { class: "ways", "aria-label": say("web-ways") },
    to("web-shelf", "/"),
    to("shelf-settings", "/settings"),
    to("shelf-help", "/help"),
  );
}

/** What stands at the foot of every page: how accessible it is, what is kept, and the other language. */
export function foot() {
  return make(
    "footer",
    { class: "foot" },
    isDraft() ? make("p", { class: "note" }, say("shelf-draft")) : null,
    make(
      "p",
      {},
      make("a", { href: "/accessibility" }, say("web-accessibility")),
      make("a", { href: "/privacy" }, say("web-privacy")),
      otherLanguage(),
    ),
  );
}

/** Changes to the other language, at any moment, with nothing lost. */
function otherLanguage() {
  const [code, name] = desk.me.language === "cy" ? ["en-GB", "English"] : ["cy", "Cymraeg"];
  return make("button", {
    type: "button", class: "language", id: "other-language", lang: code,
    onclick: async () => {
      if (await tryTo(speakIn(code).then(() => true))) await drawAgain();
    },
  }, name);
}
