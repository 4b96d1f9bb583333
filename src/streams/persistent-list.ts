/**
 * A list that grows and changes in place for its writer, and is frozen for everyone it is shown to.
 *
 * A tree of blocks of 64. Taking a snapshot hands out the root and forgets who owns the blocks: O(1) at any length.
 * The next write copies the one path it touches (at most four blocks at 16 million items); blocks already copied since
 * the last snapshot are written in place.
 */
const BITS = 6;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

export interface Block {
  readonly owner: symbol;
  readonly slots: unknown[];
}

/** Array-like, read-only, of fixed length. Iterating visits items in order. */
export interface ReadonlyList<T> extends Iterable<T> {
  readonly length: number;
  /** As `Array.prototype.at`: negative counts from the end, outside is `undefined`. */
  at(index: number): T | undefined;
  map<R>(fn: (item: T, index: number) => R): R[];
  filter<S extends T>(fn: (item: T, index: number) => item is S): S[];
  filter(fn: (item: T, index: number) => boolean): T[];
  find(fn: (item: T, index: number) => boolean): T | undefined;
  slice(start?: number, end?: number): T[];
  /** @internal Root and depth: two snapshots share the blocks they have in common (`changed-indices.ts`). */
  tree?(): readonly [root: Block, depth: number];
}

class ListSnapshot<T> implements ReadonlyList<T> {
  readonly length: number;
  readonly #root: Block;
  readonly #depth: number;

  constructor(root: Block, depth: number, length: number) {
    this.#root = root;
    this.#depth = depth;
    this.length = length;
    Object.freeze(this);
  }

  at(index: number): T | undefined {
    const at = Math.trunc(index) || 0;
    const i = at < 0 ? this.length + at : at;
    if (i < 0 || i >= this.length) return undefined;
    let block = this.#root;
    for (let level = this.#depth; level > 0; level--) block = block.slots[(i >>> (level * BITS)) & MASK] as Block;
    return block.slots[i & MASK] as T;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) yield this.at(i) as T;
  }

  map<R>(fn: (item: T, index: number) => R): R[] {
    const result = new Array<R>(this.length);
    for (let i = 0; i < this.length; i++) result[i] = fn(this.at(i) as T, i);
    return result;
  }

  filter(fn: (item: T, index: number) => boolean): T[] {
    const result: T[] = [];
    for (let i = 0; i < this.length; i++) {
      const item = this.at(i) as T;
      if (fn(item, i)) result.push(item);
    }
    return result;
  }

  find(fn: (item: T, index: number) => boolean): T | undefined {
    for (let i = 0; i < this.length; i++) {
      const item = this.at(i) as T;
      if (fn(item, i)) return item;
    }
    return undefined;
  }

  slice(start = 0, end = this.length): T[] {
    const from = start < 0 ? Math.max(0, this.length + start) : Math.min(start, this.length);
    const to = end < 0 ? this.length + end : Math.min(end, this.length);
    const result: T[] = [];
    for (let i = from; i < to; i++) result.push(this.at(i) as T);
    return result;
  }

  toJSON(): T[] {
    return this.slice();
  }

  tree(): readonly [root: Block, depth: number] {
    return [this.#root, this.#depth];
  }
}

/** The writing side. One writer; any number of snapshots, none of which ever changes. */
export class ListBuilder<T> {
  #owner = Symbol('list owner');
  #root: Block = { owner: this.#owner, slots: [] };
  #depth = 0;
  #length = 0;
  #snapshot: ReadonlyList<T> | undefined;

  /** `from`: a snapshot to go on from; its blocks are shared until they are written. */
  constructor(from?: ReadonlyList<T>) {
    const tree = from?.tree?.();
    if (!from || !tree) return;
    [this.#root, this.#depth] = tree;
    this.#length = from.length;
  }

  get length(): number {
    return this.#length;
  }

  /** Appends and returns the new item's index. */
  push(item: T): number {
    if (this.#length === WIDTH << (this.#depth * BITS)) {
      this.#root = { owner: this.#owner, slots: [this.#root] };
      this.#depth++;
    }
    this.#write(this.#length, item);
    return this.#length++;
  }

  /** Replaces the item at `index`. Throws `RangeError` outside the list. */
  set(index: number, item: T): void {
    if (!(index >= 0 && index < this.#length)) throw new RangeError(`index ${index} of ${this.#length}`);
    this.#write(index, item);
  }

  /** The list as it stands; the same object until something changes. */
  snapshot(): ReadonlyList<T> {
    if (!this.#snapshot) {
      this.#snapshot = new ListSnapshot<T>(this.#root, this.#depth, this.#length);
      this.#owner = Symbol('list owner');
    }
    return this.#snapshot;
  }

  #write(index: number, item: T): void {
    this.#snapshot = undefined;
    let block = (this.#root = this.#own(this.#root));
    for (let level = this.#depth; level > 0; level--) {
      const slot = (index >>> (level * BITS)) & MASK;
      block = block.slots[slot] = this.#own(block.slots[slot] as Block | undefined);
    }
    block.slots[index & MASK] = item;
  }

  #own(block: Block | undefined): Block {
    if (block?.owner === this.#owner) return block;
    return { owner: this.#owner, slots: block ? block.slots.slice() : [] };
  }
}
