/** The template of one row. All text goes through bindings; nothing from an entry becomes a name, class or id. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import { formatDuration } from '../internal/format.js';
import { iconChevronDown, iconChevronRight, iconHourglass } from '../internal/icons.js';
import { liveTail } from '../internal/text/excerpt.js';
import type { RunStrings } from '../strings.js';
import type { EntryTime } from './entry-times.js';
import { statusMark, type EntryView } from './entry-view.js';

/** Deeper entries stand no further in. */
const MAX_INDENT = 4;

export interface EntryRow {
  readonly entry: RunEntry;
  readonly view: EntryView;
  readonly time: EntryTime | undefined;
  /** 1-based. */
  readonly position: number;
  /** How many there are; −1 while more may come. */
  readonly setSize: number;
  /** Unique in the log, ours. */
  readonly domId: string;
  readonly depth: number;
  readonly selected: boolean;
  /** The newest lines of a growing text are to be seen. */
  readonly live: string | undefined;
  /** What is written over the first row of a turn. */
  readonly turn: string | undefined;
  /** Undefined when there is nothing to open. */
  readonly open: boolean | undefined;
  readonly details: () => TemplateResult | typeof nothing;
  readonly strings: RunStrings;
}

export function entryRow(row: EntryRow): TemplateResult {
  const { entry, domId, open, turn } = row;
  return html`<div
    part="entry"
    role="article"
    class="entry depth-${Math.min(row.depth, MAX_INDENT)}${entry.agentId === undefined ? '' : ' of-agent'}"
    data-id=${entry.id}
    data-kind=${entry.kind}
    data-status=${entry.status}
    ?data-selected=${row.selected}
    aria-labelledby="${domId}-summary"
    aria-posinset=${row.position}
    aria-setsize=${row.setSize}
    >${turn === undefined ? nothing : html`<div class="turn">${turn}</div>`}<button
      id="${domId}-summary"
      part="entry-summary"
      class="summary"
      type="button"
      tabindex="-1"
      aria-expanded=${open ?? nothing}
      aria-controls=${open ? `${domId}-details` : nothing}
      >${summaryCells(row)}</button
    >${open
      ? html`<div id="${domId}-details" part="entry-details" class="details">${row.details()}</div>`
      : nothing}</div
  >`;
}

function summaryCells({ entry, view, time, live, open, strings }: EntryRow): TemplateResult {
  const kind = strings.events[view.event];
  return html`<time class="time" title=${time?.exact ?? nothing} datetime=${time?.iso ?? nothing}>${time?.text}</time
    ><span class="icon" role="img" aria-label=${kind} title=${kind}>${view.icon}</span
    ><bdi class="label" title=${view.label}>${view.label}</bdi
    >${live === undefined
      ? html`<bdi class="what ${view.mono ? 'mono' : ''}">${view.summary}</bdi>`
      : html`<span class="what live ${view.mono ? 'mono' : ''}"><bdi>${liveTail(live)}</bdi></span>`}<span class="end"
      >${endCells(entry, view, strings)}</span
    ><span class="chevron">${open === undefined ? nothing : open ? iconChevronDown : iconChevronRight}</span>`;
}

function endCells(entry: RunEntry, view: EntryView, strings: RunStrings): TemplateResult {
  const mark = statusMark(entry, strings);
  return html`${view.asides.map((aside) => html`<bdi class="aside">${aside}</bdi>`)}${view.failure
    ? html`<bdi class="failure" title=${view.failure}>${view.failure}</bdi>`
    : nothing}${entry.slow
    ? html`<span class="slow" role="img" aria-label=${strings.log.slow} title=${strings.log.slow}>${iconHourglass}</span>`
    : nothing}${entry.status === 'running'
    ? html`<span class="running" role="img" aria-label=${strings.log.running} title=${strings.log.running}></span>`
    : nothing}${mark
    ? html`<span class="mark" role="img" aria-label=${mark.word} title=${mark.word}>${mark.icon}</span>`
    : nothing}${takesTime(entry) ? html`<span class="duration">${durationOf(entry, strings)}</span>` : nothing}`;
}

/** Whether the place of the duration is kept, so that the marks before it line up. */
const takesTime = (entry: RunEntry): boolean =>
  entry.durationMs !== undefined || entry.status === 'running' || entry.kind === 'tool';

/** What came whole, or lost its beginning, took no time that anybody knows. */
function durationOf({ durationMs }: RunEntry, { locale }: RunStrings): string {
  return durationMs === undefined || durationMs < 0.5 ? '' : formatDuration(durationMs, locale);
}
