/** Names the places of a document that cannot be trusted, once a survey has found that there are some. */
import { DEEPEST, isInexact, ODD_KEY } from './survey.js';
import type { TraceWarning } from '../trace-document.js';

/** Places that are named; a document may be odd everywhere. */
const MOST = 5;

/** The places, level by level: the ones nearest to the root first. */
export function odditiesIn(value: unknown): TraceWarning[] {
  const found: TraceWarning[] = [];
  /** An object of a host page can hold itself. */
  const seen = new Set<unknown>();
  let level: [unknown, string][] = [[value, '']];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && found.length < MOST; depth++) {
    const next: [unknown, string][] = [];
    for (const [parent, at] of level) {
      if (found.length >= MOST) break;
      if (isInexact(parent)) {
        found.push({ code: 'unsafe_number', text: `${at} is a number that cannot be held exactly.`, at });
      }
      if (typeof parent !== 'object' || parent === null || seen.has(parent)) continue;
      seen.add(parent);
      for (const [key, item] of Object.entries(parent)) {
        const place = Array.isArray(parent) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
        if (key === ODD_KEY) found.push({ code: 'odd_key', text: `${place} is a key like any other here, and shown as such.`, at: place });
        next.push([item, place]);
      }
    }
    level = next;
  }
  return found;
}
