/** The log, joined with the tree: prompt, attempt, verdict and gap of every entry. */
import type { TreeIndex } from '../ask/lookup.js';
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

/** Counts attempts at nodes while the log is read from its start. */
export interface Attempts {
  /** Node → attempts so far; 0 where nothing was written about it. */
  readonly counts: Int32Array;
  /** The node that was answered last; -1 where none was. */
  readonly last: number;
  /** Which attempt an entry about a step of a node belongs to. */
  at(node: number, step: number): number;
  /** An answer was given: after it, asking the same step again, or one before it, is a new attempt. */
  answered(node: number, step: number, failed: boolean): void;
}

export function countAttempts(nodeCount: number): Attempts {
  const counts = new Int32Array(nodeCount);
  /** Node → first step that would still belong to the attempt. */
  const next = new Int32Array(nodeCount);
  let last = -1;
  return {
    counts,
    get last() {
      return last;
    },
    at(node, step) {
      if (counts[node] === 0 || step < (next[node] ?? 0)) {
        counts[node] = (counts[node] ?? 0) + 1;
        next[node] = 0;
      }
      return counts[node] ?? 1;
    },
    answered(node, step, failed) {
      last = node;
      next[node] = failed ? 0x7fffffff : step + 1;
    },
  };
}

export interface DerivedEntries {
  readonly entries: readonly TraceEntry[];
  /** Entry → index of its node; the root where there is none. */
  readonly owners: Int32Array;
  /** How often each node was begun. */
  readonly attempts: Attempts;
  readonly warnings: readonly TraceWarning[];
}

/** A log that was joined before. */
export interface JoinedLog {
  readonly written: readonly WrittenEntry[];
  readonly log: DerivedEntries;
}

/** Joins the entries with the tree. Those a log joined before has too, from the first on, stay the same objects. */
export function deriveEntries(written: WrittenTrace, { indexOf }: TreeIndex, before?: JoinedLog): DerivedEntries {
  const count = written.entries.length;
  const owners = new Int32Array(count);
  const attempts = countAttempts(written.nodes.length);
  const entries: TraceEntry[] = [];
  const lost: number[] = [];
  let shared = before !== undefined;
  for (let index = 0; index < count; index++) {
    const entry = written.entries[index] as WrittenEntry;
    const { cursor } = entry;
    shared &&= sameEntry(before?.written[index], entry);
    const known = shared ? before?.log.entries[index] : undefined;
    const verdict = known?.verdict ?? verdictOf(entry);
    let owner: number | undefined;
    let attempt: number | undefined;
    if (cursor !== undefined) {
      owner = known?.attempt === undefined ? indexOf.get(cursor.path) : before?.log.owners[index];
      if (owner === undefined) lost.push(index);
      else {
        owners[index] = owner;
        attempt = attempts.at(owner, cursor.step);
        if (verdict === 'success' || verdict === 'failure') attempts.answered(owner, cursor.step, verdict === 'failure');
      }
    }
    const node = owner === undefined ? undefined : written.nodes[owner];
    entries.push(known ?? joined(entry, index, verdict, node, attempt, written.entries[index - 1]));
  }
  const unchanged = shared && before?.log.entries.length === count;
  return { entries: unchanged ? before.log.entries : entries, owners, attempts, warnings: lostWarnings(lost, written) };
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

const sameEntry = (a: WrittenEntry | undefined, b: WrittenEntry): boolean =>
  a === b ||
  (a !== undefined &&
    a.time === b.time &&
    a.timeText === b.timeText &&
    a.kind === b.kind &&
    a.kindText === b.kindText &&
    a.cursor?.path === b.cursor?.path &&
    a.cursor?.step === b.cursor?.step &&
    a.name === b.name &&
    a.submitted === b.submitted &&
    a.outcome === b.outcome &&
    a.note === b.note &&
    a.raw === b.raw);

/** One warning, however many entries it is about. */
function lostWarnings(lost: readonly number[], written: WrittenTrace): readonly TraceWarning[] {
  const first = lost[0];
  if (first === undefined) return [];
  const path = written.entries[first]?.cursor?.path ?? '';
  const text =
    lost.length === 1
      ? `An entry is about a node at ${path}, which the tree does not have; it is shown at the root.`
      : `${lost.length} entries are about nodes the tree does not have, the first at ${path}; they are shown at the root.`;
  return [{ code: 'entry_without_node', text, at: `trace[${first}].cursor` }];
}
