/** The borders of a comparison as SVG, as `split-borders.ts` paints them. Loaded when somebody asks for a picture. */
import type { ComparedNode, TraceComparison } from '../../../trace-model/compare/comparison.js';
import { letterOf } from '../../../trace-model/compare/difference-text.js';
import { at, glyphMarkup, tag, text } from '../picture/export-svg.js';
import { DASHES } from '../drawing/line-scale.js';
import { contentOf } from '../drawing/node-content.js';
import { rectOfItem } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import { outline } from '../drawing/shapes.js';
import type { CanvasTheme } from '../drawing/theme.js';
import { BORDER, glyphFor, lookFor, marksOf, splitNodes } from './split-borders.js';

/** The nodes that came out otherwise. */
export const splitMarkup = (comparison: TraceComparison, scene: Scene, theme: CanvasTheme): string =>
  Array.from(splitNodes(comparison, scene), ([item, node]) => {
    const { x, y } = rectOfItem(scene, item);
    const isFirst = node.path === comparison.firstDivergence?.path;
    return tag('g', { transform: at(x, y) }, borderMarkup(scene, theme, item, node) + marksMarkup(scene, theme, item, node, isFirst));
  }).join('');

/** Each document's part of the border, cut out by a drawing in the drawing. */
function borderMarkup(scene: Scene, { colors, radius }: CanvasTheme, item: number, { nodes }: ComparedNode): string {
  const { size } = contentOf(scene, item);
  const d = outline({ ...size, radius }, BORDER / 2 - 0.5);
  const width = size.width / nodes.length;
  return nodes
    .map((node, document) => {
      const look = lookFor(node);
      const isDashed = !look || look.dashed;
      const from = document === 0 ? -BORDER : document * width;
      const to = document === nodes.length - 1 ? size.width + BORDER : (document + 1) * width;
      const paths =
        tag('path', { d, stroke: colors.node, 'stroke-width': BORDER + 0.5 }) +
        tag('path', {
          d,
          stroke: colors[look?.line ?? 'passed'],
          'stroke-width': isDashed ? BORDER / 2 : BORDER,
          'stroke-dasharray': isDashed ? DASHES.join(' ') : undefined,
        });
      const [x, y] = [from, -BORDER];
      return tag('svg', { x, y, width: to - from, height: size.height + 2 * BORDER, fill: 'none' }, tag('g', { transform: at(-x, -y) }, paths));
    })
    .join('');
}

function marksMarkup(scene: Scene, { colors }: CanvasTheme, item: number, node: ComparedNode, isFirst: boolean): string {
  const { x, y, width, height, marks } = marksOf(scene, item, node);
  const { baselines, glyph } = scene.metrics;
  const pill = outline({ shape: 'box', width, height, radius: height / 2, chamfer: 0 }, 0.5);
  const signs = node.nodes.map((each, document) => {
    const mark = marks[document];
    if (!mark) return '';
    const color = colors[lookFor(each)?.text ?? 'muted'];
    return (
      text(letterOf(document), { x: mark.letter, y: baselines.small, class: 'small', fill: colors.muted }) +
      glyphMarkup(glyphFor(each), mark.glyph, (height - glyph) / 2, glyph, color)
    );
  });
  const outlined = tag('path', { d: pill, fill: colors.node, stroke: colors[isFirst ? 'accent' : 'faint'], 'stroke-width': isFirst ? 2 : 1 });
  return tag('g', { transform: at(x, y) }, outlined + signs.join(''));
}

// What draws is there already: as in `picture/picture-parts.ts`.
export * from '../drawing-parts.js';
