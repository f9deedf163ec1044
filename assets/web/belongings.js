// What is kept about whoever sits here: taken away as a file, or erased.

import { button, make, region } from "./elements.js";
import { asking } from "./asking.js";
import { done, emptied } from "./done.js";
import { desk } from "./me.js";
import { way } from "./page.js";
import { trySending } from "./trying.js";
import { say } from "./words.js";

/** Export everything, or erase everything. */
export function belongings() {
  return region("belongings", "h2", say("belongings-title"),
    make("p", {}, say("web-belongings")),
    make("p", { class: "note" }, say("web-learner", { id: desk.me.id })),
    make("p", { class: "row" },
      way(say("web-export"), "/api/me/export", { download: "warning-signs.json" }),
      button(say("web-erase"), erase)),
    make("p", { class: "note" }, say("web-done-what")),
    make("p", { class: "row" }, button(say("web-done"), () => done("/"))));
}

function erase() {
  asking(say("web-erase-sure"), say("web-erase-what"), [
    { label: say("belongings-keep"), first: true },
    { label: say("belongings-erase-now"), does: eraseNow },
  ]);
}

async function eraseNow() {
  // Everything the page holds goes with it: the next page load makes somebody new.
  if (!await trySending({ name: "erase" })) return;
  emptied();
  location.assign("/");
}
