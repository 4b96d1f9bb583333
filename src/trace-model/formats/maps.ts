/** Reads the maps of a document: keys are foreign, so they never become properties. */
import { isObject } from '../open/lenient.js';
import { describe, quoted, type WarningLog } from '../warnings.js';

/** Entries of an object as a map; anything else is an empty one (the reader of its owner has already said so). */
export const mapOf = (value: unknown): Map<string, unknown> => new Map(isObject(value) ? Object.entries(value) : []);

/** Paths to words, as `node_status` has them. */
export const readWords = (value: unknown, at: string, warnings: WarningLog): Map<string, string> =>
  filtered(value, at, warnings, (word): word is string => typeof word === 'string');

/** Paths to counts, as `step_index` and `retry_count` have them. */
export const readCounts = (value: unknown, at: string, warnings: WarningLog): Map<string, number> =>
  filtered(value, at, warnings, (count): count is number => Number.isSafeInteger(count) && (count as number) >= 0);

function filtered<T>(value: unknown, at: string, warnings: WarningLog, accepts: (value: unknown) => value is T): Map<string, T> {
  const map = new Map<string, T>();
  if (!isObject(value)) return map;
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (accepts(item)) map.set(key, item);
    else warnings.add('wrong_type', `${at} of ${quoted(key)} cannot be ${describe(item)}; it is left out.`, at);
  }
  return map;
}
