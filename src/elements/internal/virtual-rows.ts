/**
 * Rows of about one height, of which only those in view are drawn, by `@lit-labs/virtualizer`; what scrolls is any element
 * around them. For a list that grows while it is read, or passes 200,000 rows, there is `virtual-list/`.
 */
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { provideResizeObserver } from '@lit-labs/virtualizer/polyfillLoaders/ResizeObserver.js';
import type { TemplateResult } from 'lit';

export { virtualizerRef, type VirtualizerHostElement } from '@lit-labs/virtualizer/virtualize.js';

/**
 * Tells of sizes in the next frame. The virtualizer draws rows when it hears of one, and rows that appear while sizes are
 * being told are an error of the page to browsers ("ResizeObserver loop").
 */
class NextFrameResizeObserver extends ResizeObserver {
  #isOver = false;

  constructor(callback: ResizeObserverCallback) {
    super((entries, observer) => requestAnimationFrame(() => (this.#isOver ? undefined : callback(entries, observer))));
  }

  override disconnect(): void {
    this.#isOver = true;
    super.disconnect();
  }
}

/** The rows of `items`, as the only content of an element that stands for the list. */
export function virtualRows<T>(items: readonly T[], keyOf: (item: T) => unknown, row: (item: T, index: number) => TemplateResult): unknown {
  provideResizeObserver(NextFrameResizeObserver);
  return virtualize({ items: items as T[], layout: flow(), keyFunction: keyOf, renderItem: row });
}
