/**
 * Paints a scene on a canvas. One call is one frame; whoever calls does so at most once a frame. The cost follows what is
 * seen, not what there is.
 */
import type { Detail, Rect, Size, Viewport } from '../../../layout/types.js';
import { paintCells } from './paint-cells.js';
import { paintEdges, paintLinks, type EdgePaint } from './paint-edges.js';
import { paintGrid } from './paint-grid.js';
import { paintName } from './paint-name.js';
import { paintBlock, paintFull, type NodeMarks, type NodePaint } from './paint-node.js';
import { DIMMED } from './line-scale.js';
import { contentOf, type NodeContent } from './node-content.js';
import { detailFor } from './node-metrics.js';
import type { Scene } from './scene.js';
import type { CanvasTheme } from './theme.js';

/** What is so about items besides the document. Items by number, -1 for none. */
export interface PaintState {
  readonly selected: number;
  readonly hovered: number;
  /** The item the keyboard is at. */
  readonly focused: number;
  /** What a search found; `undefined`: nobody searches. The others are dimmed. */
  readonly matches: ReadonlySet<number> | undefined;
  /** Items whose node and edge stand in the DOM. */
  readonly domItems: ReadonlySet<number>;
}

/** Nobody looks at anything. */
export const plainState: PaintState = { selected: -1, hovered: -1, focused: -1, matches: undefined, domItems: new Set() };

/** Whether an item is not what is searched for. */
export const isDimmed = ({ matches, selected }: PaintState, item: number): boolean =>
  matches !== undefined && !matches.has(item) && item !== selected;

const painters: Readonly<Record<Exclude<Detail, 'cell'>, (paint: NodePaint, content: NodeContent, marks: NodeMarks) => void>> = {
  full: paintFull,
  name: paintName,
  block: paintBlock,
};

/** What of the world is seen, and a little more: a ring, a shadow of a stack. */
export function visibleWorld({ x, y, zoom }: Viewport, { width, height }: Size, margin = 16): Rect {
  return { x: (-x - margin) / zoom, y: (-y - margin) / zoom, width: (width + 2 * margin) / zoom, height: (height + 2 * margin) / zoom };
}

/** The viewport, moved to whole device pixels, so that lines are as sharp in every place. */
export function snapped({ x, y, zoom }: Viewport, pixelRatio: number): Viewport {
  return { x: Math.round(x * pixelRatio) / pixelRatio, y: Math.round(y * pixelRatio) / pixelRatio, zoom };
}

export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  /** @param size Of the canvas in CSS pixels. */
  paint(scene: Scene, viewport: Viewport, size: Size, theme: CanvasTheme, state: PaintState = plainState): void {
    const context = this.#context;
    if (!context) return;
    this.#resize(size, theme.pixelRatio);
    paintScene(context, scene, viewport, size, theme, state);
  }

  /** Nothing to show. */
  clear(): void {
    this.#context?.reset();
  }

  #resize(size: Size, pixelRatio: number): void {
    const width = Math.max(1, Math.round(size.width * pixelRatio));
    const height = Math.max(1, Math.round(size.height * pixelRatio));
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }
}

/** Paints on any context whose pixels are `theme.pixelRatio` to a CSS pixel. */
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  viewport: Viewport,
  size: Size,
  theme: CanvasTheme,
  state: PaintState,
): void {
  const seen = snapped(viewport, theme.pixelRatio);
  const { zoom } = seen;
  const view = visibleWorld(seen, size);
  const detail = detailFor(scene.metrics, zoom);
  context.setTransform(theme.pixelRatio, 0, 0, theme.pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintGrid(context, seen, size, theme);
  if (detail === 'cell') paintCells(context, scene, seen, view, size, theme);

  context.translate(seen.x, seen.y);
  context.scale(zoom, zoom);
  const dims = (item: number): boolean => isDimmed(state, item);
  const edges: EdgePaint = { context, scene, theme, zoom, view, domItems: state.domItems, isDimmed: dims };
  if (detail !== 'cell') {
    paintEdges(edges, detail === 'full' || detail === 'name');
    paintNodes({ context, scene, theme, zoom }, painters[detail], view, state);
    paintLinks(edges);
  }
}

function paintNodes(
  paint: NodePaint,
  painter: (paint: NodePaint, content: NodeContent, marks: NodeMarks) => void,
  view: Rect,
  state: PaintState,
): void {
  const { context, scene } = paint;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.textRendering = 'geometricPrecision';
  context.fontKerning = 'normal';
  context.lineJoin = 'round';
  scene.index.items(view, (item) => {
    if (state.domItems.has(item)) return;
    context.save();
    context.translate(scene.layout.x[item] as number, scene.layout.y[item] as number);
    if (isDimmed(state, item)) context.globalAlpha = DIMMED;
    painter(paint, contentOf(scene, item), {
      matched: state.matches?.has(item) === true,
    });
    context.restore();
  });
}
