// What an instructor does with one trainee: says something, gives another name, sends out, lets back in, erases.

import { asking } from "../asking.js";
import { announce } from "../telling.js";
import { say } from "../words.js";
import { wording } from "./wording.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("./session.js").Session} Session */

/** The longest hint and the longest name, in characters. */
export const HINT_CHARS = 400;
const NAME_CHARS = 40;

/** Says something to one trainee.
 * @param {Session} session @param {BoardSeat} seat */
export function hinting(session, seat) {
  wording({
    title: say("instructor-hint-of", { name: seat.name }), note: say("instructor-hint-one-means"), label: say("instructor-hint-words"),
    most: HINT_CHARS, long: true, does: say("instructor-hint-send"),
    send: (hint) => told(session, seat, { hint }, "instructor-hint-sent"),
  });
}

/** Gives another name, and whatever else may be done.
 * @param {Session} session @param {BoardSeat} seat */
export function more(session, seat) {
  const { name } = seat;
  const others = [
    seat.removed
      ? { label: say("instructor-let-back"), does: () => act(session, seat, { back: true }, "instructor-is-back") }
      : { label: say("instructor-remove"), does: () => removing(session, seat) },
    { label: say("instructor-erase-part"), does: () => erasing(session, seat) },
  ];
  wording({
    title: say("instructor-more-of", { name, no: seat.no }), label: say("instructor-rename"), value: name, most: NAME_CHARS,
    does: say("instructor-rename-keep"), others,
    send: (rename) => told(session, seat, { rename }, "instructor-renamed"),
  });
}

/** Sends somebody out, once it is asked whether that is meant.
 * @param {Session} session @param {BoardSeat} seat */
export function removing(session, seat) {
  asking(say("instructor-remove-sure", { name: seat.name }), say("instructor-remove-what"), [
    { label: say("instructor-remove-not"), first: true },
    { label: say("instructor-remove-now"), does: () => act(session, seat, { remove: true }, "instructor-removed") },
  ]);
}

/** Erases what somebody did in this session, once it is asked whether that is meant.
 * @param {Session} session @param {BoardSeat} seat */
export function erasing(session, seat) {
  const { name } = seat;
  const erase = async () => {
    if (!await session.eraseSeat(seat.no)) return;
    document.querySelector("h1")?.focus();
    announce(say("instructor-part-erased", { name }));
  };
  asking(say("instructor-part-erase-sure", { name }), say("instructor-part-erase-what"), [
    { label: say("instructor-keep"), first: true },
    { label: say("instructor-erase-now"), does: erase },
  ]);
}

/** @param {Session} session @param {BoardSeat} seat @param {import("../contract").SeatOrder} order @param {string} done */
export async function act(session, seat, order, done) {
  if (await session.seat(seat.no, order)) announce(say(done, { name: seat.name }));
}

/** @param {Session} session @param {BoardSeat} seat @param {import("../contract").SeatOrder} order @param {string} done */
async function told(session, seat, order, done) {
  const not = await session.attempt({ name: "seat", seat: seat.no, order });
  if (not === null) announce(say(done, { name: order.rename ?? seat.name }));
  return not;
}
