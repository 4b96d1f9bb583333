/** Attempts in which the same was answered and said as in the one after: a loop, of which the last round is enough to read. */
import type { TraceEntry } from '../../../trace-model/trace-document.js';

/** An attempt at a node. */
interface Attempt {
  readonly number: number;
  /** Places of its entries. */
  readonly entries: number[];
  /** Number of the row of answers given in it. */
  answers: number;
}

const known = new WeakMap<readonly TraceEntry[], Uint8Array>();

/** Entry → 1 where it belongs to an attempt that the next attempt at the node repeated; thoughts do not make them differ. */
export function repeatsOf(entries: readonly TraceEntry[]): Uint8Array {
  let repeats = known.get(entries);
  if (repeats === undefined) {
    repeats = findRepeats(entries);
    known.set(entries, repeats);
  }
  return repeats;
}

function findRepeats(entries: readonly TraceEntry[]): Uint8Array {
  const repeats = new Uint8Array(entries.length);
  const current = new Map<string, Attempt>();
  const previous = new Map<string, Attempt>();
  /** Rows of answers seen so far: an earlier row and one more answer → its number. */
  const rows = new Map<string, number>();
  const close = (path: string, attempt: Attempt): void => {
    const before = previous.get(path);
    if (before && before.number + 1 === attempt.number && before.answers === attempt.answers) for (const at of before.entries) repeats[at] = 1;
    previous.set(path, attempt);
  };
  entries.forEach(({ path, attempt: number, step, verdict, note = '' }, at) => {
    if (number === undefined) return;
    let attempt = current.get(path);
    if (attempt?.number !== number) {
      if (attempt) close(path, attempt);
      current.set(path, (attempt = { number, entries: [], answers: 0 }));
    }
    attempt.entries.push(at);
    if (verdict !== 'success' && verdict !== 'failure') return;
    const row = `${attempt.answers} ${step ?? ''} ${verdict} ${note}`;
    let answers = rows.get(row);
    if (answers === undefined) rows.set(row, (answers = rows.size + 1));
    attempt.answers = answers;
  });
  for (const [path, attempt] of current) close(path, attempt);
  return repeats;
}
