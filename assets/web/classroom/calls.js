// The calls of a session, in their order: added from a list, moved up and down, taken out.

import { attribute, button, enable, keeping, make, region, reveal, write } from "../elements.js";
import { about } from "../card.js";
import { picker } from "../picker.js";
import { announce } from "../telling.js";
import { say } from "../words.js";

/** @typedef {import("../contract").Plan} Plan */
/** @typedef {import("../contract").Card} Card */
/** @typedef {Pick<Plan, "calls" | "seeds">} Order */
/** @typedef {{key: string, at: number, count: number, title: string, about: string, open: boolean, now: boolean}} Item */

/** @param {() => Plan} plan @param {Card[]} cards @param {(changed: Order) => void} chosen */
export function calls(plan, cards, chosen) {
  const list = make("ol", { class: "plan-calls" });
  const none = make("p", { class: "soft" }, say("instructor-calls-none"));
  const slot = make("div", { hidden: true });
  const add = button(say("instructor-calls-add"), adding, { id: "add-call" });
  const update = keeping(list, (/** @type {Item} */ it) => it.key, () => row(moved, taken));
  const element = region("plan-calls", "h3", say("instructor-calls"), none, list, slot, make("p", { class: "row" }, add));

  function adding() {
    const { pace } = plan();
    // A session that goes together hears one caller, and a supervisor has none.
    const may = cards.filter((it) => pace === "own" || it.seat === "CallHandler");
    const entries = may.map((it) => ({ id: it.id, name: it.title, about: [about(it), ...it.objectives].join(" · ") }));
    const away = () => {
      reveal(slot, false);
      reveal(add, true);
      slot.replaceChildren();
      add.focus();
    };
    const shown = picker(say("instructor-calls-pick"), entries, (id) => {
      chosen({ calls: [...plan().calls, id], seeds: plan().seeds });
      announce(say("instructor-calls-added", { title: titleOf(id), no: plan().calls.length }));
      away();
    }, away);
    slot.replaceChildren(shown.element);
    reveal(slot, true);
    reveal(add, false);
    shown.begin();
  }

  /** Moves a call, with the number it is drawn from. @param {number} at @param {number} by */
  function moved(at, by) {
    const { calls, seeds } = plan();
    chosen({ calls: swapped(calls, at, at + by), seeds: swapped(seeds, at, at + by) });
    announce(say("instructor-calls-moved", { title: titleOf(calls[at] ?? ""), no: at + by + 1 }));
  }

  /** @param {number} at */
  function taken(at) {
    const { calls, seeds } = plan();
    const others = (/** @type {any} */ _, /** @type {number} */ place) => place !== at;
    chosen({ calls: calls.filter(others), seeds: seeds.filter(others) });
    announce(say("instructor-calls-removed", { title: titleOf(calls[at] ?? "") }));
    // What stood there is gone: one stands on the call that came in its place, or on the way to add one.
    const next = list.children[Math.min(at, list.children.length - 1)]?.querySelector("button:last-of-type");
    if (next instanceof HTMLElement) next.focus();
    else add.focus();
  }

  /** @type {Map<string, string>} */
  const titles = new Map();
  /** @param {string} id */
  const titleOf = (id) => cards.find((it) => it.id === id)?.title ?? titles.get(id) ?? id;

  return {
    element,
    /** @param {import("../contract").Board} board */
    show: (board) => {
      const { calls } = plan();
      const open = board.standing.phase === "lobby";
      board.plan.calls.forEach((id, at) => titles.set(id, board.titles[at] ?? id));
      /** @type {Map<string, number>} */
      const times = new Map();
      update(calls.map((id, at) => {
        const time = (times.get(id) ?? 0) + 1;
        times.set(id, time);
        const card = cards.find((it) => it.id === id);
        return {
          key: `${id} ${time}`, at, count: calls.length, title: titleOf(id), about: card ? about(card) : "", open,
          // Where everybody has their own pace, the board says where each is.
          now: board.standing.phase === "running" && board.plan.pace === "together" && board.standing.step === at,
        };
      }));
      reveal(none, calls.length === 0);
      reveal(add, open && slot.hidden === true);
    },
  };
}

/** @param {(at: number, by: number) => void} moved @param {(at: number) => void} taken */
function row(moved, taken) {
  let at = 0;
  const title = make("b", {});
  const words = make("span", { class: "note" });
  const now = make("span", { class: "tag heard" }, say("instructor-calls-now"));
  // One stands on the button one pressed, wherever its call went, so that it can be pressed again.
  const move = (/** @type {number} */ by, /** @type {HTMLElement} */ pressed) => {
    moved(at, by);
    pressed.focus();
  };
  const up = button("↑", () => move(-1, up), { class: "small" });
  const down = button("↓", () => move(1, down), { class: "small" });
  const out = button(say("instructor-calls-remove"), () => taken(at), { class: "small" });
  const hands = make("span", { class: "row" }, up, down, out);
  const element = make("li", {}, make("span", { class: "plan-call" }, title, words), now, hands);
  return {
    element,
    show: (/** @type {Item} */ it) => {
      at = it.at;
      write(title, it.title);
      write(words, it.about);
      reveal(now, it.now);
      reveal(hands, it.open);
      attribute(up, "aria-label", say("instructor-calls-up", { title: it.title }));
      attribute(down, "aria-label", say("instructor-calls-down", { title: it.title }));
      attribute(out, "aria-label", say("instructor-calls-remove-of", { title: it.title }));
      enable(up, it.at > 0);
      enable(down, it.at < it.count - 1);
    },
  };
}

/** @template It
 * @param {readonly It[]} all @param {number} a @param {number} b
 * @returns {It[]} */
function swapped(all, a, b) {
  const next = [...all];
  const [one, other] = [next[a], next[b]];
  if (one !== undefined && other !== undefined) [next[a], next[b]] = [other, one];
  return next;
}
