// What a visit weighs as it comes over the network, and how much of it moves while it comes.

/** Counts the bytes that come, as they are transferred, without recordings. */
export async function weigh(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const addresses = new Map();
  const parts = [];
  session.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = new URL(addresses.get(requestId) ?? "x:").pathname;
    if (!path.startsWith("/recordings/")) parts.push({ path, bytes: encodedDataLength });
  });
  return { parts, session, bytes: () => parts.reduce((all, it) => all + it.bytes, 0) };
}

/** Runs in a page before its scripts: adds up how much moves that nobody asked to. */
export function keepShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) {
      if (it.hadRecentInput) continue;
      const what = it.sources.map(({ node }) => node?.className || node?.nodeName).join(" ");
      globalThis.shifts.push({ value: it.value, what });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
