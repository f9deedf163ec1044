// Where the session is, and the call that one has in it: what it is about, and the button to take it, go on with it, or go on
// to the next.

import { go } from "../app.js";
import { button, enable, make, relabel, reveal, write } from "../elements.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { whereIn, wordsFor } from "./standing.js";

/** @typedef {import("../contract").SeatView} SeatView */
/** @typedef {import("./standing.js").Where} Where */

/** What the button says, where there is something to do.
 * @type {Partial<Record<Where, string>>} */
const DOES = { ready: "session-take", open: "session-go-on-call", next: "session-next" };

/** @param {SeatView} begun @param {(view: SeatView) => void} take */
export function calling(begun, take) {
  let view = begun;
  const heading = make("h2", { id: "where", class: "where", tabindex: "-1" });
  const means = make("p", {});
  const step = make("p", { class: "note" });
  const title = make("h3", { class: "call-title" });
  const minutes = make("p", { class: "soft" });
  const care = make("p", {});
  const careful = make("section", { class: "care", "aria-labelledby": "care-name" },
    make("h4", { id: "care-name" }, say("brief-care")), care);
  const about = make("div", { class: "stack" }, step, title, minutes, careful);
  const does = button("", () => act(), { class: "first", id: "act" });
  const doing = make("p", { class: "row" }, does);
  const element = make("section", { class: "card stack calling", "aria-labelledby": "where" }, heading, means, about, doing);

  async function act() {
    const { room } = view;
    enable(does, false);
    if (whereIn(view) === "next") {
      const came = await trySending({ name: "nextStep", room });
      if (came) {
        take(came);
        heading.focus();
      }
    } else {
      const taken = await trySending({ name: "takeStep", room });
      if (taken) return go(`/${taken.seat === "Supervisor" ? "review" : "call"}/${encodeURIComponent(taken.call)}`);
    }
    show(view);
  }

  /** @param {SeatView} shown */
  function show(shown) {
    view = shown;
    const where = whereIn(view);
    const { call } = view;
    const told = wordsFor(view);
    element.dataset["where"] = where;
    write(heading, told.title);
    write(means, told.words);
    const isAhead = call !== null && call.state !== "over" && !["removed", "over", "lobby"].includes(where);
    reveal(about, isAhead);
    write(step, view.steps > 1 ? say("session-step", { step: view.step + 1, steps: view.steps }) : "");
    reveal(step, view.steps > 1);
    if (call) {
      write(title, call.title);
      write(minutes, [say(call.seat === "Supervisor" ? "seat-supervisor" : "seat-call-handler"), say("shelf-minutes", { minutes: call.minutes })].join(" · "));
      write(care, call.care_note ?? "");
      reveal(careful, Boolean(call.care_note));
    }
    const label = DOES[where];
    if (label) relabel(does, say(label));
    enable(does, Boolean(label));
    // Whoever stands on the button when it goes away stands on what is said in its place.
    const stood = document.activeElement === does;
    reveal(doing, Boolean(label));
    if (stood && !label) heading.focus();
  }
  return { element, heading, show };
}
