// Watching a play like a film: for one who watches with the console open, and for a class with what is said written large.

import { isTyping, keyPressed } from "../keys.js";
import { settings } from "../me.js";
import { follow, stop } from "../voice.js";
import { go } from "../app.js";
import { controls } from "./controls.js";
import { Player } from "./player.js";
import { projector } from "./projector.js";
import { screen } from "./screen.js";

/** @typedef {import("../contract").Film} Film */

const TICK_MS = 200;

/** @param {Film} film @param {{projected?: string}} place
 * @returns {Promise<import("../page.js").Page>} */
export async function draw(film, place) {
  const projected = place.projected === "1";
  const player = new Player(film, settings().wait_at_notes && !projected, () => show());
  const away = () => go("/");
  const steering = controls(player, projected, away);
  const scene = projected ? projector(film, steering.element) : screen(film, steering.element);
  steering.reveals(scene.reveal);

  function show() {
    const { frame } = player;
    steering.show();
    if (frame) scene.show(frame, player);
    tick();
  }
  function tick() {
    player.tick();
    steering.tick();
    if (!player.frame) return;
    const now = player.now();
    scene.tick(player.frame, now);
    follow(player.frame.view.turns, now, player.isRunning && player.speed === 1);
  }
  // Its first view is there before it is drawn, so that nothing moves when it comes.
  await player.begin();
  const ticking = setInterval(tick, TICK_MS);
  return {
    title: film.title,
    element: scene.element,
    key: (event) => {
      const key = keyPressed(event);
      if (isTyping(event) || key === null) return false;
      // Space presses the button that has the focus, as it does everywhere.
      const onButton = event.target instanceof Element && event.target.closest("button, a, summary, input");
      return !(key === " " && onButton) && steering.press(key);
    },
    leave: () => {
      clearInterval(ticking);
      player.leave();
      stop();
    },
  };
}
