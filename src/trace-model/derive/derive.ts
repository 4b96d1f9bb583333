/** From what a document says to what it means: the one place where a `TraceDocument` is made from a document. */
import { diagnose } from './diagnosis.js';
import { engineOf } from './engine.js';
import { deriveEntries, lostWarnings, type DerivedEntries } from './entries.js';
import { Lazy } from './lazy.js';
import { treeIndexOf } from '../ask/lookup.js';
import { nodesOf, timesOf } from './nodes.js';
import { repaired } from './repair.js';
import { runtimeOf, type RuntimeState } from './runtime.js';
import { scopesOf } from './scopes.js';
import { judge } from './status.js';
import type { TraceDocument, WrittenTrace } from '../trace-document.js';

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
  /** Another of its versions or moments, of which equal nodes are taken before they are from `like`. */
  readonly near?: TraceDocument | undefined;
  /** Takes the log from that of `like`, where it is the beginning of it. */
  readonly logOf?: (whole: DerivedEntries) => DerivedEntries;
  /** The bookkeeping, where it is at hand as flat arrays. */
  readonly runtime?: RuntimeState;
  /** Makes the nodes, where there is a sooner way than one by one. */
  readonly nodesFrom?: typeof nodesOf;
  /** What the slots say, where the document itself does not. */
  readonly scopesThen?: () => Scopes;
}

type Scopes = TraceDocument['scopes'];
type Engine = TraceDocument['engine'];
/** What a document was explained with, for those that are like it. */
interface Parts {
  readonly log: DerivedEntries;
  /** Nothing of the first picture needs these. */
  readonly scopes: Lazy<Scopes>;
  readonly engine: Lazy<Engine>;
}

const partsOf = new WeakMap<TraceDocument, Parts>();

/**
 * Explains a document: status and why of every node, the log joined with the tree, scopes, engine, diagnosis. `scopes` and
 * `engine` are worked out when they are first read. Never throws.
 */
export const derive = (written: WrittenTrace, { now, previous }: DeriveOptions): TraceDocument =>
  explain(repaired(written, previous?.written), { now, previous, like: previous });

/** @internal `derive` without repairs. */
export function explain(written: WrittenTrace, { now, previous, like, near, logOf, runtime, nodesFrom = nodesOf, scopesThen }: ExplainOptions): TraceDocument {
  const tree = treeIndexOf(written.nodes);
  const isAlike = (other: TraceDocument | undefined): boolean => other?.written?.nodes === written.nodes;
  const alike = isAlike(like) ? like : undefined;
  const earlier = like && partsOf.get(like);
  const log =
    logOf && earlier
      ? logOf(earlier.log)
      : deriveEntries(written, tree, alike?.written && earlier && { written: alike.written.entries, log: earlier.log });
  const facts = judge(written, tree, runtime ?? runtimeOf(written, tree), log.attempts);
  const nodes = nodesFrom(facts, timesOf(facts, log), [(isAlike(near) ? near : alike)?.nodes, alike?.nodes]);
  const scopes = new Lazy<Scopes>(scopesThen ?? ((before) => scopesOf(written, before)), earlier?.scopes);
  const engine = new Lazy<Engine>((before) => engineOf(written, tree, before), alike && earlier?.engine);
  const trace = {
    ...headOf(written),
    root: nodes[0] as TraceDocument['root'],
    nodes,
    entries: log.entries,
    warnings: [...written.warnings, ...lostWarnings(log, written)],
    written,
  };
  const document: TraceDocument = {
    ...trace,
    diagnosis: diagnose(trace, now, previous),
    get scopes() {
      return scopes.value;
    },
    get engine() {
      return engine.value;
    },
  };
  partsOf.set(document, { log, scopes, engine });
  return document;
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
