// The page begins: who sits here, which page is asked for, and going from one page to the next.

import { make } from "./elements.js";
import { isTyping } from "./keys.js";
import { sit } from "./me.js";
import { heading, page as whole, way } from "./page.js";
import { server } from "./server.js";
import { hush, listen } from "./telling.js";
import { whyNot } from "./trying.js";
import { say } from "./words.js";

/** @typedef {import("./page.js").Page} Page */

/** A place in the address bar: what it is about, and how it is asked for.
 * @typedef {{[part: string]: string | boolean | undefined}} Place */

/** @typedef {{draw: (data: any, place: any) => Page | Promise<Page>}} Drawer */

/** A page: its address, what it asks the server for, and the module that draws it.
 * @typedef {{at: RegExp, ask: ((place: any) => import("./server.js").Command) | null, module: () => Promise<Drawer>}} Known */

const WATCH = /^\/watch\/(?<scenario>[^/]+)\/(?<play>[^/]+)$/;

/** The debrief of a film, which stands at the film's own address.
 * @type {Known} */
const FILM_DEBRIEF = { at: WATCH, ask: (it) => ({ name: "filmDebrief", ...it }), module: () => import("./debrief.js") };

/** @type {Known} */
const SHELF = { at: /^\/$/, ask: () => ({ name: "shelf" }), module: () => import("./shelf.js") };

/** @type {Known[]} */
const PAGES = [
  SHELF,
  { at: /^\/brief\/(?<scenario>[^/]+)$/, ask: (it) => ({ name: "brief", ...it }), module: () => import("./brief.js") },
  { at: /^\/call\/(?<call>[^/]+)$/, ask: (it) => ({ name: "call", ...it }), module: () => import("./console/console.js") },
  { at: /^\/debrief\/(?<call>[^/]+)$/, ask: (it) => ({ name: "debrief", ...it }), module: () => import("./debrief.js") },
  { at: WATCH, ask: (it) => ({ name: "film", ...it }), module: () => import("./watch/watch.js") },
  { at: /^\/review\/(?<call>[^/]+)$/, ask: (it) => ({ name: "call", at: "reviews", ...it }), module: () => import("./seat.js") },
  { at: /^\/settings$/, ask: null, module: () => import("./settings.js") },
  { at: /^\/help$/, ask: null, module: () => import("./help.js") },
  { at: /^\/instructor$/, ask: () => ({ name: "instructor" }), module: () => import("./classroom/instructor.js") },
  { at: /^\/session\/(?<room>[^/]+)$/, ask: null, module: () => import("./classroom/room.js") },
  { at: /^\/join(?=\/|$)\/?(?<code>[^/]*)$/, ask: null, module: () => import("./classroom/join.js") },
  { at: /^\/room\/(?<room>[^/]+)$/, ask: (it) => ({ name: "mySeat", ...it }), module: () => import("./classroom/seat.js") },
  { at: /^\/wall\/(?<room>[^/]+)$/, ask: (it) => ({ name: "wall", ...it }), module: () => import("./classroom/wall.js") },
];

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
/** @type {Page | null} */
let shown = null;
/** The address of the page that is drawn. */
let drawn = "";
/** Counts where one went to, so that a page that comes late does not take the place of a later one. */
let gone = 0;

/** Goes to an address of this page.
 * @param {string} address */
export function go(address) {
  history.pushState(null, "", address);
  return arrive(null);
}

/** Draws the page that is shown once more, as after the language changed, and gives the focus back by its id. */
export async function drawAgain() {
  const focused = document.activeElement?.id;
  await arrive(null, true);
  if (focused) document.getElementById(focused)?.focus();
}

/** Draws the page of the address.
 * @param {unknown} begun What the page began with, which needs no asking for.
 * @param {boolean} [again] */
async function arrive(begun, again = false) {
  const mine = ++gone;
  const address = new URL(location.href);
  drawn = address.pathname + address.search;
  const here = PAGES.find((it) => it.at.test(address.pathname)) ?? SHELF;
  const found = here.at === WATCH && address.searchParams.has("debrief") ? FILM_DEBRIEF : here;
  const place = { ...found.at.exec(address.pathname)?.groups };
  for (const [name, value] of Object.entries(place)) place[name] = decodeURIComponent(value);
  const asked = { ...place, ...Object.fromEntries(address.searchParams) };
  hush();
  try {
    const data = (found === here ? begun : null) ?? (found.ask ? server.send(found.ask(place)) : null);
    const [drawer, came] = await Promise.all([found.module(), data, shown ? null : typeface]);
    if (mine !== gone) return;
    const page = await drawer.draw(came, asked);
    if (mine === gone) put(page, !begun && !again);
    else page.leave?.();
  } catch (why) {
    if (mine === gone) put(notThere(whyNot(why)), true);
  }
}

/** @param {Page} page @param {boolean} moved Whether one came here from another page, so that the focus moves too. */
function put(page, moved) {
  shown?.leave?.();
  shown = page;
  document.title = `${page.title} · ${say("shelf-name")}`;
  app.replaceChildren(page.element);
  if (moved) {
    scrollTo(0, 0);
    app.querySelector("h1")?.focus();
  }
  page.begin?.();
}

/** What is shown when a page cannot be.
 * @param {string} why
 * @returns {Page} */
function notThere(why) {
  const again = make("button", { type: "button", class: "first", onclick: () => arrive(null) }, say("web-try-again"));
  const title = say("web-not-there");
  const content = [make("p", {}, why), make("p", { class: "row" }, again, way(say("debrief-shelf"), "/"))];
  return { title, element: whole({ name: title, kind: "plain" }, ...content) };
}

/** Follows a link to a page of this app without loading everything again.
 * @param {MouseEvent} event */
function follow(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin || link.download) return;
  if (link.hash && link.pathname === location.pathname) return;
  if (!PAGES.some((it) => it.at.test(link.pathname))) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** Keys that mean the same on every page.
 * @param {KeyboardEvent} event */
function pressed(event) {
  if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
  if (shown?.key?.(event)) event.preventDefault();
  else if (event.key === "Escape" && !isTyping(event) && location.pathname !== "/") go("/");
}

/** The typeface, waited for a moment before the first view is drawn, so that nothing moves when it comes. */
const TYPE_MS = 150;
const typeface = Promise.race([
  Promise.all(["400", "600", "700"].map((weight) => document.fonts.load(`${weight} 1em Hyperlegible`))).catch(() => {}),
  new Promise((waited) => setTimeout(waited, TYPE_MS)),
]);

const begin = JSON.parse(document.getElementById("begin")?.textContent ?? "{}");
sit(begin);
listen();
if (!document.querySelector(".skip")) document.body.prepend(make("a", { class: "skip", href: "#main" }, say("web-skip")));
document.addEventListener("click", follow);
document.addEventListener("keydown", pressed);
addEventListener("popstate", () => {
  // Skipping to a place of this page only moves within it.
  if (location.pathname + location.search !== drawn) arrive(null);
});
// Should the page fail to draw itself, it says so instead of standing empty.
addEventListener("error", () => {
  if (!shown) app.replaceChildren(make("main", { id: "main" }, heading(say("web-not-there"))));
});
arrive(begin.page);
