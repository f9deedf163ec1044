// The words of the screens: every text for people is said from here, in the language that is chosen.

/** @typedef {import("./contract").Words} Words */
/** @typedef {import("./contract").Pattern} Pattern */
/** @typedef {import("./contract").Blanks} Blanks */

/** @type {Words} */
let words = { language: "en-GB", draft: false, say: {} };
let plurals = new Intl.PluralRules("en-GB");

/** Speaks these words from now on.
 * @param {Words} chosen */
export function speak(chosen) {
  words = chosen;
  plurals = new Intl.PluralRules(chosen.language);
  document.documentElement.lang = chosen.language;
}

/** Whether the words are a draft that nobody has reviewed. */
export function isDraft() {
  return words.draft;
}

/** The language the words are in. */
export function language() {
  return words.language;
}

/** The text of this key. A key nobody wrote a text for is said as itself, so that it is seen and mended.
 * @param {string} key
 * @param {Blanks} [blanks]
 * @returns {string} */
export function say(key, blanks = {}) {
  const pattern = words.say[key];
  return pattern === undefined ? key : filled(pattern, blanks);
}

/** @param {Pattern} pattern @param {Blanks} blanks @returns {string} */
function filled(pattern, blanks) {
  if (typeof pattern === "string") return pattern;
  return pattern.map((part) => {
    if (typeof part === "string") return part;
    if ("var" in part) return String(blanks[part.var] ?? "");
    return filled(chosen(part, blanks[part.of]), blanks);
  }).join("");
}

/** @param {{of: string, when: Record<string, Pattern>, else: Pattern}} part @param {string | number | undefined} value */
function chosen(part, value) {
  const exact = part.when[String(value)];
  if (exact !== undefined) return exact;
  const number = Number(value);
  const category = Number.isFinite(number) ? plurals.select(number) : "";
  return part.when[category] ?? part.else;
}

/** Something told, in words: as they are, or as a message of the screens.
 * @param {import("./contract").Told} told */
export function tell(told) {
  if (typeof told === "string") return told;
  return "words" in told ? told.words : say(told.message[0], Object.fromEntries(told.message[1]));
}

/** A word as it begins a sentence.
 * @param {string} word */
export function capital(word) {
  return word.charAt(0).toLocaleUpperCase(words.language) + word.slice(1);
}

/** What was said, with a dash where it was cut off; the dash stays with its word.
 * @param {{text: string, cut: boolean}} said */
export function spoken(said) {
  return said.cut ? `${said.text}\u2060—` : said.text;
}

/** What was said, in quotation marks. What is only described, in brackets, was not said in these words.
 * @param {{text: string, cut?: boolean}} said */
export function quoted(said) {
  return said.text.startsWith("(") ? said.text : `“${spoken({ text: said.text, cut: said.cut ?? false })}”`;
}
