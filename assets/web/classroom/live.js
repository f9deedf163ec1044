// What goes on in a session, as it happens: a stream of the server's that comes back by itself when it breaks off.

import { isShut } from "./shut.js";

/** What a stream tells. `lost` is told when it breaks off and when it is back; with words when it does not come back, because
 * the server will not give it any more: the words say why.
 * @template Data
 * @typedef {{take: (data: Data) => void, lost: (is: boolean, why?: string) => void}} Told */

/** How long it is waited before a stream that was shut is tried again, at first and at most. */
const AGAIN_MS = 1500;
const AGAIN_MOST_MS = 12_000;

/** Follows what goes on at an address.
 * @template Data
 * @param {string} address
 * @param {Told<Data>} told
 * @returns {{close: () => void}} */
export function follow(address, { take, lost }) {
  let isLost = false;
  let isClosed = false;
  let wait = AGAIN_MS;
  /** @type {EventSource | undefined} */
  let stream;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;

  open();
  addEventListener("pagehide", rest);
  addEventListener("pageshow", wake);
  return { close };

  function open() {
    stream = new EventSource(address);
    stream.onopen = () => tell(false);
    stream.onmessage = ({ data }) => {
      wait = AGAIN_MS;
      tell(false);
      take(JSON.parse(data));
    };
    stream.onerror = () => {
      tell(true);
      // A stream that only broke off is opened again by the browser; one that was refused is not.
      if (stream?.readyState === EventSource.CLOSED) refused();
    };
  }

  async function refused() {
    const why = await isShut(address);
    if (isClosed) return;
    if (why === null) {
      again = setTimeout(open, wait);
      wait = Math.min(wait * 2, AGAIN_MOST_MS);
      return;
    }
    close();
    lost(true, why);
  }

  /** @param {boolean} is */
  function tell(is) {
    if (is === isLost || isClosed) return;
    isLost = is;
    lost(is);
  }

  /** A page that is put away holds no connection, of which a browser has few. */
  function rest() {
    clearTimeout(again);
    stream?.close();
  }

  /** @param {PageTransitionEvent} event */
  function wake(event) {
    if (event.persisted && !isClosed) open();
  }

  function close() {
    isClosed = true;
    rest();
    removeEventListener("pagehide", rest);
    removeEventListener("pageshow", wake);
  }
}

/** A board as it stands once another came: one that is not whole tells only of the seats that changed.
 * @param {import("../contract").Board} shown @param {import("../contract").Board} came
 * @returns {import("../contract").Board} */
export function merged(shown, came) {
  if (came.whole) return came;
  const seats = new Map(shown.seats.map((it) => [it.no, it]));
  for (const seat of came.seats) seats.set(seat.no, seat);
  return { ...came, whole: true, seats: [...seats.values()].sort((a, b) => a.no - b.no) };
}
