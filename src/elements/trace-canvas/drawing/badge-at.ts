/** Which collapsed node's badge ("+3") is at a point. */
import type { Point } from '../../../layout/types.js';
import { badgeRect, childSide, contentOf } from './node-content.js';
import { detailFor, hasNames } from './node-metrics.js';
import { nodeOfItem, rectOfItem } from './scene-access.js';
import type { Scene } from './scene.js';

/** A badge takes at least this many CSS px for a pointer, whatever it looks like. */
const LEAST = 24;

/** Path of the node whose badge is there; badges are drawn only where they can be read. @param point In the world. */
export function badgeAt(scene: Scene, { x, y }: Point, zoom: number): string | undefined {
  if (!hasNames(scene.metrics, zoom)) return undefined;
  const isNear = detailFor(scene.metrics, zoom) === 'full';
  const reach = LEAST / 2 / zoom;
  let found: string | undefined;
  scene.index.items({ x: x - 2 * reach, y: y - 2 * reach, width: 4 * reach, height: 4 * reach }, (item) => {
    const content = contentOf(scene, item);
    if (!content.hidden) return;
    const badge = isNear ? badgeRect(scene, content) : { ...childSide(scene, content), width: 0, height: 0 };
    const node = rectOfItem(scene, item);
    const isOver = (at: number, start: number, length: number): boolean => Math.abs(at - start - length / 2) <= Math.max(length / 2, reach);
    if (isOver(x, node.x + badge.x, badge.width) && isOver(y, node.y + badge.y, badge.height)) found = nodeOfItem(scene, item).path;
  });
  return found;
}
