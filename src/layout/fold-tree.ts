/** From nodes to items: what is drawn of a tree when subtrees are collapsed and wide fan-outs stacked. O(n). */
import type { FoldedTree } from './types.js';

export interface FoldOptions {
  /** Nodes whose subtree is hidden. */
  readonly collapsed: ReadonlySet<number>;
  /** Children a node may have before some are stacked. Default 40. */
  readonly stackAbove?: number;
  /** Nodes whose many children are all shown. */
  readonly openStacks: ReadonlySet<number>;
  /** What is to be kept out of stacks, with all that leads to it. Asked only where there is something to stack. */
  readonly keep?: (node: number) => Keep;
}

/** `always`; `if-room`: as one of the first such children of its parent, as many as a parent may have without a stack. */
export type Keep = 'no' | 'if-room' | 'always';
const RANK: Readonly<Record<Keep, number>> = { no: 0, 'if-room': 1, always: 2 };

/** Children shown before a stack begins. */
const SHOWN = 8;

/** Folds nodes given in depth-first order by their parents (-1: the root). */
export function foldTree(parents: Int32Array, options: FoldOptions): FoldedTree {
  const sizes = subtreeSizes(parents);
  const stacks = stackedChildren(parents, sizes, options);
  const made: Made = { node: [], parents: [], stacked: [], hidden: [] };
  const itemOf = new Int32Array(parents.length);
  /** Parent → item of its stack. */
  const stackItems = new Map<number, number>();
  const hide = (node: number, item: number): number => {
    const end = node + (sizes[node] as number);
    itemOf.fill(item, node, end);
    return end;
  };
  for (let node = 0; node < parents.length; ) {
    const parent = parents[node] as number;
    const above = parent < 0 ? -1 : (itemOf[parent] as number);
    if (stacks?.[node]) {
      const known = stackItems.get(parent);
      const item = known ?? add(made, node, above);
      if (known === undefined) stackItems.set(parent, item);
      made.stacked[item] = (made.stacked[item] as number) + 1;
      node = hide(node, item);
      continue;
    }
    const item = add(made, node, above);
    itemOf[node] = item;
    if (options.collapsed.has(node) && (sizes[node] as number) > 1) {
      made.hidden[item] = (sizes[node] as number) - 1;
      node = hide(node, item);
    } else node++;
  }
  return {
    count: made.node.length,
    node: Int32Array.from(made.node),
    parents: Int32Array.from(made.parents),
    stacked: Int32Array.from(made.stacked),
    hidden: Int32Array.from(made.hidden),
    itemOf,
  };
}

interface Made {
  readonly node: number[];
  readonly parents: number[];
  readonly stacked: number[];
  readonly hidden: number[];
}

function add(made: Made, node: number, above: number): number {
  made.parents.push(above);
  made.stacked.push(0);
  made.hidden.push(0);
  return made.node.push(node) - 1;
}

/** Node → nodes of its subtree, itself included. */
function subtreeSizes(parents: Int32Array): Int32Array {
  const sizes = new Int32Array(parents.length).fill(1);
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = parents[node] as number;
    sizes[parent] = (sizes[parent] as number) + (sizes[node] as number);
  }
  return sizes;
}

/** Marks the children that go into their parent's stack; undefined when there is none. */
function stackedChildren(parents: Int32Array, sizes: Int32Array, options: FoldOptions): Uint8Array | undefined {
  const { stackAbove = 40, openStacks, keep } = options;
  const children = new Int32Array(parents.length);
  for (let node = 1; node < parents.length; node++) children[parents[node] as number] = (children[parents[node] as number] as number) + 1;
  const isWide = (parent: number): boolean => (children[parent] as number) > stackAbove && !openStacks.has(parent);
  if (!children.some((_, parent) => isWide(parent))) return undefined;
  const kept = keep ? keptNodes(parents, keep) : undefined;
  const marks = new Uint8Array(parents.length);
  for (let parent = 0; parent < parents.length; parent++) {
    if (isWide(parent)) markChildren(parent, children[parent] as number, sizes, kept, stackAbove, marks);
  }
  return marks;
}

function markChildren(
  parent: number,
  count: number,
  sizes: Int32Array,
  kept: Uint8Array | undefined,
  room: number,
  marks: Uint8Array,
): void {
  const stacked: number[] = [];
  let shown = 0;
  for (let child = parent + 1, number = 0; number < count; child += sizes[child] as number, number++) {
    const rank = kept?.[child] ?? RANK.no;
    if (number < SHOWN || rank === RANK.always || (rank === RANK['if-room'] && shown < room)) shown++;
    else stacked.push(child);
  }
  // A stack of one would only hide a name.
  if (stacked.length > 1) for (const child of stacked) marks[child] = 1;
}

/** Node → how much it is to be kept: as much as anything below it. */
function keptNodes(parents: Int32Array, keep: (node: number) => Keep): Uint8Array {
  const kept = new Uint8Array(parents.length);
  for (let node = parents.length - 1; node >= 0; node--) {
    kept[node] = Math.max(kept[node] as number, RANK[keep(node)]);
    if (node > 0) kept[parents[node] as number] = Math.max(kept[parents[node] as number] as number, kept[node] as number);
  }
  return kept;
}
