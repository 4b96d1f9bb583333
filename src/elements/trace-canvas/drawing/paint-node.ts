/** Paints one node on a canvas, near by and as a block. The context stands at the node's corner. */
import { GLYPH_GRID, GLYPH_WIDTH, type Glyph } from './glyphs.js';
import { DASHES, lineScale } from './line-scale.js';
import { BAR, CARD_STEP, CARDS, barParts } from './node-bar.js';
import { badgeRect, placesIn, type NodeContent } from './node-content.js';
import { pathOf } from './paths.js';
import type { Scene } from './scene.js';
import { hatching, outline } from './shapes.js';
import type { CanvasTheme } from './theme.js';

/** What a node is painted with. */
export interface NodePaint {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly theme: CanvasTheme;
  readonly zoom: number;
}

/** What is so about a node besides the document. */
export interface NodeMarks {
  readonly matched: boolean;
}

/** Where the strong direction of a text is right to left, as `unicode-bidi: plaintext` decides it. */
const RTL = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Writes a line at its baseline. */
export function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.direction = RTL.test(text) ? 'rtl' : 'ltr';
  context.fillText(text, x, y);
}

/** Strokes and fills a mark in the context's stroke style, `side` wide, its corner at (x, y). */
export function paintGlyph(context: CanvasRenderingContext2D, glyph: Glyph, x: number, y: number, side: number): void {
  const scale = side / GLYPH_GRID;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.lineWidth = GLYPH_WIDTH;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.fillStyle = context.strokeStyle;
  if (glyph.fill !== undefined) context.fill(pathOf(glyph.fill));
  if (glyph.line !== undefined) context.stroke(pathOf(glyph.line));
  context.restore();
}

/** Everything there is to a node. */
export function paintFull({ context, scene, theme, zoom }: NodePaint, content: NodeContent, marks: NodeMarks): void {
  const { look, size, nameLines, detail, kindGlyph, mark, stacked, hidden } = content;
  const { colors, metrics } = theme;
  const shape = { ...size, radius: theme.radius };
  const scale = lineScale(zoom);
  const places = placesIn(scene, content);

  if (stacked > 0) paintCards(context, theme, content, scale);
  context.fillStyle = colors[marks.matched ? 'match' : 'node'];
  context.fill(pathOf(outline(shape, 0)));
  if (look.hatched) {
    context.lineWidth = scale;
    context.strokeStyle = colors.hatch;
    context.stroke(pathOf(hatching(shape)));
  }
  context.lineWidth = look.width * scale;
  context.strokeStyle = colors[look.line];
  context.setLineDash(content.dashed ? DASHES.map((length) => length * scale) : []);
  context.stroke(pathOf(outline(shape, look.width / 2)));
  context.setLineDash([]);

  context.font = metrics.small.font;
  context.fillStyle = colors.muted;
  write(context, content.kindWord, places.kind.x, places.kind.y);
  context.strokeStyle = colors.muted;
  if (kindGlyph) paintGlyph(context, kindGlyph, places.kind.glyphX, places.kind.glyphY, metrics.glyph);
  context.fillStyle = colors[look.text];
  write(context, detail, metrics.paddingX, places.detail);
  context.strokeStyle = colors[look.text];
  if (mark) paintGlyph(context, mark, places.mark.x, places.mark.y, metrics.glyph);
  if (look.dot && mark) {
    context.fillStyle = colors[look.line];
    context.beginPath();
    context.arc(places.dot.x, places.dot.y, places.dot.radius, 0, 2 * Math.PI);
    context.fill();
  }
  if (stacked > 0) paintShares(context, theme, content, places.bar);

  context.font = metrics.name.font;
  context.fillStyle = colors[look.name];
  nameLines.forEach((line, index) => write(context, line, metrics.paddingX, places.name(index)));
  if (hidden) paintBadge(context, scene, theme, content, scale);
}

/** The cards behind a stack. */
export function paintCards(context: CanvasRenderingContext2D, theme: CanvasTheme, { size, look }: NodeContent, scale: number): void {
  const card = pathOf(outline({ ...size, radius: theme.radius }, scale / 2));
  context.lineWidth = scale;
  context.strokeStyle = theme.colors[look.line];
  context.fillStyle = theme.colors.node;
  for (let step = CARDS; step > 0; step--) {
    context.save();
    context.translate(step * CARD_STEP, step * CARD_STEP);
    context.fill(card);
    context.stroke(card);
    context.restore();
  }
}

/** What came of the nodes of a stack. */
export function paintShares(context: CanvasRenderingContext2D, { colors, metrics }: CanvasTheme, content: NodeContent, y: number): void {
  for (const [look, x, width] of barParts(content, content.size.width - 2 * metrics.paddingX)) {
    context.fillStyle = colors[look.line];
    context.fillRect(metrics.paddingX + x, y - BAR / 2, width, BAR);
  }
}

function paintBadge(context: CanvasRenderingContext2D, scene: Scene, theme: CanvasTheme, content: NodeContent, scale: number): void {
  const { hidden } = content;
  if (!hidden) return;
  const { colors, metrics } = theme;
  const { x, y, width, height } = badgeRect(scene, content);
  const pill = { shape: 'box', width, height, radius: height / 2, chamfer: 0 } as const;
  context.save();
  context.translate(x, y);
  context.fillStyle = colors.node;
  context.fill(pathOf(outline(pill, 0)));
  context.lineWidth = scale;
  context.strokeStyle = colors[hidden.look.line];
  context.stroke(pathOf(outline(pill, scale / 2)));
  context.font = metrics.small.font;
  context.fillStyle = colors[hidden.look.text];
  write(context, hidden.text, metrics.badgePadding, (height - metrics.lines.small) / 2 + metrics.baselines.small);
  context.restore();
}

/** Side of the mark in a block, CSS pixels on the screen, and the least at which it is one. */
const BLOCK_GLYPH = 12;
const LEAST_GLYPH = 7;

/** A block in the colour of the status, with its mark where there is room. */
export function paintBlock(paint: NodePaint, content: NodeContent): void {
  const { context, theme, zoom } = paint;
  const { look, size, mark } = content;
  paintBox(paint, content, look.block);
  const side = Math.min(BLOCK_GLYPH / zoom, size.height * 0.75);
  if (!mark || side * zoom < LEAST_GLYPH) return;
  context.strokeStyle = theme.colors[look.text];
  paintGlyph(context, mark, (size.width - side) / 2, (size.height - side) / 2, side);
}

/** Height of a box on the screen from which on its outline is drawn as it is near by. */
const OUTLINED = 12;

/** The outline, filled. */
export function paintBox({ context, theme, zoom }: NodePaint, content: NodeContent, fill: keyof CanvasTheme['colors']): void {
  const { look, size } = content;
  const { colors } = theme;
  const scale = lineScale(zoom);
  const shape = { ...size, radius: theme.radius };
  context.fillStyle = colors[fill];
  const body = pathOf(outline(shape, 0));
  context.fill(body);
  const isSmall = size.height * zoom < OUTLINED;
  if (look.hatched && !isSmall) {
    context.lineWidth = scale;
    context.strokeStyle = colors.hatch;
    context.stroke(pathOf(hatching(shape)));
  }
  context.lineWidth = (isSmall ? 1 : look.width) * scale;
  context.strokeStyle = colors[look.line];
  context.setLineDash(content.dashed && !isSmall ? DASHES.map((length) => length * scale) : []);
  context.stroke(body);
  context.setLineDash([]);
}
