// The ways a page is looked at: brightness, the size of the window, the size of its text, and the room between its letters.

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/** The rules that are about colours. They take the most time, and neither a smaller window nor larger text makes a colour worse. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** Those that rules are checked in: all of them in the first, and in the others those that can come out differently there. */
export const LOOKS = {
  light: { size: WIDE },
  dark: { size: WIDE, theme: "dark", only: COLOURS },
  narrow: { size: NARROW, without: COLOURS },
  large: { size: WIDE, text: 200, without: COLOURS },
};

/** Those in which all must still be there to be read. A window of 1280 by 1024 at 400 % is one of 320 by 256. */
export const TIGHT = {
  "400 %": { size: { width: 320, height: 256 } },
  large: { size: WIDE, text: 200 },
  spaced: { size: WIDE, spaced: true },
  "narrow and spaced": { size: NARROW, spaced: true },
};

/** Looks at the page in this way. Brightness and text are set as the settings set them, without going there and back; the
 * room between letters as a reader's own style sheet does. */
export async function look(page, { size, theme = "light", text = 100, spaced = false }) {
  await page.setViewportSize(size);
  await page.evaluate(([theme, text, spaced]) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = text === 100 ? "" : `${text}%`;
    const sheet = new CSSStyleSheet();
    const room = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;";
    sheet.replaceSync(`* { ${room} } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = spaced ? [sheet] : [];
  }, [theme, text, spaced]);
}
