/**
 * What became of every node, worked out from the document's facts (contract 1.3a). The rules are those of the runtime: a
 * sequence and a parallel end with their first failure, a selector with its first success, a node's own retries are
 * spent before its parent hears of a failure. A composite gets its outcome in the document only when the next step is
 * asked for; until then what it must come to is known, and shown.
 */
import type { Attempts } from './attempts.js';
import type { TreeIndex } from '../ask/lookup.js';
import { FAILURE, NONE, SUCCESS, type RuntimeState } from './runtime.js';
import type { NodeStatus, WrittenNode, WrittenTrace } from '../trace-document.js';

/** Where the execution as a whole stands. */
export type Stage =
  /** Created or reset; nothing was asked yet. */
  | 'fresh'
  /** The agent has not accepted the protocol yet. */
  | 'gate'
  | 'running'
  | 'complete'
  | 'failed'
  /** Failed, because the agent did not accept the protocol. */
  | 'rejected';

/** Everything the statuses follow from; nodes are indexes. */
export interface Judgement {
  readonly written: WrittenTrace;
  readonly tree: TreeIndex;
  readonly runtime: RuntimeState;
  readonly stage: Stage;
  /** Node → how often it was begun, from the log. */
  readonly attempts: Int32Array;
  /** Which attempt at its node the open step belongs to, by the log and the retries of the node itself; 0 when none is open. */
  readonly attempt: number;
  /** Node → what it came to, or must come to; the root as the document's status says. */
  readonly outcomes: Uint8Array;
  /** Node of the open step; -1 when none is open. */
  readonly open: number;
  /** Node → whether it is the open one or above it. */
  readonly onPath: Uint8Array;
  /** Node → whether something happened in it in its present attempt. */
  readonly begun: Uint8Array;
  /**
   * Failed node → the node thanks to which the execution goes on: a selector with another child, or one with a retry
   * left (perhaps itself); -1 when nothing saves it.
   */
  readonly rescuers: Int32Array;
  /** Node → its first child that succeeded, and its first that failed; -1 where none has. */
  readonly succeeded: Int32Array;
  readonly failed: Int32Array;
  readonly statuses: readonly NodeStatus[];
}

type Facts = Omit<Judgement, 'rescuers' | 'succeeded' | 'failed' | 'statuses'>;

/** What a judgement is written into, one place a node: another is written over it only where nobody reads it any more. */
export type Room = Pick<Judgement, 'outcomes' | 'onPath' | 'begun' | 'rescuers' | 'succeeded' | 'failed'> & {
  /** The outcomes without what the document says of the root. */
  readonly settled: Uint8Array;
  /** Node → whether a child has an outcome. */
  readonly isTold: Uint8Array;
  readonly statuses: NodeStatus[];
};

export function roomFor(count: number): Room {
  const bytes = (): Uint8Array => new Uint8Array(count);
  const nodes = (): Int32Array => new Int32Array(count);
  return { settled: bytes(), isTold: bytes(), outcomes: bytes(), onPath: bytes(), begun: bytes(), rescuers: nodes(), succeeded: nodes(), failed: nodes(), statuses: [] };
}

/** What says whether a node that failed will be tried again. */
type Retries = Pick<Judgement, 'tree' | 'runtime'>;

/** Whether a node that failed will be tried again. */
export const canRetry = ({ tree, runtime }: Retries, node: number): boolean => (runtime.retries[node] as number) < (tree.allowed[node] as number);

/** @param room Written over. */
export function judge(written: WrittenTrace, tree: TreeIndex, runtime: RuntimeState, log: Attempts, room = roomFor(written.nodes.length)): Judgement {
  const { outcomes, onPath, begun, rescuers, succeeded, failed, statuses } = room;
  const stage = stageOf(written);
  settle(written, { tree, runtime }, stage, room);
  const open = openNode(written, tree, runtime, room.settled, stage);
  outcomes.set(room.settled);
  outcomes[0] = rootOutcome(stage, runtime, open, room.settled);
  markPath(open, tree, onPath);
  markBegun(tree, runtime, open < 0 ? log.last : 0, room);
  const attempt = attemptAt(written.cursor, open, runtime, log);
  const facts = { written, tree, runtime, stage, attempts: log.counts, attempt, outcomes, open, onPath, begun };
  findRescuers(facts, room);
  findFirst(tree, room);
  for (let node = 0; node < outcomes.length; node++) statuses[node] = statusOf(facts, node, statuses[tree.parents[node] as number]);
  return { ...facts, rescuers, succeeded, failed, statuses };
}

/** Where the execution stands, from status, phase, gate and log. A word this version does not know counts as running. */
function stageOf(written: WrittenTrace): Stage {
  const { status, phase, protocolAccepted, cursor } = written;
  if (status === 'complete') return 'complete';
  // The log and the maps of an earlier moment are made for whoever asks.
  if (status === 'failed') return protocolAccepted === false && !written.entries.some(isStep) && written.nodeStatus.size === 0 ? 'rejected' : 'failed';
  if (phase === 'protocol') return 'gate';
  return cursor === 'fresh' && written.entries.length === 0 && written.nodeStatus.size === 0 ? 'fresh' : 'running';
}

const isStep = ({ kind }: { readonly kind: string }): boolean => kind !== 'protocol';

/** Said by numbers, without a look at the node: most nodes of a large tree are leaves to which nothing has happened. */
const isLeaf = ({ ends }: TreeIndex, node: number): boolean => ends[node] === node + 1;

/** Outcomes as written, and those that must follow from them. Children come after their parents, so from the end on. */
function settle(written: WrittenTrace, retries: Retries, stage: Stage, { settled, isTold }: Room): void {
  const { tree, runtime } = retries;
  settled.set(runtime.outcomes);
  isTold.fill(0);
  for (let index = settled.length - 1; index >= 0; index--) {
    const mayFollow = settled[index] === NONE && (isLeaf(tree, index) ? runtime.steps[index] !== 0 : isTold[index] === 1);
    if (mayFollow) {
      const node = written.nodes[index] as WrittenNode;
      const outcome = node.children.length > 0 ? compositeOutcome(retries, settled, node) : actionOutcome(runtime, node, index);
      if (outcome !== FAILURE || !canRetry(retries, index)) settled[index] = outcome;
    }
    if (settled[index] !== NONE && index > 0) isTold[tree.parents[index] as number] = 1;
  }
  if (stage === 'complete') settled[0] = SUCCESS;
  if (stage === 'failed' || stage === 'rejected') settled[0] = FAILURE;
}

/** An action whose last step is a judgement has no outcome until the next step is asked for; all its steps are done. */
const actionOutcome = (runtime: RuntimeState, { steps }: WrittenNode, index: number): number =>
  steps.length > 0 && (runtime.steps[index] ?? 0) >= steps.length ? SUCCESS : NONE;

function compositeOutcome(retries: Retries, outcomes: Uint8Array, { kind, children }: WrittenNode): number {
  const isSelector = kind === 'selector';
  if (!isSelector && kind !== 'sequence' && kind !== 'parallel') return NONE;
  let finished = 0;
  for (const child of children) {
    const outcome = outcomes[child];
    if (outcome === NONE || (outcome === FAILURE && canRetry(retries, child))) continue;
    if ((outcome === SUCCESS) === isSelector) return isSelector ? SUCCESS : FAILURE;
    finished++;
  }
  if (finished < children.length) return NONE;
  return isSelector ? FAILURE : SUCCESS;
}

/** The root's outcome is the document's; only an action at the root may have one of its own before. */
function rootOutcome(stage: Stage, runtime: RuntimeState, open: number, settled: Uint8Array): number {
  if (stage === 'complete' || stage === 'failed' || stage === 'rejected') return settled[0] ?? NONE;
  return open === 0 ? NONE : (runtime.outcomes[0] ?? NONE);
}

/** The node whose step is open. What has an outcome is not open, whatever the cursor still says: it is half-written. */
function openNode(written: WrittenTrace, tree: TreeIndex, runtime: RuntimeState, settled: Uint8Array, stage: Stage): number {
  const { cursor } = written;
  if (typeof cursor === 'string' || stage !== 'running') return -1;
  const node = tree.indexOf.get(cursor.path) ?? -1;
  return node >= 0 && (node === 0 ? runtime.outcomes : settled)[node] === NONE ? node : -1;
}

function attemptAt(cursor: WrittenTrace['cursor'], open: number, runtime: RuntimeState, log: Attempts): number {
  if (open < 0 || typeof cursor === 'string') return 0;
  return Math.max((runtime.retries[open] ?? 0) + 1, log.at(open, cursor.step));
}

function markPath(open: number, { parents }: TreeIndex, onPath: Uint8Array): void {
  onPath.fill(0);
  for (let node = open; node >= 0; node = parents[node] ?? -1) onPath[node] = 1;
}

/**
 * A retry alone is a beginning only while it is half-written: no step is open yet, and the failure is the last answer. Later,
 * something above was retried since.
 */
function markBegun(tree: TreeIndex, runtime: RuntimeState, last: number, { outcomes, onPath, begun }: Room): void {
  const { parents, ends } = tree;
  begun.fill(0);
  for (let node = parents.length - 1; node >= 0; node--) {
    const isLast = last < 0 ? !isLeaf(tree, node) : node <= last && last < (ends[node] ?? 0);
    const isRetried = isLast && (runtime.retries[node] ?? 0) > 0;
    if (outcomes[node] !== NONE || (runtime.steps[node] ?? 0) > 0 || onPath[node] === 1 || isRetried) begun[node] = 1;
    const parent = parents[node] ?? -1;
    if (parent >= 0 && begun[node] === 1) begun[parent] = 1;
  }
}

/** From the root down: what saves a node that failed, its own retry first, else what saves its parent. */
function findRescuers(facts: Facts, { settled, rescuers }: Room): void {
  const { written, tree, outcomes, stage } = facts;
  const isOver = stage !== 'running';
  rescuers.fill(-1);
  for (let node = 0; node < settled.length; node++) {
    if (outcomes[node] !== FAILURE && isLeaf(tree, node)) continue;
    const parent = tree.parents[node] ?? -1;
    if (!isOver && canRetry(facts, node)) rescuers[node] = node;
    else if (parent >= 0 && isSaved(node, parent, settled, written, tree)) rescuers[node] = parent;
    else if (parent >= 0 && outcomes[parent] !== SUCCESS) rescuers[node] = rescuers[parent] ?? -1;
  }
}

function findFirst({ parents }: TreeIndex, { outcomes, succeeded, failed }: Room): void {
  succeeded.fill(-1);
  failed.fill(-1);
  for (let node = parents.length - 1; node > 0; node--) {
    if (outcomes[node] === SUCCESS) succeeded[parents[node] as number] = node;
    else if (outcomes[node] === FAILURE) failed[parents[node] as number] = node;
  }
}

/** Whether a failure does not make the parent fail: a selector with a child after it, or what succeeded all the same. */
const isSaved = (node: number, parent: number, settled: Uint8Array, { nodes }: WrittenTrace, { ends }: TreeIndex): boolean =>
  settled[parent] === SUCCESS || (nodes[parent]?.kind === 'selector' && (settled[parent] === NONE || ends[node] !== ends[parent]));

function statusOf(facts: Facts, node: number, parentStatus: NodeStatus | undefined): NodeStatus {
  const { written, tree, stage, outcomes, open, onPath, begun } = facts;
  if (outcomes[node] === SUCCESS) return 'success';
  if (outcomes[node] === FAILURE) return 'failure';
  if (node === open) return facts.attempt > 1 ? 'retrying' : 'active';
  if (onPath[node] === 1) return 'on-path';
  if (parentStatus === undefined && stage === 'gate') return 'waiting';
  if (parentStatus === 'skipped' || parentStatus === 'cut-off') return parentStatus;
  const parent = tree.parents[node] ?? -1;
  if (parent >= 0 && outcomes[parent] === SUCCESS && written.nodes[parent]?.kind === 'selector') return 'skipped';
  if (parent >= 0 && outcomes[parent] === FAILURE && stage !== 'rejected') return 'cut-off';
  return begun[node] === 1 ? 'partial' : 'not-reached';
}
