/** A node of which only the name and the mark can be read: how large they are. Lengths are CSS pixels on the screen. */
import { displayName } from './node-names.js';
import type { NodeContent } from './node-content.js';
import type { NodeMetrics } from './node-metrics.js';
import type { CanvasTheme } from './theme.js';
import { shorten, wrapText } from './wrap-text.js';

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
/** What is left free of a node's height, for its outline. */
const AIR = 2;
export const FAR_PADDING = 4;
/** Side of the mark, and radius of the disc over the corner that it is in. */
export const FAR_MARK = 7;
export const FAR_DISC = 5.5;
/** How far the mark's middle lies below the node's top. */
export const FAR_MARK_Y = 2;

export interface FarName {
  readonly lines: readonly string[];
  /** Index of `FAR_SIZES`; the same for every node at a zoom. */
  readonly size: number;
  /** From the node's side to the name. */
  readonly inset: number;
}

/** The size of names at a zoom: that of which two lines fit into a node with a name of one line. */
function farSize({ paddingY, lines }: NodeMetrics, zoom: number): number {
  const height = (2 * paddingY + 2 * lines.small + lines.name) * zoom - AIR;
  const fitting = FAR_SIZES.findIndex(([, lineHeight]) => 2 * lineHeight <= height);
  return fitting < 0 ? FAR_SIZES.length - 1 : fitting;
}

/** The name in as many lines as fit, whole where they are enough, else with an ellipsis at its end. */
export function farName({ metrics }: CanvasTheme, content: NodeContent, zoom: number): FarName {
  const { node, stacked, nameLines } = content;
  const { shape, chamfer } = content.size;
  const size = farSize(metrics, zoom);
  const [fontSize, lineHeight] = FAR_SIZES[size] as (typeof FAR_SIZES)[number];
  const inset = FAR_PADDING + (shape === 'chamfer' ? (chamfer / 2) * zoom : 0);
  const { name: measure, nameSize } = metrics;
  const room = ((content.size.width * zoom - 2 * inset) * nameSize) / fontSize;
  const rows = Math.max(1, Math.floor((content.size.height * zoom - AIR / 2) / lineHeight));
  const text = stacked > 0 ? nameLines.join(' ') : displayName(node);
  // A word that is too long is cut, so that the words beside it are read.
  const words = rows === 1 ? [text] : text.split(' ');
  const lines = wrapText(words.map((word) => shorten(word, measure, room)).join(' '), measure, room, rows);
  return { lines, size, inset };
}
