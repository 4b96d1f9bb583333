/** Finding nodes, and the shape of a tree as flat arrays. Worked out once a tree, which versions of a document share. */
import type { TraceDocument, TraceNode, WrittenNode } from '../trace-document.js';

/** What is the same for every version of a document whose tree has not changed. */
export interface TreeIndex {
  /** Path → index; what is written in another way than the paths of nodes are has none. */
  readonly indexOf: Pick<ReadonlyMap<string, number>, 'get' | 'has'>;
  /** Index → index of the parent; -1 at the root. */
  readonly parents: Int32Array;
  /** Index → the sibling before; -1 where there is none. */
  readonly previous: Int32Array;
  /** Index → the first index after its subtree. */
  readonly ends: Int32Array;
  /** Index → retries the tree allows, of nodes as written. */
  readonly allowed: Float64Array;
}

type Place = Pick<TraceNode, 'path' | 'depth'> & Pick<WrittenNode, 'retriesAllowed'>;

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
  const parents = new Int32Array(nodes.length).fill(-1);
  const previous = new Int32Array(nodes.length).fill(-1);
  const ends = new Int32Array(nodes.length).fill(nodes.length);
  const allowed = new Float64Array(nodes.length);
  /** Nodes whose subtree is not over yet, from the root down. */
  const open: number[] = [];
  nodes.forEach(({ depth, retriesAllowed = 0 }, index) => {
    allowed[index] = retriesAllowed;
    while (open.length > depth) {
      const over = open.pop() as number;
      ends[over] = index;
      if (open.length === depth) previous[index] = over;
    }
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  });
  return { indexOf: new PathIndex(parents), parents, previous, ends, allowed };
}

const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** A path says the way to its node, so it is gone: to make a map of them all would take longer than the rest of the index. */
class PathIndex {
  /** Nodes, the children of each side by side; and node → where its own begin. */
  readonly #children: Int32Array;
  readonly #starts: Int32Array;

  constructor(parents: Int32Array) {
    this.#children = new Int32Array(parents.length);
    this.#starts = new Int32Array(parents.length + 1);
    const starts = this.#starts;
    for (const parent of parents) if (parent >= 0) starts[parent + 1] = (starts[parent + 1] as number) + 1;
    for (let node = 1; node < starts.length; node++) starts[node] = (starts[node] as number) + (starts[node - 1] as number);
    const ends = starts.slice();
    for (let node = 0; node < parents.length; node++) {
      const parent = parents[node] as number;
      if (parent < 0) continue;
      const place = ends[parent] as number;
      this.#children[place] = node;
      ends[parent] = place + 1;
    }
  }

  get(path: string): number | undefined {
    // What a page or a removed attribute says may be anything.
    if (typeof path !== 'string') return undefined;
    let node = 0;
    for (let i = 0; path !== '' && i <= path.length; i++) {
      const start = i;
      let child = 0;
      for (; i < path.length && path.charCodeAt(i) !== DOT; i++) {
        const code = path.charCodeAt(i);
        if (code < ZERO || code > NINE) return undefined;
        child = child * 10 + code - ZERO;
      }
      const place = (this.#starts[node] as number) + child;
      // The path of a node has no zeros that say nothing.
      const isWritten = i > start && (child === 0 ? i === start + 1 : path.charCodeAt(start) !== ZERO);
      if (!isWritten || place >= (this.#starts[node + 1] as number)) return undefined;
      node = this.#children[place] as number;
    }
    return node;
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }
}

/** Whether a path is another one, or lies below it. */
export const isWithin = (path: string, ancestor: string): boolean =>
  ancestor === '' || path === ancestor || (path.startsWith(ancestor) && path[ancestor.length] === '.');

type Tree = Pick<TraceDocument, 'nodes' | 'written'>;

/** The index of a document's nodes. The tree as written outlives a version of the document, so it is asked first. */
export const indexOfTrace = (trace: Tree): TreeIndex => treeIndexOf(trace.written?.nodes ?? trace.nodes);

/** Place of a node in `trace.nodes`; -1 where the tree has no such path. */
export const indexOfPath = (trace: Tree, path: string): number => indexOfTrace(trace).indexOf.get(path) ?? -1;

/** The node at a path; `undefined` where the tree has none. */
export const nodeAt = (trace: Tree, path: string): TraceNode | undefined => trace.nodes[indexOfPath(trace, path)];

/**
 * The deepest failed node on the way the failure took from the root: what the execution went on after is not on it.
 * `undefined` where nothing failed for good.
 */
export function firstCauseOf(trace: Pick<TraceDocument, 'root' | 'nodes' | 'written'>): TraceNode | undefined {
  const { nodes } = trace;
  const { indexOf } = indexOfTrace(trace);
  const fatalChild = ({ childPaths }: TraceNode): TraceNode | undefined =>
    childPaths.map((path) => nodes[indexOf.get(path) ?? -1]).findLast((child) => child?.status === 'failure' && child.recovered !== true);
  let cause = trace.root.status === 'failure' ? trace.root : fatalChild(trace.root);
  for (let next = cause; next !== undefined; next = fatalChild(next)) cause = next;
  return cause;
}
