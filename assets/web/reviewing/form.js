// What goes with something that is done about a log: the grade, the order or the route, and one's own words.

import { attribute, button, hint, labelled, make, reveal, write } from "../elements.js";
import { desk } from "../me.js";
import { say } from "../words.js";
import { radios } from "./radios.js";
import { route } from "./route.js";

/** @typedef {import("../contract").Act} Act */
/** @typedef {import("./acting.js").Acting} Acting */

/** The grades a log can be raised to, and the one that is chosen at first. */
const GRADES = ["Immediate", "Priority", "Scheduled"];
const USUAL = "Priority";

/** What the words are for.
 * @type {Record<Acting, string>} */
const HINTS = {
  agree: "review-because-agree",
  close: "review-because-close",
  sendBack: "review-because-send-back",
  escalate: "review-because-escalate",
  order: "review-because-order",
  refer: "review-because-refer",
};
/** What is done without a word, if one likes. */
const WORDLESS = ["agree", "order"];

/** @param {number} no @param {import("./log.js").Hands} hands @param {() => void} away */
export function form(no, hands, away) {
  /** @type {Acting} */
  let acting = "agree";
  const name = make("h3", { id: `acting-${no}-name` });
  const grades = radios(`grade-${no}`, say("review-grade"), "segments");
  const orders = radios(`order-${no}`, say("review-order"), "listed");
  const to = route(no, () => { lay(); because.focus(); }, away);
  const means = make("p", { class: "note", id: `because-${no}-means` });
  const because = make("textarea", { id: `because-${no}`, rows: "3", "aria-describedby": means.id, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    put();
  } });
  const words = make("div", { class: "words-given" }, labelled(say("review-because"), because), means,
    make("div", { class: "row" }, make("button", { type: "submit", class: "first" }, make("span", {}, say("review-do")), hint("Enter")),
      button(say("pick-away"), away, { key: "Esc" })));
  const element = make("form", { class: "card begun-act", id: `acting-${no}`, "aria-labelledby": name.id, hidden: true, novalidate: true,
    onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); put(); },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      away();
    } },
  name, grades.element, orders.element, to.element, words);
  grades.show(desk.lists.grades.filter((it) => GRADES.includes(it.id)), USUAL);

  /** Shows what goes with it. Where it is referred is picked first. */
  function lay() {
    reveal(grades.element, acting === "escalate");
    reveal(orders.element, acting === "order");
    reveal(to.element, acting === "refer");
    reveal(words, acting !== "refer" || to.isPicked());
  }
  /** Does it. What is refused stays as it was typed, to be mended. */
  async function put() {
    const typed = because.value;
    if (!await hands.do({ Do: [no, actOf(typed.trim().replace(/\s+/g, " "))] })) return;
    if (because.value === typed) because.value = "";
    away();
  }
  /** @param {string} given @returns {Act} */
  function actOf(given) {
    switch (acting) {
      case "agree": return { Agree: given || null };
      case "close": return { Close: given };
      case "sendBack": return { SendBack: given };
      case "escalate": return { Escalate: [grades.value(), given] };
      case "order": return { Order: [Number(orders.value()), given || null] };
      case "refer": return { Refer: [...to.value(), given] };
    }
  }
  return {
    element,
    /** @param {Acting} what @param {string} label */
    begin: (what, label) => {
      acting = what;
      write(name, label);
      write(means, say(HINTS[what]));
      attribute(because, "aria-required", WORDLESS.includes(what) ? null : "true");
      reveal(element, true);
      if (what === "refer") to.begin();
      lay();
      if (what !== "refer") because.focus();
      element.scrollIntoView({ block: "nearest" });
    },
    away: () => reveal(element, false),
    /** @param {import("../contract").ReviewedLog} log */
    show: (log) => orders.show(log.orders.map((it) => ({ id: String(it.no), name: it.words }))),
  };
}
