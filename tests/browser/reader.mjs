// The page as a screen reader is given it.

/** The tree of the page, from the root on, without what readers pass over. */
export async function treeOf(session) {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((it) => [it.nodeId, it]));
  const all = [];
  const walk = (node, within) => {
    if (!node) return;
    const told = node.ignored ? null : read(node, within);
    if (told) all.push(told);
    for (const child of node.childIds ?? []) walk(known.get(child), told ?? within);
  };
  walk(nodes.find((it) => !it.parentId), null);
  return all;
}

function read(node, within) {
  const properties = Object.fromEntries((node.properties ?? []).map((it) => [it.name, it.value.value]));
  return { role: node.role?.value ?? "", name: (node.name?.value ?? "").trim(), within, ...properties };
}

/** Whether somebody stands within something of this role. */
export function isWithin(node, role) {
  return node.within !== null && (node.within.role === role || isWithin(node.within, role));
}

/** What can be gone to by a script or a skip link, and is no control: its content is read from there. */
const PLACES = ["RootWebArea", "main", "generic"];

/** What there is to say against a tree: a line each. */
export function faultsOf(tree) {
  const faults = [];
  for (const it of tree) {
    if (it.focusable && !it.name && !PLACES.includes(it.role)) faults.push(`a ${it.role} that can be gone to has no name`);
    if (["dialog", "navigation", "region", "listbox"].includes(it.role) && !it.name) faults.push(`a ${it.role} has no name`);
  }
  const dialog = tree.some((it) => it.role === "dialog" && it.modal);
  const mains = tree.filter((it) => it.role === "main").length;
  if (mains !== (dialog ? 0 : 1)) faults.push(`${mains} main landmarks`);
  let level = 0;
  for (const it of tree.filter((it) => it.role === "heading")) {
    if (it.level > level + 1 && !(dialog && level === 0)) faults.push(`after a heading of level ${level} comes one of level ${it.level}: ${it.name}`);
    level = it.level;
  }
  return faults;
}

/** Runs in a page before its scripts: keeps everything that live regions were given, in its order. */
export function keepLive() {
  globalThis.live = [];
  const last = new WeakMap();
  const look = (records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest("[aria-live]:not([aria-live=off]), [role=status], [role=alert]");
      const words = region?.textContent ?? "";
      if (!region || last.get(region) === words) continue;
      last.set(region, words);
      if (words) globalThis.live.push({ kind: region.getAttribute("role") ?? region.className, words });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}
