/**
 * One tab stop for all rows of a list: which row has it, and what the keys do with it, as the ARIA practices have it for
 * a feed.
 *
 * | key | does |
 * | --- | --- |
 * | ↓ ↑ and Page Down, Page Up | next and previous row |
 * | Shift + Page Down, Page Up | a screenful on or back |
 * | Home, End | first row; last row, and follow what comes |
 *
 * Ctrl + Home and Ctrl + End, which leave the list, are in `leave-feed.ts`.
 */
import type { VirtualList } from './virtual-list.js';

type Step = (at: number, page: number, last: number) => number;
const next: Step = (at) => at + 1;
const previous: Step = (at) => at - 1;

/** Where a key leads from a row, by how many rows are in view and which one is the last. */
const KEYS = new Map<string, Step>([
  ['ArrowDown', next],
  ['ArrowUp', previous],
  ['PageDown', next],
  ['PageUp', previous],
  ['Shift+PageDown', (at, page) => at + page],
  ['Shift+PageUp', (at, page) => at - page],
  ['Home', () => 0],
  ['End', (_at, _page, last) => last],
]);

export interface RowFocusOptions {
  readonly list: VirtualList;
  /** How many rows there are. */
  length(): number;
  /** Selects what takes the focus in a row. */
  readonly target: string;
  /** Selects what can be tabbed to in the row that is the stop. */
  readonly controls: string;
  /** Selects where all keys are the list's; elsewhere in a row, where keys have uses of their own, Page keys only. */
  readonly line: string;
  /** A key that is none of those here, pressed in a row. */
  otherKey(event: KeyboardEvent, row: number): void;
}

export class RowFocus {
  readonly #options: RowFocusOptions;
  /** The row last focused; −1 for none yet, or no longer. Whoever moves rows about says where it is now. */
  current = -1;
  /** Whose controls are tab stops now. */
  #stop: HTMLElement | undefined;

  constructor(options: RowFocusOptions) {
    this.#options = options;
  }

  /** Gives a row the focus, bringing it into view if needed. */
  focus(index: number, block: 'nearest' | 'upper' = 'nearest'): void {
    const { list, target } = this.#options;
    list.scrollTo(index, block);
    this.current = index;
    this.placed();
    list.element(index)?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }

  /** After each frame: the tab stop is the current row while it is in the DOM, else the first one in view. */
  placed(): void {
    const { list } = this.#options;
    const stop = list.element(this.current) ?? list.element(list.visible.first);
    if (this.#stop !== stop) this.#setTabIndex(this.#stop, -1);
    this.#setTabIndex(stop, 0);
    this.#stop = stop;
  }

  /** Some part of a row got the focus. */
  readonly focusIn = (event: FocusEvent): void => {
    const index = this.#options.list.indexOf(event.target as Element);
    if (index === -1) return;
    this.current = index;
    this.placed();
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    const { list, line, length, otherKey } = this.#options;
    const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
    const target = event.target as Element;
    const index = list.indexOf(target);
    if (index === -1) return;
    const isOurs = !(altKey || ctrlKey || metaKey || defaultPrevented) && (key.startsWith('Page') || target.matches(line));
    const step = isOurs ? KEYS.get(shiftKey ? `Shift+${key}` : key) : undefined;
    if (step === undefined) return otherKey(event, index);
    event.preventDefault();
    const last = length() - 1;
    const page = Math.max(1, list.visible.last - list.visible.first - 1);
    // Moving about is reading: new rows must not carry the focused one away. The End key asks for just that.
    const isEnd = key === 'End';
    list.follow = isEnd;
    this.focus(Math.max(0, Math.min(step(index, page, last), last)));
    if (isEnd) list.follow = true;
  };

  #setTabIndex(row: HTMLElement | undefined, tabIndex: number): void {
    for (const control of row?.querySelectorAll<HTMLElement>(this.#options.controls) ?? []) {
      if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
    }
  }
}
