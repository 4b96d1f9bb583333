/** When an entry happened, as the first column says it. Pure. */
import type { RunEntry } from '../../streams/index.js';
import type { RunDisplay } from '../contexts.js';
import { formatClock, formatElapsed, formatRough } from '../internal/format.js';
import type { RunStrings } from '../strings.js';

/** `startedAt` and `now` are epoch ms; without a start the clock time stands for the elapsed one. */
export interface TimeContext {
  readonly mode: RunDisplay['timestamps'];
  readonly startedAt: number | undefined;
  readonly now: number;
  readonly strings: RunStrings;
}

/** `undefined` when nobody said when it was, or times are not wanted. */
export function entryTime({ time }: RunEntry, { mode, startedAt, now, strings }: TimeContext): string | undefined {
  if (time === undefined || mode === 'none') return undefined;
  if (mode === 'relative') return strings.log.ago(formatRough(now - time));
  return mode === 'elapsed' && startedAt !== undefined ? formatElapsed(time - startedAt) : formatClock(time, strings.locale);
}
