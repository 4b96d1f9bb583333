/**
 * How far apart nodes stand, and how wide they are. Where the whole of a tree is seen smaller than life, nodes come nearer
 * to each other, and their levels share the width of the view: so that names can be read whole, as large as may be.
 * Lengths are CSS pixels at zoom 1.
 */
import type { FoldedTree, ItemSizes, Size } from '../../../layout/types.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { FAR_AIR, FAR_KIND_ROOM, FAR_PADDING, FAR_SIZES, lowestNode } from './far-sizes.js';
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
/** And where it is scarcer still. */
const TIGHTEST = { ...TIGHT, siblingGap: 0.4, levelGap: 0.25 };
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

export const tightSpacing = (metrics: NodeMetrics, { siblingGap, levelGap, minWidth } = TIGHT): Spacing => ({
  ...plainSpacing(metrics),
  siblingGap: metrics.siblingGap * siblingGap,
  levelGap: metrics.levelGap * levelGap,
  minWidth: metrics.minWidth * minWidth,
});

/** Whether nothing is to be gained for a drawing of this size in a room: it has all its details there, or is too large for names. */
export function isSettled({ width, height }: Size, room: Size, metrics: NodeMetrics): boolean {
  const zoom = Math.min(room.width / width, room.height / height);
  return zoom >= fullFrom(metrics) || !hasNames(metrics, zoom * GAIN);
}

/** What is spaced: a tree from left to right. */
export interface SpacedTree {
  readonly trace: TraceDocument;
  readonly folded: FoldedTree;
  readonly metrics: NodeMetrics;
  /** Sizes of its items and its height with a spacing. */
  layOut(spacing: Spacing): { readonly sizes: ItemSizes; readonly height: number };
}

/** The spacing with which the largest names can be read whole in a room; where there is none, that with which the least is cut. */
export function spacingFor({ trace, folded, metrics, layOut }: SpacedTree, room: Size): Spacing {
  let best = tightSpacing(metrics);
  let leastCut = Infinity;
  for (const tightness of [TIGHT, TIGHTEST]) {
    const tight = tightSpacing(metrics, tightness);
    const { sizes, height } = layOut(tight);
    const levels = levelNames(trace, folded, sizes, metrics);
    const most = Math.min(room.height / height, BELOW_FULL * fullFrom(metrics));
    for (const trial of trials(most, metrics)) {
      const { size, lines, zoom } = trial;
      const least = levels.map((level) => widthFor(level, trial, lines, 0, metrics));
      // As much as may be in one line, beside the mark of its kind.
      const wished = levels.map((level) => widthFor(level, trial, 1, FAR_KIND_ROOM * size, metrics));
      const { free, ...shared } = share(least, wished, room.width / zoom, tight, metrics);
      const spacing = { ...tight, ...shared, farLines: lines, farSize: size / zoom };
      if (free >= 0) return spacing;
      // What is cut in any case is not seen from farther away for it.
      if (zoom < most || -free * zoom >= leastCut) continue;
      leastCut = -free * zoom;
      best = spacing;
    }
  }
  return best;
}

/** Names as they might be seen: so large on the screen, in at most so many lines, at a zoom. */
interface Trial {
  readonly size: number;
  readonly lines: number;
  readonly zoom: number;
}

/** What is tried, the best first: large names before small ones, many lines before few, and from near to as far as they still fit. */
function* trials(most: number, metrics: NodeMetrics): Generator<Trial> {
  const lowest = lowestNode(metrics);
  for (const [size, lineHeight] of FAR_SIZES) {
    if (size > metrics.nameSize) continue;
    for (let lines = Math.floor((lowest * most - FAR_AIR) / lineHeight); lines > 0; lines--) {
      const least = (lines * lineHeight + FAR_AIR) / lowest;
      for (let zoom = most; zoom > least && hasNames(metrics, zoom); zoom -= ZOOM_STEP) yield { size, lines, zoom };
      if (hasNames(metrics, least)) yield { size, lines, zoom: least };
    }
  }
}

/** The width of a level whose names take at most so many lines, with CSS pixels on the screen `before` those of composites. */
function widthFor(level: LevelNames, { size, zoom }: Trial, lines: number, before: number, { nameSize, chamfer }: NodeMetrics): number {
  const seen = (words: number): number => (words * (size / nameSize) + 2 * FAR_PADDING + SLACK) / zoom;
  return Math.ceil(Math.max(level.width, seen(level.boxes(lines)), seen(level.composites(lines)) + before / zoom + chamfer));
}

/** As wide as is wished for, as far as there is room for it: what is `free` beside the least widths; below 0, all are that much too wide. */
function share(least: readonly number[], wished: readonly number[], width: number, { levelGap }: Spacing, metrics: NodeMetrics): Pick<Spacing, 'levelWidths' | 'levelGap'> & { readonly free: number } {
  const gaps = Math.max(1, least.length - 1);
  const free = width - gaps * levelGap - sum(least);
  const most = wished.map((wish) => Math.max(wish, metrics.minWidth));
  const missing = sum(most) - sum(least);
  const part = Math.min(1, free / Math.max(1, missing));
  return {
    free,
    levelWidths: least.map((from, level) => Math.floor(free < 0 ? from * (1 + free / sum(least)) : from + part * ((most[level] as number) - from))),
    levelGap: Math.min(metrics.levelGap, levelGap + Math.max(0, free - missing) / gaps),
  };
}
