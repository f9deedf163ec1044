// Whether the caller is heard from the wall. A browser lets nothing be heard before somebody has pressed something there.

import { attribute, button } from "../elements.js";
import { keep, settings } from "../me.js";
import { tryTo } from "../trying.js";
import { say } from "../words.js";

export function sounding() {
  let is = settings().sound && navigator.userActivation?.hasBeenActive === true;
  const element = button(say("session-wall-sound"), () => {
    is = !is;
    attribute(element, "aria-pressed", String(is));
    if (is && !settings().sound) tryTo(keep({ sound: true }));
  }, { "aria-pressed": String(is) });
  return { element, is: () => is };
}
