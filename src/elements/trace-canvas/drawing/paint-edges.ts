/** Paints edges: one path a look, so that a thousand edges cost ten strokes. */
import type { Rect } from '../../../layout/types.js';
import { edgeWidth, linksIn, pixelGrid, writeEdge, writeLink } from './edge-shape.js';
import { DASHES, DIMMED, lineScale } from './line-scale.js';
import { lookNames, lookOf } from './looks.js';
import type { Scene } from './scene.js';
import type { CanvasTheme } from './theme.js';

/** Below this zoom the bends of an edge cannot be seen. */
const STRAIGHT = 0.06;
/** Below this zoom nodes are blocks without a name. */
const SMALL = 0.25;

export interface EdgePaint {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly theme: CanvasTheme;
  readonly zoom: number;
  /** What is seen, in world units. */
  readonly view: Rect;
  /** Edges to these items are drawn elsewhere. */
  readonly domItems: ReadonlySet<number>;
  readonly isDimmed: (item: number) => boolean;
}

/** Edges seen, by the code of their look. */
function collect({ scene, view, domItems, isDimmed }: EdgePaint): { readonly bright: EdgesByLook; readonly dim: EdgesByLook } {
  const found = { bright: new Map<number, number[]>(), dim: new Map<number, number[]>() };
  scene.index.edges(view, (item) => {
    if (domItems.has(item)) return;
    const byLook = isDimmed(item) ? found.dim : found.bright;
    const code = scene.codes[item] as number;
    const items = byLook.get(code);
    if (items) items.push(item);
    else byLook.set(code, [item]);
  });
  return found;
}

type EdgesByLook = ReadonlyMap<number, readonly number[]>;

/**
 * The context is in world units. With `alone` each edge is a stroke of its own, as those in the DOM are: where they lie
 * over one another their soft borders add up, and that must not differ.
 */
export function paintEdges(paint: EdgePaint, alone: boolean): void {
  const { bright, dim } = collect(paint);
  const { context, scene, theme, zoom } = paint;
  const grid = pixelGrid(zoom, theme);
  for (const [edges, alpha] of [[dim, DIMMED], [bright, 1]] as const) {
    context.globalAlpha = alpha;
    for (let code = 0; code < lookNames.length; code++) {
      const items = edges.get(code);
      if (!items) continue;
      setLine(paint, code);
      context.beginPath();
      for (const item of items) {
        if (alone) context.beginPath();
        if (zoom < STRAIGHT) writeStraight(scene, item, context);
        else writeEdge(scene, item, theme, grid, context);
        if (alone) context.stroke();
      }
      if (!alone) context.stroke();
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function setLine({ context, theme, zoom }: EdgePaint, code: number): void {
  const look = lookOf(code);
  const scale = lineScale(zoom);
  context.lineJoin = 'round';
  context.strokeStyle = theme.colors[look.edge];
  // Where everything is small, so are the lines.
  const thin = zoom < SMALL ? 0.6 : 1;
  context.lineWidth = Math.max(1, edgeWidth(look.edgeWidth, theme.edgeWidth) * thin) * scale;
  context.setLineDash(look.edgeDashed ? DASHES.map((length) => length * scale) : []);
}

function writeStraight({ layout, folded }: Scene, item: number, path: CanvasRenderingContext2D): void {
  const parent = folded.parents[item] as number;
  const across = layout.orientation === 'horizontal';
  const [from, to] = [parent, item].map((each) => ({
    x: (layout.x[each] as number) + (layout.widths[each] as number) / 2,
    y: (layout.y[each] as number) + (layout.heights[each] as number) / 2,
  })) as [{ x: number; y: number }, { x: number; y: number }];
  path.moveTo(from.x, from.y);
  path.lineTo(across ? from.x : to.x, across ? to.y : from.y);
  path.lineTo(to.x, to.y);
}

/** References back to a node above, over the tree. */
export function paintLinks({ context, scene, theme, zoom, view }: EdgePaint): void {
  const links = linksIn(scene, view);
  if (links.length === 0) return;
  const path = new Path2D();
  for (const link of links) writeLink(scene, link, path);
  const scale = lineScale(zoom);
  context.strokeStyle = theme.colors.edge;
  context.lineWidth = edgeWidth(1, theme.edgeWidth) * scale;
  context.setLineDash(DASHES.map((length) => length * scale));
  context.stroke(path);
  context.setLineDash([]);
}
