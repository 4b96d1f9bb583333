/** What is said where there are no cards: why, and the way out. */
import { html, nothing, type TemplateResult } from 'lit';
import { indexOfPath } from '../../../trace-model/ask/lookup.js';
import { formatNumber } from '../../internal/format.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import type { ActivityWords } from '../../words/activity-words.js';
import { activeGroups } from './entry-filter.js';
import type { RowQuestion } from './rows.js';

/** @param hidden How many entries there are without the filter. */
export function noCards({ trace, path, filter }: RowQuestion, hidden: number, words: ActivityWords, strings: ActivityStrings, onClear: () => void): TemplateResult {
  const [title, hint] =
    indexOfPath(trace, path) < 0
      ? [words.noNode, path]
      : hidden === 0
        ? [words.empty, path === '' ? trace.diagnosis.text : words.emptyNode]
        : [words.noMatch, words.noMatchHint(formatNumber(hidden, strings.locale))];
  const isFiltered = hidden > 0 && (activeGroups(filter) > 0 || filter.text !== '');
  return html`<div class="activity-empty" part="empty"
    ><p class="title">${title}</p><p><bdi>${hint}</bdi></p>${isFiltered
      ? html`<button class="button" type="button" @click=${onClear}>${words.clearFilters}</button>`
      : nothing}</div
  >`;
}
