/** What selectors tried before the child that won, read from the log. Linear in entries. */
import { indexOfTrace } from '../../../trace-model/ask/lookup.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';

/** Entries `from` up to but not including `to`, which are about a child that a selector went on after. */
export interface LosingRun {
  readonly selector: number;
  readonly child: number;
  readonly from: number;
  readonly to: number;
  /** Whether entries without a place stand among them. */
  readonly isBroken: boolean;
}

/** One time through the children of a selector. */
interface Round {
  /** The entry that begins something else; the length of the log while it goes on. */
  end: number;
  /** Whether it had come to nothing by then. */
  failed: boolean;
}
export interface Tried extends LosingRun {
  readonly round: Readonly<Round>;
}

/** A node the log is inside of. */
interface Open {
  readonly node: number;
  /** The child it is at, and the entry that began with. */
  child: number;
  from: number;
  round: Round;
}

export type Tree = Pick<TraceDocument, 'nodes' | 'written' | 'entries'>;

const known = new WeakMap<readonly TraceEntry[], readonly Tried[]>();

/** Every run of entries a selector went on after, in their order, outer ones first. The log is read once for all moments of a document. */
export function triedIn(trace: Tree): readonly Tried[] {
  const log = wholeLogOf(trace.entries);
  let tried = known.get(log);
  if (tried === undefined) {
    tried = findTried(trace, log).sort((a, b) => a.from - b.from || b.to - a.to || a.child - b.child);
    known.set(log, tried);
  }
  return tried;
}

/** Of those at or below a node, from an entry on, the outermost whose selector did not fail in the end. */
export function losingRunsWithin(trace: Tree, node: number, from = 0): readonly LosingRun[] {
  const end = indexOfTrace(trace).ends[node] ?? 0;
  let covered = from;
  return triedIn(trace).filter((run) => {
    if (run.from < covered || run.selector < node || run.selector >= end || !hasLost(run, trace)) return false;
    covered = run.to;
    return true;
  });
}

/** What was tried first counts when something won, or may still. */
function hasLost({ selector, to, round }: Tried, { nodes, entries }: Tree): boolean {
  if (to >= entries.length) return false;
  if (round.end < entries.length) return !round.failed;
  return !(nodes[selector]?.status === 'failure' && lastVerdict(entries, to, entries.length) === 'failure');
}

function findTried(trace: Tree, entries: readonly TraceEntry[]): Tried[] {
  const { nodes } = trace;
  const { indexOf, parents, ends } = indexOfTrace(trace);
  const runs: Tried[] = [];
  const stack: Open[] = [];
  let placeless = -1;
  const close = (open: Open, at: number): void => {
    if (nodes[open.node]?.kind !== 'selector') return;
    open.round.end = at;
    open.round.failed = lastVerdict(entries, open.from, at) === 'failure';
    open.round = newRound(entries);
  };
  /** The log comes to `child` of an open node. */
  const enter = (open: Open, child: number, at: number): void => {
    if (child === open.child) return;
    if (open.child >= 0 && nodes[open.node]?.kind === 'selector') {
      if (child < open.child) close(open, at);
      else runs.push({ selector: open.node, child: open.child, from: open.from, to: at, isBroken: placeless >= open.from, round: open.round });
    }
    open.child = child;
    open.from = at;
  };

  entries.forEach(({ path, kind }, at) => {
    const node = indexOf.get(path) ?? 0;
    // Protocol entries, and those that cannot be placed, say nothing about where the log is.
    if (path === '') placeless = at;
    if (kind === 'protocol' || (node === 0 && nodes.length > 1)) return;
    if (stack.at(-1)?.node === node) return;
    while (stack.length > 0 && !isWithin(node, stack.at(-1) as Open)) close(stack.pop() as Open, at);
    const chain: number[] = [];
    const top = stack.at(-1)?.node ?? -1;
    for (let up = node; up !== top && up >= 0; up = parents[up] ?? -1) chain.push(up);
    for (const next of chain.reverse()) {
      const above = stack.at(-1);
      if (above) enter(above, next, at);
      stack.push({ node: next, child: -1, from: at, round: newRound(entries) });
    }
  });
  return runs;

  function isWithin(node: number, { node: above }: Open): boolean {
    return node >= above && node < (ends[above] ?? 0);
  }
}

const newRound = ({ length }: readonly TraceEntry[]): Round => ({ end: length, failed: false });

function lastVerdict(entries: readonly TraceEntry[], from: number, to: number): TraceEntry['verdict'] | undefined {
  for (let at = to - 1; at >= from; at--) {
    const { verdict, kind } = entries[at] as TraceEntry;
    if (kind !== 'protocol' && (verdict === 'success' || verdict === 'failure')) return verdict;
  }
  return undefined;
}
