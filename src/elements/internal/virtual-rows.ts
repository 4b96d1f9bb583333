/**
 * Rows of about one height, of which only those in view are drawn, by `@lit-labs/virtualizer`; what scrolls is any element
 * around them. For a list that grows while it is read, or passes 200,000 rows, there is `virtual-list/`.
 */
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { provideResizeObserver } from '@lit-labs/virtualizer/polyfillLoaders/ResizeObserver.js';
import { virtualize, virtualizerRef, type VirtualizerHostElement } from '@lit-labs/virtualizer/virtualize.js';
import { html, nothing, type TemplateResult } from 'lit';

/** So many times before a frame rows that were just drawn may show that others are to be drawn. */
const MOST_ROUNDS = 4;

/**
 * Tells the first size of an element before the frame is painted, so that no row is seen where it was only guessed to be,
 * and other sizes in the next frame. The virtualizer draws rows when it hears of sizes, and rows that appear while a browser
 * tells of them are an error of the page ("ResizeObserver loop").
 */
class SizeObserver extends ResizeObserver {
  readonly #callback: ResizeObserverCallback;
  readonly #told = new WeakMap<Element, DOMRectReadOnly>();
  readonly #first: Element[] = [];
  #rounds = 0;
  #isOver = false;

  constructor(callback: ResizeObserverCallback) {
    super((entries) => requestAnimationFrame(() => this.#tell(entries.map(({ target }) => target))));
    this.#callback = callback;
  }

  override observe(target: Element): void {
    super.observe(target);
    if (this.#first.push(target) > 1) return;
    if (this.#rounds++ === 0) requestAnimationFrame(() => (this.#rounds = 0));
    const soon = this.#rounds > MOST_ROUNDS ? requestAnimationFrame : queueMicrotask;
    soon(() => this.#tell(this.#first.splice(0)));
  }

  override disconnect(): void {
    this.#isOver = true;
    super.disconnect();
  }

  /** Tells of those that have another size than was told. */
  #tell(targets: readonly Element[]): void {
    const entries: ResizeObserverEntry[] = [];
    for (const target of targets) {
      const contentRect = target.getBoundingClientRect();
      const told = this.#told.get(target);
      if (told?.width === contentRect.width && told.height === contentRect.height) continue;
      this.#told.set(target, contentRect);
      entries.push({ target, contentRect, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] });
    }
    if (entries.length > 0 && !this.#isOver) this.#callback(entries, this);
  }
}

/** The rows of `items`, as the only content of an element that stands for the list. */
export function virtualRows<T extends object>(items: readonly T[], keyOf: (item: T) => unknown, row: (item: T, index: number) => TemplateResult): unknown {
  provideResizeObserver(SizeObserver);
  // Where rows are gone, those that were in view are asked for until there is another view.
  return virtualize<T | undefined>({
    items: items as T[],
    layout: flow(),
    keyFunction: (item, index) => (item ? keyOf(item) : index),
    renderItem: (item, index) => html`${item ? row(item, index) : nothing}`,
  });
}

/**
 * To be called when a list was put into a page: what it is drawn by is made before, from a template that is nowhere yet, and
 * looks for what scrolls around it once. Resolves when its rows are placed, so that it is as high as it will be; `false`: it
 * was taken away before.
 */
export async function rowsPlaced(list: VirtualizerHostElement): Promise<boolean> {
  const virtualizer = list[virtualizerRef];
  virtualizer?.disconnected();
  virtualizer?.connected();
  const placed = virtualizer?.layoutComplete.then(() => true, () => false);
  return (await placed) ?? false;
}
