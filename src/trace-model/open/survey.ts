/** Looks a parsed document over for what is legal JSON and yet cannot be trusted: numbers that lost digits, odd keys, depth. */
import { rarely } from './rare-parts.js';
import type { TraceWarning } from '../trace-document.js';

/** Levels of objects and arrays within each other. More than twice what the deepest tree that is drawn needs. */
export const DEEPEST = 1000;
export const ODD_KEY = '__proto__';

/** Warnings about a value; the places are sought only when the first walk has found something. Never recursive. */
export function surveyOf(value: unknown): readonly TraceWarning[] {
  const { isOdd, isDeep } = survey(value);
  const warnings: TraceWarning[] = isOdd ? rarely().odditiesIn(value) : [];
  if (isDeep) warnings.push({ code: 'deep_value', text: `Values lie more than ${DEEPEST} levels deep in the document.` });
  return warnings;
}

/** One walk over every value of a document, so it holds nothing but what is still to be walked, a level at a time. */
function survey(root: unknown): { isOdd: boolean; isDeep: boolean } {
  let isOdd = isInexact(root);
  let level: object[] = typeof root === 'object' && root !== null ? [root] : [];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: object[] = [];
    for (const parent of level) isOdd = Array.isArray(parent) ? surveyList(parent, next) || isOdd : surveyObject(parent, next) || isOdd;
    if (next.length === 0) return { isOdd, isDeep: false };
    level = next;
  }
  return { isOdd, isDeep: true };
}

/** Whether one of these values is odd by itself; those that hold others go to `next`. */
function surveyList(list: readonly unknown[], next: object[]): boolean {
  let isOdd = false;
  for (const item of list) {
    if (typeof item === 'object') {
      if (item !== null) next.push(item);
    } else if (isInexact(item)) isOdd = true;
  }
  return isOdd;
}

function surveyObject(object: object, next: object[]): boolean {
  let isOdd = false;
  for (const key in object) {
    const item = (object as Record<string, unknown>)[key];
    if (typeof item === 'object') {
      if (item !== null) next.push(item);
    } else if (isInexact(item)) isOdd = true;
    if (key === ODD_KEY) isOdd = true;
  }
  return isOdd;
}

/** `JSON.parse` gives another number for an integer beyond 2^53, and infinity beyond 1e308. */
export const isInexact = (value: unknown): boolean =>
  typeof value === 'number' && !(value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER);
