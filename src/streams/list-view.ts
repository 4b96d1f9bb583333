/** A list seen through a function, for what is known of entries besides what the server sent. */
import type { Block, ReadonlyList } from './persistent-list.js';

/**
 * Shows each item of a list as `show` gives it; nothing is computed before it is looked at. `show` must give the same
 * object for the same item, so that what did not change is seen not to have.
 */
export class ListView<T> implements ReadonlyList<T> {
  readonly length: number;
  readonly #items: ReadonlyList<T>;
  readonly #show: (item: T) => T;

  constructor(items: ReadonlyList<T>, show: (item: T) => T) {
    this.#items = items;
    this.#show = show;
    this.length = items.length;
    Object.freeze(this);
  }

  at(index: number): T | undefined {
    const item = this.#items.at(index);
    return item === undefined ? undefined : this.#show(item);
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const item of this.#items) yield this.#show(item);
  }

  map<R>(fn: (item: T, index: number) => R): R[] {
    return this.#items.map((item, index) => fn(this.#show(item), index));
  }

  filter<S extends T>(fn: (item: T, index: number) => item is S): S[];
  filter(fn: (item: T, index: number) => boolean): T[];
  filter(fn: (item: T, index: number) => boolean): T[] {
    return this.map((item) => item).filter((item, index) => fn(item, index));
  }

  find(fn: (item: T, index: number) => boolean): T | undefined {
    let index = 0;
    for (const item of this) if (fn(item, index++)) return item;
    return undefined;
  }

  slice(start?: number, end?: number): T[] {
    return this.#items.slice(start, end).map((item) => this.#show(item));
  }

  toJSON(): T[] {
    return this.slice();
  }

  /** @internal What is seen changes only where the list below does. */
  tree(): readonly [root: Block, depth: number] {
    return this.#items.tree?.() ?? [{ owner: Symbol('no tree'), slots: this.#items.slice() }, 0];
  }
}
