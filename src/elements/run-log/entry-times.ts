/** When an entry happened, as the first column says it. Pure. */
import type { RunEntry } from '../../streams/index.js';
import type { RunDisplay } from '../contexts.js';
import { formatClock, formatElapsed, formatExact, formatIso, formatRough } from '../internal/format.js';
import type { RunStrings } from '../strings.js';

export interface EntryTime {
  readonly text: string;
  /** The exact time, for hovering. */
  readonly exact: string;
  readonly iso: string | undefined;
}

/** `startedAt` and `now` are epoch ms; without a start the clock time stands for the elapsed one. */
export interface TimeContext {
  readonly mode: RunDisplay['timestamps'];
  readonly startedAt: number | undefined;
  readonly now: number;
  readonly strings: RunStrings;
}

/** `undefined` when nobody said when it was, or times are not wanted. */
export function entryTime(entry: RunEntry, { mode, startedAt, now, strings }: TimeContext): EntryTime | undefined {
  const { time } = entry;
  if (time === undefined || mode === 'none') return undefined;
  const { log, locale } = strings;
  const exact = formatExact(time, locale);
  return {
    text: mode === 'relative' ? log.ago(formatRough(now - time)) : timeText(time, mode, startedAt, locale),
    exact: entry.timeSource === 'arrival' ? log.arrivalTime(exact) : exact,
    iso: formatIso(time),
  };
}

function timeText(time: number, mode: 'elapsed' | 'absolute', startedAt: number | undefined, locale: string): string {
  return mode === 'elapsed' && startedAt !== undefined ? formatElapsed(time - startedAt) : formatClock(time, locale);
}
