/** Paints one node that is seen smaller than life: `far-name.ts` says what is written. The context stands at the node's corner. */
import type { Point } from '../../../layout/types.js';
import { farName } from './far-name.js';
import { FAR_DETAIL, FAR_DETAIL_LINE, FAR_DISC, FAR_KIND, FAR_KIND_ROOM, FAR_MARK, FAR_MARK_Y, FAR_SIZES } from './far-sizes.js';
import { moreGlyph, type Glyph } from './glyphs.js';
import { lineScale } from './line-scale.js';
import type { Baselines, LineHeights } from './node-metrics.js';
import { childSide, placesIn, type NodeContent } from './node-content.js';
import { paintBox, paintCards, paintGlyph, paintShares, write, type NodeMarks, type NodePaint } from './paint-node.js';

/** The name with its mark, and what else there is room for. */
export function paintName(paint: NodePaint, content: NodeContent, { matched }: NodeMarks): void {
  const { context, scene, theme, zoom } = paint;
  const { look, size, mark, stacked } = content;
  if (stacked > 0) paintCards(context, theme, content, lineScale(zoom));
  paintBox(paint, content, matched ? 'match' : 'node');
  if (stacked > 0) paintShares(context, theme, content, placesIn(scene, content).bar);
  paintText(paint, content);
  const corner = { x: size.width - (size.shape === 'chamfer' ? size.chamfer : 0), y: FAR_MARK_Y / zoom };
  if (mark) paintDisc(paint, mark, corner, theme.colors[look.line]);
  if (content.hidden) paintDisc(paint, moreGlyph, childSide(scene, content), theme.colors[content.hidden.look.line]);
}

/** From the top of a line of `height` to its baseline: as far below the middle as near by, at `scale` of that size. */
const baselineIn = (height: number, scale: number, of: keyof Baselines & keyof LineHeights, baselines: Baselines, lines: LineHeights): number =>
  height / 2 + (baselines[of] - lines[of] / 2) * scale;

function paintText({ context, scene, theme, zoom }: NodePaint, content: NodeContent): void {
  const { colors, metrics } = theme;
  const { nameSize, smallSize, baselines, lines: near, name, small } = metrics;
  const { lines, size: step, inset, kind, detail } = farName(scene, content, zoom);
  const [fontSize, lineHeight] = FAR_SIZES[step] as (typeof FAR_SIZES)[number];
  const written = lines.length * lineHeight + (detail === '' ? 0 : FAR_DETAIL_LINE);
  const top = (content.size.height * zoom - written) / 2;
  // From here on in CSS pixels on the screen.
  context.save();
  context.scale(1 / zoom, 1 / zoom);
  context.strokeStyle = colors.muted;
  if (kind) paintGlyph(context, kind, inset, top + (lineHeight - FAR_KIND * fontSize) / 2, FAR_KIND * fontSize);
  const start = inset + (kind ? FAR_KIND_ROOM * fontSize : 0);
  const scale = fontSize / nameSize;
  const baseline = baselineIn(lineHeight, scale, 'name', baselines, near);
  context.fillStyle = colors[content.look.name];
  writeScaled(context, name.font, scale, lines.map((line, index) => [line, start, top + index * lineHeight + baseline]));
  const smaller = FAR_DETAIL / smallSize;
  const last = top + lines.length * lineHeight + baselineIn(FAR_DETAIL_LINE, smaller, 'small', baselines, near);
  context.fillStyle = colors[content.look.text];
  writeScaled(context, small.font, smaller, [[detail, inset, last]]);
  context.restore();
}

/** Scaled, not set in another size: so text is as wide as it was measured. */
function writeScaled(context: CanvasRenderingContext2D, font: string, scale: number, lines: readonly (readonly [text: string, x: number, y: number])[]): void {
  context.save();
  context.scale(scale, scale);
  context.font = font;
  for (const [text, x, y] of lines) write(context, text, x / scale, y / scale);
  context.restore();
}

function paintDisc({ context, theme, zoom }: NodePaint, glyph: Glyph, { x, y }: Point, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, FAR_DISC / zoom, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = theme.colors.node;
  paintGlyph(context, glyph, x - FAR_MARK / 2 / zoom, y - FAR_MARK / 2 / zoom, FAR_MARK / zoom);
}
