/** The whole drawing as a PNG picture. Loaded when somebody asks for it. */
import type { Size, Viewport } from '../../../layout/types.js';
import { paintScene, plainState } from '../drawing/painter.js';
import type { Scene } from '../drawing/scene.js';
import type { CanvasTheme } from '../drawing/theme.js';

/** Around the drawing, CSS pixels. */
const MARGIN = 24;
/** Browsers make no larger canvases: pixels of a side, and in all. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 64_000_000;

/** Paints on a context as `paintScene` does. */
export type PaintOver = (context: CanvasRenderingContext2D, scene: Scene, theme: CanvasTheme, viewport: Viewport, size: Size) => void;

/**
 * The picture, `scale` pixels to a CSS pixel (default 2); less where it would be larger than browsers can draw.
 *
 * @param paintOver Paints what lies over the drawing.
 * @throws {Error} Where the browser cannot make one, e.g. without memory for it.
 */
export async function toPNG(scene: Scene, theme: CanvasTheme, scale = 2, paintOver?: PaintOver): Promise<Blob> {
  const [width, height] = [scene.layout.width + 2 * MARGIN, scene.layout.height + 2 * MARGIN];
  const possible = Math.min(scale, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * possible));
  canvas.height = Math.max(1, Math.floor(height * possible));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas to draw the picture on.');
  // At so small a scale that no text can be read, it is drawn as it is seen at such a zoom.
  const zoom = Math.min(1, possible);
  const pixels = { ...theme, pixelRatio: possible / zoom };
  const size = { width: width * zoom, height: height * zoom };
  const viewport = { x: MARGIN * zoom, y: MARGIN * zoom, zoom };
  paintScene(context, scene, viewport, size, pixels, plainState);
  paintOver?.(context, scene, pixels, viewport, size);
  context.globalCompositeOperation = 'destination-over';
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = theme.colors.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make the picture.'))), 'image/png');
  });
}
