/** Attempts at nodes, and those that repeat themselves. */
import { isAnswer } from './comparison.js';
import type { TraceEntry } from './trace-document.js';

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
  /** Entries of all of them but the last, in order: one round is enough to read. */
  readonly repeated: readonly TraceEntry[];
  /** What the attempts came to, as their last entry has it. */
  readonly last: TraceEntry;
}

/** Attempts at a node that were alike so far, the last of them with its entries. */
interface Row {
  readonly from: number;
  to: number;
  readonly repeated: TraceEntry[];
  entries: TraceEntry[];
}

/** Every row of two or more attempts that are alike, among entries of a document, oldest first; in the order they ended. */
export function loopsOf(entries: readonly TraceEntry[]): readonly AttemptLoop[] {
  const loops: AttemptLoop[] = [];
  /** Node → the attempt that is read, and the row before it. */
  const readings = new Map<string, { attempt: Row; row: Row | undefined }>();
  for (const entry of entries) {
    const { path, attempt } = entry;
    if (attempt === undefined) continue;
    const reading = readings.get(path);
    if (reading?.attempt.to === attempt) {
      reading.attempt.entries.push(entry);
      continue;
    }
    const begun = { from: attempt, to: attempt, repeated: [], entries: [entry] };
    if (reading === undefined) readings.set(path, { attempt: begun, row: undefined });
    else {
      reading.row = joined(reading.row, reading.attempt, loops);
      reading.attempt = begun;
    }
  }
  for (const { attempt, row } of readings.values()) add(joined(row, attempt, loops), loops);
  return loops.sort((a, b) => a.last.index - b.last.index);
}

/** An attempt is over: the row goes on with it, or ends before it. */
function joined(row: Row | undefined, attempt: Row, loops: AttemptLoop[]): Row {
  if (row === undefined) return attempt;
  if (!isAlike(row.entries, attempt.entries)) {
    add(row, loops);
    return attempt;
  }
  for (const entry of row.entries) row.repeated.push(entry);
  row.entries = attempt.entries;
  row.to = attempt.to;
  return row;
}

function add({ from, to, repeated, entries }: Row, loops: AttemptLoop[]): void {
  const last = entries.at(-1);
  if (last && to > from) loops.push({ path: last.path, name: last.name, from, to, repeated, last });
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
