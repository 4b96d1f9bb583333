/** The template of one row. All text goes through bindings; nothing from an entry becomes a name, class or id. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import { formatDuration } from '../internal/format.js';
import { iconCheck } from '../internal/icons/icons.js';
import { liveTail } from '../internal/text/live-tail.js';
import type { RunStrings } from '../strings.js';
import { statusMark, type EntryView } from './entry-view.js';
import { proseText, rowText } from './row-text.js';
import type { RowExtras } from './reading/reading-parts.js';

/** Deeper entries stand no further in. */
const MAX_INDENT = 4;

export interface EntryRow {
  readonly entry: RunEntry;
  readonly view: EntryView;
  /** When it happened, in words. */
  readonly time: string | undefined;
  /** 1-based. */
  readonly position: number;
  /** How many there are; −1 while more may come. */
  readonly setSize: number;
  /** Unique in the log, ours. */
  readonly domId: string;
  readonly depth: number;
  /** Without colours, glyphs, chevron and what stands at the end: nobody can read it as yet. It is as tall as otherwise. */
  readonly brief: boolean;
  readonly selected: boolean;
  /** It goes on: what a stream that ended left open does not. */
  readonly running: boolean;
  /** The newest lines of a growing text are to be seen. */
  readonly live: string | undefined;
  /** What is written over the first row of a turn. */
  readonly turn: string | undefined;
  /** Undefined when there is nothing to open. */
  readonly open: boolean | undefined;
  readonly details: () => TemplateResult | typeof nothing;
  /** What the tools for reading add. */
  readonly extras: RowExtras | undefined;
  readonly strings: RunStrings;
}

export function entryRow(row: EntryRow): TemplateResult {
  const { entry, domId, open, turn } = row;
  return html`<div
    part="entry"
    role="article"
    class="entry depth-${Math.min(row.depth, MAX_INDENT)}${entry.agentId === undefined ? '' : ' of-agent'}${row.brief ? ' brief' : ''}${row.extras?.classes ?? ''}"
    data-id=${entry.id}
    data-kind=${entry.kind}
    data-status=${entry.status}
    ?data-selected=${row.selected}
    aria-labelledby="${domId}-summary"
    aria-posinset=${row.position}
    aria-setsize=${row.setSize}
    >${before(turn, row.extras)}<button
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

/** What stands before the line: most rows have nothing there. */
function before(turn: string | undefined, extras: RowExtras | undefined): unknown {
  const line = turn === undefined ? undefined : html`<div class="turn">${turn}</div>`;
  return extras?.button ? html`${line}${extras.button}` : (line ?? nothing);
}

/**
 * Cells say more on hover (`reading/hover-titles.ts`): a title on each, whether anybody points at it or not, costs every frame. The
 * colour is an attribute of the cells that have one: what stands on the entry makes all its cells be styled anew.
 */
function summaryCells(row: EntryRow): TemplateResult {
  const { entry, view, time, live, brief, running, strings } = row;
  const tint = brief ? nothing : entry.kind === 'lifecycle' && entry.status === 'error' ? 'error' : entry.kind;
  return html`<span class="time">${time}</span
    ><span class="icon" data-tint=${tint} role="img" aria-label=${brief ? nothing : strings.events[view.event]}>${brief ? nothing : view.icon}</span
    ><bdi class="label" data-tint=${tint}>${view.label}</bdi
    >${live === undefined
      ? html`<bdi class="what ${view.mono ? 'mono' : ''}">${view.summary}</bdi>`
      : html`<span class="what live ${view.mono ? 'mono' : ''} ${running ? 'growing' : ''}"><bdi>${view.mono ? rowText(liveTail(live)) : proseText(liveTail(live), running)}</bdi></span>`}<span class="end"
      >${brief ? nothing : endCells(row)}</span
    >`;
}

/** What most rows have stays in the DOM, without a width where it says nothing: boxes that come and go cost the most. */
function endCells({ entry, view, running, extras, strings }: EntryRow): TemplateResult {
  const mark = statusMark(entry, strings);
  return html`<bdi class="aside">${view.asides.join(' · ')}</bdi
    >${view.failure ? html`<bdi class="failure">${view.failure}</bdi>` : nothing}${extras?.slow}${running
    ? html`<span class="running" role="img" aria-label=${strings.log.running}></span>`
    : nothing}<span class="mark" data-tint=${mark ? entry.status : nothing} role=${mark ? 'img' : nothing} aria-label=${mark?.word ?? nothing}>${mark?.icon ?? iconCheck}</span
    ><span class="duration">${mark || takesTime(entry) ? durationOf(entry, strings) : ''}</span>`;
}

/** Whether the place of the duration is kept, so that the marks before it line up. */
const takesTime = (entry: RunEntry): boolean =>
  entry.durationMs !== undefined || entry.status === 'running' || entry.kind === 'tool';

/** What came whole, or lost its beginning, took no time that anybody knows: a space, which keeps the place. */
function durationOf({ durationMs }: RunEntry, { locale }: RunStrings): string {
  return durationMs === undefined || durationMs < 0.5 ? '\u00a0' : formatDuration(durationMs, locale);
}
