// Coming into a session: the code from the instructor's screen, and the name one has there.

import { attribute, button, enable, labelled, make, reveal, write } from "../elements.js";
import { done } from "../done.js";
import { desk } from "../me.js";
import { page, way } from "../page.js";
import { Refused, server } from "../server.js";
import { announce, hush, refuse } from "../telling.js";
import { whyNot } from "../trying.js";
import { say } from "../words.js";
import { dress } from "./dress.js";
import { keep, stillIn } from "./kept.js";
import { nickname } from "./nickname.js";

/** @typedef {import("../contract").Join} Join */

const CODE_CHARS = 6;
/** The longest name the server keeps. */
const NAME_CHARS = 40;

/** What the server refuses, by its status: the message for it, and which field it is about. A code that was typed wrong is by
 * far the most likely.
 * @type {Record<number, [field: "code" | "name", key: string]>} */
const REFUSALS = {
  404: ["code", "session-code-unknown"],
  409: ["name", "session-name-taken"],
  410: ["code", "session-code-removed"],
  423: ["code", "session-code-locked"],
};

/** @param {Join | null} join @param {{code?: string}} place
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(join, place) {
  const code = bare(join?.code ?? place.code ?? "");
  const [, session] = await Promise.all([dress(), stillIn()]);
  if (session && code && session.code === code) return goIn(session.view.room);
  const suggested = desk.me.nickname ?? (join?.suggested || nickname());
  const element = page({ name: say("session-join"), kind: "join-page" },
    session && session.view.standing.phase !== "ended" ? goingOn(session.view) : null,
    form(code, suggested));
  return { title: say("session-join"), element, begin: () => { if (!code) document.getElementById("code")?.focus(); } };
}

/** The code without what people put in to read it by: in capitals, with neither spaces nor hyphens.
 * @param {string} typed */
function bare(typed) {
  return typed.replace(/[\s\-\u2010-\u2015]/g, "").toUpperCase();
}

/** Goes into the session in place of this page, to which there is no way back to: one is in.
 * @param {string} room
 * @returns {Promise<never>} */
function goIn(room) {
  location.replace(`/room/${encodeURIComponent(room)}`);
  return new Promise(() => {});
}

/** The session this device is in already.
 * @param {import("../contract").SeatView} view */
function goingOn(view) {
  return make("section", { class: "card stack", "aria-label": say("session-still-in") },
    make("p", {}, say("session-still-in-as", { title: titleOf(view.title), name: view.name })),
    make("p", { class: "row" }, way(say("session-go-on"), `/room/${encodeURIComponent(view.room)}`, { class: "first" }),
      button(say("session-somebody-else"), () => done(location.pathname))));
}

/** @param {string} title */
function titleOf(title) {
  return title || say("session-untitled");
}

/** @param {string} code @param {string} suggested */
function form(code, suggested) {
  const fields = { code: codeField(code), name: nameField(suggested) };
  const join = make("button", { type: "submit", class: "first", id: "join" }, say("session-join-now"));
  const element = make("form", { class: "join-form stack", novalidate: true }, fields.code.element, fields.name.element,
    make("p", {}, join), make("p", { class: "note" }, say("session-join-fair")));
  let isJoining = false;

  /** Tells what is wrong beside its field, to whoever listens, and goes to the field.
   * @param {"code" | "name"} at @param {string} words */
  function wrong(at, words) {
    fields[at].wrong(words);
    announce(words);
    fields[at].field.focus();
  }

  async function send() {
    const typed = bare(fields.code.field.value);
    if (typed.length !== CODE_CHARS) return wrong("code", typed ? say("session-code-length", { count: typed.length }) : say("session-code-none"));
    try {
      const { room } = await server.send({ name: "join", code: typed, nickname: fields.name.field.value.trim() || undefined });
      keep(typed, room);
      return await goIn(room);
    } catch (why) {
      const [at, key] = (why instanceof Refused && REFUSALS[why.status]) || [];
      if (at && key) wrong(at, say(key));
      else refuse(whyNot(why));
    }
  }

  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isJoining) return;
    hush();
    isJoining = true;
    enable(join, false);
    fields.code.wrong("");
    fields.name.wrong("");
    await send().finally(() => {
      isJoining = false;
      enable(join, true);
    });
  });
  return element;
}

/** @param {string} code */
function codeField(code) {
  // The code is put in as it is pasted: it is made bare once it is sent.
  const field = make("input", {
    type: "text", id: "code", class: "code-field", value: code, autocomplete: "off", autocapitalize: "characters", autocorrect: "off", spellcheck: "false",
    inputmode: "text", enterkeyhint: "next", maxlength: 40, required: true, "aria-describedby": "code-wrong code-means",
  });
  return told(field, say("session-code"), say("session-code-means"));
}

/** @param {string} suggested */
function nameField(suggested) {
  const field = make("input", {
    type: "text", id: "name", value: suggested, autocomplete: "off", spellcheck: "false", enterkeyhint: "go", maxlength: NAME_CHARS,
    "aria-describedby": "name-wrong name-means",
  });
  const another = button(say("session-name-another"), () => {
    field.value = nickname(field.value);
    announce(say("session-name-is", { name: field.value }));
  }, { id: "another" });
  return told(field, say("session-name"), say("session-name-means"), another);
}

/** A field with what it means, and what is wrong with it.
 * @param {HTMLInputElement} field @param {string} label @param {string} means @param {HTMLElement} [beside] */
function told(field, label, means, beside) {
  const fault = make("p", { class: "wrong", id: `${field.id}-wrong`, hidden: true });
  const wrong = (/** @type {string} */ words) => {
    write(fault, words);
    reveal(fault, Boolean(words));
    attribute(field, "aria-invalid", words ? "true" : null);
  };
  field.addEventListener("input", () => wrong(""));
  const element = make("div", { class: "told-field" }, labelled(label, field), beside ?? null, fault,
    make("p", { class: "note", id: `${field.id}-means` }, means));
  return { element, field, wrong };
}
