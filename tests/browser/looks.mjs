// The ways a page is looked at: brightness, the size of the window, the size of its text.

const WIDE = { width: 1280, height: 800 };

export const LOOKS = {
  light: { theme: "light", size: WIDE, text: 100 },
  dark: { theme: "dark", size: WIDE, text: 100 },
  narrow: { theme: "light", size: { width: 320, height: 640 }, text: 100 },
  large: { theme: "light", size: WIDE, text: 200 },
};

/** Looks at the page in this way. Brightness and text are set as the settings set them, without going there and back. */
export async function look(page, { theme, size, text }) {
  await page.setViewportSize(size);
  await page.evaluate(([theme, text]) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = text === 100 ? "" : `${text}%`;
  }, [theme, text]);
}
