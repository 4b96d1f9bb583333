/** The tidy tree across its levels: see `tidy-tree.ts`. */

/** A tree as links between its items. */
export interface Links {
  readonly count: number;
  readonly parents: Int32Array;
  readonly depths: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly next: Int32Array;
}

/** Where items begin in one direction, and how far the last one reaches. */
export interface Positions {
  readonly positions: Float64Array;
  readonly extent: number;
}

/** No item. */
export const NONE = -1;

const COUSINS = 1.6;

/** A sibling: its item, its number among the siblings, its lowest level. */
interface Opened {
  readonly item: number;
  readonly number: number;
  readonly low: number;
}

/** The value at an index that is known to exist. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] as number;

const add = (values: Float64Array, index: number, amount: number): void => {
  values[index] = at(values, index) + amount;
};

/** Places across the levels. Names of arrays are those of the paper: preliminary place, modifier, threads, extremes. */
export class Spread {
  readonly #tree: Links;
  readonly #sizes: Float64Array;
  readonly #gap: number;
  readonly #place: Float64Array;
  readonly #mod: Float64Array;
  readonly #shift: Float64Array;
  readonly #change: Float64Array;
  /** Where the contour goes on below a leaf. */
  readonly #threadLeft: Int32Array;
  readonly #threadRight: Int32Array;
  readonly #lowestLeft: Int32Array;
  readonly #lowestRight: Int32Array;
  readonly #modLeft: Float64Array;
  readonly #modRight: Float64Array;
  /** Siblings whose bottom can still be seen from the right, as a stack. */
  readonly #open: Opened[] = [];

  constructor(tree: Links, sizes: Float64Array, gap: number) {
    const floats = (): Float64Array => new Float64Array(tree.count);
    const links = (): Int32Array => new Int32Array(tree.count).fill(NONE);
    this.#tree = tree;
    this.#sizes = sizes;
    this.#gap = gap;
    [this.#place, this.#mod, this.#shift, this.#change] = [floats(), floats(), floats(), floats()];
    [this.#modLeft, this.#modRight] = [floats(), floats()];
    [this.#threadLeft, this.#threadRight, this.#lowestLeft, this.#lowestRight] = [links(), links(), links(), links()];
  }

  positions(): Positions {
    // Backwards through depth-first order: children always come before their parent.
    for (let item = this.#tree.count - 1; item >= 0; item--) this.#arrange(item);
    return this.#sum();
  }

  #arrange(parent: number): void {
    const { first, last, next, depths } = this.#tree;
    const head = at(first, parent);
    if (head === NONE) {
      this.#lowestLeft[parent] = this.#lowestRight[parent] = parent;
      return;
    }
    this.#open.length = 0;
    this.#keepOpen(head, 0, at(depths, at(this.#lowestLeft, head)));
    let number = 1;
    for (let left = head, child = at(next, head); child !== NONE; left = child, child = at(next, child), number++) {
      const low = at(depths, at(this.#lowestRight, child));
      this.#separate(head, left, child, number);
      this.#keepOpen(child, number, low);
    }
    const tail = at(last, parent);
    const start = at(this.#place, head) + at(this.#mod, head);
    const end = at(this.#place, tail) + at(this.#mod, tail) + at(this.#sizes, tail);
    this.#place[parent] = (start + end - at(this.#sizes, parent)) / 2;
    this.#lowestLeft[parent] = at(this.#lowestLeft, head);
    this.#modLeft[parent] = at(this.#modLeft, head);
    this.#lowestRight[parent] = at(this.#lowestRight, tail);
    this.#modRight[parent] = at(this.#modRight, tail);
  }

  /** Moves `child` away from everything before it: down both contours, level by level. */
  #separate(head: number, left: number, child: number, number: number): void {
    const { depths } = this.#tree;
    let [before, after] = [left, child];
    let [modBefore, modAfter] = [at(this.#mod, before), at(this.#mod, after)];
    let open = this.#open.length - 1;
    for (;;) {
      while (open > 0 && at(depths, before) > (this.#open[open] as Opened).low) open--;
      const gap = before === left && after === child ? this.#gap : this.#gap * COUSINS;
      const overlap = modBefore + at(this.#place, before) + at(this.#sizes, before) + gap - (modAfter + at(this.#place, after));
      if (overlap > 0) {
        modAfter += overlap;
        this.#move(child, number, this.#open[open] as Opened, overlap);
      }
      before = this.#nextRight(before);
      after = this.#nextLeft(after);
      if (before === NONE || after === NONE) break;
      modBefore += at(this.#mod, before);
      modAfter += at(this.#mod, after);
    }
    if (before === NONE && after !== NONE) this.#threadFromLeft(head, child, after, modAfter);
    else if (before !== NONE && after === NONE) this.#threadFromRight(left, child, before, modBefore);
  }

  /** `after` is the first of the child's left contour that lies deeper than all before it. */
  #threadFromLeft(head: number, child: number, after: number, modAfter: number): void {
    const leaf = at(this.#lowestLeft, head);
    this.#threadLeft[leaf] = after;
    const difference = modAfter - at(this.#modLeft, head);
    add(this.#mod, leaf, difference);
    add(this.#place, leaf, -difference);
    this.#lowestLeft[head] = at(this.#lowestLeft, child);
    this.#modLeft[head] = at(this.#modLeft, child);
  }

  #threadFromRight(left: number, child: number, before: number, modBefore: number): void {
    const leaf = at(this.#lowestRight, child);
    this.#threadRight[leaf] = before;
    const difference = modBefore - at(this.#modRight, child);
    add(this.#mod, leaf, difference);
    add(this.#place, leaf, -difference);
    this.#lowestRight[child] = at(this.#lowestRight, left);
    this.#modRight[child] = at(this.#modRight, left);
  }

  /** Moves a child's subtree; siblings between it and the one it ran into share the way, in constant time. */
  #move(child: number, number: number, blocker: Opened, distance: number): void {
    add(this.#mod, child, distance);
    add(this.#modLeft, child, distance);
    add(this.#modRight, child, distance);
    const steps = number - blocker.number;
    if (steps <= 1) return;
    add(this.#shift, at(this.#tree.next, blocker.item), distance / steps);
    add(this.#shift, child, -(distance / steps));
    add(this.#change, child, -(distance - distance / steps));
  }

  #keepOpen(item: number, number: number, low: number): void {
    while (this.#open.length > 0 && low >= (this.#open.at(-1) as Opened).low) this.#open.pop();
    this.#open.push({ item, number, low });
  }

  #nextLeft(item: number): number {
    const child = at(this.#tree.first, item);
    return child === NONE ? at(this.#threadLeft, item) : child;
  }

  #nextRight(item: number): number {
    const child = at(this.#tree.last, item);
    return child === NONE ? at(this.#threadRight, item) : child;
  }

  /** Adds up what was only noted, from the root down, and begins the drawing at 0. */
  #sum(): Positions {
    const { count, parents, first, next } = this.#tree;
    const sums = new Float64Array(count);
    const positions = this.#place;
    let least = Infinity;
    let most = -Infinity;
    for (let item = 0; item < count; item++) {
      const sum = (item === 0 ? 0 : at(sums, at(parents, item))) + at(this.#mod, item);
      sums[item] = sum;
      add(positions, item, sum);
      least = Math.min(least, at(positions, item));
      most = Math.max(most, at(positions, item) + at(this.#sizes, item));
      let [step, moved] = [0, 0];
      for (let child = at(first, item); child !== NONE; child = at(next, child)) {
        step += at(this.#shift, child);
        moved += step + at(this.#change, child);
        add(this.#mod, child, moved);
      }
    }
    for (let item = 0; item < count; item++) add(positions, item, -least);
    return { positions, extent: most - least };
  }
}
