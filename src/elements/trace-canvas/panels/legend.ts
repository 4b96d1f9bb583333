/** What the marks mean: the statuses that occur, each with its mark, its word and how many nodes have it. */
import { html, type TemplateResult } from 'lit';
import type { NodeStatus, TraceDocument } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import type { TraceWords } from '../../words/trace-words.js';
import { statusGlyph } from '../status-glyph.js';

/** In this order: what matters most first. */
const ORDER: readonly NodeStatus[] = [
  'active',
  'retrying',
  'waiting',
  'failure',
  'success',
  'on-path',
  'partial',
  'skipped',
  'cut-off',
  'not-reached',
];

const counted = new WeakMap<TraceDocument, ReadonlyMap<NodeStatus, number>>();

function countsOf(trace: TraceDocument): ReadonlyMap<NodeStatus, number> {
  const known = counted.get(trace);
  if (known) return known;
  const counts = new Map<NodeStatus, number>();
  for (const { status } of trace.nodes) counts.set(status, (counts.get(status) ?? 0) + 1);
  counted.set(trace, counts);
  return counts;
}

export function legend(trace: TraceDocument, words: TraceWords, locale: string): TemplateResult {
  const counts = countsOf(trace);
  return html`<ul part="legend" class="legend" aria-label=${words.legend}>
    ${ORDER.filter((status) => counts.has(status)).map(
      (status) =>
        html`<li data-status=${status}
          >${statusGlyph(status)}<span>${words.statuses[status]}</span> <span class="count">${formatNumber(counts.get(status) ?? 0, locale)}</span></li
        >`,
    )}
  </ul>`;
}
