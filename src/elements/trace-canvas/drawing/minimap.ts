/** The whole drawing, small, with the part that is seen; and the way from a point of it to the world. */
import { fit } from '../../../layout/viewport.js';
import type { Point, Rect, Size, Viewport } from '../../../layout/types.js';
import { paintCells } from './paint-cells.js';
import { visibleWorld } from './painter.js';
import type { Scene } from './scene.js';
import type { CanvasTheme } from './theme.js';

const PADDING = 6;

/** The viewport by which the overview shows all of the scene. */
export const minimapViewport = ({ layout }: Scene, size: Size): Viewport =>
  fit({ x: 0, y: 0, width: layout.width, height: layout.height }, size, { padding: PADDING, maxZoom: 0.25 });

/** Where on the world a point of the overview lies. CSS px from its corner. */
export function minimapToWorld(scene: Scene, size: Size, point: Point): Point {
  const { x, y, zoom } = minimapViewport(scene, size);
  return { x: (point.x - x) / zoom, y: (point.y - y) / zoom };
}

/** What is seen, on the overview: never too small to be found. */
function seenRect(scene: Scene, size: Size, main: Viewport, mainSize: Size): Rect {
  const { x, y, zoom } = minimapViewport(scene, size);
  const seen = visibleWorld(main, mainSize, 0);
  const least = 4;
  const clampTo = (from: number, length: number, most: number): readonly [start: number, length: number] => {
    const start = Math.min(Math.max(1, from), most - least - 1);
    const end = Math.max(start + least, Math.min(most - 1, from + length));
    return [Math.round(start), Math.round(end - start)];
  };
  const [left, width] = clampTo(seen.x * zoom + x, seen.width * zoom, size.width);
  const [top, height] = clampTo(seen.y * zoom + y, seen.height * zoom, size.height);
  return { x: left, y: top, width, height };
}

export class Minimap {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  /** The cells, which stay as they are while only the view moves. */
  readonly #ground = document.createElement('canvas');
  #shown: { readonly scene: Scene; readonly theme: CanvasTheme } | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  /** @param size Of the overview, and `mainSize` of the view, in CSS pixels. `main` is the viewport of the view. */
  paint(scene: Scene, size: Size, theme: CanvasTheme, main: Viewport, mainSize: Size): void {
    const context = this.#context;
    if (!context || size.width < 1 || size.height < 1) return;
    const { pixelRatio, colors } = theme;
    const [width, height] = [Math.round(size.width * pixelRatio), Math.round(size.height * pixelRatio)];
    const resized = this.#canvas.width !== width || this.#canvas.height !== height;
    if (resized) [this.#canvas.width, this.#canvas.height] = [width, height];
    if (resized || this.#shown?.scene !== scene || this.#shown.theme !== theme) this.#paintGround(scene, size, theme, width, height);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.drawImage(this.#ground, 0, 0);
    const seen = seenRect(scene, size, main, mainSize);
    context.scale(pixelRatio, pixelRatio);
    context.fillStyle = colors.accent;
    context.globalAlpha = 0.1;
    context.fillRect(seen.x, seen.y, seen.width, seen.height);
    context.globalAlpha = 1;
    context.strokeStyle = colors.accent;
    context.lineWidth = 1;
    context.strokeRect(seen.x + 0.5, seen.y + 0.5, seen.width - 1, seen.height - 1);
  }

  #paintGround(scene: Scene, size: Size, theme: CanvasTheme, width: number, height: number): void {
    [this.#ground.width, this.#ground.height] = [width, height];
    const context = this.#ground.getContext('2d');
    if (!context) return;
    context.scale(theme.pixelRatio, theme.pixelRatio);
    const viewport = minimapViewport(scene, size);
    paintCells(context, scene, viewport, visibleWorld(viewport, size, 0), size, theme, 1 / theme.pixelRatio);
    this.#shown = { scene, theme };
  }
}
