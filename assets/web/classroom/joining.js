// How one comes into a session: the code, the addresses to type, the picture to point a telephone at, and the wall.

import { attribute, make, region, reveal } from "../elements.js";
import { way } from "../page.js";
import { say } from "../words.js";
import { code } from "./code.js";

/** @typedef {import("../contract").Board} Board */

/** @param {string} room @param {() => import("./session.js").Session} session */
export function joining(room, session) {
  const shut = lock(session);
  const slot = make("p", { class: "join-code" });
  const addresses = make("ul", { class: "addresses" });
  const picture = make("img", { class: "qr", width: 176, height: 176 });
  const none = make("p", {}, say("instructor-join-over"));
  const open = make("div", { class: "joining" },
    make("div", {}, make("h3", {}, say("instructor-code")), slot),
    picture,
    make("div", { class: "join-at" }, make("h3", {}, say("instructor-join-at")), addresses));
  const element = region("joining", "h2", say("instructor-joining"), open, none, shut.element, make("p", {}, wall(room)));
  element.classList.add("card", "stack");
  let shown = "";
  return {
    element,
    /** @param {Board} board */
    show: (board) => {
      reveal(open, board.code !== null);
      reveal(none, board.code === null);
      shut.show(board.standing);
      const now = JSON.stringify([board.code, board.join, board.qr]);
      if (now === shown) return;
      shown = now;
      slot.replaceChildren(code(board.code ?? "", "large-code"));
      addresses.replaceChildren(...board.join.map((it) => make("li", {}, it)));
      reveal(picture, Boolean(board.qr));
      attribute(picture, "alt", say("instructor-qr", { address: board.join[0] ?? "" }));
      if (board.qr) picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(board.qr)}`;
    },
  };
}

/** Whether anybody new may come in.
 * @param {() => import("./session.js").Session} session */
function lock(session) {
  const box = make("input", {
    type: "checkbox", role: "switch", id: "lock", onchange: async () => {
      const wished = box.checked;
      if (!await session().order(wished ? "Lock" : "Unlock")) box.checked = !wished;
    },
  });
  const element = make("div", { class: "choice" }, box, make("label", { for: "lock" }, say("instructor-lock")));
  return {
    element,
    /** @param {import("../contract").Standing} standing */
    show: ({ locked, phase }) => {
      reveal(element, phase !== "ended");
      if (box.checked !== locked) box.checked = locked;
    },
  };
}

/** The wall, which opens in a tab of its own, to be put on the projector.
 * @param {string} room */
export function wall(room) {
  return way(say("instructor-wall"), `/wall/${encodeURIComponent(room)}`, { target: "_blank", rel: "noopener" });
}
