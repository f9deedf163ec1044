// The whole screen for the wall, and back again.

import { button, relabel, reveal } from "../elements.js";
import { refuse } from "../telling.js";
import { say } from "../words.js";

export function screening() {
  const made = button(say("session-wall-whole"), async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      refuse(say("session-wall-not-whole"));
    }
  });
  const label = () => relabel(made, say(document.fullscreenElement ? "session-wall-part" : "session-wall-whole"));
  // A key of the browser's ends it too; one place for it is enough, whichever wall is drawn last.
  document.onfullscreenchange = label;
  label();
  reveal(made, document.fullscreenEnabled);
  return made;
}
