/** Sizes of a node's parts, all from the size of the font. Lengths are CSS pixels at zoom 1. */
import { FULL_FROM, detailAt } from '../../../layout/detail.js';
import type { Detail } from '../../../layout/types.js';
import { createMeasure, type TextMeasure } from './text-measure.js';

/** Where the baseline lies below the top of a line, as the browser sets it. */
export interface Baselines {
  readonly name: number;
  readonly small: number;
}

/** Heights of the lines, before anything else is known of the font. */
export interface LineHeights {
  /** Of the first and of the last line. */
  readonly small: number;
  /** Of a line of the name. */
  readonly name: number;
}

export interface NodeMetrics {
  readonly fontFamily: string;
  readonly nameSize: number;
  readonly smallSize: number;
  readonly name: TextMeasure;
  readonly small: TextMeasure;
  readonly baselines: Baselines;
  readonly lines: LineHeights;
  readonly paddingX: number;
  readonly paddingY: number;
  readonly glyph: number;
  /** Between the mark of a kind and its word. */
  readonly gap: number;
  /** Left and right in the badge of a collapsed node. */
  readonly badgePadding: number;
  /** Depth of the points left and right of a composite. */
  readonly chamfer: number;
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly maxNameLines: number;
  readonly siblingGap: number;
  readonly levelGap: number;
  readonly edgeRadius: number;
}

/** What is drawn of a node at a zoom: the larger the font, the farther it is read. */
export const detailFor = ({ nameSize }: NodeMetrics, zoom: number): Detail => detailAt((zoom * nameSize) / BASE);

/** Whether names are drawn at a zoom. */
export const hasNames = (metrics: NodeMetrics, zoom: number): boolean => {
  const detail = detailFor(metrics, zoom);
  return detail === 'full' || detail === 'name';
};

/** The smallest zoom at which everything of a node is drawn. */
export const fullFrom = ({ nameSize }: NodeMetrics): number => (FULL_FROM * BASE) / nameSize;

/** The default font size, by which the sizes below are meant. */
const BASE = 13;

const scaled =
  (size: number) =>
  (length: number): number =>
    Math.max(1, Math.round((length * size) / BASE));

/** Heights of lines in a font of this size. */
export function lineHeights(size: number): LineHeights {
  const px = scaled(size);
  return { small: px(14), name: px(16) };
}

/** The metrics of a font, `size` in CSS pixels. */
export function nodeMetrics(fontFamily: string, size: number, baselines: Baselines): NodeMetrics {
  const px = scaled(size);
  const smallSize = size * (11 / BASE);
  return {
    fontFamily,
    nameSize: size,
    smallSize,
    name: createMeasure(`600 ${size}px ${fontFamily}`),
    small: createMeasure(`400 ${smallSize}px ${fontFamily}`),
    baselines,
    lines: lineHeights(size),
    paddingX: px(14),
    paddingY: px(6),
    glyph: px(12),
    gap: px(5),
    badgePadding: px(6),
    chamfer: px(10),
    minWidth: px(176),
    maxWidth: px(232),
    maxNameLines: 12,
    siblingGap: px(16),
    levelGap: px(56),
    edgeRadius: px(6),
  };
}

/** Whether nothing would be laid out otherwise. */
export const isSameMetrics = (a: NodeMetrics, b: NodeMetrics): boolean =>
  a === b ||
  (a.fontFamily === b.fontFamily && a.nameSize === b.nameSize && a.baselines.name === b.baselines.name && a.baselines.small === b.baselines.small);
