// Beside a call that is played for everybody: what the room would ask, what it marked and decided, and showing it to everybody.

import { button, make, write } from "../elements.js";
import { announce } from "../telling.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { KINDS, tally } from "./tally.js";

/** @typedef {import("../contract").Answers} Answers */
/** @typedef {import("../contract").Board} Board */

/** @param {string} room @param {() => void} asked What is done once the caller was asked. */
export function leading(room, asked) {
  /** @type {Map<Answers, HTMLInputElement>} */
  const switches = new Map();
  const all = tally("led", "h3", {
    head: showing,
    each: (kind, { key }) => (kind === "questions" ? asking(key) : null),
  });
  const here = make("p", { class: "note" });
  const element = make("section", { id: "room", class: "place leading", tabindex: "0", "aria-labelledby": "room-name" },
    make("h2", { id: "room-name", tabindex: "-1" }, say("session-room")), here, all.element);
  /** The switch that shows one kind of answers to everybody.
   * @param {Answers} kind */
  function showing(kind) {
    const box = make("input", { type: "checkbox", role: "switch", id: `led-show-${kind}`, onchange: async () => {
      const is = box.checked;
      const came = await trySending({ name: "order", room, order: { Reveal: [kind, is] } });
      if (came) announce(say(is ? "session-shown" : "session-not-shown", { what: say(`session-${kind}`) }));
      else box.checked = !is;
    } });
    switches.set(kind, box);
    return make("div", { class: "choice" }, box,
      make("label", { for: box.id }, say("session-show-all"), make("span", { class: "unseen" }, `: ${say(`session-${kind}`)}`)));
  }

  /** @param {string} text */
  function asking(text) {
    return button(say("session-ask-this"), async () => {
      if (!await trySending({ name: "askFor", room, text })) return;
      announce(say("session-asked", { words: text }));
      document.getElementById("room-name")?.focus();
      asked();
    }, { class: "small", "aria-label": `${say("session-ask-this")}: “${text}”` });
  }

  /** @param {Board} board */
  function show(board) {
    write(here, say("session-here", { here: board.counts.here, seats: board.counts.seats }));
    all.show(board.answers ?? { questions: [], marks: [], grades: [], referrals: [], of: board.counts.seats }, KINDS);
    for (const [kind, box] of switches) box.checked = board.standing.revealed.includes(kind);
  }
  return { element, show };
}
