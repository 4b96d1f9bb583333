/** The log of a node and of everything below it. */
import { wholeLogOf } from '../derive/whole-log.js';
import { indexOfPath, indexOfTrace, nodeAt, type TreeIndex } from './lookup.js';
import type { TraceDocument, TraceEntry } from '../trace-document.js';

/** Whose the entries of a log are: in this tree, entry → index of its node, the root where it has none. */
interface Owners {
  readonly tree: TreeIndex;
  readonly owners: Int32Array;
}

const known = new WeakMap<readonly TraceEntry[], Owners>();

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

/** Nodes are in depth-first order, so those of a subtree lie together. */
function entriesWithin(trace: TraceDocument, node: number): readonly TraceEntry[] {
  const { entries } = trace;
  const owners = ownersOf(trace);
  const end = indexOfTrace(trace).ends[node] ?? node + 1;
  const found: TraceEntry[] = [];
  for (let index = 0; index < entries.length; index++) {
    const owner = owners[index] as number;
    if (owner >= node && owner < end) found.push(entries[index] as TraceEntry);
  }
  return found;
}

/** Made once for a log and all its earlier moments. */
function ownersOf(trace: TraceDocument): Int32Array {
  const log = wholeLogOf(trace.entries);
  const tree = indexOfTrace(trace);
  let made = known.get(log);
  if (made?.tree !== tree) {
    made = { tree, owners: Int32Array.from(log, ({ path }) => tree.indexOf.get(path) ?? 0) };
    known.set(log, made);
  }
  return made.owners;
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
  const place = ownersOf(trace).subarray(0, trace.entries.length).lastIndexOf(node);
  const last = trace.entries[place];
  if (last?.path !== path) return used + 1;
  const isOver = last.verdict === 'failure' || (last.verdict === 'success' && step <= (last.step ?? 0));
  return Math.max((last.attempt ?? 0) + (isOver || step < (last.step ?? 0) ? 1 : 0), used + 1);
}
