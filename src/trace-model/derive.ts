/** From what a document says to what it means: the one place where a `TraceDocument` is made from a document. */
import { diagnose } from './diagnosis.js';
import { engineOf } from './engine.js';
import { deriveEntries } from './entries.js';
import { treeIndexOf } from './lookup.js';
import { nodesOf } from './nodes.js';
import { repaired } from './repair.js';
import { runtimeOf } from './runtime.js';
import { scopesOf } from './scopes.js';
import { shareList } from './share.js';
import { judge } from './status.js';
import type { TraceDocument, WrittenTrace } from './trace-document.js';

export interface DeriveOptions {
  /** Epoch ms: the moment `diagnosis.stuck` is about. */
  readonly now: number;
  /** The version before: nodes, entries and slots that are equal stay the same objects; a reset is noticed against it. */
  readonly previous?: TraceDocument;
}

/** Explains a document: status and why of every node, the log joined with the tree, scopes, engine, diagnosis. Never throws. */
export const derive = (written: WrittenTrace, { now, previous }: DeriveOptions): TraceDocument =>
  explain(repaired(written, previous?.written), { now, ...(previous !== undefined && { previous, like: previous }) });

/** @internal `like`: a document to share equal parts with, which need not be an earlier version. */
export function explain(written: WrittenTrace, { now, previous, like }: DeriveOptions & { readonly like?: TraceDocument }): TraceDocument {
  const tree = treeIndexOf(written.nodes);
  const alike = like?.written?.nodes === written.nodes ? like : undefined;
  const log = deriveEntries(written, tree, alike?.written && { written: alike.written.entries, entries: alike.entries });
  const facts = judge(written, tree, runtimeOf(written, tree), log.attempts);
  const nodes = nodesOf(facts, log, alike?.nodes);
  const { format, version, uri, treeUri, summary, createdAt, updatedAt, status, phase, protocolAccepted, cursor } = written;
  const trace = {
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
    root: nodes[0] as TraceDocument['root'],
    nodes,
    entries: log.entries,
    scopes: scopesOf(written, like?.scopes),
    engine: shareList(like?.engine ?? [], engineOf(written, tree)),
    warnings: [...written.warnings, ...log.warnings],
    written,
  };
  return { ...trace, diagnosis: diagnose(trace, now, previous) };
}
