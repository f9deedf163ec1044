// What there is to say against a page as it stands, however it is looked at.

import { violations } from "./axe.mjs";
import { cutOff } from "./cut.mjs";
import { LOOKS, look } from "./looks.mjs";

/** Looks at the page in each of these ways, and leaves it as it was: a line for each fault. */
export async function faultsIn(page, looks = LOOKS) {
  const all = [];
  for (const [how, as] of Object.entries(looks)) {
    await look(page, as);
    const told = [as.rules && await violations(page, as.rules), as.fits && await cutOff(page)];
    all.push(...told.flatMap((it) => it || []).map((it) => `${how}: ${it}`));
  }
  await look(page, LOOKS.light);
  return all;
}
