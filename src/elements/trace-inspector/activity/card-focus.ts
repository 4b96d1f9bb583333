/** One tab stop for all cards: which one has it, and what the keys do with it, as the ARIA practices have it for a feed. */
import type { VirtualList } from '../../internal/virtual-list/virtual-list.js';

/** What can be tabbed to within the card that is the stop. */
const CONTROLS = 'article, article button, article .icon[role]';

const KEYS: ReadonlyMap<string, (at: number, page: number, last: number) => number> = new Map([
  ['ArrowDown', (at: number) => at + 1],
  ['ArrowUp', (at: number) => at - 1],
  ['PageDown', (at: number, page: number) => at + page],
  ['PageUp', (at: number, page: number) => at - page],
  ['Home', () => 0],
  ['End', (_at: number, _page: number, last: number) => last],
]);

export interface CardFocusOptions {
  readonly list: VirtualList;
  /** How many rows there are. */
  length(): number;
}

export class CardFocus {
  readonly #options: CardFocusOptions;
  /** The row last focused; −1 for none yet. */
  #current = -1;
  #stop: HTMLElement | undefined;

  constructor(options: CardFocusOptions) {
    this.#options = options;
  }

  get current(): number {
    return this.#current;
  }

  /** The row that had the focus is another one now; −1: it is gone. */
  moved(row: number): void {
    this.#current = row;
  }

  /** After each frame: the tab stop is the current row while it is in the DOM, else the first one in view. */
  placed(): void {
    const { list } = this.#options;
    const stop = list.element(this.#current) ?? list.element(list.visible.first);
    if (this.#stop !== stop) setTabIndex(this.#stop, -1);
    setTabIndex(stop, 0);
    this.#stop = stop;
  }

  /** Some part of a row got the focus. */
  readonly focusIn = (event: FocusEvent): void => {
    const index = this.#options.list.indexOf(event.target as Element);
    if (index === -1) return;
    this.#current = index;
    this.placed();
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
    const { list, length } = this.#options;
    const index = list.indexOf(event.target as Element);
    const to = altKey || ctrlKey || metaKey || shiftKey || defaultPrevented ? undefined : KEYS.get(key);
    if (index === -1 || to === undefined) return;
    event.preventDefault();
    const last = length() - 1;
    const page = Math.max(1, list.visible.last - list.visible.first);
    this.#focus(Math.max(0, Math.min(to(index, page, last), last)));
  };

  #focus(index: number): void {
    const { list } = this.#options;
    list.follow = false;
    list.scrollTo(index, 'nearest');
    this.#current = index;
    this.placed();
    list.element(index)?.querySelector('article')?.focus({ preventScroll: true });
  }
}

function setTabIndex(row: HTMLElement | undefined, tabIndex: number): void {
  for (const control of row?.querySelectorAll<HTMLElement>(CONTROLS) ?? []) {
    if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
  }
}
