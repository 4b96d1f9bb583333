/** Ways from item to item of a drawn tree. Pure. */
import type { FoldedTree } from '../../../layout/types.js';

const levels = new WeakMap<FoldedTree, Int32Array>();

/** Item → levels below the root. */
export function levelsOf(folded: FoldedTree): Int32Array {
  const known = levels.get(folded);
  if (known) return known;
  const { count, parents } = folded;
  const made = new Int32Array(count);
  for (let item = 1; item < count; item++) made[item] = (made[parents[item] as number] as number) + 1;
  levels.set(folded, made);
  return made;
}

/** Its parent; itself at the root. */
export const outOf = ({ parents }: FoldedTree, item: number): number => Math.max(0, parents[item] ?? 0);

/** Its first child; itself where it has none. */
export const into = ({ parents }: FoldedTree, item: number): number => (parents[item + 1] === item ? item + 1 : item);

/**
 * The item beside it on the same level; where there is none, the next or previous one of the tree as it is read (depth
 * first); itself at the ends.
 */
export function beside(folded: FoldedTree, item: number, direction: 1 | -1): number {
  const level = levelsOf(folded);
  for (let other = item + direction; other >= 0 && other < folded.count; other += direction) {
    if (level[other] === level[item]) return other;
  }
  return Math.max(0, Math.min(folded.count - 1, item + direction));
}

/** The next item after `item`, round the end, whose name begins with `typed`; the same letter again goes on to the next. */
export function startingWith(folded: FoldedTree, item: number, typed: string, nameOf: (item: number) => string): number | undefined {
  const letters = new Set(typed).size === 1 ? typed.slice(0, 1) : typed;
  // A name that is being typed on stays where it is while it still fits.
  const from = letters.length === 1 ? 1 : 0;
  for (let step = from; step < folded.count + from; step++) {
    const other = (item + step) % folded.count;
    if (nameOf(other).toLowerCase().startsWith(letters)) return other;
  }
  return undefined;
}

/** Where an item stands among its siblings, for screen readers: 1-based place, of how many. */
export interface Place {
  readonly place: number;
  readonly of: number;
}

const places = new WeakMap<FoldedTree, { readonly place: Int32Array; readonly children: Int32Array }>();

/** Place of an item among its siblings. */
export function placeOf(folded: FoldedTree, item: number): Place {
  let known = places.get(folded);
  if (!known) {
    const { count, parents } = folded;
    known = { place: new Int32Array(count), children: new Int32Array(count) };
    for (let each = 1; each < count; each++) {
      const parent = parents[each] as number;
      known.place[each] = known.children[parent] = (known.children[parent] as number) + 1;
    }
    places.set(folded, known);
  }
  const parent = folded.parents[item] ?? -1;
  return parent < 0 ? { place: 1, of: 1 } : { place: known.place[item] as number, of: known.children[parent] as number };
}

/** The first item after it that is not below it. */
export function endOf(folded: FoldedTree, item: number): number {
  const level = levelsOf(folded);
  let end = item + 1;
  while (end < folded.count && (level[end] as number) > (level[item] as number)) end++;
  return end;
}
