/** What part of a drawing is seen: fitting, zooming at a point, and keeping something in view. Pure functions. */
import type { Point, Rect, Size, Viewport } from './types.js';

/** Largest zoom there is any use for. */
const MAX_ZOOM = 3;
/** Smallest zoom, unless fitting needs less. */
const MIN_ZOOM = 0.1;
/** Of the drawing, or of the view where that is smaller: the share that always stays in view. */
const KEPT = 0.25;

/** The smallest and largest zoom. */
export interface ZoomLimits {
  readonly min: number;
  readonly max: number;
}

export interface FitOptions {
  /** CSS px kept free on every side. Default 0. */
  readonly padding?: number;
  /** Fitting never magnifies beyond this. Default 1. */
  readonly maxZoom?: number;
}

/** The zoom at which all of `bounds` is seen. No floor: fitting always fits. */
function fitZoom(bounds: Rect, size: Size, { padding = 0, maxZoom = 1 }: FitOptions): number {
  // A view smaller than its padding still shows something.
  const room = (side: number): number => Math.max(side - 2 * padding, side / 2, 1);
  return Math.min(room(size.width) / Math.max(bounds.width, 1), room(size.height) / Math.max(bounds.height, 1), maxZoom);
}

/** All of `bounds`, in the middle. */
export function fit(bounds: Rect, size: Size, options: FitOptions = {}): Viewport {
  const zoom = fitZoom(bounds, size, options);
  return {
    zoom,
    x: (size.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: (size.height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}

/** How far one may zoom: out until everything fits with air around it, in to the largest useful size. */
export function limitsOf(bounds: Rect, size: Size): ZoomLimits {
  return { min: Math.min(MIN_ZOOM, fitZoom(bounds, size, {}) / 2), max: MAX_ZOOM };
}

/** Another zoom; what is seen at `point` stays there. */
export function zoomAt(viewport: Viewport, zoom: number, point: Point, { min, max }: ZoomLimits): Viewport {
  const next = Math.min(max, Math.max(min, zoom));
  const world = toWorld(viewport, point);
  return { zoom: next, x: point.x - world.x * next, y: point.y - world.y * next };
}

/** Moves the drawing by CSS px. */
export const panBy = ({ x, y, zoom }: Viewport, dx: number, dy: number): Viewport => ({ x: x + dx, y: y + dy, zoom });

/** The nearest viewport in which a part of the drawing can still be seen. */
export function clamp({ x, y, zoom }: Viewport, bounds: Rect, size: Size): Viewport {
  return {
    zoom,
    x: clampAxis(x, bounds.x * zoom, bounds.width * zoom, size.width),
    y: clampAxis(y, bounds.y * zoom, bounds.height * zoom, size.height),
  };
}

function clampAxis(offset: number, start: number, length: number, view: number): number {
  const kept = Math.min(length, view) * KEPT;
  const least = kept - length - start;
  const most = view - kept - start;
  return Math.min(most, Math.max(least, offset));
}

/** Moves as little as is needed for `rect` to be seen, with CSS px of `margin`; of a larger one, its beginning. */
export function reveal({ x, y, zoom }: Viewport, rect: Rect, size: Size, margin: number): Viewport {
  return {
    zoom,
    x: x + revealAxis(rect.x * zoom + x, rect.width * zoom, size.width, margin),
    y: y + revealAxis(rect.y * zoom + y, rect.height * zoom, size.height, margin),
  };
}

function revealAxis(start: number, length: number, view: number, margin: number): number {
  const air = Math.max(0, Math.min(margin, (view - length) / 2));
  if (start < air) return air - start;
  const over = start + length + air - view;
  return over > 0 ? -Math.min(over, start - air) : 0;
}

/** Where on the world a point of the view lies. */
export const toWorld = ({ x, y, zoom }: Viewport, point: Point): Point => ({ x: (point.x - x) / zoom, y: (point.y - y) / zoom });
