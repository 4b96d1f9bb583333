/** Paints edges: one path a look, so that a thousand edges cost ten strokes. */
import type { Rect } from '../../../layout/types.js';
import { writeEdge, writeLink } from './edge-shape.js';
import { DASHES, DIMMED, lineScale } from './line-scale.js';
import { lookNames, lookOf } from './looks.js';
import type { Scene } from './scene.js';
import type { CanvasTheme } from './theme.js';

/** Below this zoom the bends of an edge cannot be seen. */
const STRAIGHT = 0.06;

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

/** The context is in world units. */
export function paintEdges(paint: EdgePaint): void {
  const { scene, view, domItems, isDimmed, zoom } = paint;
  const bright = new Map<number, Path2D>();
  const dim = new Map<number, Path2D>();
  scene.index.edges(view, (item) => {
    if (domItems.has(item)) return;
    const paths = isDimmed(item) ? dim : bright;
    const code = scene.codes[item] as number;
    let path = paths.get(code);
    if (!path) paths.set(code, (path = new Path2D()));
    if (zoom < STRAIGHT) writeStraight(scene, item, path);
    else writeEdge(scene, item, path);
  });
  strokePaths(paint, dim, DIMMED);
  strokePaths(paint, bright, 1);
}

function writeStraight({ layout, folded }: Scene, item: number, path: Path2D): void {
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

function strokePaths({ context, theme, zoom }: EdgePaint, paths: ReadonlyMap<number, Path2D>, alpha: number): void {
  const scale = lineScale(zoom);
  context.globalAlpha = alpha;
  context.lineJoin = 'round';
  for (let code = 0; code < lookNames.length; code++) {
    const path = paths.get(code);
    if (!path) continue;
    const look = lookOf(code);
    context.strokeStyle = theme.colors[look.edge];
    context.lineWidth = edgeWidth(look.edgeWidth, theme.edgeWidth) * scale;
    context.setLineDash(look.edgeDashed ? DASHES.map((length) => length * scale) : []);
    context.stroke(path);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** A look's width is meant for the default token. */
export const edgeWidth = (width: number, token: number): number => (width * token) / DEFAULT_WIDTH;
const DEFAULT_WIDTH = 1.5;

/** References back to a node above, over the tree. */
export function paintLinks({ context, scene, theme, zoom }: EdgePaint): void {
  if (scene.links.length === 0) return;
  const path = new Path2D();
  for (const link of scene.links) writeLink(scene, link, path);
  const scale = lineScale(zoom);
  context.strokeStyle = theme.colors.edge;
  context.lineWidth = edgeWidth(1, theme.edgeWidth) * scale;
  context.setLineDash(DASHES.map((length) => length * scale));
  context.stroke(path);
  context.setLineDash([]);
}
