/** The layer of nodes that are in the DOM: kept in step with what the canvas paints, and rendered only when it is other. */
import { html, nothing, render } from 'lit';
import type { Size, Viewport } from '../../layout/types.js';
import { hasNames } from './drawing/node-metrics.js';
import { moveWorld, pulseView, ringsView, worldView } from './drawing/node-view.js';
import { visibleWorld, type PaintState } from './drawing/painter.js';
import type { Scene } from './drawing/scene.js';
import type { CanvasTheme } from './drawing/theme.js';

/** Most nodes in the DOM at a time; where more are in view all are painted. */
const MOST_NODES = 200;

export class WorldLayer {
  readonly #element: HTMLElement;
  #scene: Scene | undefined;
  #theme: CanvasTheme | undefined;
  #state: Omit<PaintState, 'domItems'> | undefined;
  #items: readonly number[] = [];
  #domItems: ReadonlySet<number> = new Set();
  #zoom = 0;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Draws what can be read; returns the items that need not be painted. */
  draw(scene: Scene, viewport: Viewport, size: Size, theme: CanvasTheme, state: Omit<PaintState, 'domItems'>): ReadonlySet<number> {
    const items = readableItems(scene, viewport, size);
    const isOther =
      scene !== this.#scene ||
      theme !== this.#theme ||
      state !== this.#state ||
      viewport.zoom !== this.#zoom ||
      items.length !== this.#items.length ||
      items.some((item, index) => item !== this.#items[index]);
    moveWorld(this.#element, viewport, theme);
    if (!isOther) return this.#domItems;
    this.#scene = scene;
    this.#theme = theme;
    this.#state = state;
    this.#items = items;
    this.#zoom = viewport.zoom;
    this.#domItems = new Set(items);
    const painted = { ...state, domItems: this.#domItems };
    render(html`${worldView(scene, theme, painted, viewport.zoom)}${pulseView(scene, theme, viewport.zoom)}${ringsView(scene, theme, painted, viewport.zoom)}`, this.#element);
    return this.#domItems;
  }

  clear(): void {
    this.#scene = undefined;
    this.#items = [];
    render(nothing, this.#element);
  }
}

/** Items in view in reading order, where they can be read and are few enough; else none. */
function readableItems(scene: Scene, viewport: Viewport, size: Size): readonly number[] {
  if (!hasNames(scene.metrics, viewport.zoom)) return [];
  const items: number[] = [];
  scene.index.items(visibleWorld(viewport, size), (item) => {
    items.push(item);
  });
  return items.length > MOST_NODES ? [] : items.sort((a, b) => a - b);
}
