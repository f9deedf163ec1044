// Who sits here, and how they like things: kept by the server, applied to the page.

import { server } from "./server.js";
import { speak } from "./words.js";

/** @typedef {import("./contract").Me} Me */
/** @typedef {import("./contract").Settings} Settings */
/** @typedef {import("./contract").Lists} Lists */
/** @typedef {import("./contract").Begin} Begin */

/** What the page began with.
 * @type {{me: Me, lists: Lists}} */
export const desk = /** @type {any} */ ({});

/** The name under which this browser keeps whether letters are keys. */
const LETTERS = "letters";

/** Sits down.
 * @param {Begin} begin */
export function sit(begin) {
  desk.me = begin.me;
  desk.lists = begin.lists;
  speak(begin.words);
  apply();
}

/** The settings. */
export function settings() {
  return desk.me.settings;
}

/** Whether nothing is to move by itself. */
export function isStill() {
  return settings().still || matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether letters alone are keys. Whoever speaks to their machine may switch it off. */
export function lettersAreKeys() {
  try {
    return localStorage.getItem(LETTERS) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} are */
export function letLettersBeKeys(are) {
  try {
    if (are) localStorage.removeItem(LETTERS);
    else localStorage.setItem(LETTERS, "off");
  } catch {
    // A browser that keeps nothing begins as everybody does.
  }
  apply();
}

/** Keeps these settings.
 * @param {Partial<Settings>} changed */
export async function keep(changed) {
  Object.assign(desk.me.settings, changed);
  apply();
  desk.me = await server.send({ name: "keep", me: { settings: desk.me.settings } });
  apply();
}

/** Keeps another nickname.
 * @param {string} nickname */
export async function rename(nickname) {
  desk.me = await server.send({ name: "keep", me: { nickname: nickname || null } });
}

/** Speaks another language.
 * @param {string} language */
export async function speakIn(language) {
  const words = await server.send({ name: "words", language });
  desk.me = await server.send({ name: "keep", me: { language } });
  speak(words);
}

function apply() {
  const root = document.documentElement;
  root.dataset.theme = settings().theme;
  root.dataset.letters = lettersAreKeys() ? "on" : "off";
  root.toggleAttribute("data-still", settings().still);
  root.style.fontSize = settings().text_percent === 100 ? "" : `${settings().text_percent}%`;
}
