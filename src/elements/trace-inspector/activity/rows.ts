/** From the entries of a node to the rows of the list: what was tried first and what repeats itself folded. */
import { activityOf } from '../../../trace-model/ask/activity.js';
import { indexOfPath, indexOfTrace } from '../../../trace-model/ask/lookup.js';
import { repeatedSince } from '../../../trace-model/derive/loops.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import { filtered, isSelective, type EntryFilter } from './entry-filter.js';
import { losingRunsOf, type LosingRun } from './losing-runs.js';

/** A row that stands for several entries, which follow it when it is open. */
export interface Fold {
  /** `tried`: by a selector, before the child that won. `alike`: attempts that were repeated. */
  readonly fold: 'tried' | 'alike';
  /** Index of its first entry: it is known by it. */
  readonly key: number;
  /** Index of the selector that tried its nodes. */
  readonly selector?: number;
  readonly entries: readonly TraceEntry[];
  readonly isOpen: boolean;
}

export type Row = TraceEntry | Fold;
export const isFold = (row: Row): row is Fold => 'fold' in row;

export type Order = 'newest' | 'oldest';

export interface RowQuestion {
  readonly trace: TraceDocument;
  /** Of the node whose subtree is shown; `''`: the whole run. */
  readonly path: string;
  readonly order: Order;
  readonly filter: EntryFilter;
  /** Keys of the folds that are open. */
  readonly open: ReadonlySet<number>;
}

export interface Rows {
  /** In the order they are shown. */
  readonly rows: readonly Row[];
  /** All entries of the subtree, oldest first, the open step last. */
  readonly activity: readonly TraceEntry[];
  /** How many of them pass the filter. */
  readonly count: number;
}

export function rowsOf(question: RowQuestion): Rows {
  const { trace, path, order, filter, open } = question;
  const activity = activityOf(trace, path);
  const entries = filtered(activity, filter);
  const { blocks, hidden } = blocksOf(entries, question, !isSelective(filter));
  const count = entries.length - hidden;
  if (order === 'newest') blocks.reverse();
  const rows = open.size === 0 ? blocks : opened(blocks, order);
  return { rows, activity, count };
}

/** With the entries of open folds below them. */
function opened(blocks: readonly Row[], order: Order): readonly Row[] {
  const rows: Row[] = [];
  for (const block of blocks) {
    rows.push(block);
    if (!isFold(block) || !block.isOpen) continue;
    for (const entry of order === 'newest' ? block.entries.toReversed() : block.entries) rows.push(entry);
  }
  return rows;
}

/** Entries and folds, oldest first, and how many entries the filter hides. A long log: what can be told by numbers is. */
function blocksOf(entries: readonly TraceEntry[], { trace, path, filter, open }: RowQuestion, folds: boolean): { blocks: Row[]; hidden: number } {
  if (!folds && !filter.winningOnly) return { blocks: entries.slice(), hidden: 0 };
  const length = trace.entries.length;
  const since = folds ? repeatedSince(wholeLogOf(trace.entries)) : undefined;
  const indexes = indexesOf(entries, folds && path === '');
  const runs = runsWithin(trace, path);
  // As long as it can become: a list of a hundred thousand that grows is copied over and over.
  const blocks: Row[] = entries.slice();
  let made = 0;
  let hidden = 0;
  let run = 0;
  for (let at = 0; at < entries.length; ) {
    const index = indexes[at] as number;
    while ((runs[run]?.to ?? Infinity) <= index) run++;
    const losing = runs[run];
    const end = losing && losing.from <= index ? endOfTries(entries, indexes, at, runs, run) : at;
    if (end > at) {
      if (filter.winningOnly) hidden += end - at;
      else blocks[made++] = foldOf('tried', index, entries.slice(at, end), open, losing?.selector);
      at = end;
      continue;
    }
    const before = losing?.from ?? Infinity;
    let same = at;
    while (since && same < entries.length && (since[indexes[same] as number] ?? Infinity) < length && (indexes[same] as number) < before) same++;
    if (same - at >= 2) {
      blocks[made++] = foldOf('alike', index, entries.slice(at, same), open);
      at = same;
    } else {
      blocks[made++] = entries[at++] as TraceEntry;
    }
  }
  blocks.length = made;
  return { blocks, hidden };
}

/** Of the whole run every entry is at its own place, so none of them is looked at. */
function indexesOf(entries: readonly TraceEntry[], isWhole: boolean): Int32Array {
  const indexes = new Int32Array(entries.length);
  for (let at = 0; at < indexes.length; at++) indexes[at] = isWhole ? at : (entries[at] as TraceEntry).index;
  return indexes;
}

/** Where the entries end that a selector's losing children have in a row, from `at` in run `run` on. */
function endOfTries(entries: readonly TraceEntry[], indexes: Int32Array, at: number, runs: readonly LosingRun[], run: number): number {
  let end = at;
  let of = runs[run];
  for (let next = run; of !== undefined; ) {
    const { to, selector, isBroken } = of;
    // Protocol entries and those without a place may stand between: they are no part of what was tried.
    while (end < indexes.length && (indexes[end] as number) < to && (!isBroken || (entries[end] as TraceEntry).path !== '')) end++;
    const following = runs[++next];
    const isInRow = following?.selector === selector && following.from === to && indexes[end] === to;
    of = isInRow ? following : undefined;
  }
  return end;
}

const foldOf = (fold: Fold['fold'], key: number, entries: readonly TraceEntry[], open: ReadonlySet<number>, selector?: number): Fold =>
  ({ fold, key, entries, isOpen: open.has(key), ...(selector !== undefined && { selector }) });

/** Names of what a fold stands for, each once: of the children a selector tried, or of the nodes that were repeated. */
export function namesOf({ entries, selector }: Fold, trace: TraceDocument): readonly string[] {
  if (selector === undefined) return [...new Set(entries.map(({ name }) => name))];
  const { parents } = indexOfTrace(trace);
  const names = new Set<string>();
  for (const { path } of entries) {
    let node = indexOfPath(trace, path);
    while (node > 0 && parents[node] !== selector) node = parents[node] ?? -1;
    names.add(trace.nodes[node]?.name ?? '');
  }
  return [...names];
}

/** The outermost losing runs of the selectors at or below a node. */
function runsWithin(trace: TraceDocument, path: string): readonly LosingRun[] {
  const node = indexOfPath(trace, path);
  const end = indexOfTrace(trace).ends[node] ?? 0;
  let covered = -1;
  return losingRunsOf(trace).filter(({ selector, from, to }) => {
    if (selector < node || selector >= end || from < covered) return false;
    covered = to;
    return true;
  });
}

/**
 * A number for a row that stays while rows come and go around it, and grows with age or falls with it, by the order: the
 * place of an entry, and for a fold one between those of the entries it stands for and its neighbour's.
 */
export function keyOfRow(row: Row | undefined, order: Order): number {
  if (row === undefined) return Number.NaN;
  if (!isFold(row)) return 2 * row.index;
  return order === 'newest' ? 2 * (row.entries.at(-1)?.index ?? 0) + 1 : 2 * row.key - 1;
}

/** The row of a key, or `~row` of what comes next where it has none any more. */
export function rowOfKey(rows: readonly Row[], key: number, order: Order): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = keyOfRow(rows[middle], order);
    if (order === 'newest' ? at > key : at < key) low = middle + 1;
    else high = middle;
  }
  return keyOfRow(rows[low], order) === key ? low : ~low;
}
