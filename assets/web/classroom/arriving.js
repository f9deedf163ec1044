// How to come into a session, for those who look at the wall: the code, the address, and the same as a picture.

import { attribute, make, reveal, write } from "../elements.js";
import { say } from "../words.js";
import { code } from "./code.js";

/** @typedef {import("../contract").Wall} Wall */

export function arriving() {
  const slot = make("p", { class: "wall-code" });
  const addresses = make("ul", { class: "wall-addresses" });
  const picture = make("img", { class: "wall-qr", hidden: true });
  const locked = make("p", { class: "wall-locked" }, say("session-wall-locked"));
  const come = make("p", { class: "wall-come" });
  const words = make("div", { class: "wall-join" },
    make("h2", {}, say("session-wall-go-to")), addresses, make("h2", {}, say("session-wall-type")), slot, locked, come);
  const element = make("section", { class: "wall-lobby", "aria-label": say("session-join") }, words, picture);
  const lateCode = make("span", {});
  const lateAddress = make("b", {});
  const late = make("p", { class: "wall-late", hidden: true }, make("span", {}, say("session-wall-late")), lateAddress, lateCode);
  let shown = "";

  /** @param {Wall} wall */
  function show(wall) {
    reveal(element, wall.standing.phase === "lobby");
    reveal(locked, wall.standing.locked || wall.code === null);
    write(come, say("session-wall-come", { count: wall.counts.seats }));
    const now = JSON.stringify([wall.code, wall.join, wall.qr]);
    if (now === shown) return;
    shown = now;
    slot.replaceChildren(wall.code ? code(wall.code) : "");
    lateCode.replaceChildren(wall.code ? code(wall.code) : "");
    addresses.replaceChildren(...wall.join.map((it) => make("li", {}, ...address(it))));
    lateAddress.replaceChildren(...address(wall.join[0] ?? ""));
    reveal(picture, Boolean(wall.qr));
    attribute(picture, "alt", say("session-wall-qr", { address: wall.join[0] ?? "" }));
    if (wall.qr) picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(wall.qr)}`;
  }
  return { element, show, late: () => late };
}

/** An address as it is typed; what a browser would put before it itself stands back.
 * @param {string} whole */
function address(whole) {
  const [, scheme, rest] = /^(https?:\/\/)?(.*)$/.exec(whole) ?? [];
  return [make("span", { class: "scheme" }, scheme), rest ?? ""];
}
