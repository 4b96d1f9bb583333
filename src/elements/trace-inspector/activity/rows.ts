/** From the entries of a node to the rows of the list: what was tried first and what repeats itself folded. */
import { activityOf } from '../../../trace-model/ask/activity.js';
import { indexOfPath, indexOfTrace } from '../../../trace-model/ask/lookup.js';
import { repeatedSince } from '../../../trace-model/derive/loops.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import { filtered, isSelective, type EntryFilter } from './entry-filter.js';
import { losingRunsWithin, type LosingRun, type Tree } from './losing-runs.js';
import { unsettledIn } from './settled.js';

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
  const { blocks, hidden } = blocksOf(entries, question);
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

/** Entries and folds, oldest first, and how many entries the filter hides. */
interface Blocks {
  readonly blocks: Row[];
  readonly hidden: number;
}

/** A list with room for all, as far as it is known, and the entry that comes next. */
interface Beginning {
  readonly blocks: Row[];
  readonly made: number;
  readonly at: number;
}

function blocksOf(entries: readonly TraceEntry[], question: RowQuestion): Blocks {
  const { path, filter, open } = question;
  if (isSelective(filter) && !filter.winningOnly) return { blocks: entries.slice(), hidden: 0 };
  const isPlain = path === '' && open.size === 0 && !filter.winningOnly;
  return folded(entries, question, isPlain ? settledOf(entries, question) : fromStart(entries));
}

// As long as it can become: a list of a hundred thousand that grows is copied over and over.
const fromStart = (entries: readonly TraceEntry[]): Beginning => ({ blocks: entries.slice(), made: 0, at: 0 });

/** By the log: with those that are settled its moments begin, too. */
const wholeBlocks = new WeakMap<readonly TraceEntry[], readonly Row[]>();

/** All that is settled, but for the last block: where it ends may be another. */
function settledOf(entries: readonly TraceEntry[], question: RowQuestion): Beginning {
  const { nodes, written, entries: own } = question.trace;
  const log = wholeLogOf(own);
  const trace = { nodes, entries: log, ...(written && { written }) };
  const whole = wholeBlocks.get(log) ?? folded(log, { ...question, trace }, fromStart(log)).blocks;
  wholeBlocks.set(log, whole);
  const row = rowOfKey(whole, 2 * (unsettledIn(trace)[own.length] ?? 0), 'oldest');
  // Before the one in which it stands, and the one before that.
  const made = Math.max(0, (row < 0 ? ~row : row) - 2);
  const next = whole[made];
  const at = next === undefined ? 0 : isFold(next) ? next.key : next.index;
  return { blocks: whole.slice(0, made + entries.length - at), made, at };
}

type Question = Omit<RowQuestion, 'trace'> & { readonly trace: Tree };

/** A long log: what can be told by numbers is. */
function folded(entries: readonly TraceEntry[], { trace, path, filter, open }: Question, beginning: Beginning): Blocks {
  const { blocks } = beginning;
  let { made, at } = beginning;
  const folds = !isSelective(filter);
  // Of the whole run every entry is at its own place, so none of them is looked at.
  const indexAt = folds && path === '' ? itself : (at: number): number => (entries[at] as TraceEntry).index;
  const runs = losingRunsWithin(trace, indexOfPath(trace, path), at);
  const since = folds ? repeatedSince(wholeLogOf(trace.entries)) : undefined;
  const isRepeated = (at: number): boolean => since !== undefined && (since[indexAt(at)] ?? Infinity) < trace.entries.length;
  let hidden = 0;
  for (let run = 0; at < entries.length; ) {
    while ((runs[run]?.to ?? Infinity) <= indexAt(at)) run++;
    const losing = runs[run];
    const before = losing?.from ?? Infinity;
    while (at < entries.length && indexAt(at) < before) {
      const from = at;
      while (at < entries.length && isRepeated(at) && indexAt(at) < before) at++;
      if (at - from < 2) at = from + 1;
      blocks[made++] = at - from === 1 ? (entries[from] as TraceEntry) : foldOf('alike', indexAt(from), entries.slice(from, at), open);
    }
    if (losing === undefined || at === entries.length || indexAt(at) >= losing.to) continue;
    const from = at;
    at = endOfTries(entries, indexAt, at, runs, run);
    if (at === from) blocks[made++] = entries[at++] as TraceEntry;
    else if (filter.winningOnly) hidden += at - from;
    else blocks[made++] = foldOf('tried', indexAt(from), entries.slice(from, at), open, losing.selector);
  }
  blocks.length = made;
  return { blocks, hidden };
}

const itself = (at: number): number => at;

/** Where the entries end that a selector's losing children have in a row, from `at` in run `run` on. */
function endOfTries(entries: readonly TraceEntry[], indexAt: (at: number) => number, at: number, runs: readonly LosingRun[], run: number): number {
  let end = at;
  let of = runs[run];
  for (let next = run; of !== undefined; ) {
    const { to, selector, isBroken } = of;
    // Protocol entries and those without a place may stand between: they are no part of what was tried.
    while (end < entries.length && indexAt(end) < to && (!isBroken || (entries[end] as TraceEntry).path !== '')) end++;
    const following = runs[++next];
    const isInRow = following?.selector === selector && following.from === to && end < entries.length && indexAt(end) === to;
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
