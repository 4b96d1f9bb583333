/** Reads objects of a field table so that what is wrong in them costs no more than itself. */
import { guardOf } from '../run-events/guard.js';
import type { Fields } from '../run-events/run-event-fields.js';
import type { ObjectOf } from '../run-events/run-event.js';
import { describe, type WarningLog } from '../warnings.js';

/** An object as its table has it, in which anything may be absent. */
export type Lenient<F extends Fields> = Partial<ObjectOf<F>>;

/** A table ready to read objects by. */
export interface Table<F extends Fields> {
  /** Whether every field is as the table has it: then the object itself is what is read. */
  accepts(value: object): value is ObjectOf<F>;
  /** What is right of an object that is not accepted; each wrong or missing field is a warning. `at` is the object's place. */
  rightOf(value: object, at: string, warnings: WarningLog): Lenient<F>;
  /** Fields the table does not name, as written; `undefined` when there are none. */
  extraOf(value: object): Map<string, unknown> | undefined;
}

/** A JSON object, as opposed to an array, `null` and everything else. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param alsoKnown names that are not extra, though the table leaves them to its reader */
export function tableOf<F extends Fields>(fields: F, ...alsoKnown: readonly string[]): Table<F> {
  const guard = guardOf(fields);
  const single = Object.entries(fields).map(([name, field]) => {
    const key = name.replace('?', '');
    return { key, isOptional: key !== name, guard: guardOf({ [name]: field }) };
  });
  const known = new Set([...single.map(({ key }) => key), ...alsoKnown]);
  /** Known keys by their place in the object read last: a writer has them in the same order in all. */
  const usual: string[] = [];
  return {
    accepts: (value): value is ObjectOf<F> => guard(value) === undefined,
    rightOf(value, at, warnings) {
      const faults = single.filter((field) => field.guard(value) !== undefined);
      const wrong = new Set(faults.map(({ key }) => key));
      // Where a field may be absent, many writers write null.
      for (const { key, isOptional } of faults) if (!isOptional || (value as Record<string, unknown>)[key] !== null) report(value, key, at, warnings);
      const right = Object.entries(value).filter(([key]) => known.has(key) && !wrong.has(key));
      return Object.fromEntries(right) as Lenient<F>;
    },
    extraOf(value) {
      let extra: Map<string, unknown> | undefined;
      let place = 0;
      for (const key in value) {
        if (key === usual[place++]) continue;
        if (known.has(key)) usual[place - 1] = key;
        else if (Object.hasOwn(value, key)) (extra ??= new Map()).set(key, (value as Record<string, unknown>)[key]);
      }
      return extra;
    },
  };
}

/** An object's fields by its table: itself, or what is right of it. */
export const readBy = <F extends Fields>(table: Table<F>, value: object, at: string, warnings: WarningLog): Lenient<F> =>
  table.accepts(value) ? value : table.rightOf(value, at, warnings);

function report(value: object, key: string, at: string, warnings: WarningLog): void {
  const place = at === '' ? key : `${at}.${key}`;
  if (Object.hasOwn(value, key)) {
    const found = describe((value as Record<string, unknown>)[key]);
    warnings.add('wrong_type', `${place} cannot be ${found}; it is left out.`, place);
  } else if (!warnings.truncated) {
    warnings.add('missing_field', `${place} is missing.`, place);
  }
}
