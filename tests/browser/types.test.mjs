// The scripts of the page are what their types say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { join } from "node:path";
import { REPOSITORY } from "./server.mjs";

test("the types of the page's scripts fit", () => {
  const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const ran = spawnSync(process.execPath, [compiler, "-p", join(REPOSITORY, "assets/web/jsconfig.json"), "--noEmit"], { encoding: "utf8" });
  assert.equal(ran.stdout + ran.stderr, "");
  assert.equal(ran.status, 0);
});
