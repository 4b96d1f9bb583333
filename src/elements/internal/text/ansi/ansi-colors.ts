/** The 16 colours of a terminal, `[light, dark]`: black to white, then the bright ones. Each is readable as text. */
export const ansiColors = [
  ['#1a1e23', '#aab4be'],
  ['#a3201a', '#ff9c95'],
  ['#116329', '#6fdd8b'],
  ['#6b4b00', '#eac55f'],
  ['#1e4fc4', '#a5c5ff'],
  ['#86229b', '#deb0ff'],
  ['#0b5a68', '#6fdbe3'],
  ['#4d5660', '#d5dbe1'],
  ['#545d68', '#b8c1ca'],
  ['#ac2019', '#ffb1ab'],
  ['#17652e', '#8ceba5'],
  ['#755200', '#f5d67e'],
  ['#2252c9', '#bcd4ff'],
  ['#8a2aa2', '#e8c6ff'],
  ['#0e6070', '#8be8ee'],
  ['#3a424b', '#f2f4f6'],
] as const satisfies readonly (readonly [light: string, dark: string])[];

/** How much of a colour, in per cent, a background has: the rest is the surface, so that text on it stays readable. */
export const BACKGROUND_SHARE = 12;

/** Lightness (OKLCH) that any other colour is held to: at most so light on a light page, at least on a dark one. */
export const TEXT_LIGHTNESS = { light: 0.45, dark: 0.8 } as const;
