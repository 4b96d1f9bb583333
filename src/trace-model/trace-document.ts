/**
 * A recorded execution, opened and explained: what every element shows and every format is read into.
 *
 * Times are epoch ms; names ending in `Ms` are durations. A node is known by its path: child indexes joined by dots,
 * the root is `''`. Everything is readonly; a new version of a document is a new object that shares what is equal.
 */

/** Where the document came from. `run-events`: folded from a live run, there is no file. */
export type TraceFormat = 'behaviors' | 'abtree' | 'run-events';

/** What a node is. Those from `run` on occur in trees folded from live runs. */
export type NodeKind =
  | 'sequence'
  | 'selector'
  | 'parallel'
  | 'action'
  /** A reference to a node above, which could not be expanded. */
  | 'reference'
  | 'run'
  | 'turn'
  | 'message'
  | 'tool'
  | 'agent'
  | 'step'
  /** A kind this version does not know; the word as written is in `kindText`. */
  | 'unknown';

/**
 * What became of a node, derived (contract 1.3a). `failure` with `recovered` is one the parent went on after. Precedence:
 * a status as written over the cursor; `active` and `retrying` over `partial`.
 */
export type NodeStatus =
  | 'success'
  | 'failure'
  | 'active'
  | 'retrying'
  | 'on-path'
  | 'waiting'
  | 'partial'
  | 'skipped'
  | 'cut-off'
  | 'not-reached';

/** One thing an action asks: to do something, or to judge something. */
export interface TraceStep {
  readonly kind: 'instruct' | 'evaluate' | 'unknown';
  readonly text: string;
}

/** A slot as a node of the tree declares it. */
export interface SlotDeclaration {
  readonly scope: 'variable' | 'constant';
  readonly key: string;
  readonly value: unknown;
}

/** A node of the tree with what became of it. */
export interface TraceNode {
  readonly path: string;
  /** As written. A reference has no name: what it refers to stands in for it. */
  readonly name: string;
  readonly kind: NodeKind;
  /** The kind as written, where `kind` is `unknown`. */
  readonly kindText?: string;
  readonly status: NodeStatus;
  /** One sentence: why this status. Names other nodes by their names. */
  readonly why: string;
  /** A failure the execution went on after (the selector tried another child, or a retry followed). */
  readonly recovered?: boolean;
  /** Levels below the root. */
  readonly depth: number;
  /** Absent at the root. */
  readonly parentPath?: string;
  readonly childPaths: readonly string[];
  readonly steps: readonly TraceStep[];
  /** Retries used, of those the tree allows. */
  readonly retries?: { readonly used: number; readonly allowed: number };
  /** Index of the step that is open or next (0-based; equal to `count`: all done), of how many. */
  readonly step?: { readonly index: number; readonly count: number };
  /** Time of the first and of the last entry of the subtree; `finishedAt` only once the node has ended. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Entries of the node itself, protocol entries counted at the root. */
  readonly entryCount: number;
  /** What a reference says it refers to, as written. */
  readonly reference?: string;
  /** Path of the ancestor a reference leads back to, where that can be told. */
  readonly referencePath?: string;
  /** Slots the node declares. */
  readonly declares: readonly SlotDeclaration[];
  /** Fields of the node this version does not know, as written. */
  readonly extra?: ReadonlyMap<string, unknown>;
}

/** What an entry came to: drives icon and colour. `none`: it judged nothing (a thought). */
export type EntryVerdict = 'success' | 'failure' | 'running' | 'none';

/** One line of the execution's log. */
export interface TraceEntry {
  /** Place in the document; a pending entry has the place it will take. */
  readonly index: number;
  /** Stable while the document grows: made of time, cursor, kind and index. */
  readonly id: string;
  /** Absent where the document's time cannot be read; then `timeText` has it as written. */
  readonly time?: number;
  readonly timeText?: string;
  readonly kind: 'instruct' | 'evaluate' | 'think' | 'protocol' | 'unknown';
  /** The kind as written, where `kind` is `unknown`. */
  readonly kindText?: string;
  /** Node it belongs to: `''` for protocol entries and what cannot be placed. */
  readonly path: string;
  readonly name: string;
  /** Index of the step it answers. */
  readonly step?: number;
  /** Which attempt at its node it belongs to, from 1. */
  readonly attempt?: number;
  /** What the agent sent: a word such as `success`, or text. */
  readonly submitted: string;
  /** The runtime's word, e.g. `evaluation_passed`. */
  readonly outcome: string;
  readonly verdict: EntryVerdict;
  /** The agent's reasoning, or the thought itself. */
  readonly note?: string;
  /** Text of the step that was answered, looked up in the tree. */
  readonly prompt?: string;
  readonly promptKind?: 'instruct' | 'evaluate';
  /** Since the entry before it in the document. */
  readonly gapMs?: number;
  /** The open step: asked, not answered. Never in `entries`, only in what `activityOf` returns. */
  readonly pending?: boolean;
  /** The entry as written, where parts of it could not be read or are not known. */
  readonly raw?: unknown;
}

/** One variable or constant. */
export interface Slot {
  /** As written, e.g. `Hello_World__time_of_day`. */
  readonly key: string;
  /** Without its namespace, e.g. `time_of_day`. */
  readonly name: string;
  /** Name of the node the key begins with (the longest that fits). */
  readonly namespace?: string;
  readonly value: unknown;
  /** Whether it holds a value: declared but null, or declared and absent, is not set. */
  readonly isSet: boolean;
  /** What it held at the moment that is shown is not recorded (`atEntry`); `value` is undefined then. */
  readonly isUnrecorded?: boolean;
  /** Path of the node that declares it. */
  readonly declaredAt?: string;
  /** Paths of the nodes whose text names it, in tree order. */
  readonly usedBy: readonly string[];
}

/** One row of the runtime's bookkeeping. */
export interface EngineRow {
  readonly path: string;
  /** Names from the root to the node; a path that is not in the tree gives its indexes. */
  readonly names: readonly string[];
  /** `node_status` as written. */
  readonly status?: string;
  readonly step?: { readonly index: number; readonly count?: number };
  readonly retriesUsed?: number;
  readonly retriesAllowed?: number;
}

/** Something about the document that is not as it should be; it is shown all the same. */
export interface TraceWarning {
  readonly code: string;
  readonly text: string;
  /** Where, as a path of fields: `trace[3].ts`. */
  readonly at?: string;
}

/** What can be said about the whole execution in one line. */
export type DiagnosisCode =
  | 'healthy'
  | 'gate-waiting'
  | 'gate-rejected'
  | 'evaluating'
  | 'performing'
  | 'failed'
  | 'complete'
  | 'reset'
  /** Red nodes, still running: a selector goes on. */
  | 'recovering'
  /** The document was cut off before it says. */
  | 'unknown';

export interface TraceDiagnosis {
  readonly code: DiagnosisCode;
  /** One sentence, without durations: those tick, see `since`. */
  readonly text: string;
  /** The node it is about. */
  readonly path?: string;
  /** Since when it has been so. */
  readonly since?: number;
  /** Nobody has answered for so long that somebody should look. */
  readonly stuck: boolean;
  /** What can be done, ready to be copied. */
  readonly advice: readonly string[];
}

/** The place the execution stands at. */
export interface TraceCursor {
  readonly path: string;
  readonly step: number;
}

/** What a document says of itself, read and explained alike. Times are epoch ms. */
interface DocumentFacts {
  readonly format: TraceFormat;
  /** As written: `1`, or nothing in formats without a version. */
  readonly version?: number | string;
  readonly uri?: string;
  readonly treeUri?: string;
  /** What the document says it is about (abtree's `summary`). */
  readonly summary?: string;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  /** As written: `running`, `complete`, `failed`, or a word this version does not know. */
  readonly status: string;
  /** As written: `idle`, `evaluating`, `performing`, `protocol`, or another word. */
  readonly phase: string;
  readonly protocolAccepted?: boolean;
  readonly warnings: readonly TraceWarning[];
}

export interface TraceDocument extends DocumentFacts {
  /** `null` when no step is open. */
  readonly cursor: TraceCursor | null;
  readonly root: TraceNode;
  /** Depth first, the root first, children in the tree's order. */
  readonly nodes: readonly TraceNode[];
  /** Oldest first. */
  readonly entries: readonly TraceEntry[];
  readonly scopes: { readonly variables: readonly Slot[]; readonly constants: readonly Slot[] };
  readonly engine: readonly EngineRow[];
  readonly diagnosis: TraceDiagnosis;
  /** The document as read, before anything was derived from it; absent where there was no document. */
  readonly written?: WrittenTrace;
}

/* What a format is read into, before anything is derived: facts of the document in one shape. */

/** A node of the tree as written. */
export interface WrittenNode {
  readonly path: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly kindText?: string;
  readonly depth: number;
  /** Index in `WrittenTrace.nodes`; -1 at the root. */
  readonly parent: number;
  /** Indexes in `WrittenTrace.nodes`. */
  readonly children: readonly number[];
  readonly steps: readonly TraceStep[];
  readonly retriesAllowed?: number;
  readonly reference?: string;
  readonly declares: readonly SlotDeclaration[];
  readonly extra?: ReadonlyMap<string, unknown>;
}

/** An entry as written. */
export interface WrittenEntry {
  readonly time?: number;
  readonly timeText?: string;
  readonly kind: TraceEntry['kind'];
  readonly kindText?: string;
  /** Decoded; absent when `"null"` or not readable. */
  readonly cursor?: TraceCursor;
  readonly name: string;
  readonly submitted: string;
  readonly outcome: string;
  readonly note?: string;
  readonly raw?: unknown;
}

export interface WrittenTrace extends DocumentFacts {
  /** `none`: `"null"`, nothing open. `fresh`: `"[]"`, as after creation or a reset. */
  readonly cursor: TraceCursor | 'none' | 'fresh';
  /** Depth first, the root first; never empty. */
  readonly nodes: readonly WrittenNode[];
  readonly nodeStatus: ReadonlyMap<string, string>;
  readonly stepIndex: ReadonlyMap<string, number>;
  readonly retryCount: ReadonlyMap<string, number>;
  readonly variables: ReadonlyMap<string, unknown>;
  readonly constants: ReadonlyMap<string, unknown>;
  readonly entries: readonly WrittenEntry[];
  /** Top-level fields this version does not know. */
  readonly extra: ReadonlyMap<string, unknown>;
}
