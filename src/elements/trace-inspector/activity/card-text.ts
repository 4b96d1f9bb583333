/** Long texts in cards: their beginning first, more of them on request, references as badges. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format.js';
import { referenceText } from '../../internal/reference-text/reference-text.js';
import { firstCharacters, type Excerpt } from '../../internal/text/excerpt.js';
import type { CardContext } from './card-context.js';

/** What is shown of a text at first. */
const LINES = 8;
const CHARACTERS = 600;
/** Added by each "Show more", in characters. */
const STEP = 10_000;
/** What is found no further on than this is shown at once, with some of what follows it. */
const FOUND_WITHIN = 20_000;
const AFTER = 200;
/** What is left is shown, too, where it is no more than that. */
const REST = 100;
/** A word, or a reference, longer than this is cut through. */
const WORD = 100;

/** The beginning of a text: about `limit` characters, or a few lines for 0. Ends between words where it can. */
export function beginningOf(text: string, limit: number): Excerpt {
  if (limit > 0) return firstCharacters(text, limit);
  let end = -1;
  for (let line = 0; line < LINES; line++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1 || end > CHARACTERS) break;
  }
  const max = Math.min(CHARACTERS, end === -1 ? text.length : end);
  if (text.length - max <= REST) return { text, cut: false };
  const first = firstCharacters(text, max);
  if (!first.cut || max === end) return first;
  const space = first.text.search(/\s\S*$/);
  return space > first.text.length - WORD ? { text: first.text.slice(0, space), cut: true } : first;
}

/** How much of a text leads up to what is searched for; 0: its beginning does, or nothing near. */
function untilFound(text: string, pattern: RegExp | undefined): number {
  const at = pattern ? text.slice(0, FOUND_WITHIN).search(pattern) : -1;
  return at < beginningOf(text, 0).text.length ? 0 : at + AFTER;
}

/** A text of an entry; `id` tells it from every other. */
export function cardText(text: string, id: string, context: CardContext): TemplateResult {
  const { words, strings, limits, onLimit, pattern } = context;
  const limit = limits.get(id) ?? untilFound(text, pattern);
  const { text: shown, cut } = beginningOf(text, limit);
  const number = (value: number): string => formatNumber(value, strings.locale);
  const isMore = text.length - shown.length > STEP;
  return html`<span class="words">${referenceText(shown, context)}${cut ? '…' : nothing}</span
    >${cut || limit > 0
      ? html`<span class="rest"
          ><button class="link" type="button" tabindex="-1" @click=${() => onLimit(id, cut ? (isMore ? limit + STEP : text.length) : 0)}
            >${cut ? (isMore ? words.showMore : words.showAll) : words.showLess}</button
          >${cut ? html` <span>${words.shownOf(number(shown.length), number(text.length))}</span>` : nothing}</span
        >`
      : nothing}`;
}
