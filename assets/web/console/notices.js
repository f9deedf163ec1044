// What there is to tell during a call or a review: notices, each to be put away.

import { button, make } from "../elements.js";
import { say } from "../words.js";

/** Notices stay until they are put away.
 * @param {() => HTMLElement | null} back What takes the focus then. */
export function notices(back) {
  const element = make("div", { class: "notices", role: "status" });
  return {
    element,
    /** @param {readonly string[]} told */
    add: (told) => {
      for (const notice of told) {
        const away = button(say("pick-away"), () => { row.remove(); back()?.focus(); },
          { class: "small", "aria-label": say("notice-put-away", { notice }) });
        const row = make("div", { class: "notice" }, make("p", {}, notice), away);
        element.append(row);
      }
    },
  };
}
