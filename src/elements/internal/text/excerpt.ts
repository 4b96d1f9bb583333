/** How much of a long text is shown, and how much there is. */

/** Lines of a value shown before "Show all". */
export const CLAMP_LINES = 20;
/** The same in characters, for text without line breaks. */
const CLAMP_CHARACTERS = 2400;
/** Characters shown after it, and added by each "Show more". */
export const STEP_CHARACTERS = 10_000;

export interface Excerpt {
  /** What to show. */
  readonly text: string;
  /** Whether that is not all. */
  readonly cut: boolean;
}

/** The beginning of `text`: at most 20 lines and 2,400 characters. */
export function clamped(text: string): Excerpt {
  let end = -1;
  for (let line = 0; line < CLAMP_LINES; line++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1 || end > CLAMP_CHARACTERS) break;
  }
  // A break at the very end begins no further line.
  const limit = end === -1 || end === text.length - 1 ? text.length : end;
  return firstCharacters(text, Math.min(limit, CLAMP_CHARACTERS));
}

/** The first `max` characters; a surrogate pair is never halved. */
export function firstCharacters(text: string, max: number): Excerpt {
  if (text.length <= max) return { text, cut: false };
  const last = text.charCodeAt(max - 1);
  return { text: text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max), cut: true };
}

/** How many lines `text` has; a break at its end begins none. */
export function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** What is put where only well-formed text may go: a lone surrogate becomes the replacement character. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
