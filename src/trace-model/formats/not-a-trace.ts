/** What to say of JSON that is no trace document. */
import { TraceError } from '../errors.js';
import { isObject } from '../open/lenient.js';
import { describe } from '../warnings.js';

/** The error for it. */
export const notATrace = (value: unknown): TraceError =>
  new TraceError('not_a_trace', `This is not a trace document: ${isObject(value) ? insteadOf(value) : `found ${describe(value)}`}.`);

const has = (raw: object, ...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(raw, key));

/** What else it may be, so that the message helps. */
function insteadOf(value: Readonly<Record<string, unknown>>): string {
  if (Object.keys(value).length === 0) return 'found an empty object';
  if (has(value, 'type', 'children') || has(value, 'type', 'steps')) return 'found a behaviour tree without an execution';
  if (has(value, 'events') || has(value, 'runId')) return 'found a run recording, which the live view opens';
  return `found an object with ${Object.keys(value).slice(0, 5).map((key) => `“${key.slice(0, 40)}”`).join(', ')}`;
}
