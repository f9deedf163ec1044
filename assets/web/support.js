// Whom to turn to: shown wherever a call may stay with somebody.

import { make } from "./elements.js";
import { desk } from "./me.js";
import { say } from "./words.js";

/** What is said first, and whom to turn to.
 * @param {import("./contract").Support[]} [support] */
export function support(support = desk.lists.support) {
  return make("section", { class: "support", "aria-labelledby": "support-name" },
    make("h2", { id: "support-name" }, say("support-title")),
    make("p", {}, say("support-first")),
    make("ul", {}, ...support.map(one)));
}

/** @param {import("./contract").Support} it */
function one(it) {
  const telephone = it.telephone ? make("p", {}, ...numbers(it.telephone)) : null;
  // Only an address of the web is made a link, whatever the list holds.
  const page = it.page && /^https?:/.test(it.page)
    ? make("p", {}, make("a", { href: it.page, rel: "noreferrer" }, it.page))
    : null;
  return make("li", {}, make("h3", {}, it.name), it.text ? make("p", { class: "note" }, it.text) : null, telephone, page);
}

/** A telephone number that is nothing else can be rung from the page; words around numbers stay words.
 * @param {string} telephone */
function numbers(telephone) {
  const alone = /^[\d ]+$/.test(telephone);
  return alone ? [make("a", { href: `tel:${telephone.replaceAll(" ", "")}` }, telephone)] : [telephone];
}
