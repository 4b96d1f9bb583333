/** Which rows are in the DOM. Pure. */
import { PADDING } from './anchor.js';
import type { RowHeights } from './row-heights.js';

/** Most rows in the DOM at a time, the one kept for its focus not counted. */
const MAX_ROWS = 140;

/** First and last row in a viewport that begins at `top`, or so many px above or below it; last < first for none. */
export function windowOf(heights: RowHeights, top: number, viewport: number, above: number, below: number): [first: number, last: number] {
  if (heights.length === 0) return [0, -1];
  const start = top - PADDING;
  const end = start + viewport;
  const seen = [heights.indexAt(start), heights.indexAt(end - 1)] as const;
  const spare = Math.max(0, MAX_ROWS - (seen[1] - seen[0] + 1)) >> 1;
  return [Math.max(heights.indexAt(start - above), seen[0] - spare, 0), Math.min(heights.indexAt(end + below), seen[1] + spare)];
}
