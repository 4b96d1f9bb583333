/**
 * Geometry of drawn trees as flat arrays: one object a node would cost more than the layout itself. World units are CSS
 * pixels at zoom 1, x to the right, y down. An item is what is drawn: a node, or a stack of siblings; items are in
 * depth-first order, so a parent's index is always smaller than its children's.
 */

/** The way a tree grows: its levels from left to right, or from top to bottom. */
export type Orientation = 'horizontal' | 'vertical';

/** What is left of a tree when subtrees are collapsed and wide fan-outs stacked. */
export interface FoldedTree {
  /** Number of items. */
  readonly count: number;
  /** Item → its node's index; of a stack, the first of its nodes. */
  readonly node: Int32Array;
  /** Item → item of its parent; -1 at the root. */
  readonly parents: Int32Array;
  /** Item → 0 for a node, else how many siblings the stack stands for. */
  readonly stacked: Int32Array;
  /** Item → nodes hidden below it, because it is collapsed. */
  readonly hidden: Int32Array;
  /** Node → the item that shows it: its own, its stack's, or that of its nearest collapsed ancestor. */
  readonly itemOf: Int32Array;
}

/** Sizes of items. */
export interface ItemSizes {
  readonly widths: Float64Array;
  readonly heights: Float64Array;
}

/** Where everything lies. */
export interface TreeLayout extends ItemSizes {
  readonly orientation: Orientation;
  /** Left and top of each item. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of the whole drawing, which begins at (0, 0). */
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the world is seen: screen = world × zoom + (x, y), in CSS pixels from the viewport's top left corner. */
export interface Viewport extends Point {
  readonly zoom: number;
}

/** How much of a node is drawn, from everything to a dot of its colour. */
export type Detail = 'full' | 'name' | 'block' | 'cell';
