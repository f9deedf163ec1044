// A session on the wall, for everybody in the room: how to come in, how many play, what the caller says, and what the room
// answers in counts. Never a name, and never what one person did.

import { make, reveal, write } from "../elements.js";
import { foot } from "../page.js";
import { Hearing } from "../sitting.js";
import { lose } from "../telling.js";
import { say } from "../words.js";
import { follow as hearAlong, stop } from "../voice.js";
import { large } from "../watch/large.js";
import { arriving } from "./arriving.js";
import { counting } from "./counting.js";
import { dress } from "./dress.js";
import { follow } from "./live.js";
import { screening } from "./screening.js";
import { sounding } from "./sounding.js";
import { tally } from "./tally.js";

/** @typedef {import("../contract").Wall} Wall */
/** @typedef {import("../contract").Shown} Shown */

/** The call that is led, as the wall hears it.
 * @type {import("../sitting.js").Sat<Shown>} */
const LED = {
  at: "calls",
  speaks: ({ view }) => view.speaking,
  until: ({ view }) => view.turns.at(-1)?.until_ms ?? 0,
};

/** How often the words and the voice are brought in step. */
const TICK_MS = 200;

/** @param {Wall} begun @param {{room: string}} place
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(begun, place) {
  await dress("session.css", "looking-back.css");
  const title = begun.title || say("session-untitled");
  const name = make("h1", { tabindex: "-1" }, title);
  const state = make("p", { class: "about", role: "status" });
  const sound = sounding();
  const come = arriving();
  const counts = counting();
  const said = large();
  const call = make("p", { class: "wall-call" });
  const shared = tally("wall", "h2");
  const sharing = make("section", { class: "revealed", "aria-label": say("session-answers"), tabindex: "0", hidden: true }, shared.element);
  const together = make("div", { class: "wall" }, said.element, sharing);
  const next = make("p", {});
  const rest = make("div", { class: "wall-rest" }, make("p", {}, say("session-wall-soon")), next);
  const over = ended();
  const late = come.late();
  const still = make("p", { class: "wall-still" }, say("session-wall-still"));
  let wall = begun;
  /** @type {Hearing<Shown> | null} */
  let hearing = null;

  /** @param {Wall} came */
  function take(came) {
    wall = came;
    hear(came.shown);
    show();
  }

  /** @param {Shown | null} shown */
  function hear(shown) {
    if (!shown) hearing = null;
    else if (hearing?.shown.call !== shown.call) hearing = new Hearing(LED, shown);
    else if (shown.version >= hearing.shown.version) hearing.goOnWith(shown);
  }

  function show() {
    const { standing, pace } = wall;
    const runs = standing.phase === "running";
    const isTogether = runs && pace === "together";
    write(name, wall.title || say("session-untitled"));
    write(state, stateOf(wall));
    come.show(wall);
    counts.show(wall);
    write(call, isTogether ? wall.titles[standing.step] ?? "" : "");
    reveal(call, isTogether && wall.shown !== null);
    reveal(together, isTogether && wall.shown !== null);
    reveal(rest, isTogether && wall.shown === null);
    reveal(still, runs && standing.paused);
    write(next, wall.titles[standing.step] ?? "");
    reveal(sharing, wall.answers !== null && standing.revealed.length > 0);
    shared.show(wall.answers, standing.revealed);
    reveal(late, runs && wall.code !== null && !standing.locked);
    reveal(sound.element, isTogether);
    over.show(wall);
    tick();
  }

  function tick() {
    if (!hearing || wall.standing.phase !== "running") return hearAlong([], 0, false);
    const { view } = hearing.shown;
    const now = hearing.heard();
    said.show(view, now);
    hearAlong(view.turns, now, sound.is() && hearing.isRunning() && !wall.standing.paused);
  }

  const element = make("div", { class: "page projected wall-page" },
    make("header", { class: "band" }, name, state, make("div", { class: "row" }, sound.element, screening())),
    make("main", { id: "main", tabindex: "-1" }, still, come.element, counts.element, call, together, rest, over.element, late),
    foot());
  hear(begun.shown);
  show();
  const ticking = setInterval(tick, TICK_MS);
  const stream = follow(`/api/rooms/${encodeURIComponent(place.room)}/wall/live`, {
    take,
    lost: (is, why) => {
      hearing?.stand(is);
      lose(is ? why || say("session-lost") : null);
    },
  });
  return {
    title: say("session-wall-of", { title }),
    element,
    // Escape ends the full screen, and nothing else: a wall is not left by chance.
    key: (event) => event.key === "Escape",
    leave: () => {
      clearInterval(ticking);
      stream.close();
      lose(null);
      stop();
    },
  };
}

/** Where the session is, in a few words.
 * @param {Wall} wall */
function stateOf({ standing, pace }) {
  if (standing.phase === "lobby") return say("session-wall-lobby");
  if (standing.phase === "ended") return say("session-wall-over");
  if (standing.paused) return say("session-wall-paused");
  return say(pace === "together" ? "session-wall-together" : "session-wall-own");
}

/** The session's debrief, where the plan shows it. It is made by the server of escaped text alone, and put in as markup. */
function ended() {
  const report = make("div", { class: "report" });
  const thanks = make("p", { class: "wall-thanks" }, say("session-wall-thanks"));
  const element = make("section", { class: "wall-over", "aria-label": say("session-debrief"), tabindex: "0", hidden: true }, thanks, report);
  let shown = "";
  return { element, show: (/** @type {Wall} */ { standing, debrief }) => {
    reveal(element, standing.phase === "ended");
    reveal(thanks, !debrief);
    if (debrief === null || debrief === shown) return;
    shown = debrief;
    report.innerHTML = debrief;
  } };
}
