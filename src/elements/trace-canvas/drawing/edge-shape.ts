/** Edges of a scene: their lines, their look, and the order they lie over one another. */
import { edgeRoute, linkRoute, routeData, writeRoute, type RouteSink } from '../../../layout/edges.js';
import { lookOf, type StatusLook } from './looks.js';
import type { Scene, SceneLink } from './scene.js';

/** Lines of the edge from an item's parent to it, written into a path. */
export function writeEdge(scene: Scene, item: number, sink: RouteSink): void {
  writeRoute(edgeRoute(scene.layout, scene.folded.parents[item] as number, item), scene.metrics.edgeRadius, sink);
}

/** The same as path data. */
export const edgeData = (scene: Scene, item: number): string =>
  routeData(edgeRoute(scene.layout, scene.folded.parents[item] as number, item), scene.metrics.edgeRadius);

/** The line of a reference back to a node above it. */
export function writeLink(scene: Scene, { from, to }: SceneLink, sink: RouteSink): void {
  writeRoute(linkRoute(scene.layout, from, to), scene.metrics.edgeRadius, sink);
}

export const linkData = (scene: Scene, { from, to }: SceneLink): string =>
  routeData(linkRoute(scene.layout, from, to), scene.metrics.edgeRadius);

/** The look of the edge that leads to an item. */
export const edgeLook = (scene: Scene, item: number): StatusLook => lookOf(scene.codes[item] as number);

/** Siblings share the beginning of their edges: the more worth seeing lies on top. */
export const inPaintOrder = (scene: Scene, items: readonly number[]): readonly number[] =>
  items.filter((item) => (scene.folded.parents[item] as number) >= 0).sort((a, b) => (scene.codes[a] as number) - (scene.codes[b] as number) || a - b);
