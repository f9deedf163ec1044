// The voice as bars: how much of a line was heard. It is drawn from the words, and says nothing that is not written beside it.

import { attribute } from "../elements.js";
import { isStill } from "../me.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 300;
const HIGH = 60;
const BARS = 75;

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Element} children */
function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The bars of these words: a dot for silence.
 * @param {string} words */
function bars(words) {
  let path = "";
  for (let bar = 0; bar < BARS; bar += 1) {
    const letter = words.charCodeAt(Math.floor((bar / BARS) * words.length));
    const spoken = letter > 64;
    const high = spoken ? 8 + ((letter * 37 + bar * 53) % 48) * Math.abs(Math.sin(bar * 0.7)) : 2;
    const x = (bar + 0.5) * (WIDE / BARS);
    path += `M${x.toFixed(1)} ${((HIGH - high) / 2).toFixed(1)}v${high.toFixed(1)}`;
  }
  return path;
}

/** The voice. */
export function wave() {
  const part = draw("rect", { width: 0, height: HIGH });
  const whole = draw("path", { class: "rest" });
  const heard = draw("path", { class: "heard", "clip-path": "url(#heard-so-far)" });
  const clip = draw("clipPath", { id: "heard-so-far" }, part);
  const element = draw("svg", { class: "wave", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" }, clip, whole, heard);
  let drawn = "";
  /** @param {{text: string, from_ms: number, until_ms: number} | null} turn @param {number} now */
  const show = (turn, now) => {
    const speaks = turn !== null && turn.until_ms > now;
    const words = speaks ? turn.text : "";
    if (words !== drawn || !whole.hasAttribute("d")) {
      drawn = words;
      const path = bars(words);
      whole.setAttribute("d", path);
      heard.setAttribute("d", path);
    }
    const share = speaks ? (now - turn.from_ms) / Math.max(1, turn.until_ms - turn.from_ms) : 0;
    attribute(part, "width", Math.round((isStill() && speaks ? 1 : share) * WIDE));
  };
  return { element, show };
}
