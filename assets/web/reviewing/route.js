// Where a log is referred to, and how soon.

import { button, make, reveal, write } from "../elements.js";
import { desk } from "../me.js";
import { picker } from "../picker.js";
import { say } from "../words.js";
import { radios } from "./radios.js";

/** How soon most of these want it; it is changed where it is not so. */
const USUAL = "Today";

/** @param {number} no @param {() => void} picked @param {() => void} away */
export function route(no, picked, away) {
  let to = "";
  const slot = make("div", {});
  const name = make("p", { class: "decision" });
  const about = make("p", { class: "note" });
  const urgencies = radios(`urgency-${no}`, say("review-urgency"), "segments");
  const settled = make("div", { class: "settled", hidden: true },
    make("div", { class: "row" }, name, button(say("web-review-elsewhere"), () => begin(), { class: "small" })), about, urgencies.element);
  const element = make("div", {}, slot, settled);
  urgencies.show(desk.lists.urgencies, USUAL);

  /** @param {string} id */
  function pick(id) {
    const found = desk.lists.routes.find((it) => it.id === id);
    to = id;
    write(name, found?.name ?? "");
    write(about, found?.about ?? "");
    slot.replaceChildren();
    reveal(settled, true);
    picked();
  }
  /** The routes are looked through. */
  function begin() {
    const routes = picker(say("review-refer"), desk.lists.routes, pick, away);
    to = "";
    reveal(settled, false);
    slot.replaceChildren(routes.element);
    reveal(element, true);
    routes.begin();
  }
  return {
    element,
    begin,
    isPicked: () => to !== "",
    /** @returns {[route: string, urgency: string]} */
    value: () => [to, urgencies.value()],
  };
}
