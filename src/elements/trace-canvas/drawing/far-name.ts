/** A node of which only the name and the mark can be read: how large they are. Lengths are CSS pixels on the screen. */
import { displayName } from './node-names.js';
import type { NodeContent } from './node-content.js';
import type { CanvasTheme } from './theme.js';
import { shortenMiddle, wrapText } from './wrap-text.js';

/** Sizes of names, and of their lines: the first that fits is taken. */
export const FAR_SIZES = [
  [11, 12],
  [10, 11],
  [9, 10],
] as const;
export const FAR_PADDING = 4;
/** Side of the mark beside the name. */
export const FAR_MARK = 9;
const MARK_GAP = 2;

export interface FarName {
  readonly lines: readonly string[];
  /** Index of `FAR_SIZES`. */
  readonly size: number;
  /** From the node's side to the name, and from the other side to the mark. */
  readonly inset: number;
}

/** The name in lines, at the first size at which it fits; at the smallest without its middle, for names differ in their ends. */
export function farName({ metrics }: CanvasTheme, content: NodeContent, zoom: number): FarName {
  const { node, stacked, nameLines, mark } = content;
  const { shape, chamfer } = content.size;
  const inset = FAR_PADDING + (shape === 'chamfer' ? (chamfer / 2) * zoom : 0);
  const width = content.size.width * zoom - 2 * inset - (mark ? FAR_MARK + MARK_GAP : 0);
  const height = content.size.height * zoom - 2;
  const text = stacked > 0 ? nameLines.join(' ') : displayName(node);
  const { name: measure, nameSize } = metrics;
  for (const [size, [fontSize, lineHeight]] of FAR_SIZES.entries()) {
    const room = (width * nameSize) / fontSize;
    if (measure.width(text) <= room) return { lines: [text], size, inset };
    const rows = Math.floor(height / lineHeight);
    const isWhole = text.split(' ').every((word) => measure.width(word) <= room);
    const lines = rows > 1 && isWhole ? wrapText(text, measure, room, rows + 1) : [];
    if (lines.length > 0 && lines.length <= rows) return { lines, size, inset };
  }
  const size = FAR_SIZES.length - 1;
  return { lines: [shortenMiddle(text, measure, (width * nameSize) / FAR_SIZES[size as 2][0])], size, inset };
}
