/** What stays where it is seen when a drawing is laid out anew. */
import type { Point } from '../../layout/types.js';
import type { Camera } from './camera.js';
import { visibleWorld } from './drawing/painter.js';
import { nodeOfItem, rectOf, rectOfItem } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';

/** A point of the world before, and where it is after. */
export interface Anchor {
  readonly from: Point;
  readonly to: Point;
}

/**
 * The corner of the node with this path, or of what hides it; default: of the node nearest the middle of the view, of those
 * that both drawings have. `undefined`: there is none.
 */
export function anchorOf(before: Scene, after: Scene, camera: Camera, path?: string): Anchor | undefined {
  return path === undefined ? inView(before, after, camera) : ofPath(path, before, after);
}

function ofPath(path: string, before: Scene, after: Scene): Anchor | undefined {
  const [from, to] = [rectOf(before, path), rectOf(after, path)];
  return from && to && { from, to };
}

function inView(before: Scene, after: Scene, camera: Camera): Anchor | undefined {
  const { viewport, size } = camera;
  const middle = camera.worldAt({ x: size.width / 2, y: size.height / 2 });
  let nearest = Infinity;
  let found: Anchor | undefined;
  before.index.items(visibleWorld(viewport, size, 0), (item) => {
    const { x, y, width, height } = rectOfItem(before, item);
    const distance = Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y);
    const anchor = distance < nearest ? ofPath(nodeOfItem(before, item).path, before, after) : undefined;
    if (!anchor) return;
    nearest = distance;
    found = anchor;
  });
  return found;
}
