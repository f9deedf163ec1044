// What an instructor does with the whole session: begin, pause, say something to everybody, move on, end.

import { go } from "../app.js";
import { asking } from "../asking.js";
import { button, enable, make, relabel, reveal, write } from "../elements.js";
import { way } from "../page.js";
import { announce } from "../telling.js";
import { say } from "../words.js";
import { code } from "./code.js";
import { dayOf } from "./days.js";
import { erasing } from "./sessions.js";
import { HINT_CHARS } from "./trainee.js";
import { wording } from "./wording.js";

/** @typedef {import("./session.js").Session} Session */

/** @param {() => Session} session */
export function orders(session) {
  const start = button(say("instructor-start"), () => session().order("Start"), { class: "first", id: "start" });
  const pause = button("", () => session().order(session().board.standing.paused ? "GoOn" : "Pause"));
  const hint = button(say("instructor-hint-all"), () => hinting(session()));
  const next = button("", () => movingOn(session()));
  const end = button(say("instructor-end"), () => ending(session()));
  const needs = make("p", { class: "note" }, say("instructor-start-needs"));
  const counts = make("p", { class: "counts" });
  const late = make("p", {});
  const said = make("p", { class: "note" });
  const kept = make("p", {});
  const erase = make("span", {});
  const element = make("section", { class: "orders", "aria-label": say("instructor-orders") },
    kept, counts, late,
    make("div", { class: "row" }, start, pause, next, hint, end, erase, way(say("instructor-all"), "/instructor")),
    needs, said);
  let codeShown = "";
  return {
    element,
    show: () => {
      const { board, plan } = session();
      const { phase, paused, hint: hinted, step } = board.standing;
      const running = phase === "running";
      const last = step + 1 >= board.plan.calls.length;
      for (const it of [pause, hint, next]) reveal(it, running);
      reveal(start, phase === "lobby");
      reveal(end, phase !== "ended");
      reveal(needs, phase === "lobby" && plan.calls.length === 0);
      enable(start, plan.calls.length > 0);
      enable(next, !last);
      relabel(pause, say(paused ? "instructor-go-on" : "instructor-pause"));
      relabel(next, say(last ? "instructor-last-call" : "instructor-move-on", { no: step + 2, all: board.plan.calls.length }));
      write(counts, phase === "lobby" ? "" : say("instructor-counts", board.counts));
      reveal(counts, running);
      write(said, hinted ? say("instructor-hinted-all", { hint: hinted }) : "");
      reveal(said, Boolean(hinted) && running);
      write(kept, say("instructor-keep-until", { day: dayOf(board.keep_until) }));
      for (const it of [kept, erase]) reveal(it, phase === "ended");
      if (!erase.firstChild && phase === "ended") {
        erase.append(erasing(board, board.plan.title || say("instructor-untitled"), () => go("/instructor")));
      }
      const shown = running ? board.code ?? "" : "";
      if (shown !== codeShown) late.replaceChildren(say("instructor-code"), " ", code(shown));
      codeShown = shown;
      reveal(late, Boolean(shown));
    },
  };
}

/** @param {Session} session */
function hinting(session) {
  wording({
    title: say("instructor-hint-all-title"), note: say("instructor-hint-all-means"), label: say("instructor-hint-words"),
    most: HINT_CHARS, long: true, does: say("instructor-hint-send-all"),
    send: async (Hint) => {
      const not = await session.attempt({ name: "order", order: { Hint } });
      if (not === null) announce(say("instructor-hint-sent-all"));
      return not;
    },
  });
}

/** @param {Session} session */
function movingOn(session) {
  const { board } = session;
  const title = board.titles[board.standing.step + 1] ?? "";
  asking(say("instructor-move-on-sure", { title }), say("instructor-move-on-what", { playing: board.counts.playing }), [
    { label: say("instructor-stay"), first: true },
    { label: say("instructor-move-on-now"), does: () => session.order("MoveOn") },
  ]);
}

/** @param {Session} session */
function ending(session) {
  asking(say("instructor-end-sure"), say("instructor-end-what", { playing: session.board.counts.playing }), [
    { label: say("instructor-stay"), first: true },
    { label: say("instructor-end-now"), does: () => session.order("End") },
  ]);
}
