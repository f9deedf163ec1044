// The supervisor's seat. Its review is drawn here once the page has it; until then it says where it can be taken.

import { make } from "./elements.js";
import { page, way } from "./page.js";
import { say } from "./words.js";

/** @returns {import("./page.js").Page} */
export function draw() {
  const title = say("seat-supervisor");
  const element = page({ name: title, kind: "plain" },
    make("p", {}, say("web-seat-later")),
    make("p", {}, way(say("debrief-shelf"), "/", { class: "first" })));
  return { title, element };
}
