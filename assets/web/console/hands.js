// What the parts of the console may do in a call; nothing, where a call is only watched.

/** `follows`: somebody else speaks for everybody, and one listens, marks and decides for oneself.
 * @typedef {{
 *   do: (deed: import("../contract").Deed) => Promise<boolean>,
 *   mark: (number: number, opener: HTMLElement | null) => void,
 *   follows: boolean,
 * }} Hands */

/** A part of the console: what stands in the page, and how it shows a view.
 * @typedef {{element: HTMLElement, show: (view: import("../contract").View) => void}} Part */

export {};
