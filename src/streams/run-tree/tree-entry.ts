/** From an entry of a run to a line of its trace: what was asked, and what came of it. */
import type { EntryVerdict, TraceEntry } from '../../trace-model/trace-document.js';
import type { RunEntry } from '../run-state.js';

const VERDICTS: Readonly<Record<RunEntry['status'], EntryVerdict>> = {
  running: 'running',
  ok: 'success',
  error: 'failure',
  denied: 'failure',
  cancelled: 'none',
  none: 'none',
};

/** `before`: the entry before it in the run. `attempt`: of a step that was tried again. */
export function traceEntryOf(
  entry: RunEntry,
  index: number,
  path: string,
  attempt: number | undefined,
  before: RunEntry | undefined,
): TraceEntry {
  const gapMs = entry.time === undefined || before?.time === undefined ? undefined : entry.time - before.time;
  const note = noteOf(entry);
  const kind = entry.kind === 'thinking' ? 'think' : entry.kind === 'prompt' ? 'instruct' : 'unknown';
  return Object.freeze({
    index,
    id: entry.id,
    ...(entry.time === undefined ? {} : { time: entry.time }),
    kind,
    ...(kind === 'unknown' ? { kindText: entry.kind } : {}),
    path,
    name: entry.title,
    ...(attempt === undefined ? {} : { attempt }),
    submitted: entry.summary,
    outcome: entry.status,
    verdict: VERDICTS[entry.status],
    ...(note === undefined ? {} : { note }),
    ...(gapMs === undefined ? {} : { gapMs }),
  });
}

function noteOf(entry: RunEntry): string | undefined {
  if (entry.kind === 'thinking') return entry.text;
  return entry.kind === 'tool' ? entry.error?.message : undefined;
}
