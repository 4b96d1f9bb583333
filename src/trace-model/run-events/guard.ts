/**
 * Judges values by field tables, in the time of a few property reads: this runs once for every event of every run. It
 * agrees with the published zod schemas on any input, which a property test holds it to; zod itself would cost every
 * visitor 7 KB and every event as much as `JSON.parse`.
 */
import type { Field, Fields } from './run-event-fields.js';

/** A field ready to be checked. */
interface Check {
  readonly key: string;
  readonly optional: boolean;
  /** `''`: the value is wrong; `.name`: a field inside it; `undefined`: nothing is. */
  readonly fault: (value: unknown) => string | undefined;
}
/** Says which field is wrong, as a path; `undefined` when all are right. Never throws. */
export type Guard = (value: object) => string | undefined;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isPart = (value: unknown): boolean => isObject(value) && isString(own(value, 'type'));

const ACCEPTS: Readonly<Record<Extract<Field, string>, (value: unknown) => boolean>> = {
  string: isString,
  number: isNumber,
  integer: (value) => Number.isSafeInteger(value),
  count: (value) => isNumber(value) && (value as number) >= 0,
  boolean: (value) => typeof value === 'boolean',
  any: () => true,
  list: (value) => Array.isArray(value),
  strings: (value) => Array.isArray(value) && value.every(isString),
  name: (value) => isString(value) || isNumber(value),
  content: (value) => isString(value) || (Array.isArray(value) && value.every(isPart)),
};

/** A guard for an object of these fields; fields that are not named may hold anything. */
export function guardOf(fields: Fields): Guard {
  const checks = Object.entries(fields).map(([name, field]): Check => {
    const optional = name.endsWith('?');
    return { key: optional ? name.slice(0, -1) : name, optional, fault: faultFinder(field) };
  });
  return (value) => {
    // No table has a name that plain objects inherit; and asking whose a field is costs more than reading it.
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    for (const { key, optional, fault } of checks) {
      const field = isPlain ? (value as Record<string, unknown>)[key] : own(value, key);
      if (field === undefined && optional) continue;
      const found = fault(field);
      if (found !== undefined) return key + found;
    }
    return undefined;
  };
}

function faultFinder(field: Field): (value: unknown) => string | undefined {
  if (typeof field === 'string') {
    const accepts = ACCEPTS[field];
    return (value) => (accepts(value) ? undefined : '');
  }
  if (isEnumeration(field)) return (value) => (field.includes(value as string) ? undefined : '');
  const guard = guardOf(field);
  return (value) => {
    if (!isObject(value)) return '';
    const found = guard(value);
    return found === undefined ? undefined : `.${found}`;
  };
}

const isEnumeration = (field: readonly string[] | Fields): field is readonly string[] => Array.isArray(field);

/** Events come from `JSON.parse`; what a prototype lends them is not theirs. */
const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
