/** What selectors tried before the child that won, read from the log. Linear in entries. */
import { indexOfTrace } from '../../../trace-model/lookup.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';

/** Entries `from` up to but not including `to`, which are about a child that a selector went on after. */
export interface LosingRun {
  readonly selector: number;
  readonly child: number;
  readonly from: number;
  readonly to: number;
}

/** A node the log is inside of. */
interface Open {
  readonly node: number;
  /** The child it is at, and the entry that began with. */
  child: number;
  from: number;
  /** Children left behind in this round. */
  lost: LosingRun[];
}

type Tree = Pick<TraceDocument, 'nodes' | 'written' | 'entries'>;

const known = new WeakMap<readonly TraceEntry[], readonly LosingRun[]>();

/** Every run of entries a selector went on after and did not fail in the end; outer runs before those within them. */
export function losingRunsOf(trace: Tree): readonly LosingRun[] {
  let runs = known.get(trace.entries);
  if (runs === undefined) {
    runs = findRuns(trace).sort((a, b) => a.from - b.from || b.to - a.to || a.child - b.child);
    known.set(trace.entries, runs);
  }
  return runs;
}

function findRuns(trace: Tree): LosingRun[] {
  const { entries, nodes } = trace;
  const { indexOf, parents, ends } = indexOfTrace(trace);
  const runs: LosingRun[] = [];
  const stack: Open[] = [];
  /** A round is over: what was tried first counts when something won, or may still. */
  const close = (open: Open, at: number): void => {
    const isOver = at < entries.length || nodes[open.node]?.status === 'failure';
    if (open.lost.length > 0 && !(isOver && lastVerdict(entries, open.from, at) === 'failure')) runs.push(...open.lost);
    open.lost = [];
  };
  /** The log comes to `child` of an open node. */
  const enter = (open: Open, child: number, at: number): void => {
    if (child === open.child) return;
    if (open.child >= 0 && nodes[open.node]?.kind === 'selector') {
      if (child < open.child) close(open, at);
      else open.lost.push({ selector: open.node, child: open.child, from: open.from, to: at });
    }
    open.child = child;
    open.from = at;
  };

  entries.forEach(({ path, kind }, at) => {
    const node = indexOf.get(path) ?? 0;
    // Protocol entries, and those that cannot be placed, say nothing about where the log is.
    if (kind === 'protocol' || (node === 0 && nodes.length > 1)) return;
    if (stack.at(-1)?.node === node) return;
    while (stack.length > 0 && !isWithin(node, stack.at(-1) as Open)) close(stack.pop() as Open, at);
    const chain: number[] = [];
    const top = stack.at(-1)?.node ?? -1;
    for (let up = node; up !== top && up >= 0; up = parents[up] ?? -1) chain.push(up);
    for (const next of chain.reverse()) {
      const above = stack.at(-1);
      if (above) enter(above, next, at);
      stack.push({ node: next, child: -1, from: at, lost: [] });
    }
  });
  while (stack.length > 0) close(stack.pop() as Open, entries.length);
  return runs;

  function isWithin(node: number, { node: above }: Open): boolean {
    return node >= above && node < (ends[above] ?? 0);
  }
}

function lastVerdict(entries: readonly TraceEntry[], from: number, to: number): TraceEntry['verdict'] | undefined {
  for (let at = to - 1; at >= from; at--) {
    const { verdict, kind } = entries[at] as TraceEntry;
    if (kind !== 'protocol' && (verdict === 'success' || verdict === 'failure')) return verdict;
  }
  return undefined;
}
