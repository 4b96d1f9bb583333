/** Layouts of one tree by us and by what others use; making each library's own input is part of its time. */
import { compactBox } from '@antv/hierarchy';
import { flextree } from 'd3-flextree';
import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import { tidyTree } from '../../../src/layout/tidy-tree.js';
import { benchTree, type BenchTree } from './tree.js';

const SIBLING_GAP = 16;
const LEVEL_GAP = 56;

export type LayoutName = 'own' | 'antv' | 'flextree' | 'elk';

const layouts: Readonly<Record<LayoutName, (tree: BenchTree) => unknown>> = {
  own: (tree) => tidyTree(tree.parents, tree, { orientation: 'horizontal', siblingGap: SIBLING_GAP, levelGap: LEVEL_GAP }),
  antv: (tree) =>
    compactBox(nested(tree), {
      direction: 'LR',
      getId: ({ id }: { id: string }) => id,
      getWidth: ({ width }: { width: number }) => width,
      getHeight: ({ height }: { height: number }) => height,
      getHGap: () => LEVEL_GAP / 2,
      getVGap: () => SIBLING_GAP / 2,
    }),
  flextree: (tree) => {
    const layout = flextree()
      .nodeSize(({ data }: { data: Nested }) => [data.height, data.width + LEVEL_GAP])
      .spacing(SIBLING_GAP);
    const root = layout.hierarchy(nested(tree), ({ children }: Nested) => children);
    layout(root);
    return root;
  },
  elk: async (tree) => {
    const graph: ElkNode = {
      id: 'root',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
      children: Array.from(tree.parents, (_, node) => ({ id: `n${node}`, width: tree.widths[node] ?? 0, height: tree.heights[node] ?? 0 })),
      edges: Array.from(tree.parents.subarray(1), (parent, at) => ({ id: `e${at}`, sources: [`n${parent}`], targets: [`n${at + 1}`] })),
    };
    elk ??= await loadElk();
    return elk.layout(graph);
  },
};

interface Nested {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly children: Nested[];
}

/** The tree as objects in objects, as these libraries take it. */
function nested({ parents, widths, heights }: BenchTree): Nested {
  const nodes: Nested[] = [];
  for (const [node, parent] of parents.entries()) {
    const made = { id: String(node), width: widths[node] ?? 0, height: heights[node] ?? 0, children: [] };
    nodes.push(made);
    nodes[parent]?.children.push(made);
  }
  return nodes[0] as Nested;
}

let elk: ELK | undefined;

async function loadElk(): Promise<ELK> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk();
}

/** Lays a tree of `count` nodes out `times` times; how long each took by the clock, ms. */
export async function layOut(name: LayoutName, count: number, times: number): Promise<number[]> {
  const tree = benchTree(count);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await layouts[name](tree);
    took.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return took;
}
