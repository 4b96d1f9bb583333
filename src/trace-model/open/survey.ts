/** Looks a parsed document over for what is legal JSON and yet cannot be trusted: numbers that lost digits, odd keys, depth. */
import { rarely } from './rare-parts.js';
import type { TraceWarning } from '../trace-document.js';

/** Levels of objects and arrays within each other. More than twice what the deepest tree that is drawn needs. */
export const DEEPEST = 1000;
export const ODD_KEY = '__proto__';

/**
 * Warnings about a value; the places are sought only when the first walk has found something. Never recursive.
 * @param mayHoldItself it is an object of a host page: what comes from JSON holds nothing twice
 */
export function surveyOf(value: unknown, mayHoldItself = false): readonly TraceWarning[] {
  const { isOdd, isDeep } = survey(value, mayHoldItself ? new Set() : undefined);
  const warnings: TraceWarning[] = isOdd ? rarely().odditiesIn(value) : [];
  if (isDeep) warnings.push({ code: 'deep_value', text: `Values lie more than ${DEEPEST} levels deep in the document.` });
  return warnings;
}

/** One walk over every value of a document, so it holds nothing but what is still to be walked, and how deep that lies. */
function survey(root: unknown, seen: Set<object> | undefined): { isOdd: boolean; isDeep: boolean } {
  let isOdd = isInexact(root);
  let isDeep = false;
  const open: object[] = typeof root === 'object' && root !== null ? [root] : [];
  const depths = [1];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const depth = depths.pop() as number;
    if (seen?.has(parent)) continue;
    seen?.add(parent);
    const left = open.length;
    isOdd = (Array.isArray(parent) ? surveyList(parent, open) : surveyObject(parent, open)) || isOdd;
    if (depth === DEEPEST && open.length > left) {
      isDeep = true;
      open.length = left;
    }
    while (depths.length < open.length) depths.push(depth + 1);
  }
  return { isOdd, isDeep };
}

/** Whether one of these values is odd by itself; those that hold others go to `open`. */
function surveyList(list: readonly unknown[], open: object[]): boolean {
  let isOdd = false;
  for (const item of list) {
    if (typeof item === 'object') {
      if (item !== null) open.push(item);
    } else if (isInexact(item)) isOdd = true;
  }
  return isOdd;
}

function surveyObject(object: object, open: object[]): boolean {
  let isOdd = false;
  for (const key in object) {
    const item = (object as Record<string, unknown>)[key];
    if (typeof item === 'object') {
      if (item !== null) open.push(item);
    } else if (isInexact(item)) isOdd = true;
    if (key === ODD_KEY) isOdd = true;
  }
  return isOdd;
}

/** `JSON.parse` gives another number for an integer beyond 2^53, and infinity beyond 1e308. */
export const isInexact = (value: unknown): boolean =>
  typeof value === 'number' && !(value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER);
