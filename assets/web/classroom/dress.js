// The look of the session's pages. A page that is loaded at its own address has it already; one that is gone to from the shelf
// puts it on first, so that nothing moves when it comes.

/** Puts it on, and waits until it is there.
 * @param {...string} names */
export async function dress(...names) {
  await Promise.all((names.length ? names : ["session.css"]).map(wear));
}

/** @param {string} name */
async function wear(name) {
  const address = new URL(name, import.meta.url).href;
  const worn = [...document.styleSheets].some((it) => it.href === address);
  if (worn) return;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address;
  const come = new Promise((resolve) => {
    // Without its look a page can still be read and used.
    sheet.onload = sheet.onerror = resolve;
  });
  document.head.append(sheet);
  await come;
}
