// Which session this device is in, as its browser keeps it: whoever comes back with the same device goes straight on.

import { Lost, Refused, server } from "../server.js";

/** @typedef {import("../contract").SeatView} SeatView */
/** @typedef {{code: string, room: string}} Kept */

const NAME = "session";

/** @returns {Kept | null} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Kept | null} session */
function write(session) {
  try {
    if (session) localStorage.setItem(NAME, JSON.stringify(session));
    else localStorage.removeItem(NAME);
  } catch {
    // A browser that keeps nothing has the code typed again.
  }
}

/** Keeps that this device came into this session.
 * @param {string} code @param {string} room */
export function keep(code, room) {
  write({ code, room });
}

/** This device left the session, or was taken out of it.
 * @param {string} room */
export function forget(room) {
  if (kept()?.room === room) write(null);
}

/** The session this device is in, if it still has its seat there.
 * @returns {Promise<{code: string, view: SeatView} | null>} */
export async function stillIn() {
  const session = kept();
  if (!session?.room) return null;
  try {
    const view = await server.send({ name: "mySeat", room: session.room });
    if (!view.removed) return { code: session.code, view };
  } catch (why) {
    if (why instanceof Lost) return null;
    if (!(why instanceof Refused)) throw why;
  }
  forget(session.room);
  return null;
}
