/**
 * The tidy tree: levels in aligned columns (rows, when vertical), subtrees as close as they come, every parent in the
 * middle of its children, children in order, nothing overlaps. O(n): contours are followed by threads (Reingold and
 * Tilford 1981, with the linear-time spreading of siblings of van der Ploeg 2014), here over flat arrays and without
 * recursion, so that depth is no limit.
 */
import { spread, type Links, type Positions } from './spread.js';
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
  const across = spread(tree, horizontal ? sizes.heights : sizes.widths, siblingGap);
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
  const links = (): Int32Array => new Int32Array(count);
  const [depths, first, last, next] = [links(), links(), links(), links()];
  for (let item = 1; item < count; item++) depths[item] = (depths[parents[item] as number] as number) + 1;
  for (let item = count - 1; item > 0; item--) {
    const parent = parents[item] as number;
    next[item] = first[parent] as number;
    first[parent] = item;
    if (last[parent] === 0) last[parent] = item;
  }
  return { parents, depths, first, last, next };
}

/** Every level begins where the one before it, at its widest, has ended. */
function alongLevels({ depths }: Links, lengths: Float64Array, gap: number): Positions {
  const starts = new Float64Array(deepest(depths) + 2);
  for (let item = 0; item < lengths.length; item++) {
    const below = (depths[item] as number) + 1;
    starts[below] = Math.max(starts[below] as number, (lengths[item] as number) + gap);
  }
  for (let level = 1; level < starts.length; level++) starts[level] = (starts[level] as number) + (starts[level - 1] as number);
  const positions = new Float64Array(lengths.length);
  for (let item = 0; item < lengths.length; item++) positions[item] = starts[depths[item] as number] as number;
  return { positions, extent: (starts.at(-1) as number) - gap };
}

function deepest(depths: Int32Array): number {
  let most = 0;
  for (const depth of depths) most = Math.max(most, depth);
  return most;
}
