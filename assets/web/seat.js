// The supervisor's seat: the queue of logs, the log that is read, its recording, and what is done about it.

import { go } from "./app.js";
import { afterwards } from "./classroom/afterwards.js";
import { make, reveal, write } from "./elements.js";
import { REVIEW, actionOf, isTyping } from "./keys.js";
import { foot } from "./page.js";
import { Sitting } from "./sitting.js";
import { announce, hush, lose, refuse } from "./telling.js";
import { length } from "./times.js";
import { follow, stop } from "./voice.js";
import { say } from "./words.js";
import { notices } from "./console/notices.js";
import { band } from "./reviewing/band.js";
import { ending, leaving, showKeys } from "./reviewing/leaving.js";
import { log, titleOf } from "./reviewing/log.js";
import { queue } from "./reviewing/queue.js";
import { tapeOf } from "./reviewing/recording.js";
import { shortcuts } from "./reviewing/shortcuts.js";

/** @typedef {import("./contract").Reviewed} Reviewed */
/** @typedef {import("./contract").ReviewView} View */
/** @typedef {import("./contract").ReviewDeed} Deed */

/** A review, as a sitting has it. Whatever of a recording is heard in an untimed one is read at once.
 * @type {import("./sitting.js").Sat<Reviewed>} */
const REVIEWING = {
  at: "reviews",
  speaks: ({ view }) => view.hearing !== null,
  until: () => 0,
  // In a session the instructor may let a clock go on.
  isMoved: ({ room }) => Boolean(room),
};

/** How often the clock, the caption and the voice are brought in step. */
const TICK_MS = 200;

/** @param {Reviewed} begun
 * @returns {Promise<import("./page.js").Page>} */
export async function draw(begun) {
  const debrief = `/debrief/${encodeURIComponent(begun.call)}`;
  const place = begun.room ?? null;
  const after = afterwards(debrief, place);
  const inside = place && await import("./classroom/inside.js");
  /** The log that is read. */
  let read = begun.view.hearing?.log ?? begun.view.logs[0]?.no ?? 0;
  /** @type {View | null} */
  let before = null;

  const hands = { do: doing, read: reading };
  const logs = begun.view.logs.map((it) => log(it.no, hands));
  const parts = { queue: queue(hands), notices: notices(() => reader()?.name ?? null), over: ended(after.element) };
  const sitting = new Sitting(REVIEWING, begun, { shown: show, lost: (is) => lose(is ? say("web-lost-review") : null), refused: refuse });
  const atHand = {
    pause: () => {
      hush();
      sitting.shown.clock === "paused" ? sitting.goOn() : sitting.pause();
    },
    keys: showKeys,
    leave: () => leaving({
      aside: async () => { if (await sitting.aside()) go(after.home); },
      leave: () => finish("Leave"),
    }),
    end: () => ending(sitting.shown.view.logs, () => finish("End")),
  };
  const top = band(begun.title, atHand);
  const session = inside && inside.overhead(begun.call, place, {
    changed: () => { sitting.look(); },
    seat: (view) => after.mayOpen(view.past.some((it) => it.call === begun.call && it.debrief)),
    back: () => reader()?.name ?? null,
  });

  /** What is shown of the log that is read. */
  function reader() {
    return logs.find((it) => it.no === read) ?? null;
  }

  /** @param {Deed} deed */
  async function doing(deed) {
    const done = await sitting.do(deed);
    if (done) hush();
    return done;
  }

  /** @param {"End" | "Leave"} deed */
  async function finish(deed) {
    // In a session, what may be opened of a review is told on one's own page of it.
    if (await doing(deed) && sitting.shown.over) go(place ? after.home : debrief);
  }

  /** Reads a log: it is opened, and whoever listens or uses the keyboard goes on at its name.
   * @param {number} no */
  function reading(no) {
    read = no;
    hush();
    show();
    reader()?.name.focus();
    const { view, over } = sitting.shown;
    if (!over && view.logs.some((it) => it.no === no && !it.opened)) doing({ Open: no });
  }

  function show() {
    const { shown } = sitting;
    top.show(shown);
    parts.queue.show(shown.view, read);
    for (const it of logs) it.show(shown, read);
    parts.notices.add(shown.notices);
    parts.over.show(shown);
    if (before) tell(before, shown.view);
    before = shown.view;
    tick();
  }

  function tick() {
    const now = sitting.now();
    top.tick(now);
    for (const it of logs) it.tick(sitting.shown.view.hearing, now);
    follow(tapeOf(sitting.shown.view), now, sitting.isRunning());
  }

  const element = make("div", { class: "page console reviewing" }, top.element, session?.element ?? null,
    make("main", { id: "main", tabindex: "-1" }, skips(), parts.notices.element, parts.over.element,
      make("div", { class: "places" },
        make("div", { class: "place" }, parts.queue.element),
        make("div", { class: "place", id: "log", role: "group", "aria-label": say("log-title"), tabindex: "-1" }, ...logs.map((it) => it.element)),
        make("div", { class: "place", id: "recording", role: "group", "aria-label": say("review-recording"), tabindex: "-1" }, ...logs.map((it) => it.recording)))),
    foot());
  const act = shortcuts(sitting, reader, atHand, hands);
  show();
  const ticking = setInterval(tick, TICK_MS);
  return {
    title: begun.title,
    element,
    // A recording begins at its newest line, which only has a place once it stands in the page.
    begin: () => show(),
    key: (event) => {
      const action = actionOf(event, REVIEW);
      if (action) act(action);
      else if (event.key !== "Escape" || isTyping(event)) return false;
      else atHand.leave();
      return true;
    },
    leave: () => {
      clearInterval(ticking);
      sitting.leave();
      session?.close();
      lose(null);
      stop();
    },
  };
}

/** Links from place to place, for the keyboard. */
function skips() {
  const to = (/** @type {string} */ id, /** @type {string} */ name) => make("a", { href: `#${id}` }, say(name));
  return make("nav", { class: "skips", "aria-label": say("web-review-places") },
    to("queue", "review-queue"), to("log", "log-title"), to("recording", "review-recording"));
}

/** What is said when a review is over.
 * @param {HTMLElement} ways Where one goes on from it. */
function ended(ways) {
  const title = make("h2", {});
  const element = make("section", { class: "card over", "aria-label": say("web-review-over"), hidden: true },
    title, ways);
  return { element, show: (/** @type {Reviewed} */ shown) => {
    reveal(element, shown.over);
    write(title, say(shown.left ? "web-review-left" : "web-review-over"));
  } };
}

/** Tells whoever listens what was done, and that a recording came to its end or was stopped.
 * @param {View} before @param {View} now */
function tell(before, now) {
  const told = now.logs.flatMap((log) => {
    const known = before.logs.find((it) => it.no === log.no);
    if (!known) return [];
    const heard = log.heard.length - known.heard.length;
    return [
      ...log.done.slice(known.done.length).map((it) => it.text),
      log.opened && !known.opened && log.own ? say("review-own", { colleague: now.colleague }) : "",
      // What is read at once and not heard has no caption that would tell it.
      !now.hearing && heard > 0 ? say("web-review-read", { count: heard }) : "",
      before.hearing?.log === log.no && !now.hearing ? `${titleOf(log)}: ${say("review-left-to-hear", { length: length(log.left_ms) })}` : "",
    ];
  }).filter(Boolean);
  if (told.length) announce(told.join(". "));
}
