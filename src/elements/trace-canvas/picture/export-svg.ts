/** The whole drawing as one SVG file, in the colours of the theme. Loaded when somebody asks for it. */
import { edgeData, edgeLook, edgeWidth, inPaintOrder, linkData, pixelGrid } from '../drawing/edge-shape.js';
import { GLYPH_GRID, GLYPH_WIDTH, type Glyph } from '../drawing/glyphs.js';
import { DASHES } from '../drawing/line-scale.js';
import { BAR, CARDS, CARD_STEP, barParts } from '../drawing/node-bar.js';
import { badgeRect, contentOf, placesIn, type NodeContent } from '../drawing/node-content.js';
import { rectOfItem } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import { hatching, outline } from '../drawing/shapes.js';
import type { CanvasTheme } from '../drawing/theme.js';

/** Around the drawing, CSS pixels. */
const MARGIN = 24;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML does not allow at all: control characters, halves of surrogate pairs, the two last of the plane. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as it may stand in an element or attribute. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; `content` is markup. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

/** One line of text at its baseline. */
export const text = (line: string, attributes: Attributes): string =>
  line === '' ? '' : tag('text', { 'xml:space': 'preserve', 'unicode-bidi': 'plaintext', ...attributes }, escapeXml(line));

const dashes = (dashed: boolean): string | undefined => (dashed ? DASHES.join(' ') : undefined);
/** As an attribute `transform`. */
export const at = (x: number, y: number): string => `translate(${x} ${y})`;

/** A mark, `side` wide, its corner at (x, y). */
export function glyphMarkup(glyph: Glyph, x: number, y: number, side: number, color: string): string {
  const fill = glyph.fill === undefined ? '' : tag('path', { d: glyph.fill, fill: color });
  const line =
    glyph.line === undefined
      ? ''
      : tag('path', { d: glyph.line, fill: 'none', stroke: color, 'stroke-width': GLYPH_WIDTH, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  return tag('g', { transform: `${at(x, y)} scale(${side / GLYPH_GRID})` }, fill + line);
}

function shapeMarkup(theme: CanvasTheme, { look, size, stacked, dashed }: NodeContent): string {
  const { colors, radius } = theme;
  const shape = { ...size, radius };
  const cards = Array.from({ length: stacked > 0 ? CARDS : 0 }, (_, index) => {
    const step = (CARDS - index) * CARD_STEP;
    return tag('path', { d: outline(shape, 0.5), transform: at(step, step), fill: colors.node, stroke: colors[look.line] });
  });
  return [
    ...cards,
    tag('path', { d: outline(shape, 0), fill: colors.node }),
    look.hatched ? tag('path', { d: hatching(shape), stroke: colors.hatch, fill: 'none' }) : '',
    tag('path', {
      d: outline(shape, look.width / 2),
      fill: 'none',
      stroke: colors[look.line],
      'stroke-width': look.width,
      'stroke-dasharray': dashes(dashed),
    }),
  ].join('');
}

function badgeMarkup(scene: Scene, { colors, metrics }: CanvasTheme, content: NodeContent): string {
  const { hidden } = content;
  if (!hidden) return '';
  const { x, y, width, height } = badgeRect(scene, content);
  const pill = outline({ shape: 'box', width, height, radius: height / 2, chamfer: 0 }, 0.5);
  const baseline = (height - metrics.lines.small) / 2 + metrics.baselines.small;
  return tag(
    'g',
    { transform: at(x, y) },
    tag('path', { d: pill, fill: colors.node, stroke: colors[hidden.look.line] }) +
      text(hidden.text, { x: metrics.badgePadding, y: baseline, class: 'small', fill: colors[hidden.look.text] }),
  );
}

function nodeMarkup(scene: Scene, theme: CanvasTheme, item: number): string {
  const content = contentOf(scene, item);
  const { node, look, kindGlyph, mark } = content;
  const { colors, metrics } = theme;
  const { x, y } = rectOfItem(scene, item);
  const places = placesIn(scene, content);
  const parts = [
    tag('title', {}, escapeXml(`${node.name}\n${node.why}`)),
    shapeMarkup(theme, content),
    kindGlyph ? glyphMarkup(kindGlyph, places.kind.glyphX, places.kind.glyphY, metrics.glyph, colors.muted) : '',
    text(content.kindWord, { x: places.kind.x, y: places.kind.y, class: 'small', fill: colors.muted }),
    ...content.nameLines.map((line, index) => text(line, { x: metrics.paddingX, y: places.name(index), class: 'name', fill: colors[look.name] })),
    text(content.detail, { x: metrics.paddingX, y: places.detail, class: 'small', fill: colors[look.text] }),
    mark ? glyphMarkup(mark, places.mark.x, places.mark.y, metrics.glyph, colors[look.text]) : '',
    mark && look.dot ? tag('circle', { cx: places.dot.x, cy: places.dot.y, r: places.dot.radius, fill: colors[look.line] }) : '',
    ...barParts(content, content.size.width - 2 * metrics.paddingX).map(([part, start, width]) =>
      tag('rect', { x: metrics.paddingX + start, y: places.bar - BAR / 2, width, height: BAR, fill: colors[part.line] }),
    ),
    badgeMarkup(scene, theme, content),
  ];
  return tag('g', { transform: at(x, y) }, parts.join(''));
}

function edgeMarkup(scene: Scene, theme: CanvasTheme, item: number): string {
  const { colors, edgeWidth: token } = theme;
  const look = edgeLook(scene, item);
  return tag('path', {
    d: edgeData(scene, item, theme, pixelGrid(1, { pixelRatio: 1 })),
    stroke: colors[look.edge],
    'stroke-width': edgeWidth(look.edgeWidth, token),
    'stroke-dasharray': dashes(look.edgeDashed),
  });
}

/** The scene as an SVG document. All text is escaped; `title` is read out by screen readers. @param over Markup that lies over it. */
export function toSVG(scene: Scene, theme: CanvasTheme, title: string, over = ''): string {
  const { metrics, colors, edgeWidth: token } = theme;
  const [width, height] = [scene.layout.width + 2 * MARGIN, scene.layout.height + 2 * MARGIN];
  const items = Array.from({ length: scene.folded.count }, (_, item) => item);
  const styles = `.name{font:600 ${metrics.nameSize}px ${metrics.fontFamily}}.small{font:400 ${metrics.smallSize}px ${metrics.fontFamily}}`;
  const links = scene.links.map((link) =>
    tag('path', { d: linkData(scene, link), stroke: colors.edge, 'stroke-width': edgeWidth(1, token), 'stroke-dasharray': dashes(true) }),
  );
  return tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`, role: 'img', 'aria-label': title },
    [
      tag('style', {}, escapeXml(styles)),
      tag('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: colors.surface }),
      tag('g', { fill: 'none', 'stroke-linejoin': 'round' }, inPaintOrder(scene, items).map((item) => edgeMarkup(scene, theme, item)).join('') + links.join('')),
      ...items.map((item) => nodeMarkup(scene, theme, item)),
      over,
    ].join(''),
  );
}
