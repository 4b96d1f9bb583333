/** What is said where there are no cards: why, and the way out. */
import { html, nothing, type TemplateResult } from 'lit';
import { indexOfPath } from '../../../trace-model/ask/lookup.js';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import type { ActivityWords } from '../../words/activity-words.js';
import { activeGroups } from './entry-filter.js';
import type { RowQuestion } from './rows.js';

export interface NoCards {
  readonly question: RowQuestion;
  /** How many entries there are without the filter. */
  readonly hidden: number;
  readonly words: ActivityWords;
  readonly strings: ActivityStrings;
  readonly onClear: () => void;
  /** The reader goes to the moment after entry `index`. */
  readonly onSeek: (index: number) => void;
}

export function noCards({ question: { trace, path, filter }, hidden, words, strings, onClear, onSeek }: NoCards): TemplateResult {
  const number = (value: number): string => formatNumber(value, strings.locale);
  const later = hidden === 0 ? laterEntry(trace, path) : -1;
  const [title, hint] =
    indexOfPath(trace, path) < 0
      ? [words.noNode, path]
      : later >= 0
        ? [words.empty, words.emptyThen(number(later + 1), number(wholeLogOf(trace.entries).length))]
        : hidden === 0
          ? [words.empty, path === '' ? trace.diagnosis.text : words.emptyNode]
          : [words.noMatch, words.noMatchHint(number(hidden))];
  const isFiltered = hidden > 0 && (activeGroups(filter) > 0 || filter.text !== '');
  return html`<div class="activity-empty" part="empty"
    ><p class="title">${title}</p><p><bdi>${hint}</bdi></p>${isFiltered
      ? html`<button class="button" type="button" @click=${onClear}>${words.clearFilters}</button>`
      : nothing}${later >= 0 ? html`<button class="button" type="button" @click=${() => onSeek(later)}>${words.toFirst}</button>` : nothing}</div
  >`;
}

/** Index of the first entry of a node's subtree that comes after the moment that is shown; -1: none does. */
function laterEntry({ entries }: TraceDocument, path: string): number {
  const log = wholeLogOf(entries);
  const below = `${path}.`;
  for (let at = entries.length; at < log.length; at++) {
    const own = log[at]?.path ?? '';
    if (path === '' || own === path || own.startsWith(below)) return at;
  }
  return -1;
}
