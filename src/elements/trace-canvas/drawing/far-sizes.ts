/** The lengths of nodes that are seen smaller than life, in CSS pixels on the screen. */
import type { NodeMetrics } from './node-metrics.js';

/** Sizes of names, and of their lines: the first of which two lines fit into a node. */
export const FAR_SIZES = [
  [24, 28],
  [18, 21],
  [15, 17],
  [13, 15],
  [12, 14],
  [11, 12],
  [10, 11],
  [9, 10],
] as const;
/** The third line. */
export const FAR_DETAIL = 11;
export const FAR_DETAIL_LINE = 13;
/** What is left free of a node's height, for its outline. */
export const FAR_AIR = 2;
export const FAR_PADDING = 4;
/** Side of the mark, and radius of the disc over the corner that it is in. */
export const FAR_MARK = 7;
export const FAR_DISC = 5.5;
/** How far the mark's middle lies below the node's top. */
export const FAR_MARK_Y = 2;
/** Side of the mark of a kind, and what it takes before the name; shares of the name's size. */
export const FAR_KIND = 0.9;
export const FAR_KIND_ROOM = 1.2;

/** Height of a node with a name of one line. */
export const lowestNode = ({ paddingY, lines }: NodeMetrics): number => 2 * paddingY + 2 * lines.small + lines.name;
