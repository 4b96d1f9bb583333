/** Which nodes of two trees are the same node: by their place and name. */
import { indexOfTrace, type TreeIndex } from '../ask/lookup.js';
import type { TraceDocument, TraceNode } from '../trace-document.js';

/** A node of one tree → the same node of the other (indexes of `nodes`); -1 where the other has none. */
export type Alignment = Int32Array;

/**
 * Aligns the nodes of `other` with those of `base`. The roots are always the same node. Below two nodes that are the same,
 * children of one name are, in their order. Of the rest, a name that occurs once in either tree was moved.
 */
export function align(base: TraceDocument, other: TraceDocument): Alignment {
  if (isSameShape(base, other)) return Int32Array.from(other.nodes, (_, index) => index);
  return new Aligner(base, other).align();
}

/** Whether the trees are the same, node by node. */
export const isSameShape = (a: TraceDocument, b: TraceDocument): boolean =>
  (a.written !== undefined && a.written.nodes === b.written?.nodes) ||
  (a.nodes.length === b.nodes.length && a.nodes.every((node, index) => isSamePlace(node, b.nodes[index])));

const isSamePlace = (a: TraceNode, b: TraceNode | undefined): boolean => a.path === b?.path && a.name === b.name && a.kind === b.kind;

interface Side {
  readonly nodes: readonly TraceNode[];
  readonly tree: TreeIndex;
  /** Index here → index there; -1. */
  readonly found: Int32Array;
}

const sideOf = (trace: TraceDocument): Side => ({
  nodes: trace.nodes,
  tree: indexOfTrace(trace),
  found: new Int32Array(trace.nodes.length).fill(-1),
});

class Aligner {
  readonly #base: Side;
  readonly #other: Side;
  /** Pairs whose children have not been looked at: base, other, base, other, … */
  readonly #open: number[] = [];

  constructor(base: TraceDocument, other: TraceDocument) {
    this.#base = sideOf(base);
    this.#other = sideOf(other);
  }

  align(): Alignment {
    this.#pair(0, 0);
    this.#pairBelow();
    const [here, there] = [loneNames(this.#base), loneNames(this.#other)];
    for (const [name, index] of here) {
      const moved = there.get(name) ?? -1;
      if (moved < 0 || index < 0 || this.#base.found[index] !== -1 || this.#other.found[moved] !== -1) continue;
      this.#pair(index, moved);
      this.#pairBelow();
    }
    return this.#other.found;
  }

  #pair(base: number, other: number): void {
    this.#base.found[base] = other;
    this.#other.found[other] = base;
    this.#open.push(base, other);
  }

  #pairBelow(): void {
    for (let other = this.#open.pop(), base = this.#open.pop(); other !== undefined && base !== undefined; other = this.#open.pop(), base = this.#open.pop()) {
      this.#pairChildren(freeChildren(this.#base, base), freeChildren(this.#other, other));
    }
  }

  /** What both begin and end with is the same; between, a name stands for itself as often as both have it. */
  #pairChildren(here: readonly number[], there: readonly number[]): void {
    const isSame = (a: number, b: number): boolean => this.#base.nodes[here[a] as number]?.name === this.#other.nodes[there[b] as number]?.name;
    const pair = (a: number, b: number): void => this.#pair(here[a] as number, there[b] as number);
    const shortest = Math.min(here.length, there.length);
    let start = 0;
    while (start < shortest && isSame(start, start)) pair(start, start++);
    let end = 0;
    while (end < shortest - start && isSame(here.length - 1 - end, there.length - 1 - end)) {
      pair(here.length - 1 - end, there.length - 1 - end);
      end++;
    }
    const waiting = new Map<string, number[]>();
    for (const index of there.slice(start, there.length - end).reverse()) {
      const { name } = this.#other.nodes[index] as TraceNode;
      const same = waiting.get(name);
      if (same === undefined) waiting.set(name, [index]);
      else same.push(index);
    }
    for (const index of here.slice(start, here.length - end)) {
      const same = waiting.get((this.#base.nodes[index] as TraceNode).name)?.pop();
      if (same !== undefined) this.#pair(index, same);
    }
  }
}

function freeChildren({ tree, found }: Side, parent: number): readonly number[] {
  const children: number[] = [];
  const end = tree.ends[parent] ?? 0;
  for (let child = parent + 1; child < end; child = tree.ends[child] ?? end) if (found[child] === -1) children.push(child);
  return children;
}

/** Nodes without a counterpart by kind and name; -1 for one that occurs more than once. */
function loneNames({ nodes, found }: Side): ReadonlyMap<string, number> {
  const lone = new Map<string, number>();
  nodes.forEach(({ kind, name }, index) => {
    const key = `${kind} ${name}`;
    if (found[index] === -1) lone.set(key, lone.has(key) ? -1 : index);
  });
  return lone;
}
