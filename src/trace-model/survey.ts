/** Looks a parsed document over for what is legal JSON and yet cannot be trusted: numbers that lost digits, odd keys, depth. */
import type { TraceWarning } from './trace-document.js';

/** Levels of objects and arrays within each other. Twice what a tree of the deepest that is drawn needs. */
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

/** Level by level, so that no depth has to be kept for every value. */
function survey(value: unknown): { isOdd: boolean; isDeep: boolean } {
  let isOdd = false;
  let level: object[] = [];
  const see = (item: unknown, into: object[]): void => {
    if (typeof item === 'object') {
      if (item !== null) into.push(item);
    } else if (typeof item === 'number' && !isExact(item)) isOdd = true;
  };
  see(value, level);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST) return { isOdd, isDeep: true };
    const next: object[] = [];
    for (const parent of level) {
      if (Array.isArray(parent)) for (const item of parent) see(item, next);
      else
        for (const key in parent) {
          if (key === ODD_KEY) isOdd = true;
          see((parent as Record<string, unknown>)[key], next);
        }
    }
    level = next;
  }
  return { isOdd, isDeep: false };
}

/** `JSON.parse` gives another number for an integer beyond 2^53, and infinity beyond 1e308. */
const isExact = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;

function oddities(value: unknown): TraceWarning[] {
  const found: TraceWarning[] = [];
  let level: [unknown, string][] = [[value, '']];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && found.length < MOST; depth++) {
    const next: [unknown, string][] = [];
    for (const [parent, at] of level) {
      if (found.length >= MOST) break;
      if (typeof parent === 'number') {
        if (!isExact(parent)) found.push({ code: 'unsafe_number', text: `${at} is a number that cannot be held exactly.`, at });
      } else if (typeof parent === 'object' && parent !== null) {
        for (const [key, item] of Object.entries(parent)) {
          const place = Array.isArray(parent) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
          if (key === ODD_KEY) found.push({ code: 'odd_key', text: `${place} is a key like any other here, and shown as such.`, at: place });
          next.push([item, place]);
        }
      }
    }
    level = next;
  }
  return found;
}
