// A box that shows its end.

/** How far from its end a box may be and still be taken to stand there. */
const NEAR = 60;

/** Lets a box follow its end, until somebody scrolls away from it, and whatever takes room below. Gives what brings it there.
 * @param {HTMLElement} box */
export function following(box) {
  let follows = true;
  const toEnd = () => { if (follows) box.scrollTop = box.scrollHeight; };
  box.addEventListener("scroll", () => { follows = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR; });
  new ResizeObserver(toEnd).observe(box);
  return toEnd;
}
