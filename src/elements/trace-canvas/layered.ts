/** `layout="layered"`: the items of a scene where ELK puts them. Loaded with its first use, and ELK with it. */
import { LayoutError, layeredLayout } from '../../layout/layered-layout.js';
import { withLayout, type Scene } from './drawing/scene.js';

/**
 * The scene laid out by ELK, children in the tree's order; where there is no such layout (too many items, too slow, no
 * worker), why: then the tree's own stays.
 *
 * @param workerUrl Address of ELK's worker script; without it the page itself works.
 */
export async function layered(scene: Scene, workerUrl: string | undefined, signal: AbortSignal): Promise<Scene | LayoutError> {
  const { folded, labels, orientation, spacing } = scene;
  const edges = new Int32Array(2 * Math.max(0, folded.count - 1));
  for (let item = 1; item < folded.count; item++) edges.set([folded.parents[item] as number, item], 2 * (item - 1));
  const { siblingGap, levelGap } = spacing;
  const options = { orientation, siblingGap, levelGap, keepOrder: true, signal };
  try {
    const layout = await layeredLayout(
      { sizes: labels.sizes, edges },
      workerUrl === undefined ? options : { ...options, createWorker: () => new Worker(workerUrl) },
    );
    return withLayout(scene, { ...layout, orientation });
  } catch (error) {
    if (error instanceof LayoutError) return error;
    throw error;
  }
}

// What draws is there already: as in `picture/picture-parts.ts`.
export * from './drawing-parts.js';
