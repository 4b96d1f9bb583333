/** Trees to lay out and draw: the same for everybody. */
export interface BenchTree {
  /** Depth first; -1 at the root. */
  readonly parents: Int32Array;
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  /** Children of each node. */
  readonly children: readonly (readonly number[])[];
}

const DEPTH = 12;

/** So many nodes, two to six children each, at most 12 levels, boxes of different sizes; the same for the same number. */
export function benchTree(count: number): BenchTree {
  const random = randomFrom(count);
  const depths = [0];
  const kids: number[][] = [[]];
  // Breadth first, so that it is as wide as it should be; renumbered depth first below.
  for (let node = 0; kids.length < count; node++) {
    if ((depths[node] ?? 0) >= DEPTH - 1 && node < kids.length - 1) continue;
    const wanted = 2 + Math.floor(random() * 5);
    for (let child = 0; child < wanted && kids.length < count; child++) {
      kids[node]?.push(kids.length);
      depths.push((depths[node] ?? 0) + 1);
      kids.push([]);
    }
  }
  return depthFirst(kids, random);
}

function depthFirst(kids: readonly (readonly number[])[], random: () => number): BenchTree {
  const parents = new Int32Array(kids.length).fill(-1);
  const children: number[][] = kids.map(() => []);
  const open: [node: number, parent: number][] = [[0, -1]];
  for (let at = 0; open.length > 0; at++) {
    const [node, parent] = open.pop() as [number, number];
    parents[at] = parent;
    children[parent]?.push(at);
    for (const child of [...(kids[node] ?? [])].reverse()) open.push([child, at]);
  }
  return {
    parents,
    children,
    widths: Float64Array.from(kids, () => 120 + Math.floor(random() * 100)),
    heights: Float64Array.from(kids, () => 56 + 16 * Math.floor(random() * 3)),
  };
}

/** Numbers from 0 to 1 that look random and are the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
