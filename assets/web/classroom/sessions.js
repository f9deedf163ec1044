// The sessions there are: those that are open first.

import { asking } from "../asking.js";
import { button, make, region } from "../elements.js";
import { way } from "../page.js";
import { announce } from "../telling.js";
import { ago } from "../times.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { code } from "./code.js";
import { dayOf } from "./days.js";

/** @typedef {import("../contract").RoomCard} RoomCard */

/** @param {RoomCard[]} rooms */
export function sessions(rooms) {
  const newest = [...rooms].sort((a, b) => b.made.localeCompare(a.made));
  const open = newest.filter((it) => it.phase !== "ended");
  const over = newest.filter((it) => it.phase === "ended");
  return make("div", { class: "stack" },
    region("open-sessions", "h2", say("instructor-open"), list(open, "instructor-open-none")),
    over.length ? region("past-sessions", "h2", say("instructor-past"), list(over, "instructor-open-none")) : null);
}

/** @param {RoomCard[]} rooms @param {string} none */
function list(rooms, none) {
  if (!rooms.length) return make("p", { class: "soft" }, say(none));
  return make("ul", { class: "cards" }, ...rooms.map(one));
}

/** @param {RoomCard} room */
function one(room) {
  const title = room.title || say("instructor-untitled");
  const address = `/session/${encodeURIComponent(room.room)}`;
  const seats = say("instructor-seats", { count: room.seats });
  const about = [say(`instructor-pace-${room.pace}`), seats, say("instructor-made", { ago: ago(room.made) })].join(" · ");
  const phase = make("span", { class: room.phase === "running" ? "tag heard" : "tag" }, say(`instructor-phase-${room.phase}`));
  const element = make("li", { class: "card session-card" },
    make("h3", {}, make("a", { href: address }, title), " ", phase),
    make("p", { class: "soft" }, about),
    make("p", { class: "note" }, say("instructor-keep-until", { day: dayOf(room.keep_until) })),
    room.code ? make("p", { class: "its-code" }, say("instructor-code"), " ", code(room.code)) : null,
    make("p", { class: "row" },
      way(say(`instructor-to-${room.phase}`), address,
        { class: room.phase === "ended" ? "" : "first", "aria-label": say(`instructor-to-${room.phase}-of`, { title }) }),
      erasing(room, title, () => element.remove())));
  return element;
}

/** Erases a session, once it is asked whether that is meant.
 * @param {{room: string}} room @param {string} title @param {() => void} gone */
export function erasing({ room }, title, gone) {
  const erase = async () => {
    if (!await trySending({ name: "eraseRoom", room })) return;
    document.querySelector("h1")?.focus();
    gone();
    announce(say("instructor-erased", { title }));
  };
  return button(say("instructor-erase"), () => asking(say("instructor-erase-sure", { title }), say("instructor-erase-what"), [
    { label: say("instructor-keep"), first: true },
    { label: say("instructor-erase-now"), does: erase },
  ]), { "aria-label": say("instructor-erase-of", { title }) });
}
