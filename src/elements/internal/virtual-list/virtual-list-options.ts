/** What the list needs to know of its rows. */
export interface RowItems {
  readonly length: number;
  /** The row's data; the same object means the same row, unchanged. */
  at(index: number): unknown;
}

/** The scrolling element, inside it the sizer, inside that the layer. */
export interface ListElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly layer: HTMLElement;
}

export interface VirtualListOptions {
  /** What the list is drawn in; undefined before the first rendering. */
  elements(): ListElements | undefined;
  items(): RowItems;
  /** Draws row `index` into `row`, a pooled element that may still show another row. */
  render(row: HTMLElement, index: number): void;
  /**
   * Height in px of a row that was not measured yet, in a list `width` px wide; none may be smaller. A new value forgets
   * what was measured.
   */
  estimate(width: number): number;
  /** Called first in each frame: the place to take up new data. */
  prepare(): void;
  /** Called when following begins or ends. */
  followChanged(): void;
  /** Called last in each frame. */
  placed(): void;
}

/** Rows that are about to come and go in between. */
export interface Rearrangement {
  /** What a row stands for, before. */
  keyOf(row: number): number;
  /** Makes it so. */
  change(): void;
  /** Where something stands afterwards; `~row` of what comes next when it has no row any more. */
  find(key: number): number;
}
