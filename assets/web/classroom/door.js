// The instructor's door: a key or a password is typed, unless the link that was followed brings it along.

import { button, labelled, make, write } from "../elements.js";
import { drawAgain } from "../app.js";
import { page } from "../page.js";
import { server } from "../server.js";
import { announce } from "../telling.js";
import { whyNot } from "../trying.js";
import { say } from "../words.js";

const KEY = /^#key=(.+)$/;

/** The key that the address brings along. It is taken out of the address at once, so that nobody reads it off the screen or
 * finds it among the pages that were visited. */
export function keyBrought() {
  const key = KEY.exec(location.hash)?.[1];
  if (key === undefined) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Goes in. Gives null when one is in, and otherwise why not.
 * @param {string} secret
 * @returns {Promise<string | null>} */
export async function enter(secret) {
  try {
    await server.send({ name: "enter", secret });
    return null;
  } catch (why) {
    return whyNot(why);
  }
}

/** The page of somebody who is not signed in.
 * @param {string} [not] Why the key that was brought did not do.
 * @returns {import("../page.js").Page} */
export function door(not = "") {
  const why = make("p", { class: "refused", id: "secret-why", role: "alert" }, not);
  const field = make("input", {
    type: "password", id: "secret", class: "mono", autocomplete: "current-password", required: true,
    autocapitalize: "off", spellcheck: "false", "aria-describedby": "secret-means secret-why",
  });
  const shown = make("input", {
    type: "checkbox", id: "secret-shown", onchange: () => { field.type = shown.checked ? "text" : "password"; },
  });
  const submitted = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const refused = await enter(field.value.trim());
    if (refused === null) return arrived();
    write(why, refused);
    field.focus();
  };
  const form = make("form", { class: "card stack door", "aria-labelledby": "door-name", onsubmit: submitted },
    make("h2", { id: "door-name" }, say("instructor-door")),
    make("p", { class: "note", id: "secret-means" }, say("instructor-secret-means")),
    labelled(say("instructor-secret"), field),
    make("div", { class: "choice" }, shown, make("label", { for: "secret-shown" }, say("instructor-secret-shown"))),
    why,
    make("p", { class: "row" }, make("button", { type: "submit", class: "first" }, say("instructor-enter"))));
  const came = () => { if (KEY.test(location.hash)) drawAgain(); };
  addEventListener("hashchange", came);
  const title = say("instructor-name");
  return {
    title,
    element: page({ name: title, about: say("instructor-about"), kind: "instructor" }, form),
    leave: () => removeEventListener("hashchange", came),
  };
}

/** One is in: the page is drawn as it is for an instructor. */
async function arrived() {
  await drawAgain();
  document.querySelector("h1")?.focus();
  announce(say("instructor-entered"));
}

/** The way out. */
export function wayOut() {
  return button(say("instructor-leave"), async () => {
    try {
      await server.send({ name: "goOut" });
    } catch (why) {
      // Whoever is signed in no longer is out already.
      whyNot(why);
    }
    await drawAgain();
    document.querySelector("h1")?.focus();
  });
}
