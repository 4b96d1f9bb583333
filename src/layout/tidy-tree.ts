/**
 * The tidy tree: levels in aligned columns (rows, when vertical), subtrees as close as they come, every parent in the
 * middle of its children, children in order, nothing overlaps. O(n): contours are followed by threads (Reingold and
 * Tilford 1981, with the linear-time spreading of siblings of van der Ploeg 2014), here over flat arrays and without
 * recursion, so that depth is no limit.
 */
import { at, NONE, Spread, type Links, type Positions } from './spread.js';
import type { ItemSizes, Orientation, TreeLayout } from './types.js';

export interface TidyTreeOptions {
  readonly orientation: Orientation;
  /** Between children of one parent; nodes of different parents stand 1.6 times as far apart. */
  readonly siblingGap: number;
  /** Between levels. */
  readonly levelGap: number;
}

/** Lays out items given in depth-first order by their parents (-1: the root). At least one item. */
export function tidyTree(parents: Int32Array, sizes: ItemSizes, options: TidyTreeOptions): TreeLayout {
  const { orientation, siblingGap, levelGap } = options;
  const horizontal = orientation === 'horizontal';
  const tree = linksOf(parents);
  const along = alongLevels(tree, horizontal ? sizes.widths : sizes.heights, levelGap);
  const across = new Spread(tree, horizontal ? sizes.heights : sizes.widths, siblingGap).positions();
  return {
    ...sizes,
    orientation,
    x: horizontal ? along.positions : across.positions,
    y: horizontal ? across.positions : along.positions,
    width: horizontal ? along.extent : across.extent,
    height: horizontal ? across.extent : along.extent,
  };
}

function linksOf(parents: Int32Array): Links {
  const count = parents.length;
  const depths = new Int32Array(count);
  const [first, last, next] = [new Int32Array(count).fill(NONE), new Int32Array(count).fill(NONE), new Int32Array(count).fill(NONE)];
  for (let item = 1; item < count; item++) {
    const parent = at(parents, item);
    depths[item] = at(depths, parent) + 1;
    if (first[parent] === NONE) first[parent] = item;
    else next[at(last, parent)] = item;
    last[parent] = item;
  }
  return { count, parents, depths, first, last, next };
}

/** Every level begins where the one before it, at its widest, has ended. */
function alongLevels({ count, depths }: Links, lengths: Float64Array, gap: number): Positions {
  const levels: number[] = [];
  for (let item = 0; item < count; item++) {
    const depth = at(depths, item);
    levels[depth] = Math.max(levels[depth] ?? 0, at(lengths, item));
  }
  let extent = 0;
  const starts = levels.map((length, depth) => {
    const start = extent + (depth > 0 ? gap : 0);
    extent = start + length;
    return start;
  });
  const positions = new Float64Array(count);
  for (let item = 0; item < count; item++) positions[item] = at(starts, at(depths, item));
  return { positions, extent };
}
