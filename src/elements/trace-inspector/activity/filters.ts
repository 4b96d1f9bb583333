/** Filters of Activity: by kind, by outcome, without what lost. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceEntry } from '../../../trace-model/trace-document.js';
import type { ActivityToolbar, FilterTools } from './activity-toolbar.js';

const KINDS: readonly TraceEntry['kind'][] = ['instruct', 'evaluate', 'think', 'protocol', 'unknown'];
const VERDICTS: readonly TraceEntry['verdict'][] = ['success', 'failure', 'running', 'none'];

/** Everything there is to tick, and how many entries of each there are. */
export function filters({ activity, filter, words, onFilter }: ActivityToolbar, { number, toggled, isActive, onClear }: FilterTools): TemplateResult {
  const kinds = countBy(activity, ({ kind }) => kind);
  const verdicts = countBy(activity, ({ verdict }) => verdict);
  const ticks = <T extends string>(all: readonly T[], names: Readonly<Record<T, string>>, ticked: ReadonlySet<T>, counts: ReadonlyMap<T, number>, change: (next: ReadonlySet<T>) => void): unknown =>
    all
      .filter((value) => counts.has(value) || ticked.has(value))
      .map((value) => tick(names[value], number(counts.get(value) ?? 0), ticked.has(value), () => change(toggled(ticked, value))));
  return html`<div class="filters" part="filters" role="group" aria-label=${words.filters}>
    <div role="group" aria-label=${words.byKind}>${ticks(KINDS, words.kinds, filter.kinds, kinds, (next) => onFilter({ ...filter, kinds: next }))}</div>
    <div role="group" aria-label=${words.byOutcome}>${ticks(VERDICTS, words.verdicts, filter.verdicts, verdicts, (next) => onFilter({ ...filter, verdicts: next }))}</div>
    <div>
      ${tick(words.winningOnly, undefined, filter.winningOnly, () => onFilter({ ...filter, winningOnly: !filter.winningOnly }), words.winningOnlyHint)}${isActive
        ? html`<button class="link" type="button" @click=${onClear}>${words.clearFilters}</button>`
        : nothing}
    </div>
  </div>`;
}

const tick = (name: string, count: string | undefined, isTicked: boolean, onToggle: () => void, hint?: string): TemplateResult =>
  html`<button class="tick" type="button" aria-pressed=${isTicked ? 'true' : 'false'} title=${hint ?? nothing} @click=${onToggle}
    >${name}${count === undefined ? nothing : html` <span class="count">${count}</span>`}</button
  >`;

function countBy<T>(entries: readonly TraceEntry[], of: (entry: TraceEntry) => T): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const entry of entries) counts.set(of(entry), (counts.get(of(entry)) ?? 0) + 1);
  return counts;
}
