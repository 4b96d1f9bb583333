/**
 * The tidy tree across its levels: see `tidy-tree.ts`. Hot: arrays are read where they are used, each of one kind, as a
 * function shared by kinds of arrays costs twice the time.
 */

/** A tree as links between its items; 0 is none, as the root is nobody's child. */
export interface Links {
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

const NONE = 0;
/** Nodes of different parents stand so many times as far apart as siblings. */
const COUSINS = 1.6;

/** What is noted of every item. */
interface Notes {
  /** Its place before what is noted at the items above it (and at itself) is added. */
  readonly place: Float64Array;
  /** What its whole subtree is moved by. */
  readonly mod: Float64Array;
  /** What it and every later sibling are moved by, more with each; and what ends that. */
  readonly shift: Float64Array;
  readonly change: Float64Array;
  /** Where the contour goes on below a leaf. */
  readonly thread: Int32Array;
  /** The lowest item of its subtree's left and right contour, and what moves that in the subtree. */
  readonly lowLeft: Int32Array;
  readonly lowRight: Int32Array;
  readonly modLeft: Float64Array;
  readonly modRight: Float64Array;
  /** Siblings whose bottom can still be seen from the right, as a stack: the one under it, its number, its lowest level. */
  readonly under: Int32Array;
  readonly number: Int32Array;
  readonly low: Int32Array;
}

/** Places items of these sizes across the levels: siblings `gap` apart, nothing overlaps, drawn from 0. */
export function spread(tree: Links, sizes: Float64Array, gap: number): Positions {
  const count = sizes.length;
  const floats = (): Float64Array => new Float64Array(count);
  const links = (): Int32Array => new Int32Array(count);
  const notes: Notes = {
    place: floats(),
    mod: floats(),
    shift: floats(),
    change: floats(),
    thread: links(),
    lowLeft: links(),
    lowRight: links(),
    modLeft: floats(),
    modRight: floats(),
    under: links(),
    number: links(),
    low: links(),
  };
  const { first } = tree;
  // Backwards through depth-first order: children always come before their parent.
  for (let item = count - 1; item >= 0; item--) {
    if (first[item] === NONE) notes.lowLeft[item] = notes.lowRight[item] = item;
    else arrange(item, tree, notes, sizes, gap);
  }
  return summed(tree, notes, sizes);
}

/** Puts an item's subtrees side by side, and itself in their middle. */
function arrange(parent: number, tree: Links, notes: Notes, sizes: Float64Array, gap: number): void {
  const { next, depths } = tree;
  const { place, mod, lowLeft, lowRight, modLeft, modRight, under, number, low } = notes;
  const head = tree.first[parent] as number;
  const tail = tree.last[parent] as number;
  low[head] = depths[lowLeft[head] as number] as number;
  let seen = head;
  for (let left = head, child = next[head] as number; child !== NONE; left = child, child = next[child] as number) {
    const lowest = depths[lowRight[child] as number] as number;
    number[child] = (number[left] as number) + 1;
    separate(head, left, child, seen, tree, notes, sizes, gap);
    while (seen !== NONE && lowest >= (low[seen] as number)) seen = under[seen] as number;
    low[child] = lowest;
    under[child] = seen;
    seen = child;
  }
  const start = (place[head] as number) + (mod[head] as number);
  const end = (place[tail] as number) + (mod[tail] as number) + (sizes[tail] as number);
  place[parent] = (start + end - (sizes[parent] as number)) / 2;
  lowLeft[parent] = lowLeft[head] as number;
  modLeft[parent] = modLeft[head] as number;
  lowRight[parent] = lowRight[tail] as number;
  modRight[parent] = modRight[tail] as number;
}

/** Puts `child` as close to everything before it as it can be: down both contours, level by level. */
function separate(head: number, left: number, child: number, seen: number, tree: Links, notes: Notes, sizes: Float64Array, gap: number): void {
  const { first, last, depths } = tree;
  const { place, mod, thread, under, low } = notes;
  let before = left;
  let after = child;
  let modBefore = mod[before] as number;
  let modAfter = mod[after] as number;
  let blocker = seen;
  let apart = gap;
  for (;;) {
    while (under[blocker] !== NONE && (depths[before] as number) > (low[blocker] as number)) blocker = under[blocker] as number;
    const overlap = modBefore + (place[before] as number) + (sizes[before] as number) + apart - modAfter - (place[after] as number);
    // At first it may come nearer too: its subtree's own place says nothing about its neighbours.
    if (overlap > 0 || after === child) {
      modAfter += overlap;
      move(child, blocker, overlap, tree, notes);
    }
    before = (first[before] === NONE ? thread[before] : last[before]) as number;
    after = (first[after] === NONE ? thread[after] : first[after]) as number;
    if (before === NONE || after === NONE) break;
    modBefore += mod[before] as number;
    modAfter += mod[after] as number;
    apart = gap * COUSINS;
  }
  if (after !== NONE) threadFromLeft(head, child, after, modAfter, notes);
  else if (before !== NONE) threadFromRight(left, child, before, modBefore, notes);
}

/** `after` is the first of the child's left contour that lies deeper than all before it. */
function threadFromLeft(head: number, child: number, after: number, modAfter: number, notes: Notes): void {
  const { place, mod, thread, lowLeft, modLeft } = notes;
  const leaf = lowLeft[head] as number;
  const difference = modAfter - (modLeft[head] as number);
  thread[leaf] = after;
  mod[leaf] = (mod[leaf] as number) + difference;
  place[leaf] = (place[leaf] as number) - difference;
  lowLeft[head] = lowLeft[child] as number;
  modLeft[head] = modLeft[child] as number;
}

/** `before` is the first of the right contour so far that lies deeper than the child. */
function threadFromRight(left: number, child: number, before: number, modBefore: number, notes: Notes): void {
  const { place, mod, thread, lowRight, modRight } = notes;
  const leaf = lowRight[child] as number;
  const difference = modBefore - (modRight[child] as number);
  thread[leaf] = before;
  mod[leaf] = (mod[leaf] as number) + difference;
  place[leaf] = (place[leaf] as number) - difference;
  lowRight[child] = lowRight[left] as number;
  modRight[child] = modRight[left] as number;
}

/** Moves a child's subtree; siblings between it and the one it ran into share the way, in constant time. */
function move(child: number, blocker: number, distance: number, { next }: Links, notes: Notes): void {
  const { mod, modLeft, modRight, shift, change, number } = notes;
  mod[child] = (mod[child] as number) + distance;
  modLeft[child] = (modLeft[child] as number) + distance;
  modRight[child] = (modRight[child] as number) + distance;
  const steps = (number[child] as number) - (number[blocker] as number);
  if (steps <= 1) return;
  const share = distance / steps;
  const follower = next[blocker] as number;
  shift[follower] = (shift[follower] as number) + share;
  shift[child] = (shift[child] as number) - share;
  change[child] = (change[child] as number) - distance + share;
}

/** Adds up what was only noted, from the root down, and begins the drawing at 0. */
function summed({ parents, first, next }: Links, { place, mod, shift, change }: Notes, sizes: Float64Array): Positions {
  const count = sizes.length;
  let least = Infinity;
  let most = -Infinity;
  for (let item = 0; item < count; item++) {
    // From here on `mod` is the sum from the root down.
    if (item > 0) mod[item] = (mod[item] as number) + (mod[parents[item] as number] as number);
    const start = (place[item] as number) + (mod[item] as number);
    const end = start + (sizes[item] as number);
    place[item] = start;
    if (start < least) least = start;
    if (end > most) most = end;
    let step = 0;
    let moved = 0;
    for (let child = first[item] as number; child !== NONE; child = next[child] as number) {
      step += shift[child] as number;
      moved += step + (change[child] as number);
      mod[child] = (mod[child] as number) + moved;
    }
  }
  for (let item = 0; item < count; item++) place[item] = (place[item] as number) - least;
  return { positions: place, extent: most - least };
}
