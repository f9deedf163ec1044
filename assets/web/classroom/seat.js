// A trainee's own page of a session: the lobby, the call that is to be taken, what the instructor says, and what is past.

import { drawAgain } from "../app.js";
import { make, reveal, write } from "../elements.js";
import { page, way } from "../page.js";
import { support } from "../support.js";
import { announce, lose } from "../telling.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { tally } from "./tally.js";
import { calling } from "./calling.js";
import { dress } from "./dress.js";
import { hinting } from "./hint.js";
import { forget } from "./kept.js";
import { leaving } from "./leaving.js";
import { follow } from "./live.js";
import { past } from "./past.js";
import { whereIn, wordsFor } from "./standing.js";

/** @typedef {import("../contract").SeatView} SeatView */

/** @param {SeatView} begun
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(begun) {
  await dress("session.css", "looking-back.css");
  const { room } = begun;
  const address = `/api/room/${encodeURIComponent(room)}`;
  const call = calling(begun, take);
  const hint = hinting(room, () => call.heading);
  const shared = tally("shared", "h3");
  const sharing = make("section", { class: "stack", "aria-labelledby": "shared-name", hidden: true },
    make("h2", { id: "shared-name" }, say("session-answers")), shared.element);
  const behind = past(room);
  const together = debriefing(room);
  const leave = leaving(room);
  const gone = make("p", { class: "row", hidden: true }, way(say("session-to-shelf"), "/", { class: "first" }));
  let view = begun;
  let told = wordsFor(begun).title;

  /** Takes what the server shows, unless something later was shown before it came.
   * @param {SeatView} came */
  function take(came) {
    if (came.version < view.version) return;
    view = came;
    show();
  }

  function show() {
    const where = whereIn(view);
    const { title, words } = wordsFor(view);
    if (top?.firstChild) write(top.firstChild, view.title || say("session-untitled"));
    if (top?.lastElementChild) write(top.lastElementChild, ` ${say("session-you-are", { name: view.name })}`);
    call.show(view);
    hint.show(view.removed ? null : view.hint);
    reveal(sharing, view.answers !== null && view.standing.revealed.length > 0);
    shared.show(view.answers, view.standing.revealed);
    behind.show(view);
    together.show(view);
    reveal(leave, where !== "removed" && where !== "over");
    reveal(gone, where === "removed" || where === "over");
    if (where === "removed") forget(room);
    if (told !== title) announce(`${title} ${words}`);
    told = title;
  }

  const element = page({ name: begun.title || say("session-untitled"), about: say("session-you-are", { name: begun.name }), kind: "seat-page" },
    hint.element,
    make("div", { class: "beside" },
      make("div", { class: "stack" }, call.element, gone, sharing),
      make("div", { class: "stack" }, behind.element, support(begun.care), leave)),
    together.element);
  // The instructor may give the session, or whoever sits here, another name.
  const top = element.querySelector("h1");
  show();
  const stream = follow(`${address}/live`, {
    take,
    lost: (is, why) => {
      lose(is ? say("session-lost") : null);
      // Whoever's part was erased, or the whole session, is shown what there is now.
      if (why === undefined) return;
      forget(room);
      drawAgain();
    },
  });
  return {
    title: begun.title || say("session-untitled"),
    element,
    // Escape leads to the shelf from other pages; from here one goes by a link, so that nobody is lost by chance.
    key: (event) => event.key === "Escape",
    leave: () => {
      stream.close();
      lose(null);
    },
  };
}

/** The session's debrief, once it is shown. It is made by the server of escaped text alone, and put in as markup.
 * @param {string} room */
function debriefing(room) {
  const report = make("div", { class: "report" });
  const element = make("section", { class: "room-debrief", "aria-labelledby": "room-debrief-name", hidden: true },
    make("h2", { id: "room-debrief-name" }, say("session-debrief")), report);
  // While others still play it grows, so that it is asked for again once more of one's own, or all of it, is over.
  let asked = "";
  return { element, show: async (/** @type {SeatView} */ view) => {
    const now = `${view.standing.phase} ${view.past.length}`;
    if (!view.room_debrief || asked === now) return;
    asked = now;
    const came = await trySending({ name: "myRoomDebrief", room });
    if (asked !== now) return;
    if (!came) {
      asked = "";
      return;
    }
    report.innerHTML = came.html;
    reveal(element, true);
  } };
}
