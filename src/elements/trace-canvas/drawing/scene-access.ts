/** Ways from paths to items of a scene and back, without what makes scenes: small enough for whoever asks. */
import type { Rect } from '../../../layout/types.js';
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { endOf } from '../outline/tree-walk.js';
import type { Scene } from './scene.js';

/** The node an item shows; of a stack, its first. */
export const nodeOfItem = ({ trace, folded }: Scene, item: number): TraceNode =>
  trace.nodes[folded.node[item] as number] as TraceNode;

export const isStack = ({ folded }: Scene, item: number): boolean => (folded.stacked[item] as number) > 0;

/** The item that shows the node with this path: its own, its stack's or that of a collapsed ancestor; -1 where there is no such node. */
export function itemOfPath({ tree, folded }: Scene, path: string): number {
  const index = tree.indexOf(path);
  return index < 0 ? -1 : (folded.itemOf[index] as number);
}

/** The current node with this path. */
export const nodeAtPath = ({ tree, trace }: Scene, path: string): TraceNode | undefined => trace.nodes[tree.indexOf(path)];

export const rectOfItem = ({ layout }: Scene, item: number): Rect => ({
  x: layout.x[item] as number,
  y: layout.y[item] as number,
  width: layout.widths[item] as number,
  height: layout.heights[item] as number,
});

/** Where the node with this path is drawn, or what it is hidden in. World units. */
export function rectOf(scene: Scene, path: string): Rect | undefined {
  const item = itemOfPath(scene, path);
  return item < 0 ? undefined : rectOfItem(scene, item);
}

/** What an item and all below it cover. World units. */
export function subtreeRect(scene: Scene, item: number): Rect {
  const own = rectOfItem(scene, item);
  let [left, top, right, bottom] = [own.x, own.y, own.x + own.width, own.y + own.height];
  for (let each = item + 1; each < endOf(scene.folded, item); each++) {
    const { x, y, width, height } = rectOfItem(scene, each);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
