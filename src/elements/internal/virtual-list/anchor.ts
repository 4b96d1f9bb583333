/** What the reader looks at, as a place among rows: it stays while rows elsewhere come, go and grow. Pure. */
import type { RowHeights } from './row-heights.js';

/** Space in px above the first and below the last row. */
export const PADDING = 4;

/** An edge of a row; `offset` is how many px below it the same edge of the viewport is. */
export interface Anchor {
  readonly row: number;
  readonly edge: 'top' | 'bottom';
  readonly offset: number;
}

/** Where a list begins. */
export const START: Anchor = { row: 0, edge: 'top', offset: -PADDING };

/** Height in px of all rows and what stands around them. */
export const totalOf = (heights: RowHeights): number => (heights.length === 0 ? 0 : heights.total + 2 * PADDING);

/** The row at the viewport's upper edge when that is `top` px below the beginning. */
export function anchorAt(heights: RowHeights, top: number): Anchor {
  return anchorIn(heights, heights.indexAt(top - PADDING), top);
}

/**
 * The same for a reader who scrolled up beyond the rows drawn so far, of which `first` is the topmost. The heights
 * above it are a guess; what is seen stays in its place only by a row that was seen.
 */
export function anchorAmong(heights: RowHeights, top: number, viewport: number, first: number): Anchor {
  const isInView = PADDING + heights.offsetOf(first) < top + viewport;
  return anchorIn(heights, Math.max(heights.indexAt(top - PADDING), isInView ? first : 0), top);
}

function anchorIn(heights: RowHeights, index: number, top: number): Anchor {
  const row = Math.max(0, index);
  return { row, edge: 'top', offset: top - PADDING - heights.offsetOf(row) };
}

/** Where the viewport begins for an anchor to be in its place; without one, where the last row ends with it. */
export function topOf(anchor: Anchor | undefined, heights: RowHeights, viewport: number): number {
  const end = totalOf(heights) - viewport;
  if (!anchor) return Math.max(0, end);
  const { row, edge, offset } = anchor;
  // A row that became shorter than what was scrolled of it shows its beginning.
  const top =
    edge === 'top'
      ? PADDING + heights.offsetOf(row) + (offset < heights.at(row) ? offset : 0)
      : PADDING + heights.offsetOf(row + 1) + offset - viewport;
  return Math.max(0, Math.min(top, end));
}
