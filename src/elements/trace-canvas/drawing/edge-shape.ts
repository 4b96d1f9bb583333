/** Edges of a scene: their lines, their look, and the order they lie over one another. */
import { edgeRoute, linkRoute, routeBounds, routeData, writeRoute, type Route, type RouteSink } from '../../../layout/edges.js';
import { createBoxIndex } from '../../../layout/spatial-index.js';
import type { Rect, TreeLayout } from '../../../layout/types.js';
import { lookOf, type StatusLook } from './looks.js';
import type { Scene, SceneLink } from './scene.js';
import type { CanvasTheme } from './theme.js';

/** Looks' widths are meant for this width of the token. */
const DEFAULT_WIDTH = 1.5;

/** Width of the edge of a look. @param token `--run-edge-width`. */
export const edgeWidth = (width: number, token: number): number => (width * token) / DEFAULT_WIDTH;

/** The pixels lines are drawn on at a zoom. */
export interface PixelGrid {
  /** Device pixels of a world unit. */
  readonly scale: number;
  /** Device pixels of a CSS pixel on the screen, for lines that do not get thinner than that. */
  readonly line: number;
}

export const pixelGrid = (zoom: number, { pixelRatio }: Pick<CanvasTheme, 'pixelRatio'>): PixelGrid => ({
  scale: zoom * pixelRatio,
  line: Math.max(1, zoom) * pixelRatio,
});

/** Moves a route's corners so that a line this wide lies on whole device pixels: siblings share their beginnings, and soft borders would mix there. */
function onPixels(route: Route, width: number, { scale, line }: PixelGrid): Route {
  const half = Math.round(width * line) % 2 === 0 ? 0 : 0.5;
  return route.map((value) => (Math.round(value * scale - half) + half) / scale);
}

const routeOf = ({ layout, folded, codes }: Scene, item: number, theme: CanvasTheme, grid: PixelGrid): Route =>
  onPixels(
    edgeRoute(layout, folded.parents[item] as number, item),
    edgeWidth(lookOf(codes[item] as number).edgeWidth, theme.edgeWidth),
    grid,
  );

/** Lines of the edge from an item's parent to it, written into a path. */
export const writeEdge = (scene: Scene, item: number, theme: CanvasTheme, grid: PixelGrid, sink: RouteSink): void =>
  writeRoute(routeOf(scene, item, theme, grid), scene.metrics.edgeRadius, sink);

/** The same as path data. */
export const edgeData = (scene: Scene, item: number, theme: CanvasTheme, grid: PixelGrid): string =>
  routeData(routeOf(scene, item, theme, grid), scene.metrics.edgeRadius);

/** The line of a reference back to a node above it. */
export function writeLink(scene: Scene, { from, to }: SceneLink, sink: RouteSink): void {
  writeRoute(linkRoute(scene.layout, from, to), scene.metrics.edgeRadius, sink);
}

const linkIndexes = new WeakMap<TreeLayout, ReturnType<typeof createBoxIndex>>();

/** The references whose line may touch a part of the world. */
export function linksIn(scene: Scene, view: Rect): readonly SceneLink[] {
  const { layout, links } = scene;
  let find = linkIndexes.get(layout);
  if (!find) {
    const boxOf = ({ from, to }: SceneLink): readonly number[] => {
      const { x, y, width, height } = routeBounds(linkRoute(layout, from, to));
      return [x, y, x + width, y + height];
    };
    linkIndexes.set(layout, (find = createBoxIndex(() => Float64Array.from(links.flatMap(boxOf)))));
  }
  const found: SceneLink[] = [];
  find(view, (link) => found.push(links[link] as SceneLink));
  return found;
}

export const linkData = (scene: Scene, { from, to }: SceneLink): string =>
  routeData(linkRoute(scene.layout, from, to), scene.metrics.edgeRadius);

/** The look of the edge that leads to an item. */
export const edgeLook = (scene: Scene, item: number): StatusLook => lookOf(scene.codes[item] as number);

/** Siblings share the beginning of their edges: the more worth seeing lies on top. */
export const inPaintOrder = (scene: Scene, items: readonly number[]): readonly number[] =>
  items.filter((item) => (scene.folded.parents[item] as number) >= 0).sort((a, b) => (scene.codes[a] as number) - (scene.codes[b] as number) || a - b);
