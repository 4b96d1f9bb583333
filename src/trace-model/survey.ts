/** Looks a parsed document over for what is legal JSON and yet cannot be trusted: numbers that lost digits, odd keys, depth. */
import type { TraceWarning } from './trace-document.js';

/** Levels of objects and arrays within each other. More than twice what the deepest tree that is drawn needs. */
const DEEPEST = 1000;
/** Places that are named; a document may be odd everywhere. */
const MOST = 5;
const ODD_KEY = '__proto__';

/** Warnings about a value; the places are sought only when the first walk has found something. Never recursive. */
export function surveyOf(value: unknown): readonly TraceWarning[] {
  const { isOdd, isDeep } = survey(value);
  const warnings: TraceWarning[] = isOdd ? oddities(value) : [];
  if (isDeep) warnings.push({ code: 'deep_value', text: `Values lie more than ${DEEPEST} levels deep in the document.` });
  return warnings;
}

/** One walk over every value of a document, so it holds nothing but what is still to be walked. */
function survey(root: unknown): { isOdd: boolean; isDeep: boolean } {
  let isOdd = typeof root === 'number' && !isExact(root);
  let isDeep = false;
  const open: object[] = typeof root === 'object' && root !== null ? [root] : [];
  const depths: number[] = [0];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const depth = (depths.pop() ?? 0) + 1;
    // Arrays too: the names of their items are their indexes.
    for (const key in parent) {
      const item = (parent as Record<string, unknown>)[key];
      if (typeof item === 'object' && item !== null) {
        open.push(item);
        depths.push(depth);
      } else if (typeof item === 'number' && !isExact(item)) isOdd = true;
      if (key === ODD_KEY) isOdd = true;
    }
    if (depth < DEEPEST) continue;
    isDeep = true;
    while (depths.at(-1) === depth) {
      depths.pop();
      open.pop();
    }
  }
  return { isOdd, isDeep };
}

/** `JSON.parse` gives another number for an integer beyond 2^53, and infinity beyond 1e308. */
const isExact = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;

/** The places, level by level: the ones nearest to the root first. */
function oddities(value: unknown): TraceWarning[] {
  const found: TraceWarning[] = [];
  let level: [unknown, string][] = [[value, '']];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && found.length < MOST; depth++) {
    const next: [unknown, string][] = [];
    for (const [parent, at] of level) {
      if (found.length >= MOST) break;
      if (typeof parent === 'number' && !isExact(parent)) {
        found.push({ code: 'unsafe_number', text: `${at} is a number that cannot be held exactly.`, at });
      }
      for (const [key, item] of typeof parent === 'object' && parent !== null ? Object.entries(parent) : []) {
        const place = Array.isArray(parent) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
        if (key === ODD_KEY) found.push({ code: 'odd_key', text: `${place} is a key like any other here, and shown as such.`, at: place });
        next.push([item, place]);
      }
    }
    level = next;
  }
  return found;
}
