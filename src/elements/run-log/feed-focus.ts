/** One tab stop for the whole log: which entry has it, and what the keys do with it. */
import { feedCommand, type FeedCommand } from './feed-keys.js';
import type { VirtualList } from '../internal/virtual-list/virtual-list.js';

/** Controls of an entry; those of the current entry can be tabbed to. */
const CONTROLS = '.summary, button, a, .tree, .unwrapped .stop';

export interface FeedFocusOptions {
  readonly list: VirtualList;
  /** How many rows there are. */
  length(): number;
  /** A key of none of the commands here, pressed in a row. */
  otherKey(event: KeyboardEvent, row: number): void;
}

export class FeedFocus {
  readonly #options: FeedFocusOptions;
  /** The row last focused; −1 for none yet. */
  current = -1;
  /** Whose controls are tab stops now. */
  #stop: HTMLElement | undefined;

  constructor(options: FeedFocusOptions) {
    this.#options = options;
  }

  /** Forgets where the reader was: the rows are others. */
  reset(): void {
    this.current = -1;
  }

  /** Gives a row the focus, bringing it into view if needed. */
  focus(index: number, block: 'nearest' | 'upper' = 'nearest'): void {
    const { list } = this.#options;
    list.scrollTo(index, block);
    this.current = index;
    this.placed();
    list.element(index)?.querySelector<HTMLElement>('.summary')?.focus({ preventScroll: true });
  }

  /** After each frame: the tab stop is the current row while it is in the DOM, else the first one in view. */
  placed(): void {
    const { list } = this.#options;
    const stop = list.element(this.current) ?? list.element(list.visible.first);
    if (this.#stop !== stop) setTabIndex(this.#stop, -1);
    setTabIndex(stop, 0);
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
    const target = event.target as Element;
    const index = this.#options.list.indexOf(target);
    if (index === -1) return;
    const command = feedCommand(event, !target.matches('.summary, .fold'));
    if (command === undefined) return this.#options.otherKey(event, index);
    event.preventDefault();
    this.#run(command, index);
  };

  #run(command: FeedCommand, index: number): void {
    const { list, length } = this.#options;
    const last = length() - 1;
    const page = Math.max(1, list.visible.last - list.visible.first - 1);
    const to = {
      next: index + 1,
      previous: index - 1,
      'page-down': index + page,
      'page-up': index - page,
      first: 0,
      last,
    }[command];
    // Moving about is reading: new rows must not carry the focused one away. The End key asks for just that.
    list.follow = command === 'last';
    this.focus(Math.max(0, Math.min(to, last)));
    if (command === 'last') list.follow = true;
  }
}

function setTabIndex(row: HTMLElement | undefined, tabIndex: number): void {
  for (const control of row?.querySelectorAll<HTMLElement>(CONTROLS) ?? []) {
    if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
  }
}
