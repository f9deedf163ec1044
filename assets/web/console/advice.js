// The advice given to the caller, picked from a list.

import { button, enable, keeping, make } from "../elements.js";
import { keyOf } from "../keys.js";
import { desk } from "../me.js";
import { picker } from "../picker.js";
import { say } from "../words.js";
import { tag } from "./tag.js";

/** @typedef {import("../contract").View} View */

/** @param {import("./hands.js").Hands | null} hands */
export function advice(hands) {
  const list = make("ul", { class: "row tags" });
  const slot = make("div", {});
  const none = make("p", { class: "note" }, say("nothing-yet"));
  const open = () => {
    if (!hands || add.getAttribute("aria-disabled") === "true") return;
    const away = () => { slot.replaceChildren(); add.focus(); };
    const entries = desk.lists.advice.map((it) => ({ id: it.id, name: it.name, about: it.says }));
    const shown = picker(say("advice-pick"), entries, async (id) => { if (await hands.do({ Advise: id })) away(); }, away);
    slot.replaceChildren(shown.element);
    shown.begin();
  };
  const add = button(say("advice-add"), open, { class: "small", key: keyOf("advise") });
  const element = make("section", { id: "advice", "aria-labelledby": "advice-name" },
    make("h2", { id: "advice-name" }, say("advice-title")), list, hands ? add : none, slot);
  const update = keeping(list, (/** @type {import("../contract").Named} */ it) => it.id,
    (it) => ({ element: make("li", {}, tag(it.name, "done")), show: () => {} }));
  return { element, open, show: (/** @type {View} */ view) => {
    update(view.advised);
    none.hidden = view.advised.length > 0;
    enable(add, view.openings.desk);
  } };
}
