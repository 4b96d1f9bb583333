/** What pointers and the wheel do on the drawing: drag, pinch, zoom, tap. Points are CSS px from its top left corner. */
import type { Point } from '../../layout/types.js';

/** A press that moved less than this many px is a tap: hands are not steady. */
const TAP_PX = 4;
/** Most px of one turn of the wheel that count, so that a mouse's coarse steps stay small ones. */
const WHEEL_PX = 25;
/** By how much one of them zooms. */
const WHEEL_ZOOM = 0.01;
/** Px in a line, for wheels that count in lines. */
const LINE_PX = 16;

export interface GestureHandlers {
  panBy(dx: number, dy: number): void;
  /** Zooms by a factor, what is at `point` stays there. */
  zoomBy(factor: number, point: Point): void;
  /** A pointer came down, to tap or to drag. */
  aim(point: Point): void;
  /** That press did not become a drag. What it is meant for is what was there then: the drawing may have moved since. */
  tap(): void;
  doubleTap(point: Point): void;
  /** Where a pointer that can hover is; `undefined`: it left, or drags. */
  hover(point: Point | undefined): void;
  /** Somebody uses it: the drawing takes the focus. By touch that begins with a tap or two fingers. */
  press(): void;
}

/**
 * Watches an element for as long as it lives. A drag begins anywhere, also on a node, and is no tap at its end. The
 * plain wheel stays the page's; with Ctrl or ⌘, which is also how browsers report a pinch on a touchpad, it zooms.
 */
export class Gestures {
  readonly #element: HTMLElement;
  readonly #handlers: GestureHandlers;
  /** Pointers that are down, where they were last. */
  readonly #down = new Map<number, Point>();
  #start: Point = { x: 0, y: 0 };
  #isDrag = false;

  constructor(element: HTMLElement, handlers: GestureHandlers) {
    this.#element = element;
    this.#handlers = handlers;
    element.addEventListener('pointerdown', this.#onDown);
    element.addEventListener('pointermove', this.#onMove);
    element.addEventListener('pointerup', this.#onUp);
    element.addEventListener('pointercancel', this.#onCancel);
    element.addEventListener('lostpointercapture', this.#onCancel);
    element.addEventListener('pointerleave', () => handlers.hover(undefined));
    element.addEventListener('wheel', this.#onWheel, { passive: false });
    element.addEventListener('dblclick', (event) => handlers.doubleTap(this.#pointOf(event)));
    // What is dragged is the drawing, not a selection of its text; and the focus does not go to the page.
    element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      handlers.press();
    });
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button > 1) return;
    // A pointer made by a script cannot be captured.
    if (event.isTrusted) this.#element.setPointerCapture(event.pointerId);
    const point = this.#pointOf(event);
    // No other of its kind is down, whatever became of the last one.
    if (event.isPrimary) this.#down.clear();
    this.#down.set(event.pointerId, point);
    this.#isDrag = this.#down.size > 1;
    if (this.#isDrag) this.#handlers.press();
    else this.#handlers.aim(point);
    this.#start = point;
  };

  readonly #onMove = (event: PointerEvent): void => {
    const point = this.#pointOf(event);
    const before = this.#down.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') this.#handlers.hover(point);
      return;
    }
    if (!this.#isDrag && distance(point, this.#start) < TAP_PX) return;
    if (!this.#isDrag) this.#handlers.hover(undefined);
    this.#isDrag = true;
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    this.#down.set(event.pointerId, point);
    if (other) this.#pinch(before, point, other);
    else this.#handlers.panBy(point.x - before.x, point.y - before.y);
  };

  #pinch(before: Point, point: Point, other: Point): void {
    const middle = between(point, other);
    const from = between(before, other);
    this.#handlers.panBy(middle.x - from.x, middle.y - from.y);
    // Fingers on one spot say nothing of a zoom.
    const length = distance(before, other);
    if (length > 1) this.#handlers.zoomBy(Math.max(1, distance(point, other)) / length, middle);
  }

  readonly #onUp = (event: PointerEvent): void => {
    const isTap = this.#down.has(event.pointerId) && !this.#isDrag && event.button === 0;
    this.#down.delete(event.pointerId);
    for (const left of this.#down.values()) this.#start = left;
    // A finger that only scrolls the page past takes no focus.
    if (isTap && event.pointerType !== 'mouse') this.#handlers.press();
    if (isTap) this.#handlers.tap();
  };

  readonly #onCancel = (event: PointerEvent): void => {
    const last = this.#down.get(event.pointerId);
    // The page scrolls instead: what the finger moved until that was known goes back.
    if (last && this.#isDrag && this.#down.size === 1 && event.type === 'pointercancel') this.#handlers.panBy(0, this.#start.y - last.y);
    this.#down.delete(event.pointerId);
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX);
    const counted = Math.max(-WHEEL_PX, Math.min(WHEEL_PX, px));
    this.#handlers.zoomBy(Math.exp(-counted * WHEEL_ZOOM), this.#pointOf(event));
  };

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: clientX - left - this.#element.clientLeft, y: clientY - top - this.#element.clientTop };
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
