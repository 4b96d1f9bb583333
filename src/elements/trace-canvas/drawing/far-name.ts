/**
 * A node that is seen smaller than life: what is written in it, and how large. Its name stays as large on the screen as
 * there is room for, never larger than life; what is left of the room takes the mark of its kind and the third line.
 * Lengths are CSS pixels on the screen.
 */
import { FAR_AIR, FAR_DETAIL, FAR_DETAIL_LINE, FAR_KIND_ROOM, FAR_PADDING, FAR_SIZES, lowestNode } from './far-sizes.js';
import type { Glyph } from './glyphs.js';
import { nodeName } from './node-names.js';
import type { NodeContent } from './node-content.js';
import type { Scene } from './scene.js';
import type { TextMeasure } from './text-measure.js';
import { shorten, wrapText } from './wrap-text.js';

/** Names smaller than this need all the room there is. */
const LEAST_WITH_KIND = 11;

export interface FarName {
  readonly lines: readonly string[];
  /** Index of `FAR_SIZES`; the same for every node at a zoom. */
  readonly size: number;
  /** From the node's side to what is written. */
  readonly inset: number;
  /** Before the name. */
  readonly kind: Glyph | undefined;
  /** The third line; empty where there is no room for it. */
  readonly detail: string;
}

/** The size of names at a zoom, as the spacing has it. */
function farSize({ metrics, spacing }: Scene, zoom: number): number {
  const height = lowestNode(metrics) * zoom - FAR_AIR;
  // What was worked out so is not to fail for the last digit.
  const most = Math.min(metrics.nameSize, spacing.farSize * zoom + 0.01);
  const fitting = FAR_SIZES.findIndex(([size, lineHeight]) => size <= most && spacing.farLines * lineHeight <= height + 0.01);
  return fitting < 0 ? FAR_SIZES.length - 1 : fitting;
}

/** The name in as many lines as fit, whole where they are enough, else with an ellipsis at its end. */
export function farName(scene: Scene, content: NodeContent, zoom: number): FarName {
  const { metrics } = scene;
  const { stacked, kindGlyph } = content;
  const { shape, chamfer } = content.size;
  const size = farSize(scene, zoom);
  const [fontSize, lineHeight] = FAR_SIZES[size] as (typeof FAR_SIZES)[number];
  const inset = FAR_PADDING + (shape === 'chamfer' ? (chamfer / 2) * zoom : 0);
  const width = content.size.width * zoom - 2 * inset;
  const height = content.size.height * zoom - FAR_AIR / 2;
  const rows = Math.max(1, Math.floor(height / lineHeight));
  const { name, nameSize, small, smallSize } = metrics;
  const wrapped = (taken: number): Wrapped => wrapFar(content, name, ((width - taken) * nameSize) / fontSize, rows);
  // The name comes first: the mark of the kind stands only where all of it can be read beside it.
  const beside = stacked === 0 && kindGlyph && fontSize >= LEAST_WITH_KIND ? wrapped(FAR_KIND_ROOM * fontSize) : undefined;
  const kind = beside?.isWhole === true ? kindGlyph : undefined;
  const { lines } = kind && beside ? beside : wrapped(0);
  // Never larger than the name.
  const hasRoom = fontSize >= FAR_DETAIL && lines.length * lineHeight + FAR_DETAIL_LINE <= height;
  const detail = hasRoom ? shorten(content.detail, small, (width * smallSize) / FAR_DETAIL) : '';
  return { lines, size, inset, kind, detail };
}

interface Wrapped {
  readonly lines: readonly string[];
  readonly isWhole: boolean;
}

function wrapFar({ node, stacked, nameLines }: NodeContent, measure: TextMeasure, room: number, rows: number): Wrapped {
  const text = stacked > 0 ? nameLines.join(' ') : nodeName(node);
  // A word that is too long is cut, so that the words beside it are read.
  const words = rows === 1 ? [text] : text.split(' ');
  const lines = wrapText(words.map((word) => shorten(word, measure, room)).join(' '), measure, room, rows);
  return { lines, isWhole: lines.join(' ') === text };
}
