/** Whether a run has gone quiet. */
import type { RunState } from '../run-state.js';
import type { Finding } from './finding.js';

const TIMES = 5;
const AT_LEAST_MS = 60_000;

/** A silence that lasts at `now` (epoch ms); `usualGapMs` is the median pause between two entries. */
export function silenceOf(state: RunState, now: number, usualGapMs: number | undefined): Finding | undefined {
  // A run that waits for a person is quiet for a reason.
  if (state.status !== 'running' || state.incomplete) return undefined;
  const last = state.entries.at(-1);
  const since = newestOf(state) ?? last?.time;
  if (!last || since === undefined || now - since <= Math.max(AT_LEAST_MS, TIMES * (usualGapMs ?? 0))) return undefined;
  return Object.freeze({
    id: `silence ${since}`,
    kind: 'silence',
    count: 1,
    entryIds: Object.freeze([last.id]),
    ...(last.status === 'running' ? { name: last.kind === 'tool' ? last.name : last.kind } : {}),
    since,
    ...(usualGapMs === undefined ? {} : { usualMs: usualGapMs }),
  });
}

/** Time of the newest event, which may not have made an entry. */
const newestOf = ({ startedAt, metrics }: RunState): number | undefined =>
  startedAt === undefined || metrics.elapsedMs === undefined ? undefined : startedAt + metrics.elapsedMs;
