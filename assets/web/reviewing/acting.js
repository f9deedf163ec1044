// What is done about the log that is read: each thing is begun by its button, and done with its words.

import { attribute, button, enable, make } from "../elements.js";
import { REVIEW } from "../keys.js";
import { hush } from "../telling.js";
import { say } from "../words.js";
import { form } from "./form.js";

/** @typedef {import("../contract").ReviewedLog} Log */

/** What is begun, and the message that names it.
 * @satisfies {Record<string, string>} */
const BEGUN = {
  agree: "review-agree",
  sendBack: "review-send-back",
  escalate: "review-escalate",
  order: "review-order",
  refer: "review-refer",
  close: "review-close",
};

/** @typedef {keyof typeof BEGUN} Acting */

/** @param {number} no @param {import("./log.js").Hands} hands */
export function acting(no, hands) {
  /** @type {Acting | null} */
  let begun = null;
  const all = /** @type {[Acting, string][]} */ (Object.entries(BEGUN)).map(([what, label]) => ({
    what,
    press: button(say(label), () => toggle(what), { key: REVIEW[what][0], "aria-expanded": "false", "aria-controls": `acting-${no}` }),
  }));
  const passOn = button(say("review-pass-on"), () => hands.do({ Do: [no, "PassOn"] }), { key: REVIEW.passOn[0] });
  const words = form(no, hands, () => putAway());
  const element = make("section", { class: "acting", "aria-label": say("web-review-acting") },
    make("div", { class: "row" }, ...all.map((it) => it.press), passOn), words.element);

  /** Begins something; begun already, it is put away. The words typed so far stay. @param {Acting} what */
  function toggle(what) {
    hush();
    if (begun === what) return putAway();
    begun = what;
    tellBegun();
    words.begin(what, say(BEGUN[what]));
  }
  function putAway() {
    const at = all.find((it) => it.what === begun);
    begun = null;
    tellBegun();
    words.away();
    at?.press.focus();
  }
  function tellBegun() {
    for (const it of all) attribute(it.press, "aria-expanded", String(it.what === begun));
  }
  return {
    element,
    /** Does what the button does. @param {Acting | "passOn"} what */
    press: (what) => (what === "passOn" ? passOn : all.find((it) => it.what === what)?.press)?.click(),
    /** @param {Log} log @param {boolean} over */
    show: (log, over) => {
      for (const { press } of [...all, { press: passOn }]) enable(press, log.opened && !over);
      words.show(log);
    },
  };
}
