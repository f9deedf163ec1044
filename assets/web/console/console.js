// The console: one screen a call is worked at, with nothing hidden while the caller speaks.

import { go } from "../app.js";
import { afterwards, isFollowing } from "../classroom/afterwards.js";
import { make, reveal, write } from "../elements.js";
import { MAP, actionOf, isTyping } from "../keys.js";
import { desk } from "../me.js";
import { foot } from "../page.js";
import { picker } from "../picker.js";
import { Sitting } from "../sitting.js";
import { announce, hush, lose, refuse } from "../telling.js";
import { say } from "../words.js";
import { follow, stop } from "../voice.js";
import { band, stateOf } from "./band.js";
import { caption } from "./caption.js";
import { decisions } from "./decisions.js";
import { leaving, showKeys } from "./leaving.js";
import { log } from "./log.js";
import { marks } from "./marks.js";
import { notices } from "./notices.js";
import { question } from "./question.js";
import { cameBack, records } from "./records.js";
import { review } from "./review.js";
import { shortcuts } from "./shortcuts.js";
import { transcript } from "./transcript.js";

/** @typedef {import("../contract").Shown} Shown */
/** @typedef {import("../contract").View} View */
/** @typedef {import("../contract").Deed} Deed */

/** A call, as a sitting has it.
 * @type {import("../sitting.js").Sat<Shown>} */
const CALL = {
  at: "calls",
  speaks: ({ view }) => view.speaking,
  until: ({ view }) => view.turns.at(-1)?.until_ms ?? 0,
  // In a session the instructor may let a clock go on, and where all follow one call its words come by themselves.
  isMoved: ({ room }) => Boolean(room),
  follows: ({ room }) => isFollowing(room ?? null),
};

/** How often the clock, the caption and the voice are brought in step. */
const TICK_MS = 200;

/** @param {Shown} begun
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(begun) {
  const debrief = `/debrief/${encodeURIComponent(begun.call)}`;
  const place = begun.room ?? null;
  const after = afterwards(debrief, place);
  const follows = isFollowing(place);
  const inside = place && await import("../classroom/inside.js");
  const slot = make("div", { hidden: true });
  /** @type {View | null} */
  let before = null;

  const hands = { do: doing, mark: marking, follows };
  const next = inside && follows ? inside.nextQuestion(place.room) : null;
  const parts = {
    transcript: transcript(hands), question: next ?? question(hands), review: review(hands), records: records(hands),
    marks: marks(hands), log: log(hands), decisions: decisions(hands), notices: notices(atWork), caption: caption(follows ? "projector-ringing" : undefined),
  };
  const sitting = new Sitting(CALL, begun, { shown: show, lost: (is) => lose(is ? say("web-lost-call") : null), refused: refuse });
  const line = {
    pause: () => {
      if (session?.isPaused()) return;
      sitting.shown.clock === "paused" ? sitting.goOn() : sitting.pause();
    },
    hold: () => { doing(sitting.shown.view.openings.resume ? "Resume" : "Hold"); },
  };
  const atHand = {
    ...(follows ? {} : line),
    colleague: () => { doing("AskColleague"); },
    keys: showKeys,
    leave: () => leaving({
      aside: async () => { if (await sitting.aside()) go(after.home); },
      end: () => ending("End"),
      leave: () => ending("Leave"),
    }, place !== null),
  };
  const top = band(begun.title, atHand);
  const over = ended(after.element);
  const look = () => { sitting.look(); };
  const panel = inside && place.led ? inside.leading(place.room, look) : null;
  const session = inside && inside.overhead(begun.call, place, {
    changed: look,
    board: panel?.show,
    seat: (view) => {
      next?.take(view);
      after.mayOpen(view.past.some((it) => it.call === begun.call && it.debrief));
    },
    back: atWork,
  });

  /** @param {Deed} deed */
  async function doing(deed) {
    if (deed === "End") return ending("End");
    const done = await sitting.do(deed);
    if (done) hush();
    if (done && typeof deed === "object" && ("Quote" in deed || "Mark" in deed)) parts.transcript.release();
    return done;
  }

  /** @param {"End" | "Leave"} deed */
  async function ending(deed) {
    const done = await sitting.do(deed);
    // In a session, what may be opened of a call is told on one's own page of it.
    if (done && sitting.shown.over) go(place ? after.home : debrief);
    return done;
  }

  /** Marks a line: what it is a sign of is picked in the place of the question box, and the caller goes on being heard.
   * @param {number} number @param {HTMLElement | null} opener */
  function marking(number, opener) {
    const away = () => {
      reveal(slot, false);
      slot.replaceChildren();
      show();
      if (opener?.isConnected && opener.closest("li")?.ariaCurrent) opener.focus();
      else parts.question.field.focus();
    };
    const shown = picker(say("mark-as"), signs(sitting.shown.view), async (sign) => {
      if (await doing({ Mark: [{ Number: number }, sign] })) away();
    }, away);
    slot.replaceChildren(shown.element);
    reveal(slot, true);
    show();
    shown.begin();
  }

  function show() {
    const { shown } = sitting;
    const { view } = shown;
    const focused = document.activeElement;
    top.show(shown, session?.isPaused());
    for (const part of [parts.transcript, parts.records, parts.marks, parts.log, parts.decisions, parts.review]) part.show(view);
    parts.question.show(view, shown.clock === "untimed");
    reveal(parts.question.element, slot.hidden && !view.review && !shown.over);
    parts.notices.add(shown.notices);
    over.show(shown);
    if (before) tell(before, view);
    before = view;
    tick();
    if (focused instanceof HTMLElement && !focused.checkVisibility()) stand(focused);
  }

  /** Whoever stood on something that went away stands on what came in its place, and is not thrown out of the page.
   * @param {HTMLElement} gone */
  function stand(gone) {
    if (gone.closest("#log")) parts.log.focus();
    else if (sitting.shown.view.review) document.getElementById("review-name")?.focus();
    else parts.question.field.focus();
  }

  function tick() {
    const { shown } = sitting;
    const heard = sitting.heard();
    top.tick(sitting.now());
    parts.caption.show(shown.view, heard);
    follow(shown.view.turns, heard, sitting.isRunning() && (session?.hears() ?? true));
  }

  const element = make("div", { class: "page console" }, top.element, session?.element ?? null,
    make("main", { id: "main", tabindex: "-1" }, parts.caption.element, skips(panel !== null),
      make("div", { class: "places" },
        make("div", { class: "place said-place" }, parts.transcript.element,
          make("div", { class: "talk" }, parts.notices.element, over.element, parts.review.element, slot, parts.question.element)),
        make("div", { class: "place" }, parts.records.element, parts.marks.element),
        make("div", { class: "place" }, parts.log.element, parts.decisions.element), panel?.element ?? null)),
    foot());
  const act = shortcuts(sitting, parts, atHand, hands);
  const typed = halfTyped(begun.call, element);
  const keep = () => typed.keep(sitting.shown.over);
  typed.giveBack();
  addEventListener("pagehide", keep);
  show();
  const ticking = setInterval(tick, TICK_MS);
  return {
    title: begun.title,
    element,
    // The transcript begins at its newest line, which only has a place once it stands in the page.
    begin: () => show(),
    key: (event) => {
      const action = actionOf(event, MAP);
      if (action) return act(action);
      if (event.key === "Escape") {
        // Escape brings one out of a field, to where letters are keys; from there it asks how the call is left.
        if (isTyping(event)) parts.transcript.focus();
        else atHand.leave();
        return true;
      }
      return !isTyping(event) && parts.question.settle(event.key);
    },
    leave: () => {
      removeEventListener("pagehide", keep);
      keep();
      clearInterval(ticking);
      sitting.leave();
      session?.close();
      lose(null);
      stop();
    },
  };
}

/** What is half typed in a call. The tab keeps it while its page is away: loaded again, or put aside and gone on with later.
 * @param {string} call @param {HTMLElement} element */
function halfTyped(call, element) {
  const name = `typed-${call}`;
  /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
  const fields = element.querySelectorAll("input[type=text], textarea");
  return {
    /** @param {boolean} over Whether nothing more can be said in it. */
    keep: (over) => {
      const typed = [...fields].filter((it) => it.value).map((it) => [it.id, it.value]);
      try {
        if (typed.length && !over) sessionStorage.setItem(name, JSON.stringify(typed));
        else sessionStorage.removeItem(name);
      } catch {
        // A browser that keeps nothing has it typed again.
      }
    },
    giveBack: () => {
      try {
        const typed = new Map(JSON.parse(sessionStorage.getItem(name) ?? "[]"));
        for (const field of fields) field.value = typed.get(field.id) ?? "";
      } catch {
        // What cannot be read was not typed here.
      }
    },
  };
}

/** Where one goes on working: the question, or the review once the supervisor has decided. */
function atWork() {
  const question = document.getElementById("question");
  return question?.checkVisibility() ? question : document.getElementById("review-name");
}

/** Links from place to place, for the keyboard.
 * @param {boolean} led Whether what the room would ask stands beside them. */
function skips(led) {
  const to = (/** @type {string} */ id, /** @type {string} */ name) => make("a", { href: `#${id}` }, say(name));
  return make("nav", { class: "skips", "aria-label": say("web-places") },
    to("transcript", "transcript-title"), to("question", "question-name"), to("records", "records-title"), to("log", "log-title"),
    led ? to("room", "session-room") : null);
}

/** The signs a line can be marked with: those marked before stand first, and never what would be right.
 * @param {View} view */
function signs(view) {
  const used = new Set(view.turns.flatMap((turn) => turn.marks.map((mark) => mark.sign)));
  const first = desk.lists.signs.filter((it) => used.has(it.id));
  return [...first, ...desk.lists.signs.filter((it) => !used.has(it.id))];
}

/** What is said when a call is over.
 * @param {HTMLElement} ways Where one goes on from it. */
function ended(ways) {
  const title = make("h2", {});
  const words = make("p", {});
  const element = make("section", { class: "card over", "aria-label": say("console-over"), hidden: true },
    title, words, ways);
  return { element, show: (/** @type {Shown} */ shown) => {
    const { outcome } = shown.view;
    reveal(element, shown.over || outcome !== null);
    write(title, outcome?.title ?? say(shown.left ? "debrief-left" : "console-over"));
    write(words, outcome?.text ?? "");
  } };
}

/** Tells whoever listens what changed beside what the caller says.
 * @param {View} before @param {View} now */
function tell(before, now) {
  const told = [];
  if (now.phase !== before.phase) told.push(stateOf({ view: now, clock: "runs", slow: false }, true));
  if (now.choices.length && now.choices.join() !== before.choices.join()) told.push(say("question-which"), ...now.choices);
  for (const enquiry of now.enquiries.slice(before.enquiries.length)) told.push(cameBack(enquiry));
  for (const entry of now.log.slice(before.log.length)) {
    told.push(say("web-logged"), ...entry.wording.map((it) => `${it.reads_as} ${it.instead}`));
  }
  for (const it of now.advised.slice(before.advised.length)) told.push(say("web-advised", { advice: it.name }));
  for (const it of now.referrals.slice(before.referrals.length)) told.push(say("web-referred", { route: it.name }));
  if (now.grade !== before.grade) told.push(desk.lists.grades.find((it) => it.id === now.grade)?.name ?? "");
  const marked = newMark(before, now);
  if (marked) told.push(say("transcript-marked", { sign: marked }));
  if (told.some(Boolean)) announce(told.filter(Boolean).join(". "));
}

/** @param {View} before @param {View} now */
function newMark(before, now) {
  const names = (/** @type {View} */ view) => view.turns.flatMap((turn) => turn.marks.map((mark) => `${turn.number} ${mark.name}`));
  const known = new Set(names(before));
  return names(now).find((it) => !known.has(it))?.replace(/^\d+ /, "");
}
