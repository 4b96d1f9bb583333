/** Nodes that came out otherwise, drawn over the tree: the border and the mark of each document, side by side. */
import type { Detail, Size, Viewport } from '../../../layout/types.js';
import { isMaterial, type ComparedNode, type TraceComparison } from '../../../trace-model/compare/comparison.js';
import { letterOf } from '../../../trace-model/compare/difference-text.js';
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { FAR_DISC, FAR_MARK, FAR_MARK_Y } from '../drawing/far-sizes.js';
import { statusGlyphs, type Glyph } from '../drawing/glyphs.js';
import { DASHES, lineScale } from '../drawing/line-scale.js';
import { lookCode, lookOf, type StatusLook } from '../drawing/looks.js';
import { paintGlyph } from '../drawing/paint-node.js';
import { snapped, visibleWorld } from '../drawing/painter.js';
import { contentOf } from '../drawing/node-content.js';
import { pathOf } from '../drawing/paths.js';
import { detailFor } from '../drawing/node-metrics.js';
import { itemOfPath, nodeOfItem, rectOfItem } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import { outline } from '../drawing/shapes.js';
import type { CanvasTheme } from '../drawing/theme.js';

/** Width of the border, CSS px at zoom 1. */
export const BORDER = 3;
/** Of marks in blocks, on the screen: the most and the least. */
const BLOCK_MARK = 12;
const LEAST_MARK = 7;
/** How far the middle of the lower marks lies above the border, on the screen: so that they stay clear of the next node's. */
const LOWER_MARK = 4;
/** What a document's part of a node is wide at least, however far away, on the screen. */
const LEAST_CELL = 2;
/** Of a tree that has no such node, and of a node nothing happened at. */
const ABSENT: Glyph = { line: 'M8 3a5 5 0 1 0 .01 0zM4.5 11.5l7-7' };
const UNTOUCHED: Glyph = { line: 'M8 8h.01' };

/** What is painted; a change of any asks for another painting. */
type Painting = readonly [comparison: TraceComparison, scene: Scene, theme: CanvasTheme, viewport: Viewport, size: Size];

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly theme: CanvasTheme;
  readonly zoom: number;
  readonly detail: Detail;
}

export class SplitBorders {
  readonly #layer = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  #painted: Painting | undefined;
  #items: { readonly of: TraceComparison; readonly folded: Scene['folded']; readonly nodes: ReadonlyMap<number, ComparedNode> } | undefined;

  constructor() {
    this.#layer.setAttribute('aria-hidden', 'true');
    for (const [name, value] of [['position', 'absolute'], ['inset', '0'], ['pointer-events', 'none']] as const) this.#layer.style.setProperty(name, value);
    this.#canvas.style.setProperty('display', 'block');
    this.#canvas.style.setProperty('width', '100%');
    this.#canvas.style.setProperty('height', '100%');
    // So that no style and no query of the element around it takes this canvas for its own.
    this.#layer.attachShadow({ mode: 'open' }).append(this.#canvas);
  }

  /** Paints over `viewport`, if anything is other than before. */
  show(viewport: Element, ...painting: Painting): void {
    if (this.#layer.parentNode !== viewport) viewport.append(this.#layer);
    if (this.#painted?.every((part, i) => part === painting[i])) return;
    this.#painted = painting;
    this.#paint(painting);
  }

  hide(): void {
    this.#painted = undefined;
    this.#layer.remove();
  }

  #paint([comparison, scene, theme, viewport, size]: Painting): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const { pixelRatio } = theme;
    this.#canvas.width = Math.max(1, Math.round(size.width * pixelRatio));
    this.#canvas.height = Math.max(1, Math.round(size.height * pixelRatio));
    paintSplits(context, comparison, this.#nodesIn(comparison, scene), scene, theme, viewport, size);
  }

  /** Items whose own node differs in more than words. */
  #nodesIn(of: TraceComparison, scene: Scene): ReadonlyMap<number, ComparedNode> {
    const { folded } = scene;
    if (this.#items?.of !== of || this.#items.folded !== folded) {
      this.#items = { of, folded, nodes: splitNodes(of, scene) };
    }
    return this.#items.nodes;
  }
}

/** The nodes that differ in more than words, by the item that shows each. */
export function splitNodes({ differences }: TraceComparison, scene: Scene): ReadonlyMap<number, ComparedNode> {
  const nodes = new Map<number, ComparedNode>();
  for (const node of differences) {
    const path = node.nodes[0]?.path;
    if (path === undefined || !isMaterial(node)) continue;
    const item = itemOfPath(scene, path);
    if (item >= 0 && nodeOfItem(scene, item).path === path && scene.folded.stacked[item] === 0) nodes.set(item, node);
  }
  return nodes;
}

/** Paints the borders of these nodes, on a context whose pixels are `theme.pixelRatio` to a CSS pixel. */
export function paintSplits(
  context: CanvasRenderingContext2D,
  { firstDivergence }: TraceComparison,
  nodes: ReadonlyMap<number, ComparedNode>,
  scene: Scene,
  theme: CanvasTheme,
  viewport: Viewport,
  size: Size,
): void {
  const { pixelRatio } = theme;
  const seen = snapped(viewport, pixelRatio);
  const { zoom } = seen;
  context.setTransform(pixelRatio * zoom, 0, 0, pixelRatio * zoom, pixelRatio * seen.x, pixelRatio * seen.y);
  const pen: Pen = { context, scene, theme, zoom, detail: detailFor(scene.metrics, zoom) };
  scene.index.items(visibleWorld(seen, size), (item) => {
    const node = nodes.get(item);
    if (!node) return;
    const { x, y } = rectOfItem(scene, item);
    context.save();
    context.translate(x, y);
    paintSplit(pen, item, node, node.path === firstDivergence?.path);
    context.restore();
  });
}

export const lookFor = (node: TraceNode | undefined): StatusLook | undefined => (node ? lookOf(lookCode(node)) : undefined);
export const glyphFor = (node: TraceNode | undefined): Glyph => (node ? (statusGlyphs[node.status] ?? UNTOUCHED) : ABSENT);

function paintSplit(pen: Pen, item: number, node: ComparedNode, isFirst: boolean): void {
  const { context, scene, theme, zoom, detail } = pen;
  const { size } = contentOf(scene, item);
  const looks = node.nodes.map(lookFor);
  const width = size.width / looks.length;
  const scale = lineScale(zoom);
  const shape = { ...size, radius: theme.radius };
  const isSmall = detail === 'cell' || detail === 'block';
  const border = pathOf(outline(shape, detail === 'full' ? BORDER / 2 - 0.5 : 0));
  looks.forEach((look, document) => {
    context.save();
    context.beginPath();
    const reach = BORDER * scale;
    const from = document === 0 ? -reach : document * width;
    const to = document === looks.length - 1 ? size.width + reach : (document + 1) * width;
    const least = detail === 'cell' ? LEAST_CELL / zoom : 0;
    context.rect(from, -reach, Math.max(to - from, least), Math.max(size.height, least) + 2 * reach);
    context.clip();
    if (isSmall) {
      context.fillStyle = theme.colors[look?.block ?? 'node'];
      if (detail === 'cell') context.fillRect(from, 0, Math.max(width, least), Math.max(size.height, least));
      else context.fill(border);
    }
    if (detail !== 'cell') strokeBorder(pen, border, look, scale);
    context.restore();
    if (detail === 'block') paintBlockMark(pen, node.nodes[document], document * width + width / 2, size.height);
  });
  if (detail === 'full') paintMarks(pen, item, node, isFirst);
  else if (detail === 'name') paintFarMarks(pen, item, node, looks);
}

/** Covers the border that is there; a dashed one tells that nothing came of the node. */
function strokeBorder({ context, theme }: Pen, border: Path2D, look: StatusLook | undefined, scale: number): void {
  context.lineWidth = (BORDER + 0.5) * scale;
  context.strokeStyle = theme.colors.node;
  context.stroke(border);
  context.lineWidth = (look && !look.dashed ? BORDER : BORDER / 2) * scale;
  context.strokeStyle = theme.colors[look?.line ?? 'passed'];
  if (!look || look.dashed) context.setLineDash(DASHES.map((length) => length * scale));
  context.stroke(border);
  context.setLineDash([]);
}

/** Where the letter and the mark of each document lie: in a pill over the lower border, from the node's corner. */
export function marksOf({ metrics, layout }: Scene, item: number, { nodes }: ComparedNode): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly { readonly letter: number; readonly glyph: number }[];
} {
  const { small, lines, glyph, gap, paddingX } = metrics;
  const height = lines.small;
  let width: number = gap;
  const marks = nodes.map((_, document) => {
    const letter = width;
    const mark = letter + small.width(letterOf(document)) + 2;
    width = mark + glyph + gap;
    return { letter, glyph: mark };
  });
  const { widths, heights } = layout;
  const x = Math.round((widths[item] as number) - paddingX - width);
  return { x, y: Math.round((heights[item] as number) - height / 2), width, height, marks };
}

function paintMarks({ context, scene, theme }: Pen, item: number, node: ComparedNode, isFirst: boolean): void {
  const { colors } = theme;
  const { small, baselines, glyph } = scene.metrics;
  const { x, y, width, height, marks } = marksOf(scene, item, node);
  context.font = small.font;
  context.textBaseline = 'alphabetic';
  const pill = pathOf(outline({ shape: 'box', width, height, radius: height / 2, chamfer: 0 }, 0.5));
  context.translate(x, y);
  context.fillStyle = colors.node;
  context.fill(pill);
  context.lineWidth = isFirst ? 2 : 1;
  context.strokeStyle = isFirst ? colors.accent : colors.faint;
  context.stroke(pill);
  marks.forEach((mark, document) => {
    const each = node.nodes[document];
    context.fillStyle = colors.muted;
    context.fillText(letterOf(document), mark.letter, baselines.small);
    context.strokeStyle = colors[lookFor(each)?.text ?? 'muted'];
    paintGlyph(context, glyphFor(each), mark.glyph, (height - glyph) / 2, glyph);
  });
}

function paintBlockMark({ context, theme, zoom }: Pen, node: TraceNode | undefined, middle: number, height: number): void {
  const side = Math.min(BLOCK_MARK / zoom, height * 0.75);
  if (side * zoom < LEAST_MARK) return;
  context.strokeStyle = theme.colors[lookFor(node)?.text ?? 'muted'];
  paintGlyph(context, glyphFor(node), middle - side / 2, (height - side) / 2, side);
}

/** The disc of the first document where it always is, over the border; those of the others beside the lower one. */
function paintFarMarks({ context, scene, theme, zoom }: Pen, item: number, { nodes }: ComparedNode, looks: readonly (StatusLook | undefined)[]): void {
  const { size } = contentOf(scene, item);
  const radius = FAR_DISC / zoom;
  const side = FAR_MARK / zoom;
  const right = size.width - (size.shape === 'chamfer' ? size.chamfer : 0);
  nodes.forEach((node, document) => {
    const x = document === 0 ? right : right - (nodes.length - 1 - document) * 2 * radius;
    const y = document === 0 ? FAR_MARK_Y / zoom : size.height - LOWER_MARK / zoom;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = theme.colors[looks[document]?.line ?? 'passed'];
    context.fill();
    context.strokeStyle = theme.colors.node;
    paintGlyph(context, glyphFor(node), x - side / 2, y - side / 2, side);
  });
}
