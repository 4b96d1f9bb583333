/** Random trees as the layout takes them: parents in depth-first order, sizes of every item. */
import * as fc from 'fast-check';
import type { ItemSizes, TreeLayout } from '../../../src/layout/types.js';

export interface RandomTree {
  readonly parents: Int32Array;
  readonly sizes: ItemSizes;
}

/** A tree from numbers: each says how many open nodes to leave before the next node is added. */
export function parentsFrom(leaves: readonly number[], maxDepth = 12): Int32Array {
  const parents = new Int32Array(leaves.length + 1);
  parents[0] = -1;
  const open = [0];
  leaves.forEach((leave, at) => {
    open.length = Math.max(1, open.length - (leave % open.length));
    parents[at + 1] = open.at(-1) as number;
    if (open.length < maxDepth) open.push(at + 1);
  });
  return parents;
}

/** Up to 120 nodes of sizes from 1 to 300. */
export const randomTree: fc.Arbitrary<RandomTree> = fc
  .array(fc.record({ leave: fc.nat(6), width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) }), {
    minLength: 1,
    maxLength: 120,
  })
  .map((nodes) => ({
    parents: parentsFrom(nodes.slice(1).map(({ leave }) => leave)),
    sizes: {
      widths: Float64Array.from(nodes, ({ width }) => width),
      heights: Float64Array.from(nodes, ({ height }) => height),
    },
  }));

/** Where an item ends and begins, across the levels. */
export const across = (layout: TreeLayout, item: number): { start: number; end: number; middle: number } => {
  const horizontal = layout.orientation === 'horizontal';
  const start = (horizontal ? layout.y : layout.x)[item] as number;
  const length = (horizontal ? layout.heights : layout.widths)[item] as number;
  return { start, end: start + length, middle: start + length / 2 };
};

/** The same along the levels. */
export const along = (layout: TreeLayout, item: number): { start: number; end: number } => {
  const horizontal = layout.orientation === 'horizontal';
  const start = (horizontal ? layout.x : layout.y)[item] as number;
  return { start, end: start + ((horizontal ? layout.widths : layout.heights)[item] as number) };
};
