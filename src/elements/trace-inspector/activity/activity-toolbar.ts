/** Above the cards: whose activity it is, search, filters, order. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceDocument, TraceEntry, TraceNode } from '../../../trace-model/trace-document.js';
import { nodeAt } from '../../../trace-model/ask/lookup.js';
import { formatNumber } from '../../internal/format.js';
import { iconArrowDownNarrowWide, iconArrowDownWideNarrow, iconListFilter } from '../../internal/icons/inspector-icons.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import type { ActivityWords } from '../../words/activity-words.js';
import { searchBox } from '../search-box.js';
import { activeGroups, isSelective, NO_FILTER, toggled, type EntryFilter } from './entry-filter.js';
import type { Order } from './rows.js';

/** Characters of a name in the way. */
const MAX_NAME = 80;
/** And of why it stands as it does. */
const MAX_WHY = 400;

/** What the filters share with the toolbar. */
export interface FilterTools {
  readonly number: (value: number) => string;
  readonly toggled: <T>(set: ReadonlySet<T>, value: T) => ReadonlySet<T>;
  /** Whether anything is ticked. */
  readonly isActive: boolean;
  readonly onClear: () => void;
}

export interface ActivityToolbar {
  readonly trace: TraceDocument;
  readonly path: string;
  /** All entries of the node's subtree. */
  readonly activity: readonly TraceEntry[];
  /** How many pass the filter. */
  readonly count: number;
  readonly filter: EntryFilter;
  readonly order: Order;
  readonly isFiltering: boolean;
  /** Draws the filters; comes when the page is idle. */
  readonly filters: ((bar: ActivityToolbar, tools: FilterTools) => TemplateResult) | undefined;
  readonly words: ActivityWords;
  readonly strings: ActivityStrings;
  readonly onFilter: (filter: EntryFilter) => void;
  readonly onFiltering: () => void;
  readonly onOrder: (order: Order) => void;
  readonly onSelect: (path: string, event: MouseEvent) => void;
}

export function activityToolbar(bar: ActivityToolbar): TemplateResult {
  const { filter, order, isFiltering, words, strings, count, onFilter, onFiltering, onOrder } = bar;
  const active = activeGroups(filter);
  const number = (value: number): string => formatNumber(value, strings.locale);
  const isOldest = order === 'oldest';
  const orderWord = isOldest ? words.oldestFirst : words.newestFirst;
  const filtersWord = active > 0 ? words.filtersActive(number(active)) : words.filters;
  const said = isSelective(filter) || filter.winningOnly ? (count === 0 ? words.foundNone : words.found(number(count))) : words.entries(number(count));
  return html`<div class="activity-head">
    <div class="whose">${way(bar)}<span class="total" role="status">${said}</span></div>
    ${why(bar)}
    <div class="tools">
      ${searchBox({
        text: filter.text,
        label: words.searchLabel,
        placeholder: words.search,
        clear: words.endSearch,
        onText: (text) => onFilter({ ...filter, text }),
      })}<button class="icon-button filter-button" type="button" aria-expanded=${isFiltering ? 'true' : 'false'} aria-label=${filtersWord} title=${filtersWord} ?data-active=${active > 0} @click=${onFiltering}
        >${iconListFilter}</button
      ><button class="icon-button" type="button" aria-label=${orderWord} title=${orderWord} @click=${() => onOrder(isOldest ? 'newest' : 'oldest')}
        >${isOldest ? iconArrowDownNarrowWide : iconArrowDownWideNarrow}</button
      >
    </div>
    ${isFiltering ? bar.filters?.(bar, { number, toggled, isActive: active > 0, onClear: () => onFilter({ ...NO_FILTER, text: filter.text }) }) : nothing}
  </div>`;
}

/** Why the node stands as it does, as its tooltip in the drawing says. Of the whole run the line above the drawing says it. */
function why({ trace, path }: ActivityToolbar): TemplateResult | typeof nothing {
  const node = path === '' ? undefined : nodeAt(trace, path);
  return node ? html`<p class="why" data-status=${node.status}>${showControls(node.why.slice(0, MAX_WHY))}</p>` : nothing;
}

/** From the root to the node, each but the last a button. */
function way({ trace, path, words, onSelect }: ActivityToolbar): TemplateResult {
  const nodes: TraceNode[] = [];
  for (let node = nodeAt(trace, path); node; node = node.parentPath === undefined ? undefined : nodeAt(trace, node.parentPath)) nodes.push(node);
  if (nodes.length <= 1) return html`<p class="way"><bdi class="here">${nodes.length === 0 ? showControls(path.slice(0, MAX_NAME)) : words.wholeRun}</bdi></p>`;
  // Of a deep tree the nearest are enough.
  const shown = nodes.slice(0, 4).reverse();
  return html`<p class="way"
    >${nodes.length > shown.length ? html`<span class="to">…</span>` : nothing}${shown.map((node, at) => {
      const name = readableName(node.name.slice(0, MAX_NAME));
      return at === shown.length - 1
        ? html`<bdi class="here">${name}</bdi>`
        : html`<button type="button" class="link" data-path=${node.path} title=${words.goTo(name)} @click=${(event: MouseEvent) => onSelect(node.path, event)}><bdi>${name}</bdi></button
            ><span class="to" aria-hidden="true">›</span>`;
    })}</p
  >`;
}
