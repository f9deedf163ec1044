// Who has come in, before anything is played.

import { attribute, button, keeping, make, region, reveal, write } from "../elements.js";
import { say } from "../words.js";
import { act, more, removing } from "./trainee.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("./session.js").Session} Session */

/** @param {() => Session} session */
export function lobby(session) {
  const list = make("ul", { class: "arrivals" });
  const none = make("p", { class: "soft" }, say("instructor-nobody"));
  const count = make("p", { class: "note" });
  const update = keeping(list, (/** @type {BoardSeat} */ it) => it.no, () => row(session));
  const element = region("arrivals", "h2", say("instructor-arrivals"), count, none, list);
  element.classList.add("card", "stack");
  return {
    element,
    show: () => {
      const { board } = session();
      const seats = board.seats.filter((it) => !it.left);
      write(count, say("instructor-here", { here: board.counts.here, seats: board.counts.seats }));
      reveal(count, seats.length > 0);
      reveal(none, seats.length === 0);
      update(seats);
    },
  };
}

/** @param {() => Session} session */
function row(session) {
  /** @type {BoardSeat | undefined} */
  let shown;
  const name = make("b", {});
  const state = make("span", { class: "note" });
  const rename = button(say("instructor-more"), () => { if (shown) more(session(), shown); }, { class: "small" });
  const remove = button(say("instructor-remove"), () => {
    if (shown?.removed) act(session(), shown, { back: true }, "instructor-is-back");
    else if (shown) removing(session(), shown);
  }, { class: "small" });
  const element = make("li", {}, make("span", { class: "no" }), name, state, make("span", { class: "row" }, rename, remove));
  return {
    element,
    show: (/** @type {BoardSeat} */ seat) => {
      shown = seat;
      const told = { name: seat.name };
      write(/** @type {Element} */ (element.firstElementChild), String(seat.no));
      write(name, seat.name);
      write(state, say(seat.removed ? "instructor-is-removed" : seat.here ? "instructor-is-here" : "instructor-not-here"));
      const label = remove.firstElementChild;
      if (label) write(label, say(seat.removed ? "instructor-let-back" : "instructor-remove"));
      attribute(remove, "aria-label", say(seat.removed ? "instructor-let-back-of" : "instructor-remove-of", told));
      attribute(rename, "aria-label", say("instructor-more-about", told));
    },
  };
}
