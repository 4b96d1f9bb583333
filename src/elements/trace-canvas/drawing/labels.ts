/**
 * What is written in the items of a scene. Sizes are worked out for all items at once and without making strings; lines
 * only for the items that are drawn.
 */
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { FoldedTree, ItemSizes } from '../../../layout/types.js';
import type { NodeMetrics } from './node-metrics.js';
import { levelsOf } from '../outline/tree-walk.js';
import { nodeName } from './node-names.js';
import type { Spacing } from './spacing.js';
import { wrapText } from './wrap-text.js';

/** Sizes of items, and their names as lines. */
export interface Labels {
  readonly sizes: ItemSizes;
  /** Of an item that is a node. */
  nameLines(item: number): readonly string[];
}

/** Nothing in it is written otherwise, but for underscores. */
const PLAIN = /^[ -~]+$/;

export interface LabelOptions {
  readonly metrics: NodeMetrics;
  readonly spacing: Spacing;
  /** Whether the items of a level are all as wide as its widest: they stand in one column, which is as wide in any case. */
  readonly alignLevels: boolean;
}

/** Measures every item. A stack is as large as a node with a name of one line. */
export function createLabels(trace: TraceDocument, folded: FoldedTree, { metrics, spacing, alignLevels }: LabelOptions): Labels {
  const { count } = folded;
  const widths = new Float64Array(count);
  const heights = new Float64Array(count);
  const lines = new Map<number, readonly string[]>();
  const room = metrics.maxWidth - 2 * metrics.paddingX;
  const around = 2 * metrics.paddingY + 2 * metrics.lines.small;

  for (let item = 0; item < count; item++) {
    const node = trace.nodes[folded.node[item] as number];
    let rows = 1;
    let width = 0;
    if (node && folded.stacked[item] === 0) {
      const isPlain = PLAIN.test(node.name);
      width = metrics.name.width(isPlain ? node.name : nodeName(node));
      if (width > room) {
        const wrapped = wrapText(nodeName(node), metrics.name, room, metrics.maxNameLines);
        lines.set(item, wrapped);
        rows = wrapped.length;
        width = wrapped.reduce((widest, line) => Math.max(widest, metrics.name.width(line)), 0);
      }
    }
    widths[item] = Math.min(metrics.maxWidth, Math.max(spacing.minWidth, Math.ceil(width) + 2 * metrics.paddingX));
    heights[item] = around + rows * metrics.lines.name;
  }
  if (alignLevels) widenToLevel(folded, widths, spacing.levelWidths);
  return {
    sizes: { widths, heights },
    nameLines(item) {
      const known = lines.get(item);
      if (known) return known;
      const node = trace.nodes[folded.node[item] as number];
      const made = [node ? nodeName(node) : ''];
      lines.set(item, made);
      return made;
    },
  };
}

function widenToLevel(folded: FoldedTree, widths: Float64Array, least: readonly number[]): void {
  const levels = levelsOf(folded);
  const widest = [...least];
  for (let item = 0; item < folded.count; item++) {
    const level = levels[item] as number;
    widest[level] = Math.max(widest[level] ?? 0, widths[item] as number);
  }
  for (let item = 0; item < folded.count; item++) widths[item] = widest[levels[item] as number] as number;
}
