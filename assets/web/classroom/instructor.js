// The instructor's page: the sessions there are, a new one, and who did what.

import { go } from "../app.js";
import { button, make } from "../elements.js";
import { page } from "../page.js";
import { server } from "../server.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { audit } from "./audit.js";
import { door, enter, keyBrought, wayOut } from "./door.js";
import { dress } from "./dress.js";
import { sessions } from "./sessions.js";

/** @typedef {import("../contract").Instructor} Instructor */

/** @param {Instructor} begun
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(begun) {
  await dress("instructor.css");
  const key = keyBrought();
  if (begun.signed_in) return desk(begun);
  if (key === null) return door();
  const not = await enter(key);
  return not === null ? desk(await server.send({ name: "instructor" })) : door(not);
}

/** @param {Instructor} instructor
 * @returns {import("../page.js").Page} */
function desk(instructor) {
  const rooms = instructor.rooms ?? [];
  const begin = button(say("instructor-new"), async () => {
    const made = await trySending({ name: "newRoom" });
    if (made) go(`/session/${encodeURIComponent(made.room)}`);
  }, { class: "first", id: "new-session" });
  const title = say("instructor-name");
  const element = page({ name: title, about: say("instructor-about"), kind: "instructor" },
    make("p", { class: "row" }, begin, wayOut()),
    sessions(rooms),
    audit());
  return { title, element };
}
