/** The nodes of a document as everything shows them. */
import type { DerivedEntries } from './entries.js';
import { givenOf, type Given } from './given.js';
import { FAILURE, SUCCESS } from './runtime.js';
import type { Judgement } from './status.js';
import type { TraceNode, WrittenNode } from './trace-document.js';
import { whyOf } from './why.js';


/** One node each of the tree; those that are as in the version before (of the same tree) stay the same objects. */
export function nodesOf(facts: Judgement, log: DerivedEntries, before?: readonly TraceNode[]): readonly TraceNode[] {
  const given = givenOf(facts.written.nodes);
  const times = timesOf(facts, log);
  const nodes = facts.written.nodes.map((written, index) => {
    const node = nodeOf(facts, index, written, given[index] as Given, times);
    const known = before?.[index];
    return known !== undefined && sameNode(known, node) ? known : node;
  });
  return before !== undefined && nodes.every((node, index) => node === before[index]) ? before : nodes;
}

/** One shape for all nodes, absent parts `undefined`: cheap to make, and to read for everything that draws. */
function nodeOf(facts: Judgement, index: number, written: WrittenNode, given: Given, times: Times): TraceNode {
  const { statuses, outcomes, rescuers } = facts;
  const status = statuses[index] ?? 'not-reached';
  const used = facts.runtime.retries[index] ?? 0;
  const { retriesAllowed, steps } = written;
  const isVisited = (times.first[index] ?? Infinity) < Infinity;
  const isOver = outcomes[index] === SUCCESS || outcomes[index] === FAILURE;
  return {
    path: written.path,
    name: given.name,
    kind: written.kind,
    kindText: written.kindText,
    status,
    why: whyOf(facts, index),
    recovered: status === 'failure' && (rescuers[index] ?? -1) >= 0 ? true : undefined,
    depth: written.depth,
    parentPath: given.parentPath,
    childPaths: given.childPaths,
    steps,
    retries: retriesAllowed === undefined && used === 0 ? undefined : { used, allowed: retriesAllowed ?? 0 },
    step: steps.length === 0 ? undefined : { index: stepOf(facts, index, written), count: steps.length },
    startedAt: isVisited ? times.first[index] : undefined,
    finishedAt: isVisited && isOver ? times.last[index] : undefined,
    entryCount: times.counts[index] ?? 0,
    reference: written.reference,
    referencePath: given.referencePath,
    declares: written.declares,
    extra: written.extra,
  };
}

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

function timesOf({ tree: { parents } }: Judgement, { entries, owners }: DerivedEntries): Times {
  const first = new Float64Array(parents.length).fill(Infinity);
  const last = new Float64Array(parents.length).fill(-Infinity);
  const counts = new Int32Array(parents.length);
  for (let index = 0; index < owners.length; index++) {
    const owner = owners[index] as number;
    counts[owner] = (counts[owner] ?? 0) + 1;
    const time = entries[index]?.time;
    if (time === undefined) continue;
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

/** Everything that can differ between two versions of a node of the same tree. */
const sameNode = (a: TraceNode, b: TraceNode): boolean =>
  a.status === b.status &&
  a.why === b.why &&
  a.recovered === b.recovered &&
  a.entryCount === b.entryCount &&
  a.retries?.used === b.retries?.used &&
  a.step?.index === b.step?.index &&
  a.startedAt === b.startedAt &&
  a.finishedAt === b.finishedAt;
