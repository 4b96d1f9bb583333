/** Reads objects of a field table so that what is wrong in them costs no more than itself. */
import { guardOf, type Guard } from './guard.js';
import type { Fields } from './run-event-fields.js';
import type { ObjectOf } from './run-event.js';
import { describe, type WarningLog } from './warnings.js';

/** An object as its table has it, in which anything may be absent. */
export type Lenient<F extends Fields> = Partial<ObjectOf<F>>;
/** `at` names the object's place, and is only asked for when something is wrong. */
export type Reader<F extends Fields> = (value: object, at: () => string, warnings: WarningLog) => Lenient<F>;

/** A JSON object, as opposed to an array, `null` and everything else. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A reader for an object of these fields: what is right comes back as it is; of what is not, each wrong or missing field
 * is a warning and the rest comes back.
 */
export function readerOf<F extends Fields>(fields: F): Reader<F> {
  const whole = guardOf(fields);
  const single = Object.entries(fields).map(([name, field]): [string, Guard] => [name.replace('?', ''), guardOf({ [name]: field })]);
  return (value, at, warnings) => {
    if (whole(value) === undefined) return value;
    const right = single.filter(([key, guard]) => {
      if (guard(value) === undefined) return Object.hasOwn(value, key);
      reportField(value, key, at(), warnings);
      return false;
    });
    return Object.fromEntries(right.map(([key]) => [key, (value as Record<string, unknown>)[key]])) as Lenient<F>;
  };
}

function reportField(value: object, key: string, at: string, warnings: WarningLog): void {
  const place = at === '' ? key : `${at}.${key}`;
  if (Object.hasOwn(value, key)) {
    const found = describe((value as Record<string, unknown>)[key]);
    warnings.add('wrong_type', `${place} cannot be ${found}; it is left out.`, place);
  } else if (!warnings.truncated) {
    warnings.add('missing_field', `${place} is missing.`, place);
  }
}

/** Names of a table's fields. */
export const keysOf = (...tables: readonly Fields[]): ReadonlySet<string> =>
  new Set(tables.flatMap((fields) => Object.keys(fields)).map((name) => name.replace('?', '')));

/** Fields nobody knows, as written; `undefined` when there are none. */
export function extraOf(value: object, known: ReadonlySet<string>): ReadonlyMap<string, unknown> | undefined {
  let extra: Map<string, unknown> | undefined;
  for (const key in value) {
    if (!known.has(key) && Object.hasOwn(value, key)) (extra ??= new Map()).set(key, (value as Record<string, unknown>)[key]);
  }
  return extra;
}
