/**
 * The rows of a JSON tree: which nodes are open, and which node a row shows. Only open nodes are kept, each with the
 * number of rows under it, so a list of a million values costs nothing until it is looked at. Nothing recurses.
 */
import { childrenOf, isOpenable, sizeOf, type JsonChild, type JsonChildren } from './json-children.js';

/** An open node. */
export interface JsonBranch {
  readonly parent: JsonBranch | undefined;
  /** Its place among the parent's children. */
  readonly index: number;
  /** 0 for the value itself. */
  readonly depth: number;
  readonly value: unknown;
  readonly children: JsonChildren;
  /** Rows under it. */
  rows: number;
  /** Open children by place, and their places in order. */
  readonly open: Map<number, JsonBranch>;
  readonly order: number[];
}

/** A node that has a row: the child at `index` of an open node. */
export interface JsonPlace {
  readonly branch: JsonBranch;
  readonly index: number;
}

/** "Expand all" stops at this many rows. */
export const MAX_EXPANDED = 50_000;

export class JsonRows {
  readonly root: JsonBranch;

  /** @param value A list, an object or a long text. */
  constructor(value: unknown) {
    this.root = branchOf(value, undefined, 0);
  }

  get length(): number {
    return this.root.rows;
  }

  /** The node in row `row`, counted from 0. */
  at(row: number): JsonPlace {
    let branch = this.root;
    let at = row;
    for (;;) {
      const inner = openAt(branch, at);
      if (inner.inside === undefined) return { branch, index: inner.at };
      branch = inner.inside;
      at = inner.at;
    }
  }

  /** The node in the row below; undefined after the last. */
  next({ branch, index }: JsonPlace): JsonPlace | undefined {
    const open = branch.open.get(index);
    if (open && open.children.length > 0) return { branch: open, index: 0 };
    let at = { branch, index };
    while (at.index + 1 >= at.branch.children.length) {
      if (!at.branch.parent) return undefined;
      at = { branch: at.branch.parent, index: at.branch.index };
    }
    return { branch: at.branch, index: at.index + 1 };
  }

  rowOf({ branch, index }: JsonPlace): number {
    let row = index + rowsBefore(branch, index);
    for (let at = branch; at.parent; at = at.parent) row += 1 + at.index + rowsBefore(at.parent, at.index);
    return row;
  }

  child({ branch, index }: JsonPlace): JsonChild {
    return branch.children.at(index);
  }

  isOpen({ branch, index }: JsonPlace): boolean {
    return branch.open.has(index);
  }

  /** Whether it has something to open, and is not itself one of the nodes around it. */
  canOpen(place: JsonPlace): boolean {
    const { value } = this.child(place);
    return isOpenable(value) && !this.isCircular(place);
  }

  isCircular(place: JsonPlace): boolean {
    const { value } = this.child(place);
    if (typeof value !== 'object' || value === null) return false;
    for (let at: JsonBranch | undefined = place.branch; at; at = at.parent) if (at.value === value) return true;
    return false;
  }

  open(place: JsonPlace): JsonBranch | undefined {
    const { branch, index } = place;
    const known = branch.open.get(index);
    if (known || !this.canOpen(place)) return known;
    const opened = branchOf(this.child(place).value, branch, index);
    branch.open.set(index, opened);
    branch.order.splice(placeIn(branch.order, index), 0, index);
    addRows(branch, opened.rows);
    return opened;
  }

  close({ branch, index }: JsonPlace): void {
    const open = branch.open.get(index);
    if (!open) return;
    branch.open.delete(index);
    branch.order.splice(placeIn(branch.order, index), 1);
    addRows(branch, -open.rows);
  }

  /** Opens lists and objects, outer ones first, while there are at most 50,000 rows. Returns whether that was all. */
  openAll(): boolean {
    const queue = [this.root];
    for (const branch of queue) {
      for (let index = 0; index < branch.children.length; index++) {
        const { value } = branch.children.at(index);
        if (typeof value !== 'object' || value === null) continue;
        const open = branch.open.get(index) ?? this.open({ branch, index });
        if (open) queue.push(open);
        if (this.length > MAX_EXPANDED) return false;
      }
    }
    return true;
  }

  /** Opens what can be seen without scrolling `rows` rows: the first lists and objects that fit, one level deep. */
  openWithin(rows: number): void {
    const { children } = this.root;
    for (let index = 0; index < Math.min(children.length, rows); index++) {
      const { value } = children.at(index);
      if (typeof value === 'object' && value !== null && this.length + sizeOf(value) <= rows) this.open({ branch: this.root, index });
    }
  }

  closeAll(): void {
    this.root.open.clear();
    this.root.order.length = 0;
    this.root.rows = this.root.children.length;
  }

  /** The way to a node as a JSONPath: `$.tests[0]["a b"]`. */
  pathOf({ branch, index }: JsonPlace): string {
    const steps: string[] = [];
    for (let at: JsonPlace | undefined = { branch, index }; at; ) {
      steps.push(step(at.branch.children.at(at.index).key));
      at = at.branch.parent && { branch: at.branch.parent, index: at.branch.index };
    }
    return `$${steps.reverse().join('')}`;
  }
}

function branchOf(value: unknown, parent: JsonBranch | undefined, index: number): JsonBranch {
  const children = childrenOf(value) ?? { length: 0, at: () => ({ key: undefined, value: undefined }) };
  const depth = parent ? parent.depth + 1 : 0;
  return { parent, index, depth, value, children, rows: children.length, open: new Map(), order: [] };
}

function addRows(branch: JsonBranch, rows: number): void {
  for (let at: JsonBranch | undefined = branch; at; at = at.parent) at.rows += rows;
}

/** Row `row` under a branch: a child's own, or `at` rows into an open child. */
function openAt(branch: JsonBranch, row: number): { at: number; inside?: JsonBranch } {
  let at = row;
  for (const index of branch.order) {
    if (at <= index) break;
    const open = branch.open.get(index) as JsonBranch;
    if (at <= index + open.rows) return { at: at - index - 1, inside: open };
    at -= open.rows;
  }
  return { at };
}

/** How many rows open children before `index` have. */
function rowsBefore(branch: JsonBranch, index: number): number {
  let rows = 0;
  for (const at of branch.order) {
    if (at >= index) break;
    rows += branch.open.get(at)?.rows ?? 0;
  }
  return rows;
}

/** Where a number belongs in a sorted list. */
function placeIn(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function step(key: string | number | undefined): string {
  if (key === undefined) return '';
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
