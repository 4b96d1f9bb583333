/** The log of a node and of everything below it, in the time of the answer's own length. */
import { wholeLogOf } from '../derive/whole-log.js';
import { indexOfPath, indexOfTrace, nodeAt, type TreeIndex } from './lookup.js';
import type { TraceDocument, TraceEntry } from '../trace-document.js';

/** Entries sorted by their node: those of a subtree lie together, since nodes are in depth-first order. */
interface ByNode {
  readonly tree: TreeIndex;
  /** Node → its first place in `order`; one more at the end. */
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

const sorted = new WeakMap<readonly TraceEntry[], ByNode>();

/**
 * What was written about a node and everything below it, oldest first; `''` is the whole run, protocol included. The
 * open step comes last, `pending`. Empty for a path the tree does not have.
 */
export function activityOf(trace: TraceDocument, path: string): readonly TraceEntry[] {
  const node = indexOfPath(trace, path);
  if (node < 0) return [];
  const own = node === 0 ? trace.entries : entriesWithin(trace, node);
  const pending = pendingEntryOf(trace);
  const isHere = pending !== undefined && (indexOfTrace(trace).ends[node] ?? 0) > indexOfPath(trace, pending.path) && indexOfPath(trace, pending.path) >= node;
  return isHere ? [...own, pending] : own;
}

function entriesWithin(trace: TraceDocument, node: number): readonly TraceEntry[] {
  const { entries } = trace;
  const count = entries.length;
  const { starts, order } = byNodeOf(trace);
  const end = indexOfTrace(trace).ends[node] ?? node + 1;
  const places = order.slice(starts[node], starts[end]).filter((place) => place < count).sort();
  return Array.from(places, (place) => entries[place] as TraceEntry);
}

/** Made once for a log and all its earlier moments, which are beginnings of it. */
function byNodeOf(trace: TraceDocument): ByNode {
  const log = wholeLogOf(trace.entries);
  const tree = indexOfTrace(trace);
  let byNode = sorted.get(log);
  if (byNode?.tree !== tree) {
    byNode = sortByNode(log, tree);
    sorted.set(log, byNode);
  }
  return byNode;
}

/** Counting sort: stable, and linear in entries and nodes. */
function sortByNode(log: readonly TraceEntry[], tree: TreeIndex): ByNode {
  const nodeCount = tree.parents.length;
  const owners = Int32Array.from(log, ({ path }) => tree.indexOf.get(path) ?? 0);
  const starts = new Int32Array(nodeCount + 1);
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1;
  for (let node = 0; node < nodeCount; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const free = starts.slice();
  const order = new Int32Array(log.length);
  owners.forEach((owner, entry) => {
    const place = free[owner] ?? 0;
    order[place] = entry;
    free[owner] = place + 1;
  });
  return { tree, starts, order };
}

const pendingEntries = new WeakMap<TraceDocument, TraceEntry | null>();

/** The open step as an entry that is still to come; `undefined` when none is open, or its answer is half-written. */
export function pendingEntryOf(trace: TraceDocument): TraceEntry | undefined {
  let entry = pendingEntries.get(trace);
  if (entry === undefined) {
    entry = pendingEntry(trace) ?? null;
    pendingEntries.set(trace, entry);
  }
  return entry ?? undefined;
}

function pendingEntry(trace: TraceDocument): TraceEntry | undefined {
  const { cursor, entries, phase } = trace;
  const node = cursor === null ? undefined : nodeAt(trace, cursor.path);
  if (cursor === null || node === undefined || (node.status !== 'active' && node.status !== 'retrying')) return undefined;
  if (node.step !== undefined && node.step.index > cursor.step) return undefined;
  const asked = node.steps[cursor.step];
  const askedKind = asked?.kind === 'unknown' ? undefined : asked?.kind;
  return {
    index: entries.length,
    id: `pending|${cursor.path}:${cursor.step}|${entries.length}`,
    kind: askedKind ?? (phase === 'evaluating' ? 'evaluate' : phase === 'performing' ? 'instruct' : 'unknown'),
    path: node.path,
    name: node.name,
    step: cursor.step,
    attempt: pendingAttempt(trace, node.path, cursor.step, node.retries?.used ?? 0),
    submitted: '',
    outcome: '',
    verdict: 'running',
    ...(asked !== undefined && { prompt: asked.text }),
    ...(askedKind !== undefined && { promptKind: askedKind }),
    pending: true,
  };
}

/** The attempt after the node's last answer, or the one that answer was part of. */
function pendingAttempt(trace: TraceDocument, path: string, step: number, used: number): number {
  const node = indexOfPath(trace, path);
  const { starts, order } = byNodeOf(trace);
  const count = trace.entries.length;
  const last = trace.entries[order.subarray(starts[node], starts[node + 1]).findLast((place) => place < count) ?? -1];
  if (last?.path !== path) return used + 1;
  const isOver = last.verdict === 'failure' || (last.verdict === 'success' && step <= (last.step ?? 0));
  return Math.max((last.attempt ?? 0) + (isOver || step < (last.step ?? 0) ? 1 : 0), used + 1);
}
