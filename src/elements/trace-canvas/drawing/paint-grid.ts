/** Dots on the ground, that show how it moves. */
import type { Size, Viewport } from '../../../layout/types.js';
import type { CanvasTheme } from './theme.js';

/** Between dots at zoom 1. They stand this close to twice as close on the screen at any zoom. */
const STEP = 20;
const LEAST = 14;
const DOT = 1;

interface Tile {
  readonly step: number;
  readonly color: string;
  readonly pixelRatio: number;
  readonly canvas: OffscreenCanvas;
}

let tile: Tile | undefined;

/** One dot in the middle of its square, in device pixels. */
function tileOf(step: number, color: string, pixelRatio: number): OffscreenCanvas {
  if (tile?.step === step && tile.color === color && tile.pixelRatio === pixelRatio) return tile.canvas;
  const side = Math.max(1, Math.round(step * pixelRatio));
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = color;
    const dot = Math.max(1, Math.round(DOT * pixelRatio));
    context.fillRect(0, 0, dot, dot);
  }
  tile = { step, color, pixelRatio, canvas };
  return canvas;
}

/** The context is in CSS pixels. */
export function paintGrid(context: CanvasRenderingContext2D, { x, y, zoom }: Viewport, size: Size, { colors, pixelRatio }: CanvasTheme): void {
  const step = STEP * zoom * 2 ** Math.ceil(Math.log2(LEAST / (STEP * zoom)));
  const pattern = context.createPattern(tileOf(step, colors.grid, pixelRatio), 'repeat');
  if (!pattern) return;
  const side = Math.max(1, Math.round(step * pixelRatio));
  pattern.setTransform(new DOMMatrix([step / side, 0, 0, step / side, x, y]));
  context.fillStyle = pattern;
  context.fillRect(0, 0, size.width, size.height);
}
