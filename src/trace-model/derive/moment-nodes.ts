/** The nodes of one moment after another: only those are looked at that may be others than at the moment before. */
import { nodeOf, shared, type KnownNodes, type Times } from './nodes.js';
import type { Judgement } from './status.js';
import type { TraceNode, WrittenNode } from '../trace-document.js';

/** What the nodes of a moment were made from. */
interface Known {
  readonly facts: Judgement;
  readonly times: Times;
}

interface Latest extends Known {
  readonly nodes: readonly TraceNode[];
  /** Those of the whole document, of which all were taken that were the same. */
  readonly whole: readonly (TraceNode | undefined)[] | undefined;
  /** Each as it was when it was last not reached: what moments long before the end have most of. */
  readonly untouched: (TraceNode | undefined)[];
}

/** The moment of a tree that was worked out last. */
const latest = new WeakMap<readonly WrittenNode[], Latest>();

/**
 * `nodesOf`, sooner where the first of the known are those of the moment that was asked for last, or of the whole document:
 * what is the same there was taken from it then, too.
 */
export function momentNodes(facts: Judgement, times: Times, known: KnownNodes): readonly TraceNode[] {
  const tree = facts.written.nodes;
  const last = latest.get(tree);
  const untouched = last?.untouched ?? [];
  const among: KnownNodes = [...known, untouched];
  const isNear = last !== undefined && (last.nodes === known[0] || (last.whole === known[0] && last.whole === known[1]));
  const unlike = isNear ? unlikeNodes(last, { facts, times }) : undefined;
  const nodes = isNear ? last.nodes.slice() : [];
  for (let node = 0; node < tree.length; node++) if (unlike?.[node] !== 0) nodes[node] = nodeOf(facts, node, times, among);
  facts.statuses.forEach((status, node) => {
    if (status === 'not-reached') untouched[node] = nodes[node];
  });
  const made = shared(nodes, known);
  latest.set(tree, { facts, times, nodes: made, whole: known[1], untouched });
  return made;
}

/**
 * Node → 1 where its status, its why or anything else about it may be another. A why tells, besides of the node itself, of the
 * nodes above it, its children, the sibling before it, and of what follows in the one that saves it (see `why.ts`).
 */
function unlikeNodes(was: Known, is: Known): Uint8Array {
  const { parents, previous } = is.facts.tree;
  const unlike = ownChanges(was, is);
  if (was.facts.stage !== is.facts.stage) return unlike.fill(1);
  const course = courseChanges(was.facts, is.facts);
  /** Whether a child has taken another course, and whether a node above has. */
  const below = new Uint8Array(parents.length);
  const above = new Uint8Array(parents.length);
  for (let node = parents.length - 1; node > 0; node--) if (course[node] === 1) below[parents[node] as number] = 1;
  for (let node = 0; node < parents.length; node++) {
    const parent = parents[node] as number;
    const before = previous[node] as number;
    const rescuer = is.facts.rescuers[node] as number;
    if (parent >= 0 && (above[parent] === 1 || course[parent] === 1)) above[node] = 1;
    const isTold = (before >= 0 && course[before] === 1) || (rescuer >= 0 && below[rescuer] === 1);
    if (isTold || course[node] === 1 || below[node] === 1 || above[node] === 1) unlike[node] = 1;
  }
  return unlike;
}

/** What others, too, tell of a node. Hot, so all at once. */
function courseChanges(was: Judgement, is: Judgement): Uint8Array {
  const { outcomes, begun, attempts, succeeded, failed, runtime } = is;
  const changed = new Uint8Array(outcomes.length);
  for (let node = 0; node < changed.length; node++) {
    const isSame =
      was.outcomes[node] === outcomes[node] &&
      was.begun[node] === begun[node] &&
      was.attempts[node] === attempts[node] &&
      was.succeeded[node] === succeeded[node] &&
      was.failed[node] === failed[node] &&
      was.runtime.outcomes[node] === runtime.outcomes[node] &&
      was.runtime.retries[node] === runtime.retries[node];
    if (!isSame) changed[node] = 1;
  }
  return changed;
}

/** What only the node itself tells; one on the way to the open step tells of that, too. */
function ownChanges({ facts: was, times: { first, last, counts } }: Known, { facts: is, times }: Known): Uint8Array {
  const { rescuers, statuses, runtime } = is;
  const changed = is.onPath.slice();
  for (let node = 0; node < changed.length; node++) {
    const isSame =
      was.statuses[node] === statuses[node] &&
      was.rescuers[node] === rescuers[node] &&
      was.runtime.steps[node] === runtime.steps[node] &&
      first[node] === times.first[node] &&
      last[node] === times.last[node] &&
      counts[node] === times.counts[node];
    if (!isSame) changed[node] = 1;
  }
  return changed;
}
