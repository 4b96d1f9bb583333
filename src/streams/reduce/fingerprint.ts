/**
 * A 32-bit fingerprint of an event's content, equal for equal content whatever the order of keys. Two different events
 * under one id almost always differ here; equal events always agree, so a repeat is never taken for a conflict.
 */

/** Values nested deeper than this do not count: the walk must end on any input. */
const MAX_DEPTH = 4;
/** Of a long string, its length and this many characters from each end count. */
const SAMPLE = 64;

/** Fingerprint of any JSON value. */
export function fingerprint(value: unknown, depth = 0): number {
  if (typeof value === 'string') return ofString(value);
  if (typeof value === 'number') return mix(Math.trunc(value) ^ Math.trunc((value % 1) * 0x7fffffff) ^ 0x9e37);
  if (typeof value !== 'object' || value === null) return ofString(String(value));
  if (depth >= MAX_DEPTH) return 1;
  let sum = Array.isArray(value) ? 7 : 3;
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    // A sum does not depend on the order of keys; for arrays the index is the key, so order counts there.
    if (item !== undefined) sum = (sum + mix(Math.imul(ofString(key), 31) ^ fingerprint(item, depth + 1))) | 0;
  }
  return mix(sum);
}

function ofString(text: string): number {
  let hash = text.length | 0;
  const head = Math.min(text.length, SAMPLE);
  for (let i = 0; i < head; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  for (let i = Math.max(head, text.length - SAMPLE); i < text.length; i++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  }
  return hash;
}

/** Spreads the bits, so that sums of similar parts do not collide. */
function mix(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return a ^ (a >>> 13);
}
