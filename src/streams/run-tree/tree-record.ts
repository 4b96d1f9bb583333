/** A node of a run's tree while the run goes on: what it is made of, and where it stands. Written by `RunTree` alone. */
import type { NodeKind, TraceNode } from '../../trace-model/trace-document.js';
import type { RunEntry } from '../run-state.js';

/** Paths grow with the depth: what is nested deeper than this is shown at this depth. */
const DEEPEST = 200;

export class TreeRecord {
  readonly kind: NodeKind;
  readonly parent: TreeRecord | undefined;
  readonly path: string;
  readonly depth: number;
  readonly children: TreeRecord[] = [];
  /** Number of a turn. */
  readonly turn: number | undefined;
  /** Place in depth-first order. */
  index = -1;
  /** The entry it shows; of a step that was tried again, that of the last attempt. */
  entry: RunEntry | undefined;
  /** Its place in the run. */
  entryIndex = -1;
  attempts = 1;
  /** Nodes below that are under way. */
  open = 0;
  /** Entries that are its own. */
  entryCount = 0;
  /** It failed, and the run went on. */
  recovered = false;
  /** Time of the first and of the last thing known of a turn, epoch ms. */
  firstAt: number | undefined;
  lastAt: number | undefined;
  /** As shown; `undefined`: to be made anew. */
  node: TraceNode | undefined;
  /** How many children that node has. */
  shownChildren = 0;

  constructor(kind: NodeKind, parent: TreeRecord | undefined, turn?: number) {
    this.kind = kind;
    this.turn = turn;
    this.parent = parent && parent.depth >= DEEPEST ? parent.parent : parent;
    const place = this.parent?.children.length ?? 0;
    this.depth = this.parent ? this.parent.depth + 1 : 0;
    this.path = !this.parent ? '' : this.parent.path === '' ? String(place) : `${this.parent.path}.${place}`;
    this.parent?.children.push(this);
  }

  /** Whether it is the last in depth-first order, so that its next child will be. */
  get isLast(): boolean {
    for (const record of [this, ...this.ancestors()]) {
      if (record.parent && record.parent.children.at(-1) !== record) return false;
    }
    return true;
  }

  /** Those above it, the nearest first. */
  *ancestors(): Generator<TreeRecord> {
    for (let above = this.parent; above; above = above.parent) yield above;
  }

  get isUnderWay(): boolean {
    return this.entry?.status === 'running';
  }
}

/** All records of a tree, depth first. */
export function* depthFirst(root: TreeRecord): Generator<TreeRecord> {
  const stack = [root];
  for (let record = stack.pop(); record; record = stack.pop()) {
    yield record;
    for (let i = record.children.length - 1; i >= 0; i--) stack.push(record.children[i] as TreeRecord);
  }
}
