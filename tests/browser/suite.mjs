// All tests in one process, so that they share one browser and one server.

import "./types.test.mjs";
import "./preload.test.mjs";
import "./keyboard.test.mjs";
import "./reader.test.mjs";
import "./losing.test.mjs";
import "./language.test.mjs";
import "./learner.test.mjs";
import "./timed.test.mjs";
import "./classroom.test.mjs";
import "./weight.test.mjs";
import "./screens.test.mjs";
