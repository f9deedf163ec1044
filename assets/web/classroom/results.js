// After the end: the session's debrief, what can be taken away of it, and each trainee's own part.

import { button, keeping, make, region, reveal, write } from "../elements.js";
import { way } from "../page.js";
import { trySending } from "../trying.js";
import { say } from "../words.js";
import { erasing } from "./trainee.js";

/** @typedef {import("../contract").BoardSeat} BoardSeat */
/** @typedef {import("./session.js").Session} Session */

/** What can be taken away: its address, its message, and whether names may stand in it. */
const FILES = /** @type {const} */ ([
  ["report.pdf", "instructor-file-pdf", false],
  ["results.xlsx", "instructor-file-xlsx", true],
  ["results.csv", "instructor-file-csv", true],
  ["results.json", "instructor-file-json", true],
]);

/** @param {() => Session} session @param {string} room */
export function results(session, room) {
  const at = `/api/rooms/${encodeURIComponent(room)}`;
  const report = make("div", { class: "report room-report" });
  const again = button(say("web-try-again"), fetched);
  const waiting = make("p", { class: "soft", role: "status" });
  const seats = parts(session, at);
  const element = make("div", { class: "stack results" },
    region("take-away", "h2", say("instructor-take-away"), files(at)),
    region("room-debrief", "h2", say("instructor-debrief"), waiting, again, report),
    seats.element);
  element.querySelector("#take-away")?.classList.add("card", "stack");
  let isFetched = false;

  async function fetched() {
    isFetched = true;
    reveal(again, false);
    write(waiting, say("instructor-debrief-coming"));
    /** @type {import("../contract").RoomDebrief | null} */
    const debrief = await trySending({ name: "roomDebrief", room });
    write(waiting, "");
    reveal(again, !debrief);
    // The report is made by the server of escaped text alone; it is the one thing put in as markup.
    if (debrief) report.innerHTML = debrief.html;
  }

  reveal(again, false);
  return {
    element,
    show: () => {
      const { board } = session();
      if (board.standing.phase !== "ended") return;
      if (!isFetched) fetched();
      seats.show();
    },
  };
}

/** The files, and whether names stand in them.
 * @param {string} at */
function files(at) {
  const names = make("input", { type: "checkbox", id: "with-names", "aria-describedby": "with-names-means", onchange: () => addressed() });
  const links = FILES.map(([name, words, named]) => ({ name, named, link: way(say(words), `${at}/${name}`, { download: "" }) }));
  const addressed = () => {
    for (const { name, named, link } of links) link.href = `${at}/${name}${named && names.checked ? "?names=1" : ""}`;
  };
  const free = links.filter((it) => !it.named).map((it) => it.link);
  const each = links.filter((it) => it.named).map((it) => it.link);
  return make("div", { class: "stack" },
    make("p", {}, say("instructor-files-report")),
    make("p", { class: "row" }, way(say("instructor-file-print"), `${at}/report`, { target: "_blank", rel: "noopener" }), ...free),
    make("p", {}, say("instructor-files-results")),
    make("p", { class: "row" }, ...each),
    make("div", { class: "choice" }, names, make("label", { for: "with-names" }, say("instructor-with-names")),
      make("p", { class: "note", id: "with-names-means" }, say("instructor-with-names-means"))));
}

/** Each trainee's part.
 * @param {() => Session} session @param {string} at */
function parts(session, at) {
  const columns = ["instructor-column-name", "instructor-column-over", "instructor-column-files"].map((it) => say(it));
  const body = make("tbody", { role: "rowgroup" });
  const update = keeping(body, (/** @type {BoardSeat} */ it) => it.no, () => part(session, at, columns));
  const table = make("table", { class: "stacked", role: "table" },
    make("caption", { class: "unseen" }, say("instructor-parts")),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...columns.map((it) => make("th", { scope: "col", role: "columnheader" }, it)))),
    body);
  const none = make("p", { class: "soft" }, say("instructor-nobody-came"));
  const element = region("parts", "h2", say("instructor-parts"), none, table);
  return {
    element,
    show: () => {
      const seats = session().board.seats;
      reveal(none, seats.length === 0);
      reveal(table, seats.length > 0);
      update(seats);
    },
  };
}

/** @param {() => Session} session @param {string} at @param {string[]} columns */
function part(session, at, columns) {
  /** @type {BoardSeat | undefined} */
  let shown;
  const no = make("span", { class: "no" });
  const name = make("span", { class: "name" });
  const over = make("td", { role: "cell", "data-label": columns[1] });
  const links = /** @type {const} */ (["report", "report.pdf", "certificate.pdf", "export.json"]).map((file) => {
    const opens = file === "report";
    const words = say(`instructor-part-${file.replace(".", "-")}`);
    return { file, words, link: way(words, "/", { class: "small", ...(opens ? { target: "_blank", rel: "noopener" } : { download: "" }) }) };
  });
  const erase = button(say("instructor-erase-part"), () => { if (shown) erasing(session(), shown); }, { class: "small" });
  const element = make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader", class: "seat-name" }, no, " ", name), over,
    make("td", { role: "cell", "data-label": columns[2] }, make("div", { class: "row" }, ...links.map((it) => it.link), erase)));
  return {
    element,
    show: (/** @type {BoardSeat} */ seat) => {
      shown = seat;
      write(no, String(seat.no));
      write(name, seat.name);
      write(over, say("instructor-over-count", { count: seat.over }));
      for (const { file, words, link } of links) {
        link.href = `${at}/seats/${seat.no}/${file}`;
        link.setAttribute("aria-label", `${words}: ${seat.name}`);
      }
      erase.setAttribute("aria-label", `${say("instructor-erase-part")}: ${seat.name}`);
    },
  };
}
