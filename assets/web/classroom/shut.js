// Whether a stream is shut for good. A browser does not say why it could not open one, so it is asked for once more.

/** What the server means by not giving it: nobody known, not theirs, not there, there no more. */
const FOR_GOOD = [401, 403, 404, 410];

/** Why a stream will not be given any more, in the server's words; null where trying again may help.
 * @param {string} address
 * @returns {Promise<string | null>} */
export async function isShut(address) {
  const enough = new AbortController();
  try {
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", signal: enough.signal });
    if (!FOR_GOOD.includes(answer.status)) return null;
    const told = await answer.json().catch(() => null);
    return String(told?.error ?? "");
  } catch {
    return null;
  } finally {
    // A stream that opened after all has no end to wait for.
    enough.abort();
  }
}
