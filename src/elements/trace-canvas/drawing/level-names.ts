/** How wide the levels of a tree must be for their names to be read whole. Lengths are CSS pixels at zoom 1. */
import type { FoldedTree, ItemSizes } from '../../../layout/types.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { levelsOf } from '../outline/tree-walk.js';
import { shapeOf } from './looks.js';
import type { NodeMetrics } from './node-metrics.js';
import { nodeName } from './node-names.js';

/** Characters of a name that count: one of absurd length is not shown whole. */
const MOST_CHARACTERS = 200;

/** What the names of a level need. */
export interface LevelNames {
  /** Of its nodes as they are. */
  readonly width: number;
  /** The least width in which every name of an action takes at most so many lines; */
  boxes(lines: number): number;
  /** and of a composite. */
  composites(lines: number): number;
}

/** By level. @param sizes Those of the items as they are. */
export function levelNames(trace: TraceDocument, folded: FoldedTree, sizes: ItemSizes, { name, maxWidth }: NodeMetrics): readonly LevelNames[] {
  const levels: { width: number; readonly boxes: number[][]; readonly composites: number[][] }[] = [];
  const levelOf = levelsOf(folded);
  folded.node.forEach((index, item) => {
    const level = (levels[levelOf[item] as number] ??= { width: sizes.widths[item] as number, boxes: [], composites: [] });
    const node = trace.nodes[index];
    if (!node || (folded.stacked[item] as number) > 0) return;
    const words = nodeName(node).slice(0, MOST_CHARACTERS).split(' ').map((word) => Math.min(maxWidth, name.width(word)));
    level[shapeOf(node) === 'chamfer' ? 'composites' : 'boxes'].push(words);
  });
  const space = name.width(' ');
  return levels.map(({ width, boxes, composites }) => ({ width, boxes: widest(boxes, space), composites: widest(composites, space) }));
}

/** The least width in which none of the names, given as widths of words, takes more lines. */
function widest(names: readonly (readonly number[])[], space: number): (lines: number) => number {
  const known: number[] = [];
  return (lines) => (known[lines] ??= names.reduce((most, words) => Math.max(most, narrowest(words, space, lines)), 0));
}

/** The least width in which words take so many lines, to a pixel. */
function narrowest(words: readonly number[], space: number, lines: number): number {
  let [low, high] = [Math.max(...words), sum(words) + space * (words.length - 1)];
  if (lines === 1) return high;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (linesIn(words, space, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

function linesIn(words: readonly number[], space: number, width: number): number {
  let [lines, used] = [1, -space];
  for (const word of words) {
    used += space + word;
    if (used <= width) continue;
    lines++;
    used = word;
  }
  return lines;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
