/**
 * A run as a tree: run, turns, and in them what was said and done; sub-agents and steps hold what they did. The same
 * `TraceDocument` that a recorded execution is read into, so that whatever draws one draws a live run.
 *
 * Follows a run from state to state. An update costs what changed, and a copy of the list of nodes; what did not change
 * is the same object in both documents.
 */
import { changedIndices } from '../changed-indices.js';
import type { ReadonlyList } from '../persistent-list.js';
import type { RunEntry, RunState } from '../run-state.js';
import type { NodeKind, TraceDocument, TraceEntry, TraceNode, TraceWarning } from '../../trace-model/trace-document.js';
import { Failures } from './failures.js';
import { diagnosisOfRun } from './tree-diagnosis.js';
import { traceEntryOf } from './tree-entry.js';
import { endOf, nodeOf } from './tree-node.js';
import { depthFirst, TreeRecord } from './tree-record.js';

/** Entries that are nodes; the others are activity of the node they belong to. A question to a person has no kind of its own. */
const NODES: ReadonlyMap<RunEntry['kind'], NodeKind> = new Map<RunEntry['kind'], NodeKind>([
  ['message', 'message'],
  ['tool', 'tool'],
  ['agent', 'agent'],
  ['step', 'step'],
  ['input', 'unknown'],
]);
/** Entries with which a turn begins. */
const WORK: ReadonlySet<RunEntry['kind']> = new Set([...NODES.keys(), 'thinking']);

/** The node an entry is, or belongs to; of a step, which attempt at it. */
interface Place {
  readonly record: TreeRecord;
  readonly attempt: number | undefined;
}

export class RunTree {
  #root = new TreeRecord('run', undefined);
  readonly #places = new Map<string, Place>();
  readonly #turns = new Map<number, TreeRecord>();
  /** When the first and the last thing known of a turn were, epoch ms. */
  readonly #times = new Map<number, { readonly firstAt: number; readonly lastAt: number }>();
  readonly #steps = new Map<string, TreeRecord>();
  #newestTurn: TreeRecord | undefined;
  /** What is under way, in the order it began. */
  readonly #current = new Set<TreeRecord>();
  #failures = new Failures();
  /** Records whose node is to be made anew. */
  readonly #stale = new Set<TreeRecord>();
  #order: TreeRecord[] = [];
  #nodes: TraceNode[] = [];
  #entries: TraceEntry[] = [];
  /** Records were added elsewhere than at the end. */
  #isDisordered = false;
  #told: ReadonlyList<RunEntry> | undefined;
  #shown: { readonly run: RunState; readonly document: TraceDocument } | undefined;

  /** The tree of a state; with the next state of the same run, the next version of it. */
  update(run: RunState): TraceDocument {
    if (run === this.#shown?.run) return this.#shown.document;
    if (!this.#follow(run.entries)) {
      this.#forget();
      this.#follow(run.entries);
    }
    this.#render(run);
    const document = this.#documentOf(run);
    this.#shown = { run, document };
    return document;
  }

  /** Path of the node that shows an entry, or that the entry belongs to. */
  pathOf(entryId: string): string | undefined {
    return this.#places.get(entryId)?.record.path;
  }

  /** Id of the entry a node shows; `undefined` for the run itself and for turns. */
  entryAt(path: string): string | undefined {
    let record: TreeRecord | undefined = this.#root;
    if (path !== '') for (const index of path.split('.')) record = record?.children[Number(index)];
    return record?.entry?.id;
  }

  #forget(): void {
    this.#root = new TreeRecord('run', undefined);
    this.#newestTurn = undefined;
    for (const held of [this.#places, this.#turns, this.#times, this.#steps, this.#current, this.#stale]) held.clear();
    this.#failures = new Failures();
    this.#isDisordered = false;
    this.#order = [];
    this.#nodes = [];
    this.#entries = [];
    this.#told = this.#shown = undefined;
  }

  /** Takes in what changed; `false` where the tree must be built anew, because entries went or moved. */
  #follow(entries: ReadonlyList<RunEntry>): boolean {
    const before = this.#told;
    if (before && entries.length < before.length) return false;
    for (const index of changedIndices(before, entries)) {
      const entry = entries.at(index) as RunEntry;
      const old = before?.at(index);
      if (old && (old.id !== entry.id || keyOf(old) !== keyOf(entry))) return false;
      const { record, attempt } = old ? (this.#places.get(entry.id) as Place) : this.#place(entry, index);
      const previous = index === 0 ? undefined : entries.at(index - 1);
      this.#entries[index] = traceEntryOf(entry, index, record.path, attempt, previous);
      this.#enter(record, entry);
    }
    this.#told = entries;
    return true;
  }

  /** Finds an entry's place, and makes what is missing there. */
  #place(entry: RunEntry, index: number): Place {
    const kind = NODES.get(entry.kind);
    const record = kind === undefined ? this.#above(entry) : this.#begin(kind, entry, index);
    record.entryCount++;
    const place = { record, attempt: entry.kind === 'step' ? record.attempts : undefined };
    this.#places.set(entry.id, place);
    return place;
  }

  /** A node begins, or a step is tried again. */
  #begin(kind: NodeKind, entry: RunEntry, index: number): TreeRecord {
    const key = entry.kind === 'step' && entry.nodePath !== undefined ? stepKey(entry, entry.nodePath) : undefined;
    const known = key === undefined ? undefined : this.#steps.get(key);
    const record = known ?? this.#add(kind, this.#above(entry));
    if (known) {
      known.attempts++;
      this.#leave(known);
    } else if (key !== undefined) this.#steps.set(key, record);
    record.entry = entry;
    record.entryIndex = index;
    for (const recovered of this.#failures.begin(record)) this.#stale.add(recovered);
    return record;
  }

  /** The node an entry stands under: what it names, else the step that holds its path, else its turn, else the run. */
  #above(entry: RunEntry): TreeRecord {
    const parent = entry.parentId === undefined ? undefined : this.#places.get(entry.parentId)?.record;
    const step = entry.kind === 'step' && entry.nodePath !== undefined ? this.#stepAbove(entry, entry.nodePath) : undefined;
    if (step ?? parent) return (step ?? parent) as TreeRecord;
    if (entry.turn === undefined || entry.kind === 'lifecycle') return this.#root;
    const turn = this.#turns.get(entry.turn);
    if (turn ?? !WORK.has(entry.kind)) return turn ?? this.#root;
    const added = this.#add('turn', this.#root, entry.turn);
    this.#turns.set(entry.turn, Object.assign(added, this.#times.get(entry.turn)));
    if (this.#newestTurn) this.#stale.add(this.#newestTurn);
    this.#newestTurn = added;
    return added;
  }

  /** The step with the longest node path that this one begins with. */
  #stepAbove(entry: RunEntry, nodePath: string): TreeRecord | undefined {
    for (let path = nodePath; path !== ''; ) {
      const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('/'));
      path = cut < 0 ? '' : path.slice(0, cut);
      const above = this.#steps.get(stepKey(entry, path));
      if (above) return above;
    }
    return undefined;
  }

  #add(kind: NodeKind, above: TreeRecord, turn?: number): TreeRecord {
    const record = new TreeRecord(kind, above, turn);
    if (record.isLast && !this.#isDisordered) {
      record.index = this.#order.push(record) - 1;
    } else this.#isDisordered = true;
    this.#stale.add(record);
    if (record.parent) this.#stale.add(record.parent);
    return record;
  }

  /** Takes over what an entry says of its node. */
  #enter(record: TreeRecord, entry: RunEntry): void {
    this.#stale.add(record);
    this.#noteTimes(record, entry);
    // Of a step that was tried again, only the last attempt speaks for the node.
    if (record.entry?.id !== entry.id) return;
    record.entry = entry;
    this.#failures.judge(record);
    if (!record.isUnderWay) return this.#leave(record);
    if (this.#current.has(record)) return;
    this.#current.add(record);
    for (const above of record.ancestors()) if (above.open++ === 0) this.#stale.add(above);
  }

  /** It is no longer under way. */
  #leave(record: TreeRecord): void {
    if (!this.#current.delete(record)) return;
    for (const above of record.ancestors()) if (--above.open === 0) this.#stale.add(above);
  }

  /** Kept of turns that have no node yet too: in which order their entries came must not matter. */
  #noteTimes(record: TreeRecord, entry: RunEntry): void {
    if (entry.turn === undefined || entry.time === undefined) return;
    const { firstAt, lastAt } = this.#times.get(entry.turn) ?? { firstAt: Infinity, lastAt: 0 };
    const times = { firstAt: Math.min(firstAt, entry.time), lastAt: Math.max(lastAt, endOf(entry) ?? entry.time) };
    this.#times.set(entry.turn, times);
    const turn = this.#turns.get(entry.turn);
    if (!turn) return;
    Object.assign(turn, times);
    if (turn !== record) this.#stale.add(turn);
  }

  /** Makes the nodes anew that are not what they were. */
  #render(run: RunState): void {
    const before = this.#shown?.run;
    this.#stale.add(this.#root);
    if (this.#newestTurn) this.#stale.add(this.#newestTurn);
    // How the run stands is part of what is said of everything that is under way, and of what failed.
    const isOther = before?.incomplete !== run.incomplete || before.status !== run.status;
    if (isOther) for (const record of [...this.#current, ...this.#failures]) this.#stale.add(record);
    if (this.#isDisordered || this.#root.index < 0) this.#arrange();
    for (const record of this.#stale) this.#nodes[record.index] = this.#renewed(record, run);
    this.#stale.clear();
  }

  /** Puts all records in order again. */
  #arrange(): void {
    this.#order = [...depthFirst(this.#root)];
    for (const [index, record] of this.#order.entries()) {
      record.index = index;
      if (!record.node) this.#stale.add(record);
    }
    this.#nodes = this.#order.map((record) => record.node as TraceNode);
    this.#isDisordered = false;
  }

  /** The node as it is now: the same object where nothing of it is different. */
  #renewed(record: TreeRecord, run: RunState): TraceNode {
    const node = nodeOf(record, run, record === this.#newestTurn);
    const hasGrown = record.shownChildren !== record.children.length;
    record.shownChildren = record.children.length;
    if (!hasGrown && record.node && isSame(record.node, node)) return record.node;
    return (record.node = node);
  }

  /** What is being done: of several things, the one that began last. */
  get #newest(): TreeRecord | undefined {
    let newest: TreeRecord | undefined;
    for (const record of this.#current) if (!newest || record.entryIndex > newest.entryIndex) newest = record;
    return newest;
  }

  #documentOf(run: RunState): TraceDocument {
    const current = this.#newest;
    const nodes = this.#nodes.slice();
    return Object.freeze({
      format: 'run-events',
      ...(run.id === undefined ? {} : { uri: run.id }),
      ...(run.title === undefined ? {} : { summary: run.title }),
      ...(run.startedAt === undefined ? {} : { createdAt: run.startedAt }),
      status: run.incomplete ? 'incomplete' : run.status === 'completed' ? 'complete' : run.status,
      phase: current ? 'performing' : 'idle',
      cursor: current ? Object.freeze({ path: current.path, step: 0 }) : null,
      root: nodes[0] as TraceNode,
      nodes,
      entries: this.#entries.slice(),
      scopes: NO_SCOPES,
      engine: NOTHING,
      diagnosis: diagnosisOfRun(run, current, this.#failures),
      warnings: Object.freeze(run.gaps.map(({ reason }): TraceWarning => ({ code: 'gap', text: `Events are missing: ${reason}.` }))),
    });
  }
}

const NOTHING: readonly never[] = Object.freeze([]);
const NO_SCOPES: TraceDocument['scopes'] = Object.freeze({ variables: NOTHING, constants: NOTHING });

/** What decides where an entry stands. */
const keyOf = (entry: RunEntry): string =>
  JSON.stringify([entry.kind, entry.parentId, entry.turn, entry.kind === 'step' ? [entry.agentId, entry.nodePath] : 0]);

/** Sub-agents count their steps each for themselves. */
const stepKey = ({ agentId }: RunEntry, nodePath: string): string => JSON.stringify([agentId, nodePath]);

/** Whether two nodes at one place, with the same children, say the same. */
function isSame(a: TraceNode, b: TraceNode): boolean {
  return (
    a.status === b.status &&
    a.why === b.why &&
    a.name === b.name &&
    a.entryCount === b.entryCount &&
    a.recovered === b.recovered &&
    a.startedAt === b.startedAt &&
    a.finishedAt === b.finishedAt &&
    a.steps[0]?.text === b.steps[0]?.text
  );
}

/** The tree of one state. Whoever follows a run keeps a `RunTree`. */
export const runTreeOf = (run: RunState): TraceDocument => new RunTree().update(run);
