/** A long value as plain text: its beginning first, more of it on request. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../format.js';
import type { RunStrings } from '../../strings.js';
import { detailsWords } from '../../words/details-words.js';
import { wordsOf } from '../../words/words-of.js';
import { clamped, countLines, firstCharacters, STEP_CHARACTERS, type Excerpt } from './excerpt.js';
import { growingText } from './growing-text.js';

export interface TextValue {
  readonly text: string;
  /** How many characters the reader asked for; 0: the clamped beginning. */
  readonly limit: number;
  /** Monospaced, for what a machine wrote. */
  readonly mono?: boolean;
  /** `text` is the beginning of something longer whose length nobody counted. */
  readonly open?: boolean;
  /** The reader asks for `limit` characters. */
  readonly onMore: (limit: number) => void;
  readonly strings: RunStrings;
}

/** The limit after one more "Show more". */
export const nextLimit = (limit: number): number => (Math.floor(limit / STEP_CHARACTERS) + 1) * STEP_CHARACTERS;

/** What is shown of a text: `limit` characters of it, or its clamped beginning for 0. */
export const rangeOf = (text: string, limit: number): Excerpt => (limit === 0 ? clamped(text) : firstCharacters(text, limit));

/** Renders the value; what is cut off is said, with a button that shows more. */
export function textValue({ text, limit, mono = false, open = false, onMore, strings }: TextValue): TemplateResult {
  const { text: shown, cut } = rangeOf(text, limit);
  return html`<div class="text ${mono ? 'mono stop' : ''}" ${growingText(shown)}></div>
    ${cut || open ? moreLine({ shown: shown.length, text, limit, open, onMore, strings }) : nothing}`;
}

/** Says how much is shown, with a button that shows more. `shown` is in characters. */
export function moreLine({ shown, text, limit, open = false, onMore, strings }: TextValue & { readonly shown: number }): TemplateResult {
  return html`<div class="more">
    ${limit === 0 ? '…' : lengthShown(shown, open ? undefined : text.length, strings)}
    <button class="link" type="button" tabindex="-1" @click=${() => onMore(nextLimit(limit))}>
      ${moreLabel(text, limit, open, strings)}
    </button>
  </div>`;
}

function lengthShown(shown: number, total: number | undefined, { details, locale }: RunStrings): string {
  const words = wordsOf(detailsWords, details);
  const first = formatNumber(shown, locale);
  return total === undefined ? words.shownLength(first) : words.wholeLength(first, formatNumber(total, locale));
}

/** "Show all" only where one step does show all. */
function moreLabel(text: string, limit: number, open: boolean, { details, locale }: RunStrings): string {
  const words = wordsOf(detailsWords, details);
  if (open || text.length > nextLimit(limit)) return words.showMore;
  const lines = countLines(text);
  if (lines === 1) return words.allCharacters(formatNumber(text.length, locale));
  return words.allLines(formatNumber(lines, locale));
}
