/** Structural sharing: of a new version, what is equal to the old one is the old one. */
import type { WrittenEntry, WrittenTrace } from '../trace-document.js';

/** Values two versions are compared by at most, before they count as different: a host's object may hold itself. */
const MOST_VALUES = 2_000_000;

/** Whether two values made of objects, arrays, maps and primitives are equal. Never recursive. */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  const stack: unknown[] = [one, other];
  for (let left = MOST_VALUES; left > 0; left--) {
    if (stack.length === 0) return true;
    const b = stack.pop();
    const a = stack.pop();
    if (Object.is(a, b)) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (!pushParts(a, b, stack)) return false;
  }
  return false;
}

/** Pushes the parts that have to be equal in pairs; `false` when the wholes already differ. */
function pushParts(a: object, b: object, stack: unknown[]): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && pushItems(a, b, stack);
  if (a instanceof Map || b instanceof Map) {
    return a instanceof Map && b instanceof Map && pushItems([...a].flat(), [...b].flat(), stack);
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false;
    stack.push((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]);
  }
  return true;
}

function pushItems(a: readonly unknown[], b: readonly unknown[], stack: unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) stack.push(a[i], b[i]);
  return true;
}

/** The new list, in which items equal to the old ones at the same place are the old ones; the old list, if all are. */
export function shareList<T>(old: readonly T[], fresh: readonly T[], areEqual: (a: T, b: T) => boolean = deepEqual): readonly T[] {
  let shared = 0;
  const list = fresh.map((item, i) => {
    const before = old[i];
    if (before === undefined || !areEqual(before, item)) return item;
    shared++;
    return before;
  });
  return shared === old.length && shared === fresh.length ? old : list;
}

/** The new map, in which values equal to the old ones of the same key are the old ones; the old map, if all are. */
function shareMap<T>(old: ReadonlyMap<string, T>, fresh: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  let shared = 0;
  // Most values are words and numbers, which need no other map to be the same.
  let map: Map<string, T> | undefined;
  fresh.forEach((value, key) => {
    const before = old.get(key);
    if (!deepEqual(before, value) || !old.has(key)) return;
    shared++;
    if (before !== value) (map ??= new Map(fresh)).set(key, before as T);
  });
  return shared === old.size && shared === fresh.size ? old : (map ?? fresh);
}

/** What `deepEqual` says, in a tenth of the time: there may be a hundred thousand of them, and each is flat. */
const isSameEntry = (a: WrittenEntry, b: WrittenEntry): boolean =>
  a.time === b.time &&
  a.note === b.note &&
  a.submitted === b.submitted &&
  a.outcome === b.outcome &&
  a.name === b.name &&
  a.kind === b.kind &&
  a.cursor?.path === b.cursor?.path &&
  a.cursor?.step === b.cursor?.step &&
  a.timeText === b.timeText &&
  a.kindText === b.kindText &&
  deepEqual(a.raw, b.raw);

/** The new version of what was read, sharing what is equal: an unchanged tree keeps its `nodes`. */
export const shareWritten = (old: WrittenTrace, fresh: WrittenTrace): WrittenTrace => ({
  ...fresh,
  nodes: shareList(old.nodes, fresh.nodes),
  nodeStatus: shareMap(old.nodeStatus, fresh.nodeStatus),
  stepIndex: shareMap(old.stepIndex, fresh.stepIndex),
  retryCount: shareMap(old.retryCount, fresh.retryCount),
  variables: shareMap(old.variables, fresh.variables),
  constants: shareMap(old.constants, fresh.constants),
  entries: shareList(old.entries, fresh.entries, isSameEntry),
  extra: shareMap(old.extra, fresh.extra),
});
