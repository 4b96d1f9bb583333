/** The log, joined with the tree: prompt, attempt, verdict and gap of every entry. */
import type { TreeIndex } from '../ask/lookup.js';
import { Attempts } from './attempts.js';
import type { EntryVerdict, TraceEntry, TraceWarning, WrittenEntry, WrittenNode, WrittenTrace } from '../trace-document.js';

/** What the runtime's outcomes say; a word that is missing here is judged by what was submitted. */
const VERDICTS: ReadonlyMap<string, EntryVerdict> = new Map([
  ['action_complete', 'success'],
  ['step_complete', 'success'],
  ['evaluation_passed', 'success'],
  ['protocol_accepted', 'success'],
  ['action_failed', 'failure'],
  ['evaluation_failed', 'failure'],
  ['protocol_rejected', 'failure'],
  ['running', 'running'],
  ['recorded', 'none'],
  ['success', 'success'],
  ['true', 'success'],
  ['accept', 'success'],
  ['failure', 'failure'],
  ['false', 'failure'],
  ['reject', 'failure'],
]);

/** What an entry came to. */
export const verdictOf = ({ kind, outcome, submitted }: WrittenEntry): EntryVerdict =>
  kind === 'think' ? 'none' : (VERDICTS.get(outcome) ?? VERDICTS.get(submitted) ?? 'none');

export interface DerivedEntries {
  readonly entries: readonly TraceEntry[];
  /** Entry → index of its node; the root where there is none. */
  readonly owners: Int32Array;
  /** Entry → its time; NaN where it has none. */
  readonly times: Float64Array;
  /** How often each node was begun. */
  readonly attempts: Attempts;
  /** Indexes of the entries about nodes the tree does not have. */
  readonly lost: readonly number[];
}

/** A log that was joined before. */
export interface JoinedLog {
  readonly written: readonly WrittenEntry[];
  readonly log: DerivedEntries;
}

/**
 * Joins the entries with the tree. Those a log of the same tree has too, from the first on, stay the same objects; where that
 * is all of that log, what follows from it is not worked out again.
 */
export function deriveEntries({ entries: written, nodes }: WrittenTrace, { indexOf }: TreeIndex, before?: JoinedLog): DerivedEntries {
  const count = written.length;
  const shared = before === undefined ? 0 : sharedCount(before.written, written);
  const whole = shared === before?.written.length ? before.log : undefined;
  if (whole && shared === count) return whole;
  const known = before?.log.entries ?? [];
  const entries = whole?.entries.slice() ?? [];
  const owners = new Int32Array(count);
  const times = new Float64Array(count);
  owners.set(whole?.owners ?? []);
  times.set(whole?.times ?? []);
  const attempts = whole?.attempts.fork() ?? new Attempts(nodes.length);
  const lost = whole?.lost.slice() ?? [];
  for (let index = entries.length; index < count; index++) {
    const entry = written[index] as WrittenEntry;
    const { cursor, time = Number.NaN } = entry;
    const verdict = verdictOf(entry);
    const owner = cursor === undefined ? undefined : indexOf.get(cursor.path);
    let attempt: number | undefined;
    if (cursor !== undefined) {
      if (owner === undefined) lost.push(index);
      else {
        owners[index] = owner;
        attempt = attempts.read(owner, cursor.step, verdict);
      }
    }
    times[index] = time;
    const same = index < shared ? known[index] : undefined;
    entries.push(same ?? joined(entry, index, verdict, owner === undefined ? undefined : nodes[owner], attempt, written[index - 1]));
  }
  return { entries, owners, times, attempts, lost };
}

/** How many entries two logs begin with alike. Versions of a document share what is equal. */
export function sharedCount(a: readonly WrittenEntry[], b: readonly WrittenEntry[]): number {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index++) if (a[index] !== b[index]) return index;
  return most;
}

/** One shape for all entries, absent parts `undefined`. */
function joined(
  entry: WrittenEntry,
  index: number,
  verdict: EntryVerdict,
  node: WrittenNode | undefined,
  attempt: number | undefined,
  before: WrittenEntry | undefined,
): TraceEntry {
  const { cursor, time, timeText, kind, kindText } = entry;
  const asked = cursor === undefined ? undefined : node?.steps[cursor.step];
  const gap = (time ?? Number.NaN) - (before?.time ?? Number.NaN);
  return {
    index,
    id: `${timeText ?? time ?? ''}|${cursor === undefined ? '' : `${cursor.path}:${cursor.step}`}|${kindText ?? kind}|${index}`,
    time,
    timeText,
    kind,
    kindText,
    path: node?.path ?? '',
    name: entry.name || (node?.name ?? ''),
    step: cursor?.step,
    attempt,
    submitted: entry.submitted,
    outcome: entry.outcome,
    verdict,
    note: entry.note,
    prompt: asked?.text,
    promptKind: asked?.kind === 'unknown' ? undefined : asked?.kind,
    gapMs: gap >= 0 ? gap : undefined,
    raw: entry.raw,
  };
}

/** One warning, however many entries it is about. */
export function lostWarnings({ lost }: DerivedEntries, written: WrittenTrace): readonly TraceWarning[] {
  const first = lost[0];
  if (first === undefined) return [];
  const path = written.entries[first]?.cursor?.path ?? '';
  const text =
    lost.length === 1
      ? `An entry is about a node at ${path}, which the tree does not have; it is shown at the root.`
      : `${lost.length} entries are about nodes the tree does not have, the first at ${path}; they are shown at the root.`;
  return [{ code: 'entry_without_node', text, at: `trace[${first}].cursor` }];
}
