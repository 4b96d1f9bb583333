/** Finding nodes by path, and the shape of a tree as flat arrays. Worked out once a tree, which versions of a document share. */
import type { TraceDocument, TraceNode } from '../trace-document.js';

/** What is the same for every version of a document whose tree has not changed. */
export interface TreeIndex {
  /** Path → index. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Index → index of the parent; -1 at the root. */
  readonly parents: Int32Array;
  /** Index → the sibling before; -1 where there is none. */
  readonly previous: Int32Array;
  /** Index → the first index after its subtree. */
  readonly ends: Int32Array;
}

type Place = Pick<TraceNode, 'path' | 'depth'>;

const indexes = new WeakMap<readonly Place[], TreeIndex>();

/** The index of a list of nodes in depth-first order, made on first use. */
export function treeIndexOf(nodes: readonly Place[]): TreeIndex {
  const known = indexes.get(nodes);
  if (known !== undefined) return known;
  const made = buildIndex(nodes);
  indexes.set(nodes, made);
  return made;
}

function buildIndex(nodes: readonly Place[]): TreeIndex {
  const indexOf = new Map<string, number>();
  const parents = new Int32Array(nodes.length).fill(-1);
  const previous = new Int32Array(nodes.length).fill(-1);
  const ends = new Int32Array(nodes.length).fill(nodes.length);
  /** Nodes whose subtree is not over yet, from the root down. */
  const open: number[] = [];
  nodes.forEach((node, index) => {
    indexOf.set(node.path, index);
    while (open.length > node.depth) {
      const over = open.pop() as number;
      ends[over] = index;
      if (open.length === node.depth) previous[index] = over;
    }
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  });
  return { indexOf, parents, previous, ends };
}

type Tree = Pick<TraceDocument, 'nodes' | 'written'>;

/** The index of a document's nodes. The tree as written outlives a version of the document, so it is asked first. */
export const indexOfTrace = (trace: Tree): TreeIndex => treeIndexOf(trace.written?.nodes ?? trace.nodes);

/** Place of a node in `trace.nodes`; -1 where the tree has no such path. */
export const indexOfPath = (trace: Tree, path: string): number => indexOfTrace(trace).indexOf.get(path) ?? -1;

/** The node at a path; `undefined` where the tree has none. */
export const nodeAt = (trace: Tree, path: string): TraceNode | undefined => trace.nodes[indexOfPath(trace, path)];
