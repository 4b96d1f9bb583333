/** Attempts at nodes, and those that repeat themselves. */
import type { TraceEntry } from '../trace-document.js';

/** Whether an entry can change the course: thoughts, and “still running”, cannot. */
export const isAnswer = ({ verdict }: Pick<TraceEntry, 'verdict'>): boolean => verdict === 'success' || verdict === 'failure';

/** Entries of one attempt at one node that stand together in the log. */
export interface AttemptGroup {
  readonly path: string;
  readonly name: string;
  /** Absent for protocol entries and what cannot be placed. */
  readonly attempt?: number;
  readonly entries: readonly TraceEntry[];
}

/** Cuts a list of entries, oldest first, into the attempts it is made of. */
export function groupActivity(entries: readonly TraceEntry[]): readonly AttemptGroup[] {
  const groups: { path: string; name: string; attempt?: number; entries: TraceEntry[] }[] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.path === entry.path && group.attempt === entry.attempt) group.entries.push(entry);
    else groups.push({ path: entry.path, name: entry.name, ...(entry.attempt !== undefined && { attempt: entry.attempt }), entries: [entry] });
  }
  return groups;
}

/** Attempts at one node, one after the other, in which the same was answered and the same was said. */
export interface AttemptLoop {
  readonly path: string;
  readonly name: string;
  /** The first and the last of the attempts that are alike. */
  readonly from: number;
  readonly to: number;
  /** Entries of each of them. */
  readonly rounds: readonly (readonly TraceEntry[])[];
  /** What the attempts came to, as their last entry has it. */
  readonly last: TraceEntry;
}

/** Attempts at a node that were alike so far. */
interface Row {
  readonly from: number;
  readonly rounds: TraceEntry[][];
}

/** Every row of two or more attempts that are alike, among entries of a document, oldest first; in the order they ended. */
export function loopsOf(entries: readonly TraceEntry[]): readonly AttemptLoop[] {
  const loops: AttemptLoop[] = [];
  /** Node → the attempt that is read, and the row before it. */
  const readings = new Map<string, { attempt: number; entries: TraceEntry[]; row: Row | undefined }>();
  for (const entry of entries) {
    const { path, attempt } = entry;
    if (attempt === undefined) continue;
    const reading = readings.get(path);
    if (reading === undefined) readings.set(path, { attempt, entries: [entry], row: undefined });
    else if (reading.attempt === attempt) reading.entries.push(entry);
    else {
      reading.row = continued(reading.row, reading.attempt, reading.entries, loops);
      reading.attempt = attempt;
      reading.entries = [entry];
    }
  }
  for (const reading of readings.values()) add(continued(reading.row, reading.attempt, reading.entries, loops), loops);
  return loops.sort((a, b) => a.last.index - b.last.index);
}

/** An attempt is over: the row goes on with it, or ends before it. */
function continued(row: Row | undefined, attempt: number, entries: TraceEntry[], loops: AttemptLoop[]): Row {
  if (row && isAlike(row.rounds.at(-1) ?? [], entries)) {
    row.rounds.push(entries);
    return row;
  }
  if (row) add(row, loops);
  return { from: attempt, rounds: [entries] };
}

function add({ from, rounds }: Row, loops: AttemptLoop[]): void {
  const last = rounds.at(-1)?.at(-1);
  if (last && rounds.length > 1) loops.push({ path: last.path, name: last.name, from, to: last.attempt ?? from, rounds, last });
}

/** Whether the same was answered and said; thoughts, and “still running”, do not make attempts differ. */
function isAlike(a: readonly TraceEntry[], b: readonly TraceEntry[]): boolean {
  for (let i = 0, j = 0; ; i++, j++) {
    while (i < a.length && !isAnswer(a[i] as TraceEntry)) i++;
    while (j < b.length && !isAnswer(b[j] as TraceEntry)) j++;
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return one === other;
    if (one.step !== other.step || one.verdict !== other.verdict || (one.note ?? '') !== (other.note ?? '')) return false;
  }
}

const settled = new WeakMap<readonly TraceEntry[], Int32Array>();
/** Beyond every index. Larger numbers are objects when they are read, which would be made for every entry at every moment. */
const NEVER = 0x3fffffff;

/**
 * Entry → index of the answer by which the next attempt at its node had come out like its own, so that reading that one is
 * enough; beyond every index where none did. Made once for a log and all its earlier moments.
 */
export function repeatedSince(log: readonly TraceEntry[]): Int32Array {
  let since = settled.get(log);
  if (since === undefined) {
    since = new Int32Array(log.length).fill(NEVER);
    for (const { rounds } of loopsOf(log)) {
      for (let round = 1; round < rounds.length; round++) {
        const at = rounds[round]?.findLast(isAnswer)?.index ?? rounds[round]?.at(-1)?.index ?? NEVER;
        for (const { index } of rounds[round - 1] ?? []) since[index] = at;
      }
    }
    settled.set(log, since);
  }
  return since;
}
