// What the keys do in a call. A key does what its button does, and nothing where the button cannot be pressed.

import { announce } from "../telling.js";
import { say } from "../words.js";

/** @typedef {import("../keys.js").Action} Action */
/** @typedef {import("../sitting.js").Sitting<import("../contract").Shown>} Sitting */

/** @param {Sitting} sitting @param {any} parts @param {import("./band.js").AtHand} atHand @param {import("./hands.js").Hands} hands
 * @returns {(action: Action) => boolean} */
export function shortcuts(sitting, parts, atHand, hands) {
  const may = () => sitting.shown.view.openings;
  /** @param {(number: number) => void} does */
  const withLine = (does) => {
    const line = parts.transcript.target();
    if (line?.number) does(line.number);
    else announce(say("mark-nothing"));
  };
  /** @param {(at: [number, number]) => void} does */
  const withTrace = (does) => {
    const at = parts.records.target();
    if (at) does(at);
  };
  /** @type {Record<Action, () => unknown>} */
  const does = {
    keys: atHand.keys,
    question: () => parts.question.field.focus(),
    log: () => parts.log.focus(),
    records: () => parts.records.focus(),
    transcript: () => parts.transcript.focus(),
    national: () => parts.records.search("National"),
    local: () => parts.records.search("Local"),
    pause: () => sitting.shown.clock !== "untimed" && atHand.pause?.(),
    hold: () => (may().speak || may().resume) && atHand.hold?.(),
    colleague: () => may().colleague && atHand.colleague(),
    submit: () => may().submit && hands.do("Submit"),
    before: () => parts.transcript.move(-1),
    after: () => parts.transcript.move(1),
    mark: () => may().desk && !sitting.shown.view.review && withLine((number) => hands.mark(number, focused())),
    quote: () => may().desk && withLine((number) => hands.do({ Quote: { Number: number } })),
    acknowledge: () => may().speak && hands.do({ Say: "Acknowledge" }),
    reassure: () => may().speak && hands.do({ Say: "Reassure" }),
    wait: () => sitting.shown.clock === "untimed" && may().speak && hands.do("Wait"),
    traceBefore: () => parts.records.move(-1),
    traceAfter: () => parts.records.move(1),
    open: () => may().desk && withTrace((at) => hands.do({ Open: at })),
    logTrace: () => may().desk && withTrace((at) => hands.do({ LogTrace: at })),
    advise: () => parts.decisions.advice.open(),
    grade0: () => parts.decisions.grade.give(0),
    grade1: () => parts.decisions.grade.give(1),
    grade2: () => parts.decisions.grade.give(2),
    grade3: () => parts.decisions.grade.give(3),
    refer: () => parts.decisions.referral.open(),
    accept: () => parts.review.accept(),
    challenge: () => parts.review.open(),
    // While the call still goes on, how it is ended is asked first.
    end: () => (may().accept || sitting.shown.view.phase === "Settled" ? hands.do("End") : atHand.leave()),
  };
  return (action) => {
    // While there is something to settle, its numbers come before the grades.
    if (/^grade/.test(action) && parts.question.settle(String(Number(action.slice(5)) + 1))) return true;
    does[action]();
    return true;
  };
}

function focused() {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}
