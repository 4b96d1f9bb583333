/** The colours of code, as `[light, dark]`; the contrast test reads this very table. */
import type { TokenClass } from './token-classes.js';

export const codeColors = {
  keyword: ['#9d1c6f', '#f49ac9'],
  string: ['#11663f', '#86d6a5'],
  number: ['#8a4600', '#f0b072'],
  comment: ['#59636e', '#98a2ad'],
  title: ['#1d4fc4', '#8fb4ff'],
  type: ['#6a30c9', '#c0a8ff'],
  attribute: ['#0b6377', '#7fd3e6'],
  added: ['#047857', '#34d399'],
  removed: ['#c81e1e', '#f98080'],
} as const satisfies Partial<Record<TokenClass, readonly [light: string, dark: string]>>;
