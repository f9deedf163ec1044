// A session, for its instructor: set up before it begins, watched while it runs, looked back on after.

import { drawAgain } from "../app.js";
import { attribute, keeping, make, reveal, write } from "../elements.js";
import { page } from "../page.js";
import { server } from "../server.js";
import { announce, lose } from "../telling.js";
import { whyNot } from "../trying.js";
import { say } from "../words.js";
import { board as boardOf } from "./board.js";
import { door, enter, keyBrought } from "./door.js";
import { dress } from "./dress.js";
import { joining } from "./joining.js";
import { lobby } from "./lobby.js";
import { orders } from "./orders.js";
import { plan } from "./plan.js";
import { results } from "./results.js";
import { Session, isOutside } from "./session.js";
import { together } from "./together.js";

/** @typedef {import("../contract").Board} Board */

/** How long arrivals are gathered before they are told. */
const ARRIVALS_MS = 4000;

/** @param {Board | null} begun @param {{room: string}} place
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(begun, { room }) {
  const worn = dress("instructor.css", "session.css", "looking-back.css");
  const key = keyBrought();
  const not = key === null ? null : await enter(key);
  try {
    const [board, cards] = await Promise.all([begun ?? server.send({ name: "room", room }), server.send({ name: "instructor" }), worn]);
    return desk(board, cards.calls ?? []);
  } catch (why) {
    if (isOutside(why)) return door(not ?? whyNot(why));
    throw why;
  }
}

/** @param {Board} begun @param {import("../contract").Card[]} cards
 * @returns {import("../page.js").Page} */
function desk(begun, cards) {
  /** @type {Session} */
  let session;
  const its = () => session;
  const parts = {
    orders: orders(its), together: together(its), board: boardOf(its), plan: plan(its, cards),
    joining: joining(begun.room, its), lobby: lobby(its), results: results(its, begun.room),
  };
  const warnings = make("ul", { class: "notices", "aria-label": say("instructor-warnings") });
  const warn = keeping(warnings, (/** @type {string} */ it) => it, (it) => ({ element: make("li", { class: "notice" }, it), show: () => {} }));
  const beside = make("div", { class: "beside" }, parts.plan.element, make("div", { class: "stack" }, parts.joining.element, parts.lobby.element));
  const head = { name: nameOf(begun), about: aboutOf(begun), kind: "session" };
  const element = page(head, warnings, parts.orders.element, parts.together.element, parts.board.element, parts.results.element, beside);
  const top = element.querySelector("h1");
  const tell = teller();
  session = new Session(begun, { shown: show, lost });

  function show() {
    const { board } = session;
    const { phase } = board.standing;
    const focused = document.activeElement;
    const running = phase === "running";
    if (top?.firstChild) write(top.firstChild, nameOf(board));
    if (top?.lastElementChild) write(top.lastElementChild, ` ${aboutOf(board)}`);
    reveal(parts.together.element, running && board.plan.pace === "together");
    reveal(parts.board.element, running);
    reveal(parts.lobby.element, phase === "lobby");
    reveal(parts.results.element, phase === "ended");
    reveal(beside, phase !== "ended");
    reveal(warnings, board.warnings.length > 0);
    warn(board.warnings);
    for (const part of Object.values(parts)) part.show(board);
    attribute(element, "data-phase", phase);
    tell.about(board);
    if (focused instanceof HTMLElement && focused !== document.body && element.contains(focused) && !focused.checkVisibility()) top?.focus();
  }

  /** @param {boolean} is @param {string} [why] */
  function lost(is, why) {
    if (!is) announce(say("instructor-stream-back"));
    lose(is ? say("instructor-stream-lost") : null);
    // Whoever is signed out, or whose session was erased elsewhere, is shown what there is now.
    if (why !== undefined) drawAgain().then(() => {
      if (document.activeElement === document.body) document.querySelector("h1")?.focus();
    });
  }

  show();
  return {
    title: nameOf(begun),
    element,
    leave: () => {
      session.leave();
      parts.board.leave();
      tell.leave();
      lose(null);
    },
  };
}

/** @param {Board} board */
function nameOf(board) {
  return board.plan.title || say("instructor-untitled");
}

/** Where a session is, in words.
 * @param {Board} board */
function aboutOf(board) {
  const { phase, step, paused } = board.standing;
  const told = [say(`instructor-phase-${phase}`), say(`instructor-pace-${board.plan.pace}`)];
  if (phase === "running" && board.plan.pace === "together") {
    told.push(say("instructor-call-at", { no: step + 1, all: board.plan.calls.length, title: board.titles[step] ?? "" }));
  }
  if (paused) told.push(say("instructor-paused"));
  return told.join(" · ");
}

/** Tells whoever listens what changed with the whole session; what single trainees do is not read out. Who comes in is
 * gathered, so that a class that comes in at once is told once. */
function teller() {
  /** @type {Board | null} */
  let before = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let arrivals;
  return {
    /** @param {Board} now */
    about: (now) => {
      const was = before;
      before = now;
      if (!was) return;
      const told = [];
      const { phase, step, paused } = now.standing;
      if (phase !== was.standing.phase) told.push(say(phase === "running" ? "instructor-has-begun" : "instructor-has-ended"));
      else if (step !== was.standing.step) told.push(aboutOf(now));
      else if (paused !== was.standing.paused) told.push(say(paused ? "instructor-paused" : "instructor-goes-on"));
      told.push(...now.warnings.filter((it) => !was.warnings.includes(it)));
      if (told.length) announce(told.join(". "));
      if (now.standing.phase === "lobby" && now.counts.seats !== was.counts.seats) {
        arrivals ??= setTimeout(() => {
          arrivals = undefined;
          if (before) announce(say("instructor-here", { here: before.counts.here, seats: before.counts.seats }));
        }, ARRIVALS_MS);
      }
    },
    leave: () => clearTimeout(arrivals),
  };
}
