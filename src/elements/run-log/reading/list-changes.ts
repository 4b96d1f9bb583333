/** Which entries differ between two snapshots, without looking at those that do not. */
import type { ReadonlyList } from '../../../streams/index.js';

const BITS = 6;
const WIDTH = 1 << BITS;

type Slots = readonly unknown[];
interface Slotted {
  readonly slots: Slots;
}

/**
 * Indices that both lists have and at which they hold other items, rising. Blocks that two snapshots share are not
 * entered, so this costs what was written between them. `undefined` when there are more than `limit`.
 */
export function changesBetween(before: ReadonlyList<unknown>, after: ReadonlyList<unknown>, limit: number): number[] | undefined {
  const changes: number[] = [];
  const end = Math.min(before.length, after.length);
  const [old, now] = [before.tree?.(), after.tree?.()];
  if (!old || !now) {
    for (let i = 0; i < end && changes.length <= limit; i++) if (before.at(i) !== after.at(i)) changes.push(i);
    return changes.length > limit ? undefined : changes;
  }
  const depth = Math.min(old[1], now[1]);
  const enough = (): boolean => changes.length > limit;
  const compare = (a: unknown, b: unknown, level: number, first: number): void => {
    if (a === b || first >= end || enough()) return;
    if (level < 0) {
      changes.push(first);
      return;
    }
    const [left, right] = [(a as Slotted).slots, (b as Slotted).slots];
    for (let slot = 0; slot < WIDTH && slot < left.length && slot < right.length; slot++) {
      compare(left[slot], right[slot], level - 1, first + (slot << (level * BITS)));
    }
  };
  compare(leftmost(old, depth), leftmost(now, depth), depth, 0);
  return enough() ? undefined : changes;
}

/** The first block of a tree at a lower depth: where a list that grew taller keeps what the other has. */
function leftmost([root, depth]: readonly [Slotted, number], to: number): Slotted {
  let block = root;
  for (let level = depth; level > to; level--) block = block.slots[0] as Slotted;
  return block;
}
