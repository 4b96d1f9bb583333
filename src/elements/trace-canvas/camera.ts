/** Which part of the drawing is seen. Only numbers; who draws asks for them once a frame. */
import type { Point, Rect, Size, Viewport } from '../../layout/types.js';
import { clamp, fit, limitsOf, panBy, reveal, toWorld, zoomAt } from '../../layout/viewport.js';

/** Most CSS px kept free around the drawing when it is fitted, and which share of the view's width at most. */
const PADDING = 24;
const PADDING_SHARE = 1 / 30;
/** Fitting never magnifies: a tree of one node is not a poster. */
const FIT_ZOOM = 1;
/** Focusing a subtree may go a little nearer than life. */
const FOCUS_ZOOM = 1.25;
/** One step of the zoom buttons and keys. */
const STEP = 1.25;
/** CSS px kept between what is revealed and the edge. */
const MARGIN = 32;

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 };

export class Camera {
  #viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  #size: Size = NOTHING;
  #bounds: Rect = NOTHING;
  /** Nobody has moved it since it was fitted: it follows the size of the element and of the drawing. */
  #isFitted = true;
  #toolbar: Rect = NOTHING;
  readonly #changed: () => void;

  /** @param changed Called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  get size(): Size {
    return this.#size;
  }

  /** Whether the whole height of the drawing is in view, so that nothing would come of dragging it up or down. */
  get showsWholeHeight(): boolean {
    return this.#bounds.height * this.#viewport.zoom <= this.#size.height;
  }

  /** Whether all of the drawing is in view, so that an overview would say nothing. */
  get showsAll(): boolean {
    return this.#shows(this.#bounds);
  }

  #shows({ x: left, y: top, width, height }: Rect): boolean {
    const { x, y, zoom } = this.#viewport;
    const isWithin = (from: number, length: number, view: number): boolean => from >= -1 && from + length <= view + 1;
    return isWithin(left * zoom + x, width * zoom, this.#size.width) && isWithin(top * zoom + y, height * zoom, this.#size.height);
  }

  /** The element has another size. What is in the middle stays there, unless all was in view. */
  resize(size: Size): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    const before = this.#size;
    this.#size = size;
    if (this.#isFitted || before.width === 0) return this.fit();
    this.#move(panBy(this.#viewport, (size.width - before.width) / 2, (size.height - before.height) / 2));
  }

  /** The drawing has other bounds; `anchor` is a point of the world before and after which stays where it is seen. */
  setBounds(bounds: Rect, anchor?: { readonly from: Point; readonly to: Point }): void {
    this.#bounds = bounds;
    if (anchor) {
      const { zoom } = this.#viewport;
      this.#isFitted = false;
      this.#move(panBy(this.#viewport, (anchor.from.x - anchor.to.x) * zoom, (anchor.from.y - anchor.to.y) * zoom));
    } else if (this.#isFitted) this.fit();
    else this.#move(this.#viewport);
  }

  /** What the toolbar takes of the view, at its top. */
  set toolbar(rect: Rect) {
    const { x, width, height } = this.#toolbar;
    if (rect.x === x && rect.width === width && rect.height === height) return;
    this.#toolbar = rect;
    if (this.#isFitted) this.fit();
  }

  /** All of the drawing, however large it is. */
  fit(): void {
    this.#isFitted = true;
    this.#set(this.#fitted(this.#bounds, FIT_ZOOM));
  }

  /** Fills the view with a part of the drawing. */
  focus(rect: Rect): void {
    this.#isFitted = false;
    this.#set(this.#fitted(rect, FOCUS_ZOOM));
  }

  /** Shows all of `rect`, and nothing of it under the toolbar. */
  #fitted(rect: Rect, maxZoom: number): Viewport {
    const { width, height } = this.#size;
    const padding = Math.min(PADDING, width * PADDING_SHARE);
    const options = { padding, maxZoom };
    const found = fit(rect, this.#size, options);
    const bar = this.#toolbar;
    const start = found.x + rect.x * found.zoom;
    const isBeside = start > bar.x + bar.width || start + rect.width * found.zoom < bar.x;
    if (isBeside || found.y + rect.y * found.zoom > bar.height) return found;
    const below = fit(rect, { width, height: height - bar.height + padding / 2 }, options);
    return { ...below, y: below.y + bar.height - padding / 2 };
  }

  zoomIn(): void {
    this.zoomTo(this.#viewport.zoom * STEP);
  }

  zoomOut(): void {
    this.zoomTo(this.#viewport.zoom / STEP);
  }

  /** @param point What is seen there stays there; default: the middle. CSS px. */
  zoomTo(zoom: number, point: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    if (!Number.isFinite(zoom) || zoom <= 0) return;
    this.#move(zoomAt(this.#viewport, zoom, point, limitsOf(this.#bounds, this.#size)));
  }

  panBy(dx: number, dy: number): void {
    this.#move(panBy(this.#viewport, dx, dy));
  }

  /** Moves as little as is needed for `rect` to be seen, not at all where it is. */
  reveal(rect: Rect): void {
    if (this.#shows(rect)) return;
    this.#move(reveal(this.#viewport, rect, this.#size, MARGIN));
  }

  /** Puts a point of the world in the middle. */
  centre({ x, y }: Point): void {
    const { width, height } = this.#size;
    const { zoom } = this.#viewport;
    this.#move({ zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom });
  }

  /** Where on the world a point of the view lies. */
  worldAt(point: Point): Point {
    return toWorld(this.#viewport, point);
  }

  #move(viewport: Viewport): void {
    const next = clamp(viewport, this.#bounds, this.#size);
    if (next.x === this.#viewport.x && next.y === this.#viewport.y && next.zoom === this.#viewport.zoom) return;
    this.#isFitted = false;
    this.#set(next);
  }

  #set(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#changed();
  }
}
