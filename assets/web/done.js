// Whoever sits here is done at this computer: nothing is erased, and whoever sits here next is somebody else.

import { trySending } from "./trying.js";

/** Empties what this browser keeps of whoever sits here. */
export function emptied() {
  for (const kept of [() => sessionStorage, () => localStorage]) {
    try {
      kept().clear();
    } catch {
      // A browser that keeps nothing has nothing to empty.
    }
  }
}

/** Lets the browser forget who sits here, and goes on as somebody new.
 * @param {string} to */
export async function done(to) {
  if (!await trySending({ name: "done" })) return;
  emptied();
  location.assign(to);
}
