/** The nodes of a document as everything shows them. */
import type { DerivedEntries } from './entries.js';
import { nameOf, targetOf } from './given.js';
import { NONE, SUCCESS } from './runtime.js';
import type { Judgement } from './status.js';
import type { TraceNode, WrittenNode } from '../trace-document.js';
import { whyOf } from './why.js';

/** What the nodes of a version or a moment are made from. */
export interface Made {
  readonly facts: Judgement;
  readonly times: Times;
}

/** Nodes of other versions or moments of a tree, each at its place. */
export type KnownNodes = readonly (readonly TraceNode[] | undefined)[];

/** One node each of the tree; those that are as they were before stay the same objects. */
export const nodesOf = (made: Made, before: readonly TraceNode[] | undefined): readonly TraceNode[] =>
  shared(made.facts.written.nodes.map((_, index) => nodeOf(made, index, [before])), before);

/** Nodes, or those before where all are the same. */
export const shared = (nodes: readonly TraceNode[], before: readonly TraceNode[] | undefined): readonly TraceNode[] =>
  before && nodes.every((node, index) => node === before[index]) ? before : nodes;

/**
 * A node, or the one known of the same place of the same tree where nothing about it differs. One shape for all, absent parts
 * `undefined`: cheap to make, and to read for everything that draws. Hot: nothing is made of what turns out to be the same.
 */
export function nodeOf({ facts, times: { first, last, counts } }: Made, index: number, known: KnownNodes): TraceNode {
  const tree = facts.written.nodes;
  const written = tree[index] as WrittenNode;
  const status = facts.statuses[index] ?? 'not-reached';
  const recovered = status === 'failure' && (facts.rescuers[index] as number) >= 0 ? true : undefined;
  const used = facts.runtime.retries[index] as number;
  const step = stepOf(facts, index, written);
  const entryCount = counts[index] as number;
  const startedAt = (first[index] as number) < Infinity ? first[index] : undefined;
  const finishedAt = startedAt === undefined || facts.outcomes[index] === NONE ? undefined : last[index];
  const why = whyOf(facts, index);
  for (const nodes of known) {
    const node = nodes?.[index];
    const isIt =
      node?.status === status &&
      node.recovered === recovered &&
      node.entryCount === entryCount &&
      (node.retries?.used ?? 0) === used &&
      (node.step === undefined || node.step.index === step) &&
      node.startedAt === startedAt &&
      node.finishedAt === finishedAt &&
      node.why === why;
    if (isIt) return node;
  }
  return {
    path: written.path,
    name: nameOf(tree, index),
    kind: written.kind,
    kindText: written.kindText,
    status,
    why,
    recovered,
    depth: written.depth,
    parentPath: tree[written.parent]?.path,
    childPaths: known[0]?.[index]?.childPaths ?? pathsOf(tree, written.children),
    steps: written.steps,
    retries: written.retriesAllowed === undefined && used === 0 ? undefined : { used, allowed: written.retriesAllowed ?? 0 },
    step: written.steps.length === 0 ? undefined : { index: step, count: written.steps.length },
    startedAt,
    finishedAt,
    entryCount,
    reference: written.reference,
    referencePath: targetOf(tree, index)?.path,
    declares: written.declares,
    extra: written.extra,
  };
}

const NO_PATHS: readonly string[] = [];
const pathsOf = (tree: readonly WrittenNode[], indexes: readonly number[]): readonly string[] =>
  indexes.length === 0 ? NO_PATHS : indexes.map((index) => tree[index]?.path ?? '');

/** The open step; of a node that succeeded: behind the last; else what the runtime says comes next. */
function stepOf({ outcomes, open, written, runtime }: Judgement, index: number, { steps }: WrittenNode): number {
  if (outcomes[index] === SUCCESS) return steps.length;
  const next = runtime.steps[index] ?? 0;
  const { cursor } = written;
  return index === open && typeof cursor !== 'string' ? Math.max(cursor.step, next) : next;
}

export interface Times {
  /** Node → time of the first and of the last entry of its subtree. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Node → its own entries. */
  readonly counts: Int32Array;
}

export const noTimes = (count: number): Times => ({ first: new Float64Array(count), last: new Float64Array(count), counts: new Int32Array(count) });

/** @param into Written over. */
export function timesOf({ tree: { parents } }: Judgement, { owners, times }: Pick<DerivedEntries, 'owners' | 'times'>, into = noTimes(parents.length)): Times {
  const { first, last, counts } = into;
  first.fill(Infinity);
  last.fill(-Infinity);
  counts.fill(0);
  for (let index = 0; index < owners.length; index++) {
    const owner = owners[index] as number;
    counts[owner] = (counts[owner] ?? 0) + 1;
    const time = times[index] as number;
    if (time < (first[owner] as number)) first[owner] = time;
    if (time > (last[owner] as number)) last[owner] = time;
  }
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = parents[node] as number;
    first[parent] = Math.min(first[parent] as number, first[node] as number);
    last[parent] = Math.max(last[parent] as number, last[node] as number);
  }
  return into;
}
