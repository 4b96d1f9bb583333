/**
 * How far apart nodes stand, and how wide they are. Where the whole of a tree is seen smaller than life, nodes come nearer
 * to each other, and their levels share the width of the view: so that names can be read whole, as large as may be.
 * Lengths are CSS pixels at zoom 1.
 */
import type { FoldedTree, ItemSizes, Size } from '../../../layout/types.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { levelsOf } from '../outline/tree-walk.js';
import { FAR_AIR, FAR_KIND_ROOM, FAR_LEAST, FAR_PADDING, FAR_SIZES, lowestNode } from './far-name.js';
import { shapeOf } from './looks.js';
import { fullFrom, hasNames, type NodeMetrics } from './node-metrics.js';
import { nodeName } from './node-names.js';

export interface Spacing {
  readonly siblingGap: number;
  readonly levelGap: number;
  readonly minWidth: number;
  /** Level → least width of its nodes, where that is more. */
  readonly levelWidths: readonly number[];
  /** Names smaller than life are so large that so many lines of them fit into the lowest node, */
  readonly farLines: number;
  /** and at most so large, for each unit of zoom. */
  readonly farSize: number;
}

/** Shares of the usual lengths where room is scarce. */
const TIGHT = { siblingGap: 0.75, levelGap: 0.45, minWidth: 0.75 };
/** So much farther away is tried next. */
const ZOOM_STEP = 0.02;
/** Between a name and the mark in the corner, on the screen. */
const SLACK = 2;

export const plainSpacing = ({ siblingGap, levelGap, minWidth }: NodeMetrics): Spacing => ({
  ...{ siblingGap, levelGap, minWidth },
  ...{ levelWidths: [], farLines: 2, farSize: Infinity },
});

export const tightSpacing = (metrics: NodeMetrics): Spacing => {
  const { siblingGap, levelGap, minWidth } = metrics;
  return {
    ...plainSpacing(metrics),
    siblingGap: siblingGap * TIGHT.siblingGap,
    levelGap: levelGap * TIGHT.levelGap,
    minWidth: minWidth * TIGHT.minWidth,
  };
};

/** What tightening brings at most, in zoom. */
const GAIN = 1.4;

/** Whether nothing is to be gained for a drawing of this size in a room: it has all its details there, or is too large for names. */
export function isSettled({ width, height }: Size, room: Size, metrics: NodeMetrics): boolean {
  const zoom = Math.min(room.width / width, room.height / height);
  return zoom >= fullFrom(metrics) || !hasNames(metrics, zoom * GAIN);
}

/** What is spaced: a tree as it is laid out with `tightSpacing`, from left to right. */
export interface TightTree extends Size {
  readonly trace: TraceDocument;
  readonly folded: FoldedTree;
  readonly sizes: ItemSizes;
  readonly metrics: NodeMetrics;
}

/** The spacing with which the largest names can be read whole in a room; where none can, the tight one. */
export function spacingFor(tree: TightTree, room: Size): Spacing {
  const { metrics, height } = tree;
  const levels = measured(tree);
  const lowest = lowestNode(metrics);
  const most = Math.min(room.height / height, 0.99 * fullFrom(metrics));
  for (const [size, lineHeight] of FAR_SIZES) {
    const farLines = Math.floor((lowest * most - FAR_AIR) / lineHeight);
    if (size > metrics.nameSize || farLines < 1) continue;
    const least = (farLines * lineHeight + FAR_AIR) / lowest;
    // Where the width is too small, farther away, as long as so many lines still fit.
    for (let zoom = most; zoom >= least; zoom = zoom > least ? Math.max(least, zoom - ZOOM_STEP) : 0) {
      const widthsFor = (lines: number, kind: number): readonly number[] => levels.map(({ width, boxes, composites }) => {
        const seen = (words: number): number => (words * (size / metrics.nameSize) + 2 * FAR_PADDING + SLACK) / zoom;
        return Math.ceil(Math.max(width, seen(boxes(lines)), seen(composites(lines)) + kind / zoom + metrics.chamfer));
      });
      const shared = share(widthsFor(farLines, 0), widthsFor(1, FAR_KIND_ROOM * size), room.width / zoom, metrics);
      if (shared) return { ...tightSpacing(metrics), ...shared, farLines, farSize: size / zoom };
    }
  }
  return { ...tightSpacing(metrics), farSize: FAR_LEAST / most };
}

/** As wide as is wished for, as far as there is room for it; `undefined`: there is not even enough for the least widths. */
function share(least: readonly number[], wished: readonly number[], width: number, metrics: NodeMetrics): Pick<Spacing, 'levelWidths' | 'levelGap'> | undefined {
  const gaps = Math.max(1, least.length - 1);
  const { levelGap } = tightSpacing(metrics);
  const free = width - gaps * levelGap - sum(least);
  if (free < 0) return undefined;
  const most = wished.map((wish) => Math.max(wish, metrics.minWidth));
  const missing = sum(most) - sum(least);
  const part = Math.min(1, free / Math.max(1, missing));
  return {
    levelWidths: least.map((from, level) => Math.floor(from + part * ((most[level] as number) - from))),
    levelGap: Math.min(metrics.levelGap, levelGap + Math.max(0, free - missing) / gaps),
  };
}

/** What the names of a level need. */
interface Level {
  /** Of its nodes as they are. */
  readonly width: number;
  /** The least width in which every name takes at most so many lines. */
  boxes(lines: number): number;
  composites(lines: number): number;
}

function measured({ trace, folded, sizes, metrics: { name, maxWidth } }: TightTree): readonly Level[] {
  const levels: { width: number; readonly boxes: number[][]; readonly composites: number[][] }[] = [];
  const levelOf = levelsOf(folded);
  folded.node.forEach((index, item) => {
    const level = (levels[levelOf[item] as number] ??= { width: sizes.widths[item] as number, boxes: [], composites: [] });
    const node = trace.nodes[index];
    if (!node || (folded.stacked[item] as number) > 0) return;
    // Names of absurd length are not shown whole.
    const words = nodeName(node).slice(0, 200).split(' ').map((word) => Math.min(maxWidth, name.width(`${word} `)));
    level[shapeOf(node) === 'chamfer' ? 'composites' : 'boxes'].push(words);
  });
  const widest = (names: readonly (readonly number[])[]): ((lines: number) => number) => {
    const known: number[] = [];
    return (lines) => (known[lines] ??= names.reduce((most, words) => Math.max(most, narrowest(words, lines)), 0));
  };
  return levels.map(({ width, boxes, composites }) => ({ width, boxes: widest(boxes), composites: widest(composites) }));
}

/** The least width in which words take so many lines. */
function narrowest(words: readonly number[], lines: number): number {
  let [low, high] = [Math.max(...words), sum(words)];
  if (lines === 1) return high;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (linesIn(words, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

function linesIn(words: readonly number[], width: number): number {
  let [lines, used] = [1, 0];
  for (const word of words) {
    used += word;
    if (used <= width) continue;
    lines++;
    used = word;
  }
  return lines;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
