// What a page fetches at once is what its first view is drawn with, no more and no less: what is missing from the list comes
// a round later, and what stands there for nothing is carried for nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dirname, join, normalize } from "node:path";
import { REPOSITORY } from "./server.mjs";

const PAGES = join(REPOSITORY, "assets/web");

/** The module that draws each page. */
const DRAWN_BY = {
  shelf: "shelf.js", brief: "brief.js", call: "console/console.js", debrief: "debrief.js", watch: "watch/watch.js",
  settings: "settings.js", help: "help.js", review: "seat.js", instructor: "classroom/instructor.js", room: "classroom/room.js",
  join: "classroom/join.js", seat: "classroom/seat.js", wall: "classroom/wall.js",
};

const listed = JSON.parse(readFileSync(join(PAGES, "preload.json"), "utf8"));

/** All that a script needs before it can run. */
function neededBy(script, known = new Set()) {
  if (known.has(script)) return known;
  known.add(script);
  const source = readFileSync(join(PAGES, script), "utf8");
  for (const [, from] of source.matchAll(/^(?:import|export)\s(?:[^;]*?\sfrom\s+)?"([^"]+)";/gm)) neededBy(normalize(join(dirname(script), from)), known);
  return known;
}

test("every page is in the list", () => assert.deepEqual(Object.keys(listed).sort(), Object.keys(DRAWN_BY).sort()));

for (const [page, script] of Object.entries(DRAWN_BY)) {
  test(`the scripts that come at once: ${page}`, () => {
    assert.deepEqual(listed[page].toSorted(), [...neededBy(script, neededBy("app.js"))].sort());
    assert.equal(new Set(listed[page]).size, listed[page].length, "each once");
  });
}
