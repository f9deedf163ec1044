// What the keys do in a review. A key does what its button does, and nothing where the button cannot be pressed.

/** @typedef {import("../keys.js").ReviewAction} Action */
/** @typedef {import("../sitting.js").Sitting<import("../contract").Reviewed>} Sitting */
/** @typedef {ReturnType<typeof import("./log.js").log>} Reader */

/** @param {Sitting} sitting @param {() => Reader | null} reader @param {import("./band.js").AtHand} atHand
 * @param {import("./log.js").Hands} hands
 * @returns {(action: Action) => void} */
export function shortcuts(sitting, reader, atHand, hands) {
  const is = () => sitting.shown;
  /** Goes this many logs on, or back; at the end it stays at the last. @param {number} by */
  const step = (by) => {
    const { logs } = is().view;
    const at = logs.findIndex((it) => it.no === reader()?.no) + by;
    const to = logs[Math.max(0, Math.min(at, logs.length - 1))];
    if (to) hands.read(to.no);
  };
  /** @type {Record<Action, () => unknown>} */
  const does = {
    keys: atHand.keys,
    before: () => step(-1),
    next: () => step(1),
    hear: () => reader()?.hear(),
    pause: () => is().clock !== "untimed" && !is().over && atHand.pause(),
    agree: () => reader()?.acting.press("agree"),
    sendBack: () => reader()?.acting.press("sendBack"),
    escalate: () => reader()?.acting.press("escalate"),
    order: () => reader()?.acting.press("order"),
    refer: () => reader()?.acting.press("refer"),
    close: () => reader()?.acting.press("close"),
    passOn: () => reader()?.acting.press("passOn"),
    end: () => !is().over && atHand.end(),
  };
  return (action) => { does[action](); };
}
