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
    const [root, depth] = now;
    yield* inBlock(old && leftmost(old, depth), Math.min(old?.[1] ?? 0, depth), root, depth, 0);
    return;
  }
  for (let i = 0; i < after.length; i++) if (before?.at(i) !== after.at(i)) yield i;
}

function* inBlock(old: Block | undefined, oldDepth: number, now: Block, depth: number, first: number): Generator<number> {
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

/** The first block at most `depth` high: what a tree that was higher has in the place of a lower one. */
function leftmost([root, from]: readonly [Block, number], depth: number): Block {
  let block = root;
  for (let level = from; level > depth; level--) block = block.slots[0] as Block;
  return block;
}
