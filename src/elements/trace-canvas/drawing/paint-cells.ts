/**
 * A tree too large to tell its nodes apart: a raster of cells, each in the colour of the node in it that is most worth
 * seeing. Costs one step a node, whatever the number.
 */
import type { Rect, Size, Viewport } from '../../../layout/types.js';
import { lookNames, lookOf } from './looks.js';
import type { Scene } from './scene.js';
import type { CanvasTheme } from './theme.js';

/** Side of a cell in CSS pixels. */
const CELL = 2;

/** What cells are put together in, before they are drawn as large as they are. */
interface Plate {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D | null;
  readonly image: ImageData;
  /** Look code + 1 of each cell, 0 where there is nothing. */
  readonly cells: Uint8Array;
}

/** By what they are drawn on: a tree and its minimap, of other sizes, are painted in turns. */
const plates = new WeakMap<CanvasRenderingContext2D, Plate>();

function plateFor(context: CanvasRenderingContext2D, columns: number, rows: number): Plate {
  const known = plates.get(context);
  if (known?.image.width === columns && known.image.height === rows) return known;
  const canvas = new OffscreenCanvas(columns, rows);
  const made = { canvas, context: canvas.getContext('2d'), image: new ImageData(columns, rows), cells: new Uint8Array(columns * rows) };
  plates.set(context, made);
  return made;
}

/** Marks the cells of the visible items. */
function mark({ image: { width: columns, height: rows }, cells }: Plate, scene: Scene, { x, y, zoom }: Viewport, view: Rect, cell: number): void {
  const { layout, codes, index } = scene;
  const k = zoom / cell;
  cells.fill(0);
  index.items(view, (item) => {
    const left = Math.max(0, Math.floor((layout.x[item] as number) * k + x / cell));
    const top = Math.max(0, Math.floor((layout.y[item] as number) * k + y / cell));
    // As wide and high as the node is, but one cell at least.
    const right = Math.min(columns, Math.max(left + 1, Math.round(((layout.x[item] as number) + (layout.widths[item] as number)) * k + x / cell)));
    const bottom = Math.min(rows, Math.max(top + 1, Math.round(((layout.y[item] as number) + (layout.heights[item] as number)) * k + y / cell)));
    const code = (codes[item] as number) + 1;
    for (let row = top; row < bottom; row++) {
      for (let at = row * columns + left; at < row * columns + right; at++) {
        if ((cells[at] as number) < code) cells[at] = code;
      }
    }
  });
}

const pixels = new WeakMap<CanvasTheme, Uint32Array>();

/** Code + 1 → the colour of a look as a pixel; 0 is nothing. */
function pixelsOf(theme: CanvasTheme): Uint32Array {
  const known = pixels.get(theme);
  if (known) return known;
  const canvas = new OffscreenCanvas(lookNames.length, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const made = new Uint32Array(lookNames.length + 1);
  if (context) {
    lookNames.forEach((_, code) => {
      context.fillStyle = theme.colors[lookOf(code).line];
      context.fillRect(code, 0, 1, 1);
    });
    made.set(new Uint32Array(context.getImageData(0, 0, lookNames.length, 1).data.buffer), 1);
  }
  pixels.set(theme, made);
  return made;
}

/** Paints the cells, in CSS pixels from the canvas's corner. @param cell Their side in CSS pixels, 2 by default. */
export function paintCells(
  context: CanvasRenderingContext2D,
  scene: Scene,
  viewport: Viewport,
  view: Rect,
  size: Size,
  theme: CanvasTheme,
  cell = CELL,
): void {
  const columns = Math.ceil(size.width / cell);
  const rows = Math.ceil(size.height / cell);
  if (columns === 0 || rows === 0) return;
  const plate = plateFor(context, columns, rows);
  const { canvas, image, cells } = plate;
  mark(plate, scene, viewport, view, cell);
  const colors = pixelsOf(theme);
  const words = new Uint32Array(image.data.buffer);
  for (let at = 0; at < cells.length; at++) words[at] = colors[cells[at] as number] as number;
  plate.context?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, columns * cell, rows * cell);
}
