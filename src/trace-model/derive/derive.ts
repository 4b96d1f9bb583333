/** From what a document says to what it means: the one place where a `TraceDocument` is made from a document. */
import { diagnose } from './diagnosis.js';
import { engineOf } from './engine.js';
import { deriveEntries, lostWarnings, type DerivedEntries } from './entries.js';
import { Lazy } from './lazy.js';
import { treeIndexOf, type TreeIndex } from '../ask/lookup.js';
import { isSameExecution } from '../ask/same-execution.js';
import { nodesOf, timesOf, type Made } from './nodes.js';
import { repaired } from './repair.js';
import { runtimeOf } from './runtime.js';
import { scopesOf } from './scopes.js';
import { judge } from './status.js';
import type { TraceDocument, TraceNode, WrittenTrace } from '../trace-document.js';

export interface DeriveOptions {
  /** Epoch ms: the moment `diagnosis.stuck` is about. */
  readonly now: number;
  /** The version before: nodes, entries and slots that are equal stay the same objects; a reset is noticed against it. */
  readonly previous?: TraceDocument | undefined;
}

/** @internal */
export interface ExplainOptions extends DeriveOptions {
  /** A document to share equal parts with, which need not be an earlier version. */
  readonly like?: TraceDocument | undefined;
  /** Works it out of what is known of `like`, where there is a sooner way than from the document alone. */
  readonly workOut?: WorkOut;
  /** What the slots say, where the document itself does not. */
  readonly scopesThen?: () => Scopes;
  /** The runtime's bookkeeping, where there is a sooner way than from the maps of the document. */
  readonly engineThen?: (before: Engine | undefined) => Engine;
}

/** @internal Works a document out of what is known of another. */
export type WorkOut = (like: Work) => Work;

/** @internal The log of a document and its nodes. */
export interface Work {
  readonly log: DerivedEntries;
  readonly nodes: readonly TraceNode[];
  /** What the nodes were made from, where that is kept. */
  readonly made?: Made;
}

type Scopes = TraceDocument['scopes'];
type Engine = TraceDocument['engine'];
/** What a document was explained with, for those that are like it. */
interface Parts {
  readonly work: Work;
  /** Nothing of the first picture needs these. */
  readonly scopes: Lazy<Scopes>;
  readonly engine: Lazy<Engine>;
}

const partsOf = new WeakMap<TraceDocument, Parts>();

/**
 * Explains a document: status and why of every node, the log joined with the tree, scopes, engine, diagnosis. `scopes` and
 * `engine` are worked out when they are first read. Never throws.
 */
export function derive(written: WrittenTrace, { now, previous: like }: DeriveOptions): TraceDocument {
  // Another execution says nothing about this one, however much they share.
  const previous = like && isSameExecution(like, written) ? like : undefined;
  return explain(repaired(written, previous?.written), { now, previous, like });
}

/** @internal `derive` without repairs. */
export function explain(written: WrittenTrace, { now, previous, like, workOut, scopesThen, engineThen }: ExplainOptions): TraceDocument {
  const tree = treeIndexOf(written.nodes);
  const alike = like?.written?.nodes === written.nodes ? like : undefined;
  const earlier = like && partsOf.get(like);
  const work = workOut && earlier ? workOut(earlier.work) : workOf(written, tree, alike, earlier?.work.log);
  const { log, nodes } = work;
  const scopes = new Lazy<Scopes>(scopesThen ?? ((before) => scopesOf(written, before)), earlier?.scopes);
  const engine = new Lazy<Engine>(engineThen ?? ((before) => engineOf(written, tree, before)), alike && earlier?.engine);
  const trace = {
    ...headOf(written),
    root: nodes[0] as TraceDocument['root'],
    nodes,
    entries: log.entries,
    warnings: [...written.warnings, ...lostWarnings(log, written)],
    written,
  };
  const diagnosis = diagnose(trace, now, previous);
  const document: TraceDocument = {
    ...trace,
    // Nothing can be done any more at a moment that is over.
    diagnosis: workOut ? { ...diagnosis, advice: [] } : diagnosis,
    get scopes() {
      return scopes.value;
    },
    get engine() {
      return engine.value;
    },
  };
  // Of moments nothing is made but what is like the whole; and until all memory is collected a `WeakMap` would keep them.
  if (!workOut) partsOf.set(document, { work, scopes, engine });
  return document;
}

function workOf(written: WrittenTrace, tree: TreeIndex, alike: TraceDocument | undefined, log: DerivedEntries | undefined): Work {
  const joined = deriveEntries(written, tree, alike?.written && log && { written: alike.written.entries, log });
  const facts = judge(written, tree, runtimeOf(written, tree), joined.attempts);
  const made = { facts, times: timesOf(facts, joined) };
  return { log: joined, made, nodes: nodesOf(made, alike?.nodes) };
}

/** What is taken over as it is; what the document does not have is absent. */
function headOf({ format, version, uri, treeUri, summary, createdAt, updatedAt, status, phase, protocolAccepted, cursor }: WrittenTrace) {
  return {
    format,
    ...(version !== undefined && { version }),
    ...(uri !== undefined && { uri }),
    ...(treeUri !== undefined && { treeUri }),
    ...(summary !== undefined && { summary }),
    ...(createdAt !== undefined && { createdAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    status,
    phase,
    ...(protocolAccepted !== undefined && { protocolAccepted }),
    cursor: typeof cursor === 'string' ? null : cursor,
  };
}
