/** Controls that change how the text around them looks (bidi overrides, tags, C0 and C1), but none a language needs. */
const HIDDEN = /(?![\n\r\t\u00ad\u061c\u200c-\u200f])[\p{Cc}\p{Cf}]/gu;

/**
 * Text from elsewhere with its invisible controls written out, "[U+202E]", so that nothing reads as something else.
 * Line breaks, tabs, joiners and direction marks stay.
 */
export const showControls = (text: string): string =>
  text.replace(HIDDEN, (control) => `[U+${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`);

/** No name is read further. */
const MAX_NAME = 300;

/** A node's name as people read it: underscores are spaces, invisible controls are written out, the absurdly long is cut. */
export const readableName = (name: string): string =>
  showControls(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name)
    .replace(/[_\s]+/gu, ' ')
    .trim();
