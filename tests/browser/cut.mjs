// Whether everything written on a page can be read where it stands.

/** What is cut off, stands beside the window, or would have to be scrolled sideways: a line each. */
export async function cutOff(page) {
  return [...new Set(await page.evaluate(faults))];
}

/** Runs in the page. */
function faults() {
  const found = [];
  const named = (it) => `<${it.tagName.toLowerCase()} class="${it.getAttribute("class") ?? ""}" id="${it.id}">`;
  const said = (text) => `“${text.data.trim().slice(0, 40)}” in ${named(text.parentElement)}`;
  // What only readers are told is clipped on purpose, until it has the focus.
  const unseen = (it) => getComputedStyle(it).clipPath !== "none" || it.matches(".skip:not(:focus)");
  const isBox = (it) => it.matches("button, .button, summary.button, .segments > label, .tag");
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth - innerWidth} too wide`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.trim() || !text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    const chain = [];
    for (let it = text.parentElement; it; it = it.parentElement) chain.push(it);
    if (chain.some(unseen)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) follow(text, box, chain);
  }
  return found;

  /** Follows a line of text outwards, through all that could cut it. What can be scrolled to its lines is as good as seen, if it
   * is seen itself. */
  function follow(text, line, chain) {
    let box = line;
    for (const by of chain) {
      const style = getComputedStyle(by);
      const its = by.getBoundingClientRect();
      if (style.overflowX !== "visible" || isBox(by)) {
        if (box.right > its.right + 1 || box.left < its.left - 1) found.push(`cut off at its side: ${said(text)} by ${named(by)}`);
      }
      if (["hidden", "clip"].includes(style.overflowY) || isBox(by)) {
        if (box.bottom > its.bottom + 2 || box.top < its.top - 2) found.push(`cut off: ${said(text)} by ${named(by)}`);
      }
      if (["auto", "scroll"].includes(style.overflowY)) {
        if (by !== root && by.clientHeight < 24) found.push(`no room to read it in: ${said(text)} by ${named(by)}`);
        box = its;
      }
    }
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`beside the window: ${said(text)}`);
  }
}
