// Making elements, and changing them in place. Text is only ever put in as text.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes */

/** Makes an element. A name that begins with “on” takes a function; false, null and undefined leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]} */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else attribute(element, name, value);
  }
  element.append(...children.filter(/** @returns {child is Node | string} */ (child) => Boolean(child)));
  return element;
}

/** Sets an attribute, or takes it away, only where that changes something: a reader announces what is touched.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value */
export function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const written = value === true ? "" : String(value);
  if (element.getAttribute(name) !== written) element.setAttribute(name, written);
}

/** Sets the text of an element, only where that changes something.
 * @param {Node} element
 * @param {string} words */
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Shows an element or hides it.
 * @param {HTMLElement} element
 * @param {boolean} shown */
export function reveal(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/** Lets a button be pressed or not. It stays in the order of the keyboard, so that nobody who stands on it is thrown off.
 * @param {HTMLElement} button
 * @param {boolean} may */
export function enable(button, may) {
  attribute(button, "aria-disabled", may ? null : "true");
}

/** A button that does something, unless it is not to be pressed now.
 * @param {string} label
 * @param {(event: MouseEvent) => void} does
 * @param {Attributes & {key?: string}} [attributes]
 * @returns {HTMLButtonElement} */
export function button(label, does, attributes = {}) {
  const { key, ...rest } = attributes;
  const pressed = (/** @type {MouseEvent} */ event) => {
    if (made.getAttribute("aria-disabled") !== "true") does(event);
  };
  const words = make("span", {}, label);
  const made = make("button", { type: "button", onclick: pressed, ...rest }, words, key ? hint(key) : null);
  if (key) attribute(made, "aria-keyshortcuts", key);
  return made;
}

/** The key of a button, drawn on it for those who see it; it is no part of the button's name, and readers are told it as
 * the button's shortcut.
 * @param {string} key */
export function hint(key) {
  return make("kbd", { "aria-hidden": "true", "data-key": key });
}

/** Changes the label of a button made by {@link button}.
 * @param {HTMLButtonElement} made
 * @param {string} label */
export function relabel(made, label) {
  const words = made.firstElementChild;
  if (words) write(words, label);
}

/** Changes the key of a button that was made with one.
 * @param {HTMLButtonElement} made
 * @param {string} key */
export function rekey(made, key) {
  attribute(made, "aria-keyshortcuts", key);
  const drawn = made.querySelector("kbd");
  if (drawn) attribute(drawn, "data-key", key);
}

/** What one item of a list is shown by.
 * @template Item
 * @typedef {{element: HTMLElement, show: (item: Item) => void}} Row */

/** Keeps the children of a list in step with its items: rows stay where they are, and only what is new is made.
 * @template Item
 * @param {HTMLElement} list
 * @param {(item: Item) => string | number} key
 * @param {(item: Item) => Row<Item>} row
 * @returns {(items: readonly Item[]) => void} */
export function keeping(list, key, row) {
  /** @type {Map<string | number, Row<Item>>} */
  let rows = new Map();
  return (items) => {
    const next = new Map();
    let at = list.firstElementChild;
    for (const item of items) {
      const name = key(item);
      const found = rows.get(name) ?? row(item);
      rows.delete(name);
      found.show(item);
      next.set(name, found);
      if (found.element === at) at = at.nextElementSibling;
      else list.insertBefore(found.element, at);
    }
    for (const gone of rows.values()) gone.element.remove();
    rows = next;
  };
}

/** A heading, a region named by it, and what is in it.
 * @param {string} id
 * @param {"h2" | "h3"} level
 * @param {string} name
 * @param {...Child} children */
export function region(id, level, name, ...children) {
  const heading = make(level, { id: `${id}-name` }, name);
  return make("section", { id, "aria-labelledby": `${id}-name` }, heading, ...children);
}

/** A field with its label.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 * @param {string} label
 * @param {Field} field
 * @param {string} [kind]
 * @returns {HTMLDivElement} */
export function labelled(label, field, kind = "") {
  return make("div", { class: `field ${kind}`.trim() }, make("label", { for: field.id }, label), field);
}

/** How far from its end a box may be and still be taken to stand there. */
const NEAR = 60;

/** Lets a box follow its end, until somebody scrolls away from it, and whatever takes room below. Gives what brings it there.
 * @param {HTMLElement} box */
export function following(box) {
  let follows = true;
  const toEnd = () => { if (follows) box.scrollTop = box.scrollHeight; };
  box.addEventListener("scroll", () => { follows = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR; });
  new ResizeObserver(toEnd).observe(box);
  return toEnd;
}
