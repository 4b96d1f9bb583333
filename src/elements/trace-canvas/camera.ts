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
/** And to what lies over the view. */
const AIR = 8;

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 };

export class Camera {
  #viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  #size: Size = NOTHING;
  #bounds: Rect = NOTHING;
  /** Nobody has moved it since it was fitted: it follows the size of the element and of the drawing. */
  #isFitted = true;
  #toolbar: Rect = NOTHING;
  #room: Size = NOTHING;
  readonly #changed: () => void;

  /** @param changed Called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  /** Whether all of the drawing is shown, as after `fit`. */
  get isFitted(): boolean {
    return this.#isFitted;
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

  #shows(rect: Rect): boolean {
    const { x, y, width, height } = seenRect(this.#viewport, rect);
    const isWithin = (from: number, length: number, view: number): boolean => from >= -1 && from + length <= view + 1;
    return isWithin(x, width, this.#size.width) && isWithin(y, height, this.#size.height);
  }

  /** Whether a part of the drawing would be in view, and nothing of it under the toolbar. */
  #showsAt(viewport: Viewport, rect: Rect): boolean {
    const { x, y, width, height } = seenRect(viewport, rect);
    const isIn = x >= 0 && y >= 0 && x + width <= this.#size.width && y + height <= this.#size.height;
    return isIn && !overlaps({ x, y, width, height }, this.#toolbar);
  }

  /**
   * The view has another size. What is in the middle stays there, unless all was in view, which is fitted anew.
   *
   * @param moved How far the view's corner has moved, where only words beside the drawing became more or fewer: then the
   * drawing stays where it is seen on the page, as long as all of it still is.
   */
  resize(size: Size, moved?: Point): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    const before = this.#size;
    this.#size = size;
    if (before.width === 0) return this.fit();
    const by = moved ? { x: -moved.x, y: -moved.y } : { x: (size.width - before.width) / 2, y: (size.height - before.height) / 2 };
    const next = panBy(this.#viewport, by.x, by.y);
    if (!this.#isFitted) return this.#move(next);
    if (moved && this.#showsAt(next, this.#bounds)) this.#set(next);
    else this.fit();
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

  /** What the overview takes of the view, at its bottom. */
  minimap: Rect = NOTHING;

  /** What the toolbar takes of the view, at its top. */
  set toolbar(rect: Rect) {
    const { x, y, width, height } = this.#toolbar;
    if (rect.x === x && rect.y === y && rect.width === width && rect.height === height) return;
    this.#toolbar = rect;
    if (this.#isFitted) this.fit();
  }

  /** What all of the drawing was fitted into last: what is free under the toolbar, though it may have found more. */
  get room(): Size {
    return this.#room;
  }

  /** All of the drawing, however large it is. */
  fit(): void {
    this.#isFitted = true;
    const { width, height } = this.#below;
    this.#room = { width: width - 2 * this.#padding, height: height - 2 * this.#padding };
    this.#set(this.#fitted(this.#bounds, FIT_ZOOM));
  }

  /** Fills the view with a part of the drawing. */
  focus(rect: Rect): void {
    this.#isFitted = false;
    this.#set(this.#fitted(rect, FOCUS_ZOOM));
  }

  /** Shows all of `rect`, and nothing of it under the toolbar. */
  #fitted(rect: Rect, maxZoom: number): Viewport {
    const options = { padding: this.#padding, maxZoom };
    const found = fit(rect, this.#size, options);
    const bar = this.#toolbar;
    if (!overlaps(seenRect(found, rect), { ...bar, y: 0, height: bar.y + bar.height + AIR })) return found;
    const below = fit(rect, this.#below, options);
    return { ...below, y: below.y + this.#size.height - this.#below.height };
  }

  get #padding(): number {
    return Math.min(PADDING, this.#size.width * PADDING_SHARE);
  }

  /** The view under the toolbar. */
  get #below(): Size {
    const { width, height } = this.#size;
    const { y, height: bar } = this.#toolbar;
    return { width, height: height - Math.max(0, y + bar - this.#padding / 2) };
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

  /** Moves as little as is needed for `rect` to be seen, and not under what lies over the view; not at all where it is. */
  reveal(rect: Rect): void {
    const shown = this.#shows(rect) ? this.#viewport : reveal(this.#viewport, rect, this.#size, MARGIN);
    this.#move(this.#uncovered(shown, rect));
  }

  #uncovered(viewport: Viewport, rect: Rect): Viewport {
    const bar = this.#toolbar;
    const minimap = this.showsAll ? NOTHING : this.minimap;
    const seen = seenRect(viewport, rect);
    // What is larger than the room between them is seen as well as it can be.
    if (seen.height > this.#size.height - bar.y - bar.height - minimap.height - 4 * AIR) return viewport;
    if (overlaps(seen, bar)) return panBy(viewport, 0, bar.y + bar.height + AIR - seen.y);
    if (overlaps(seen, minimap)) return panBy(viewport, 0, minimap.y - AIR - seen.y - seen.height);
    return viewport;
  }

  /** Life size, with a part of the drawing in the middle. */
  approach({ x, y, width, height }: Rect): void {
    this.zoomTo(1);
    this.centre({ x: x + width / 2, y: y + height / 2 });
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

/** Where a part of the world is seen. */
const seenRect = ({ x, y, zoom }: Viewport, rect: Rect): Rect => ({
  x: rect.x * zoom + x,
  y: rect.y * zoom + y,
  width: rect.width * zoom,
  height: rect.height * zoom,
});

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
