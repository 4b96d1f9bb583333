/**
 * Finds what lies in a part of a drawing without looking at everything: a tree of boxes over the items in depth-first
 * order, in which neighbours lie near each other, so that no sorting is needed. Edges have boxes of their own, as they
 * cross places where neither of their ends is.
 */
import type { Point, Rect, TreeLayout } from './types.js';

/** Called for everything found, in depth-first order. */
export type Visit = (item: number) => void;

export interface SpatialIndex {
  /** Items that touch `rect`. */
  items(rect: Rect, visit: Visit): void;
  /** Items whose edge from their parent may touch `rect` (its box does). */
  edges(rect: Rect, visit: Visit): void;
  /** The item at a point; -1 where there is none. */
  itemAt(point: Point): number;
}

/** Boxes under one box. */
const FAN = 16;

/** Indexes a layout; `parents` is -1 at the root. */
export function createSpatialIndex(layout: TreeLayout, parents: Int32Array): SpatialIndex {
  const items = new BoxTree(() => itemBoxes(layout));
  const edges = new BoxTree(() => edgeBoxes(layout, parents));
  const find = (tree: BoxTree, rect: Rect, visit: Visit): void => {
    if (!holds(rect, layout)) tree.find(rect, visit);
    else for (let item = 0; item < parents.length; item++) visit(item);
  };
  return {
    items: (rect, visit) => find(items, rect, visit),
    edges: (rect, visit) => find(edges, rect, (item) => (parents[item] as number) >= 0 && visit(item)),
    itemAt: ({ x, y }) => {
      let found = -1;
      items.find({ x, y, width: 0, height: 0 }, (item) => (found = item));
      return found;
    },
  };
}

/** What holds the whole drawing holds everything: no index is needed, nor made, for a tree that is seen as a whole. */
const holds = ({ x, y, width, height }: Rect, layout: TreeLayout): boolean =>
  x <= 0 && y <= 0 && x + width >= layout.width && y + height >= layout.height;

/** Finds boxes, given as `left, top, right, bottom` in turns, that touch a rectangle; in their order. */
export function createBoxIndex(boxes: () => Float64Array): (rect: Rect, visit: Visit) => void {
  const tree = new BoxTree(boxes);
  return (rect, visit) => tree.find(rect, visit);
}

/** `left, top, right, bottom` of every item. */
function itemBoxes({ x, y, widths, heights }: TreeLayout): Float64Array {
  const boxes = new Float64Array(x.length * 4);
  for (let item = 0, to = 0; item < x.length; item++, to += 4) {
    boxes[to] = x[item] as number;
    boxes[to + 1] = y[item] as number;
    boxes[to + 2] = (x[item] as number) + (widths[item] as number);
    boxes[to + 3] = (y[item] as number) + (heights[item] as number);
  }
  return boxes;
}

/** From the middle of the parent to the middle of the child: the edge lies within, whichever way the tree grows. */
function edgeBoxes({ x, y, widths, heights }: TreeLayout, parents: Int32Array): Float64Array {
  const boxes = new Float64Array(x.length * 4);
  for (let item = 0, to = 0; item < x.length; item++, to += 4) {
    const parent = Math.max(0, parents[item] as number);
    const fromX = (x[parent] as number) + (widths[parent] as number) / 2;
    const fromY = (y[parent] as number) + (heights[parent] as number) / 2;
    const toX = (x[item] as number) + (widths[item] as number) / 2;
    const toY = (y[item] as number) + (heights[item] as number) / 2;
    boxes[to] = Math.min(fromX, toX);
    boxes[to + 1] = Math.min(fromY, toY);
    boxes[to + 2] = Math.max(fromX, toX);
    boxes[to + 3] = Math.max(fromY, toY);
  }
  return boxes;
}

/** Levels of boxes, each around `FAN` of the level below; the first are those given. Made when something is first sought. */
class BoxTree {
  readonly #boxes: () => Float64Array;
  readonly #levels: Float64Array[] = [];

  constructor(boxes: () => Float64Array) {
    this.#boxes = boxes;
  }

  find(rect: Rect, visit: Visit): void {
    if (this.#levels.length === 0) {
      let below = this.#boxes();
      this.#levels.push(below);
      while (below.length > FAN * 4) this.#levels.push((below = around(below)));
    }
    const top = this.#levels.length - 1;
    this.#search(top, 0, (this.#levels[top] as Float64Array).length / 4, rect, visit);
  }

  /** Looks at boxes `from` to `to` of a level. As deep as there are levels: log₁₆ of the items. */
  #search(level: number, from: number, to: number, rect: Rect, visit: Visit): void {
    const boxes = this.#levels[level] as Float64Array;
    const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
    for (let box = from, at = from * 4; box < to; box++, at += 4) {
      if ((boxes[at] as number) > right || (boxes[at + 2] as number) < rect.x) continue;
      if ((boxes[at + 1] as number) > bottom || (boxes[at + 3] as number) < rect.y) continue;
      if (level === 0) visit(box);
      else {
        const below = (this.#levels[level - 1] as Float64Array).length / 4;
        this.#search(level - 1, box * FAN, Math.min(below, (box + 1) * FAN), rect, visit);
      }
    }
  }
}

function around(below: Float64Array): Float64Array {
  const count = Math.ceil(below.length / 4 / FAN);
  const boxes = new Float64Array(count * 4);
  for (let box = 0; box < count; box++) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = Math.min(below.length, (box + 1) * FAN * 4);
    for (let at = box * FAN * 4; at < end; at += 4) {
      left = Math.min(left, below[at] as number);
      top = Math.min(top, below[at + 1] as number);
      right = Math.max(right, below[at + 2] as number);
      bottom = Math.max(bottom, below[at + 3] as number);
    }
    boxes.set([left, top, right, bottom], box * 4);
  }
  return boxes;
}
