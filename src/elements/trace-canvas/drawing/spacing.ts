/**
 * How far apart nodes stand, and how wide they are. Where the whole of a tree is seen smaller than life, nodes come nearer
 * to each other, and their levels share the width of the view: so that names can be read whole, as large as may be.
 * Lengths are CSS pixels at zoom 1.
 */
import type { FoldedTree, ItemSizes, Size } from '../../../layout/types.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { FAR_AIR, FAR_KIND_ROOM, FAR_LEAST, FAR_PADDING, FAR_SIZES, lowestNode } from './far-sizes.js';
import { levelNames, sum, type LevelNames } from './level-names.js';
import { fullFrom, hasNames, type NodeMetrics } from './node-metrics.js';

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
const TIGHT = { siblingGap: 0.75, levelGap: 0.4, minWidth: 0.55 };
/** What tightening brings at most, in zoom. */
const GAIN = 1.4;
/** So much farther away is tried next. */
const ZOOM_STEP = 0.02;
/** Below the zoom at which details are drawn, as a share of it: names are written smaller than life up to there. */
const BELOW_FULL = 0.99;
/** Between a name and the mark in the corner, on the screen. */
const SLACK = 2;

export const plainSpacing = ({ siblingGap, levelGap, minWidth }: NodeMetrics): Spacing => ({
  ...{ siblingGap, levelGap, minWidth },
  ...{ levelWidths: [], farLines: 2, farSize: Infinity },
});

export const tightSpacing = (metrics: NodeMetrics): Spacing => ({
  ...plainSpacing(metrics),
  siblingGap: metrics.siblingGap * TIGHT.siblingGap,
  levelGap: metrics.levelGap * TIGHT.levelGap,
  minWidth: metrics.minWidth * TIGHT.minWidth,
});

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
export function spacingFor({ trace, folded, sizes, metrics, height }: TightTree, room: Size): Spacing {
  const most = Math.min(room.height / height, BELOW_FULL * fullFrom(metrics));
  const levels = levelNames(trace, folded, sizes, metrics);
  for (const trial of trials(most, metrics)) {
    const { size, lines, zoom } = trial;
    const least = levels.map((level) => widthFor(level, trial, lines, 0, metrics));
    // As much as may be in one line, beside the mark of its kind.
    const wished = levels.map((level) => widthFor(level, trial, 1, FAR_KIND_ROOM * size, metrics));
    const shared = share(least, wished, room.width / zoom, metrics);
    if (shared) return { ...tightSpacing(metrics), ...shared, farLines: lines, farSize: size / zoom };
  }
  return { ...tightSpacing(metrics), farSize: FAR_LEAST / most };
}

/** Names as they might be seen: so large on the screen, in at most so many lines, at a zoom. */
interface Trial {
  readonly size: number;
  readonly lines: number;
  readonly zoom: number;
}

/** What is tried, the best first: large names before small ones, and of a size from near to as far as so many lines still fit. */
function* trials(most: number, metrics: NodeMetrics): Generator<Trial> {
  const lowest = lowestNode(metrics);
  for (const [size, lineHeight] of FAR_SIZES) {
    const lines = Math.floor((lowest * most - FAR_AIR) / lineHeight);
    if (size > metrics.nameSize || lines < 1) continue;
    const least = (lines * lineHeight + FAR_AIR) / lowest;
    for (let zoom = most; zoom > least; zoom -= ZOOM_STEP) yield { size, lines, zoom };
    yield { size, lines, zoom: least };
  }
}

/** The width of a level whose names take at most so many lines, with CSS pixels on the screen `before` those of composites. */
function widthFor(level: LevelNames, { size, zoom }: Trial, lines: number, before: number, { nameSize, chamfer }: NodeMetrics): number {
  const seen = (words: number): number => (words * (size / nameSize) + 2 * FAR_PADDING + SLACK) / zoom;
  return Math.ceil(Math.max(level.width, seen(level.boxes(lines)), seen(level.composites(lines)) + before / zoom + chamfer));
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
