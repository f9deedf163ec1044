// The ways a page is looked at: brightness, the size of the window, the size of its text, and the room between its letters.

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
/** A window of 1280 by 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };

/** The rules that are about colours. They take the most time, and neither a smaller window nor larger text makes a colour worse. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Each look, which rules are checked in it (all of them in the first, and in the others those that can come out differently
 * there), and whether all must still be there to be read. */
export const LOOKS = {
  light: { size: WIDE, rules: {} },
  dark: { size: WIDE, theme: "dark", rules: { only: COLOURS } },
  large: { size: WIDE, text: 200, rules: { without: COLOURS }, fits: true },
  narrow: { size: NARROW, rules: { without: COLOURS }, fits: true },
  "narrow and spaced": { size: NARROW, spaced: true, fits: true },
  "400 %": { size: ZOOMED, fits: true },
  spaced: { size: WIDE, spaced: true, fits: true },
};

/** Looks at the page in this way. Brightness and text are set as the settings set them, without going there and back; the
 * room between letters as a reader's own style sheet does. Waits until it is drawn so. */
export async function look(page, { size, theme = "light", text = 100, spaced = false }) {
  await page.setViewportSize(size);
  await page.evaluate(([theme, text, spaced]) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = text === 100 ? "" : `${text}%`;
    const sheet = new CSSStyleSheet();
    const room = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;";
    sheet.replaceSync(`* { ${room} } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = spaced ? [sheet] : [];
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }, [theme, text, spaced]);
}
