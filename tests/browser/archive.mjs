// A zip archive, as a spreadsheet is one: read from its own list of entries, so that one that is cut short does not pass.

import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";

const END = Buffer.from("PK\x05\x06", "latin1");

/** The entries of an archive, each by its name, as text. */
export function entriesOf(bytes) {
  const end = bytes.lastIndexOf(END);
  assert.ok(end > 0, "an archive ends with its list");
  const entries = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, names, more, note] = [bytes.readUInt32LE(at + 20), ...[28, 30, 32].map((it) => bytes.readUInt16LE(at + it))];
    const name = bytes.toString("utf8", at + 46, at + 46 + names);
    entries.set(name, content(bytes, bytes.readUInt32LE(at + 42), packed, bytes.readUInt16LE(at + 10)));
    at += 46 + names + more + note;
  }
  return entries;
}

/** What stands in one entry, which begins here. */
function content(bytes, at, packed, method) {
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const raw = bytes.subarray(begin, begin + packed);
  return (method === 0 ? raw : inflateRawSync(raw)).toString("utf8");
}
