/** The nodes of a document as everything shows them. */
import type { DerivedEntries } from './entries.js';
import { nameOf, targetOf } from './given.js';
import { FAILURE, SUCCESS } from './runtime.js';
import type { Judgement } from './status.js';
import type { TraceNode, WrittenNode } from '../trace-document.js';
import { whyOf } from './why.js';

/** One node each of the tree; those that are as in the version before (of the same tree) stay the same objects. */
export function nodesOf(facts: Judgement, log: DerivedEntries, before?: readonly TraceNode[]): readonly TraceNode[] {
  const times = timesOf(facts, log);
  let isSame = before !== undefined;
  const nodes = facts.written.nodes.map((written, index) => {
    const known = before?.[index];
    const found = foundOf(facts, index, written, times);
    if (known !== undefined && isAsFound(known, found)) return known;
    isSame = false;
    return nodeOf(found, facts.written.nodes, index, known);
  });
  return before !== undefined && isSame ? before : nodes;
}

/** Everything that can differ between two versions of a node of the same tree. */
interface Found {
  readonly status: TraceNode['status'];
  readonly why: string;
  readonly recovered: true | undefined;
  readonly used: number;
  readonly step: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly entryCount: number;
}

function foundOf(facts: Judgement, index: number, written: WrittenNode, times: Times): Found {
  const { statuses, outcomes, rescuers } = facts;
  const status = statuses[index] ?? 'not-reached';
  const isVisited = (times.first[index] ?? Infinity) < Infinity;
  const isOver = outcomes[index] === SUCCESS || outcomes[index] === FAILURE;
  return {
    status,
    why: whyOf(facts, index),
    recovered: status === 'failure' && (rescuers[index] ?? -1) >= 0 ? true : undefined,
    used: facts.runtime.retries[index] ?? 0,
    step: stepOf(facts, index, written),
    startedAt: isVisited ? times.first[index] : undefined,
    finishedAt: isVisited && isOver ? times.last[index] : undefined,
    entryCount: times.counts[index] ?? 0,
  };
}

const isAsFound = (node: TraceNode, found: Found): boolean =>
  node.status === found.status &&
  node.recovered === found.recovered &&
  node.entryCount === found.entryCount &&
  (node.retries?.used ?? 0) === found.used &&
  (node.step === undefined || node.step.index === found.step) &&
  node.startedAt === found.startedAt &&
  node.finishedAt === found.finishedAt &&
  node.why === found.why;

/** One shape for all nodes, absent parts `undefined`: cheap to make, and to read for everything that draws. */
function nodeOf(found: Found, tree: readonly WrittenNode[], index: number, known: TraceNode | undefined): TraceNode {
  const written = tree[index] as WrittenNode;
  return {
    path: written.path,
    name: nameOf(tree, index),
    kind: written.kind,
    kindText: written.kindText,
    status: found.status,
    why: found.why,
    recovered: found.recovered,
    depth: written.depth,
    parentPath: tree[written.parent]?.path,
    childPaths: known?.childPaths ?? pathsOf(tree, written.children),
    steps: written.steps,
    retries: written.retriesAllowed === undefined && found.used === 0 ? undefined : { used: found.used, allowed: written.retriesAllowed ?? 0 },
    step: written.steps.length === 0 ? undefined : { index: found.step, count: written.steps.length },
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
    entryCount: found.entryCount,
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

interface Times {
  /** Node → time of the first and of the last entry of its subtree. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Node → its own entries. */
  readonly counts: Int32Array;
}

function timesOf({ tree: { parents } }: Judgement, { owners, times }: DerivedEntries): Times {
  const first = new Float64Array(parents.length).fill(Infinity);
  const last = new Float64Array(parents.length).fill(-Infinity);
  const counts = new Int32Array(parents.length);
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
  return { first, last, counts };
}
