/** A long value as plain text: its beginning first, more of it on request. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../format.js';
import type { RunStrings } from '../../strings.js';
import { clamped, countLines, firstCharacters, STEP_CHARACTERS } from './excerpt.js';
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

/** Renders the value; what is cut off is said, with a button that shows more. */
export function textValue({ text, limit, mono = false, open = false, onMore, strings }: TextValue): TemplateResult {
  const { text: shown, cut } = limit === 0 ? clamped(text) : firstCharacters(text, limit);
  const more = cut || open;
  return html`<div class="text ${mono ? 'mono' : ''}" ${growingText(shown)}></div>
    ${more
      ? html`<div class="more">
          ${limit === 0 ? '…' : lengthShown(shown.length, open ? undefined : text.length, strings)}
          <button class="link" type="button" tabindex="-1" @click=${() => onMore(nextLimit(limit))}>
            ${moreLabel(text, limit, open, strings)}
          </button>
        </div>`
      : nothing}`;
}

function lengthShown(shown: number, total: number | undefined, { log, locale }: RunStrings): string {
  const first = formatNumber(shown, locale);
  return total === undefined ? log.shownLength(first) : log.wholeLength(first, formatNumber(total, locale));
}

/** "Show all" only where one step does show all. */
function moreLabel(text: string, limit: number, open: boolean, { log, locale }: RunStrings): string {
  if (open || text.length > nextLimit(limit)) return log.showMore;
  const lines = countLines(text);
  if (lines === 1) return log.allCharacters(formatNumber(text.length, locale));
  return log.allLines(formatNumber(lines, locale));
}
