/** Numbers and remarks along the way: usage, context, gaps, notices, retries, compaction, state, unknown records. */
import type { RunEventOf } from '../../trace-model/run-events/run-event.js';
import type { NoticeEntry, RunGap } from '../run-state.js';
import type { UnknownRecord } from '../run-record.js';
import type { Arrival, Fold } from './fold.js';

export function usage(fold: Fold, event: RunEventOf<'usage'>): void {
  fold.usage.report(event, fold.turnOf(event));
  if (event.model !== undefined) fold.model ??= event.model;
}

export function context(fold: Fold, event: RunEventOf<'context'>): void {
  fold.context = Object.freeze({ used: event.used, ...(event.limit === undefined ? {} : { limit: event.limit }) });
}

export function gap(fold: Fold, event: RunEventOf<'gap'>, arrival: Arrival): void {
  addGap(fold, event, arrival, {
    ...(event.from === undefined ? {} : { from: event.from }),
    ...(event.to === undefined ? {} : { to: event.to }),
    reason: event.reason ?? 'the server no longer has these events',
  });
}

/** A gap noticed here rather than told by the server. */
export function addGap(fold: Fold, event: { time?: string | undefined }, arrival: Arrival, missing: RunGap): void {
  fold.addGap(missing);
  fold.add<'gap'>(event, { ...arrival, eventId: undefined }, {
    kind: 'gap',
    title: 'Events missing',
    status: 'none',
    ...missing,
  });
}

export function notice(fold: Fold, event: RunEventOf<'notice'>, arrival: Arrival): void {
  addNotice(fold, event, arrival, { level: event.level, text: event.text });
}

/** Two different events under one id: the first stays, and the log says so. `print` tells several such apart. */
export function conflict(fold: Fold, event: { time?: string | undefined }, arrival: Arrival, print: number): void {
  const text = `The event “${arrival.key}” came again with other content; the first one is kept.`;
  addNotice(fold, event, { ...arrival, key: `conflict:${arrival.key}:${print}` }, { level: 'warning', text, raw: event });
}

export function retry(fold: Fold, event: RunEventOf<'retry'>, arrival: Arrival): void {
  const pause = event.delayMs === undefined ? '' : ` in ${Math.round(event.delayMs / 100) / 10} s`;
  const why = event.reason === undefined ? '' : `: ${event.reason}`;
  addNotice(fold, event, arrival, { level: 'warning', text: `Retry ${event.attempt}${pause}${why}`, about: event.type });
}

export function compaction(fold: Fold, event: RunEventOf<'compaction'>, arrival: Arrival): void {
  const size = [event.before, event.after].filter((tokens) => tokens !== undefined).join(' → ');
  const text = `Context compacted${size === '' ? '' : `: ${size} tokens`}`;
  addNotice(fold, event, arrival, { level: 'info', text, about: event.type });
}

export function state(fold: Fold, event: RunEventOf<'state'>, arrival: Arrival): void {
  const patched = event.patch?.length;
  const text = patched === undefined ? 'State recorded' : `State changed in ${patched} ${patched === 1 ? 'place' : 'places'}`;
  addNotice(fold, event, arrival, { level: 'debug', text, raw: event.snapshot ?? event.patch, about: event.type });
}

export function unknown(fold: Fold, record: UnknownRecord, arrival: Arrival): void {
  fold.unknownCount++;
  fold.add<'unknown'>(record, arrival, {
    kind: 'unknown',
    title: 'Unknown event',
    status: 'none',
    text: record.text,
    reason: record.reason,
    ...(record.value === undefined ? {} : { raw: record.value }),
  });
}

/** What a notice says; an absent `raw` must not become a field. */
type NoticeFields = Pick<NoticeEntry, 'level' | 'text' | 'about' | 'raw'>;

function addNotice(fold: Fold, event: { time?: string | undefined }, arrival: Arrival, { raw, ...fields }: NoticeFields): void {
  const kept = raw === undefined ? {} : { raw };
  fold.add<'notice'>(event, arrival, { kind: 'notice', title: 'Notice', status: 'none', ...fields, ...kept });
}
