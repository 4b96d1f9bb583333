/** The nodes of one moment after another: only those are looked at that may be others than at a moment that is known. */
import { nodeOf, nodesOf, shared, type KnownNodes, type Made } from './nodes.js';
import { SUCCESS } from './runtime.js';
import { canRetry, type Judgement } from './status.js';
import type { TraceNode } from '../trace-document.js';

/** Another moment, or the whole document. */
export interface KnownMoment extends Made {
  readonly nodes: readonly TraceNode[];
}

/** Nodes that are not reached and were never tried, each at its place, by all that they tell of others (`standingOf`). */
export type Untouched = Map<Judgement['stage'], TraceNode[][]>;

/** What may differ from a known moment, as bits. */
const OWN = 1;
/** What others tell of it, too. */
const COURSE = 2;
/** The course of a child. */
const BELOW = 4;
/** The retries of the node or of one above. */
const RETRIES = 8;
/** What became of that which ended the one it lies in. */
const ENDED = 16;

/**
 * `nodesOf`, sooner: most of a tree is as it was at the moment before, waits untouched, or is what it will be in the end.
 * @param moments At most two, of which nodes are taken that are as they are there.
 * @param near Nodes of another moment: those that are equal stay the same objects, and the list where all are.
 * @param marks A list of bytes for each of the moments, written over.
 */
export function momentNodes(made: Made, moments: readonly KnownMoment[], near: readonly TraceNode[], untouched: Untouched, marks: readonly Uint8Array[]): readonly TraceNode[] {
  const [first, second] = moments;
  const [asFirst, asSecond] = marks as [Uint8Array, Uint8Array];
  if (first === undefined) return nodesOf(made, near);
  mark(first, made, asFirst);
  if (second) mark(second, made, asSecond);
  const known = [near, ...moments.map(({ nodes }) => nodes)];
  const nodes = first.nodes.slice();
  for (let node = 0; node < nodes.length; node++) {
    if (isAlike(made.facts, node, asFirst)) continue;
    if (second && isAlike(made.facts, node, asSecond)) nodes[node] = second.nodes[node] as TraceNode;
    else if (isUntouched(made, node)) nodes[node] = untouchedNode(made, node, known, untouched);
    else nodes[node] = nodeOf(made, node, known);
  }
  return shared(nodes, near);
}

/** Whether a node is as it was. Its why tells of others, too: see `why.ts`. */
function isAlike({ tree, statuses, rescuers }: Judgement, node: number, marks: Uint8Array): boolean {
  const mark = marks[node] as number;
  if ((mark & (OWN | COURSE | BELOW | ENDED)) !== 0) return false;
  const status = statuses[node];
  if (status === 'not-reached') return !has(marks, tree.parents[node] as number, COURSE) && !has(marks, tree.previous[node] as number, COURSE);
  if (status === 'failure') return !has(marks, rescuers[node] as number, COURSE | BELOW | RETRIES);
  return (mark & RETRIES) === 0;
}

const has = (marks: Uint8Array, node: number, bits: number): boolean => node >= 0 && ((marks[node] as number) & bits) !== 0;

/** Parents come before their children, and what they hand on with them. */
function mark(was: Made, is: Made, marks: Uint8Array): void {
  const { parents } = is.facts.tree;
  markOwn(was, is, marks);
  markCourse(was.facts, is.facts, marks);
  for (let node = parents.length - 1; node > 0; node--) {
    if (has(marks, node, COURSE)) marks[parents[node] as number] = (marks[parents[node] as number] as number) | BELOW;
  }
}

/** What only the node itself tells; one on the way to the open step tells of that, and one that waits of where all stands. */
function markOwn({ facts: was, times: { first, last, counts } }: Made, { facts: is, times }: Made, marks: Uint8Array): void {
  const { rescuers, statuses, outcomes, runtime, onPath } = is;
  const isElsewhere = was.stage !== is.stage;
  for (let node = 0; node < marks.length; node++) {
    const isSame =
      was.statuses[node] === statuses[node] &&
      was.rescuers[node] === rescuers[node] &&
      // All steps of one that succeeded are done, whatever is written.
      (outcomes[node] === SUCCESS || was.runtime.steps[node] === runtime.steps[node]) &&
      first[node] === times.first[node] &&
      last[node] === times.last[node] &&
      counts[node] === times.counts[node] &&
      onPath[node] === 0 &&
      !(isElsewhere && (node === 0 || statuses[node] === 'not-reached'));
    marks[node] = isSame ? 0 : OWN;
  }
}

/** What others, too, tell of a node. Hot, so all at once. */
function markCourse(was: Judgement, is: Judgement, marks: Uint8Array): void {
  const { outcomes, begun, attempts, succeeded, failed, runtime, statuses, tree } = is;
  for (let node = 0; node < marks.length; node++) {
    const parent = tree.parents[node] as number;
    const areRetriesSame = was.runtime.retries[node] === runtime.retries[node];
    const isSame =
      areRetriesSame &&
      was.outcomes[node] === outcomes[node] &&
      was.begun[node] === begun[node] &&
      was.attempts[node] === attempts[node] &&
      was.succeeded[node] === succeeded[node] &&
      was.failed[node] === failed[node] &&
      was.runtime.outcomes[node] === runtime.outcomes[node];
    let mark = marks[node] as number;
    if (!isSame) mark |= COURSE;
    if (!areRetriesSame || has(marks, parent, RETRIES)) mark |= RETRIES;
    const isEnded = statuses[node] === 'skipped' || statuses[node] === 'cut-off';
    if (isEnded && has(marks, parent, COURSE | ENDED)) mark |= ENDED;
    marks[node] = mark;
  }
}

function isUntouched({ facts: { statuses, attempts, runtime }, times: { first, counts } }: Made, node: number): boolean {
  const isNew = statuses[node] === 'not-reached' && attempts[node] === 0 && counts[node] === 0 && first[node] === Infinity;
  return isNew && runtime.retries[node] === 0 && runtime.steps[node] === 0;
}

function untouchedNode(made: Made, node: number, known: KnownNodes, untouched: Untouched): TraceNode {
  const { stage } = made.facts;
  const standings = untouched.get(stage) ?? [];
  if (standings.length === 0) untouched.set(stage, standings);
  const nodes = (standings[standingOf(made.facts, node)] ??= []);
  return (nodes[node] ??= nodeOf(made, node, [...known, ...standings]));
}

/** What became of the sibling before, and whether that and the parent are at work, as a number. */
function standingOf(facts: Judgement, node: number): number {
  const { tree, outcomes, begun } = facts;
  const previous = tree.previous[node] as number;
  const before = previous < 0 ? 0 : 2 + 2 * (outcomes[previous] as number) + Number(canRetry(facts, previous));
  return 2 * before + (begun[tree.parents[node] as number] ?? 0);
}
