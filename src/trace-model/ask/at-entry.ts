/** The tree as it stood after an entry of its log. */
import { explain, type WorkOut } from '../derive/derive.js';
import { engineAt } from '../derive/engine.js';
import type { TraceHistory } from '../open/history.js';
import { Lazy } from '../derive/lazy.js';
import { treeIndexOf } from './lookup.js';
import { misfitBefore, momentAfter } from '../derive/keyframes.js';
import { runtimeAfter, workAfter } from '../derive/moments.js';
import { bookkeepingOf } from '../derive/replay.js';
import { scopesOf } from '../derive/scopes.js';
import { isBeginningOf } from '../derive/whole-log.js';
import type { Slot, TraceDocument, WrittenEntry, WrittenTrace } from '../trace-document.js';

/** A document as it stood, and what it cannot tell about that moment, as sentences. */
export interface PastTrace {
  readonly document: TraceDocument;
  readonly unknown: readonly string[];
}

export interface AtEntryOptions {
  /** Versions of the document, oldest first: what variables held is known where one was written at that moment. */
  readonly history?: TraceHistory;
  /** Another moment of the document: nodes that are as they were then stay the same objects. */
  readonly near?: TraceDocument | undefined;
}

type Scopes = TraceDocument['scopes'];

const VALUES = 'Values of variables at that moment are not recorded.';
const NOT_WRITTEN = 'This document has no log of its own to go back in.';

/**
 * The document after its entry `index`: statuses, whys and bookkeeping as they follow from the log up to there; -1 is
 * before the first. After the last entry it is the document itself. Fast enough to be asked for on every move of a slider.
 */
export function atEntry(trace: TraceDocument, index: number, { history = [], near }: AtEntryOptions = {}): PastTrace {
  const { written, entries } = trace;
  const last = entries.length - 1;
  if (index >= last) return { document: trace, unknown: [] };
  if (written === undefined) return { document: trace, unknown: [NOT_WRITTEN] };
  const count = Math.max(index, -1) + 1;
  const past = writtenAfter(written, count);
  // Versions of a series are opened when somebody asks for what they hold.
  const then = new Lazy(() => versionAfter(history, trace, count)?.written);
  const document = explain(past, {
    now: past.updatedAt ?? 0,
    like: trace,
    workOut: workingOut(written, count, past, near),
    engineThen: (before) => engineAt(written.nodes, treeIndexOf(written.nodes), runtimeAfter(written, count), before),
    scopesThen: () => (then.value ? scopesOf({ ...written, variables: then.value.variables }) : forgottenScopes(trace.scopes)),
  });
  isBeginningOf(document.entries, entries);
  return {
    document,
    get unknown() {
      const misfit = misfitBefore(written, count);
      const doubts = misfit < 0 ? [] : [`From entry ${misfit + 1} on the log does not fit the tree; statuses and retries after it are a guess.`];
      return written.variables.size > 0 && !then.value ? [VALUES, ...doubts] : doubts;
    },
  };
}

/** On its own, since what is worked out later would keep the moment before too, and that the one before it. */
const workingOut =
  (written: WrittenTrace, count: number, past: WrittenTrace, near: TraceDocument | undefined): WorkOut =>
  (whole) =>
    workAfter(written, count, past, whole, near?.written?.nodes === written.nodes ? near.nodes : undefined);

/** The first version of this execution with that many entries: as it was written right after the answer. */
function versionAfter(history: TraceHistory, { createdAt, entries }: TraceDocument, count: number): TraceDocument | undefined {
  let [low, high] = [0, history.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history.at(middle)?.entries.length ?? 0) < count) low = middle + 1;
    else high = middle;
  }
  const found = history.at(low);
  // Where a reset lies between, or nobody looked at that moment, another version is found.
  const isIt = found?.createdAt === createdAt && found?.entries.length === count && found.entries.at(-1)?.id === entries[count - 1]?.id;
  return isIt ? found : undefined;
}

const forgottenValues = new WeakMap<Scopes, Scopes>();

/** The document says what a variable holds now, not what it held then: the same at every moment. */
function forgottenScopes(scopes: Scopes): Scopes {
  let then = forgottenValues.get(scopes);
  if (then === undefined) {
    then = { variables: scopes.variables.map(forgotten), constants: scopes.constants };
    forgottenValues.set(scopes, then);
  }
  return then;
}

const forgotten = ({ key, name, namespace, declaredAt, usedBy }: Slot): Slot => ({
  key,
  name,
  ...(namespace !== undefined && { namespace }),
  value: undefined,
  isSet: false,
  isUnrecorded: true,
  ...(declaredAt !== undefined && { declaredAt }),
  usedBy,
});

function writtenAfter(written: WrittenTrace, count: number): WrittenTrace {
  const time = timeBefore(written.entries, count) ?? written.createdAt;
  // Only for those who ask: what follows from them is worked out from the moment itself.
  const entries = new Lazy(() => written.entries.slice(0, count));
  const maps = new Lazy(() => bookkeepingOf(written, momentAfter(written, count)));
  return {
    ...written,
    ...(time !== undefined && { updatedAt: time }),
    ...standingAfter(written, count),
    get nodeStatus() {
      return maps.value.nodeStatus;
    },
    get stepIndex() {
      return maps.value.stepIndex;
    },
    get retryCount() {
      return maps.value.retryCount;
    },
    get entries() {
      return entries.value;
    },
  };
}

function timeBefore(entries: readonly WrittenEntry[], count: number): number | undefined {
  let at = count - 1;
  while (at >= 0 && entries[at]?.time === undefined) at--;
  return entries[at]?.time;
}

const gates = new WeakMap<readonly WrittenEntry[], readonly number[]>();

/** Indexes of the entries of the gate, most often the first alone: to find it, every moment would read the log back to it. */
function gateEntries(entries: readonly WrittenEntry[]): readonly number[] {
  let indexes = gates.get(entries);
  if (indexes === undefined) {
    indexes = entries.flatMap(({ kind }, index) => (kind === 'protocol' ? [index] : []));
    gates.set(entries, indexes);
  }
  return indexes;
}

type Standing = Pick<WrittenTrace, 'status' | 'phase' | 'cursor' | 'protocolAccepted'>;

/** Where the execution stood: a thought, or “still running”, leaves its step open; an answer closes it. */
function standingAfter({ protocolAccepted, nodes, cursor, entries }: WrittenTrace, count: number): Standing {
  const last = entries[count - 1];
  const gate = entries[gateEntries(entries).findLast((index) => index < count) ?? -1];
  const hasGate = protocolAccepted !== undefined;
  const accepted = hasGate && { protocolAccepted: gate?.outcome === 'protocol_accepted' || (gate === undefined && last !== undefined) };
  if (last === undefined) return { status: 'running', phase: 'idle', cursor: cursor === 'none' || hasGate ? 'fresh' : 'none', ...accepted };
  if (last.kind === 'protocol') {
    const isRejected = last.outcome === 'protocol_rejected';
    const phase = last.outcome === 'running' ? 'protocol' : 'idle';
    return { status: isRejected ? 'failed' : 'running', phase, cursor: 'none', ...accepted };
  }
  const open = last.kind === 'think' || last.outcome === 'running' ? last.cursor : undefined;
  if (open === undefined) return { status: 'running', phase: 'idle', cursor: 'none', ...accepted };
  const step = nodes[treeIndexOf(nodes).indexOf.get(open.path) ?? -1]?.steps[open.step];
  return { status: 'running', phase: step?.kind === 'evaluate' ? 'evaluating' : 'performing', cursor: open, ...accepted };
}
