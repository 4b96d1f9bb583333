/**
 * One item as it is drawn at full detail. Canvas, DOM and exported pictures draw from this one description, so nothing
 * jumps between them.
 */
import type { NodeStatus, TraceNode } from '../../../trace-model/trace-document.js';
import type { Point } from '../../../layout/types.js';
import { formatNumber } from '../../internal/format.js';
import { kindWord } from './node-names.js';
import { detailOf, type DetailSource } from './details.js';
import { kindGlyphs, statusGlyphs, type Glyph } from './glyphs.js';
import { lookOf, shapeOf, statusOfLook, type StatusLook } from './looks.js';
import { nodeAtPath, nodeOfItem } from './scene-access.js';
import { hiddenCode, histogramOf, stackedNodes, type Scene } from './scene.js';
import type { ShapeSize } from './shapes.js';
import { shorten } from './wrap-text.js';

export interface NodeContent {
  readonly item: number;
  /** Of a stack, its first. */
  readonly node: TraceNode;
  readonly status: NodeStatus;
  readonly look: StatusLook;
  /** Without radius: that is the theme's. */
  readonly size: Omit<ShapeSize, 'radius'>;
  /** A reference's outline is dashed whatever its status. */
  readonly dashed: boolean;
  readonly kindGlyph?: Glyph;
  readonly kindWord: string;
  readonly nameLines: readonly string[];
  /** The third line, as much of it as fits; empty in a stack, which shows `shares` there. */
  readonly detail: string;
  readonly mark?: Glyph;
  /** Of a stack: how many nodes it stands for, and which share of them has which look. */
  readonly stacked: number;
  readonly shares: readonly (readonly [look: StatusLook, share: number])[];
  /** Text of the badge of a collapsed node: how many nodes are hidden, in the colour of what is most worth seeing there. */
  readonly hidden?: { readonly text: string; readonly width: number; readonly look: StatusLook };
}

const contents = new WeakMap<Scene, Map<number, NodeContent>>();

/** The description of an item; the same object as long as the scene is the same. */
export function contentOf(scene: Scene, item: number): NodeContent {
  const known = contents.get(scene) ?? new Map<number, NodeContent>();
  contents.set(scene, known);
  const content = known.get(item) ?? describe(scene, item);
  known.set(item, content);
  return content;
}

function describe(scene: Scene, item: number): NodeContent {
  const { metrics, words, locale, layout, folded, labels } = scene;
  const node = nodeOfItem(scene, item);
  const stacked = folded.stacked[item] as number;
  const code = scene.codes[item] as number;
  const status = statusOfLook(code);
  const width = layout.widths[item] as number;
  const source: DetailSource = { words, locale, nodeAt: (path) => nodeAtPath(scene, path) };
  const room = width - 2 * metrics.paddingX;
  return {
    item,
    node,
    status,
    look: lookOf(code),
    size: {
      shape: stacked > 0 ? 'box' : shapeOf(node),
      width,
      height: layout.heights[item] as number,
      chamfer: metrics.chamfer,
    },
    dashed: node.kind === 'reference' || lookOf(code).dashed,
    kindGlyph: kindGlyphs[node.kind],
    kindWord: shorten(kindWord(node, words), metrics.small, room - 3 * metrics.glyph),
    nameLines: stacked > 0 ? [words.stack(formatNumber(stacked, locale))] : labels.nameLines(item),
    detail: stacked > 0 ? '' : shorten(detailOf(node, source), metrics.small, room),
    mark: stacked > 0 ? undefined : statusGlyphs[status],
    stacked,
    shares: stacked > 0 ? histogramOf(stackedNodes(scene, item)).map(([each, count]) => [lookOf(each), count / stacked]) : [],
    hidden: hiddenBadge(scene, item),
  };
}

function hiddenBadge(scene: Scene, item: number): NodeContent['hidden'] {
  const count = scene.folded.hidden[item] as number;
  if (count === 0) return undefined;
  const text = `+${formatNumber(count, scene.locale)}`;
  const width = Math.ceil(scene.metrics.small.width(text)) + 2 * scene.metrics.badgePadding;
  return { text, width, look: lookOf(hiddenCode(scene, item)) };
}

/** Where the badge of a collapsed node lies, from the node's top left corner: over the side its children were on. */
export function badgeRect({ orientation, metrics }: Scene, { size, hidden }: NodeContent): { x: number; y: number; width: number; height: number } {
  const width = hidden?.width ?? 0;
  const height = metrics.lines.name;
  return orientation === 'horizontal'
    ? { x: Math.round(size.width - width / 2), y: (size.height - height) / 2, width, height }
    : { x: Math.round((size.width - width) / 2), y: Math.round(size.height - height / 2), width, height };
}

/** The middle of the side that the children of a node are on. */
export const childSide = ({ orientation }: Scene, { size: { width, height } }: NodeContent): Point =>
  orientation === 'horizontal' ? { x: width, y: height / 2 } : { x: width / 2, y: height };

/** Where the lines and marks of a node lie, from its top left corner. Baselines for text, corners for marks. */
export function placesIn({ metrics }: Scene, { size, nameLines, kindGlyph }: NodeContent): {
  readonly kind: { readonly x: number; readonly y: number; readonly glyphX: number; readonly glyphY: number };
  readonly name: (line: number) => number;
  readonly detail: number;
  readonly bar: number;
  readonly mark: { readonly x: number; readonly y: number };
  readonly dot: { readonly x: number; readonly y: number; readonly radius: number };
} {
  const { paddingX, paddingY, lines, glyph, gap, baselines } = metrics;
  const top = paddingY + lines.small;
  const end = top + nameLines.length * lines.name;
  const glyphY = paddingY + (lines.small - glyph) / 2;
  const markX = size.width - paddingX - glyph + 2;
  return {
    kind: { x: kindGlyph ? paddingX + glyph + gap - 2 : paddingX, y: paddingY + baselines.small, glyphX: paddingX - 1, glyphY },
    name: (line) => top + line * lines.name + baselines.name,
    detail: end + baselines.small,
    bar: end + lines.small / 2,
    mark: { x: markX, y: glyphY },
    dot: { x: markX - gap - 1, y: paddingY + lines.small / 2, radius: glyph / 4 },
  };
}
