/** What differs between two snapshots of one list, without looking at what they have in common. */
import type { Block, ReadonlyList } from './persistent-list.js';

const BITS = 6;

/**
 * Indices of `after` whose item is not the same object in `before`, ascending; either may be the longer one. Blocks both
 * share are skipped whole.
 */
export function* changedIndices<T>(before: ReadonlyList<T> | undefined, after: ReadonlyList<T>): Generator<number> {
  const [old, now] = [before?.tree?.(), after.tree?.()];
  if (now && (old ?? before === undefined)) {
    yield* inBlock(old?.[0], old?.[1] ?? 0, now[0], now[1], 0);
    return;
  }
  for (let i = 0; i < after.length; i++) if (before?.at(i) !== after.at(i)) yield i;
}

function* inBlock(old: Block | undefined, oldDepth: number, now: Block, depth: number, first: number): Generator<number> {
  // A tree that was higher holds the counterpart of a lower one in its first place.
  for (; oldDepth > depth; oldDepth--) old = old?.slots[0] as Block | undefined;
  if (old === now) return;
  for (let i = 0; i < now.slots.length; i++) {
    const at = first + (i << (depth * BITS));
    if (depth === 0) {
      if (!old || old.slots.length <= i || old.slots[i] !== now.slots[i]) yield at;
      continue;
    }
    // A tree that has grown higher holds the old one in its first place.
    const counterpart = old && oldDepth < depth ? (i === 0 ? old : undefined) : (old?.slots[i] as Block | undefined);
    yield* inBlock(counterpart, Math.min(oldDepth, depth - 1), now.slots[i] as Block, depth - 1, at);
  }
}
