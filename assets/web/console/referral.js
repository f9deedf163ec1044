// Referrals: where to, how soon, and why.

import { button, enable, keeping, labelled, make, write } from "../elements.js";
import { keyOf } from "../keys.js";
import { desk } from "../me.js";
import { say } from "../words.js";
import { tag } from "./tag.js";

/** @typedef {import("../contract").View} View */
/** @typedef {{name: string, urgency_name: string}} Made */

/** How soon most of these want it; the trainee changes it where it is not so. */
const USUAL = 1;

/** @param {import("./hands.js").Hands | null} hands */
export function referral(hands) {
  const list = make("ul", { class: "row tags" });
  const none = make("p", { class: "note" }, say("nothing-yet"));
  const form = hands ? referring(hands, () => away()) : null;
  const away = () => {
    if (form) form.element.hidden = true;
    add.focus();
  };
  const open = () => {
    if (!form || add.getAttribute("aria-disabled") === "true") return;
    form.element.hidden = false;
    form.begin();
  };
  const add = button(say("referral-add"), open, { class: "small", key: keyOf("refer") });
  const element = make("section", { id: "referral", "aria-labelledby": "referral-name" },
    make("h2", { id: "referral-name" }, say("referral-title")), list, hands ? add : none, form?.element ?? null);
  const update = keeping(list, (/** @type {Made} */ it) => `${it.name} ${it.urgency_name}`,
    (it) => ({ element: make("li", {}, tag(`${it.name} · ${it.urgency_name}`, "done")), show: () => {} }));
  return { element, open, show: (/** @type {View} */ view) => {
    update(view.referrals);
    none.hidden = view.referrals.length > 0;
    enable(add, view.openings.desk);
  } };
}

/** The form. It is put away once the referral is made: one that is refused can be mended.
 * @param {import("./hands.js").Hands} hands @param {() => void} away */
function referring(hands, away) {
  const routes = desk.lists.routes;
  const about = make("p", { class: "note", id: "referral-about" });
  const route = make("select", { id: "referral-route", "aria-describedby": "referral-about", onchange: () => tell() },
    ...routes.map((it) => make("option", { value: it.id }, it.name)));
  const tell = () => write(about, routes.find((it) => it.id === route.value)?.about ?? "");
  const reason = make("textarea", { id: "referral-reason", rows: "2", placeholder: say("referral-hint"), required: true });
  const urgencies = desk.lists.urgencies.map((it, place) => {
    const radio = make("input", { type: "radio", name: "urgency", id: `urgency-${it.id}`, value: it.id, checked: place === USUAL });
    return { radio, label: make("label", { for: radio.id }, it.name) };
  });
  const element = make("form", { class: "card referring", hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    away();
  } },
  labelled(say("referral-pick"), route), about,
  make("fieldset", { class: "segments" }, make("legend", {}, say("referral-urgency")), ...urgencies.flatMap((it) => [it.radio, it.label])),
  labelled(say("referral-reason"), reason),
  make("div", { class: "row" }, make("button", { type: "submit", class: "first small" }, say("referral-make")),
    button(say("pick-away"), away, { class: "small", key: "Esc" })));
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const urgency = urgencies.find((it) => it.radio.checked)?.radio.value ?? "";
    if (!await hands.do({ Refer: [route.value, urgency, reason.value.trim()] })) return;
    reason.value = "";
    away();
  });
  tell();
  return { element, begin: () => { route.focus(); element.scrollIntoView({ block: "nearest" }); } };
}
