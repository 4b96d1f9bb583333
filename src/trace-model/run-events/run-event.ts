/**
 * Run events: the wire format of a live run, version 1 (`docs/run-events.md`). One JSON object an event.
 *
 * Judging changes nothing: what passes is the very object that came in, so fields nobody declared stay on it, and an
 * own `__proto__` key is neither merged nor lost.
 */
import { guardOf, type Guard } from './guard.js';
import { type cost, envelope, eventFields, type links, type runError, runInfo, type tokens, type Fields } from './run-event-fields.js';

/** From a field table to the type of its objects. */
type TypeOf<F> = F extends 'string'
  ? string
  : F extends 'number' | 'integer' | 'count'
    ? number
    : F extends 'boolean'
      ? boolean
      : F extends 'any'
        ? unknown
        : F extends 'list'
          ? unknown[]
          : F extends 'strings'
            ? string[]
            : F extends 'name'
              ? string | number
              : F extends 'content'
                ? string | ContentPart[]
                : F extends readonly (infer E)[]
                  ? E
                  : ObjectOf<F>;
/** Fields nobody declared may be there too. */
export type ObjectOf<F> = Record<string, unknown> & Named<F>;
type Named<F> = Simple<
  { -readonly [K in keyof F as K extends `${string}?` ? never : K]: TypeOf<F[K]> } & {
    -readonly [K in keyof F as K extends `${infer N}?` ? N : never]?: TypeOf<F[K]> | undefined;
  }
>;
type Simple<T> = { [K in keyof T]: T[K] };

/** One part of a prompt's or message's content: `text`, `image`, `file`, `json` or `diff`. */
export interface ContentPart {
  type: string;
  [field: string]: unknown;
}

/** Every event type of the format. */
export type RunEventType = keyof typeof eventFields;
/** An event of one type, e.g. `RunEventOf<'tool.started'>`. */
export type RunEventOf<T extends RunEventType> = T extends RunEventType
  ? Record<string, unknown> & Simple<
      { type: T } & Omit<Named<typeof envelope>, keyof Named<(typeof eventFields)[T]>> & Named<(typeof eventFields)[T]>
    >
  : never;
/** Any run event, discriminated by `type`. */
export type RunEvent = RunEventOf<RunEventType>;
/** `run` of `run.started` and of a recording: who runs what, and where its pages and actions are. */
export type RunInfo = ObjectOf<typeof runInfo>;
/** `links` as the server wrote them, not yet resolved or judged. */
export type RunLinks = ObjectOf<typeof links>;
/** Token counts of one `usage`; `inputTokens` includes the cached ones. */
export type TokenUsage = ObjectOf<typeof tokens>;
/** `{amount, currency}`, the amount in units of the currency (USD 0.0125, not cents). */
export type Cost = ObjectOf<typeof cost>;
/** `error` of `run.failed`. */
export type RunFailure = ObjectOf<typeof runError>;

/** What a record turned out to be. `reason` says in plain words why it is not a run event. */
export type ParsedEvent = { ok: true; event: RunEvent } | { ok: false; reason: string; type?: string };

const guards = new Map<string, Guard>(Object.entries(eventFields).map(([type, fields]) => [type, guardOf(whole(fields))]));
const guardInfo = guardOf(runInfo);

/** An event's own fields say more than the envelope's: a name required by the one is not optional in the other. */
function whole(fields: Fields): Fields {
  const own = new Set(Object.keys(fields).map((key) => key.replace('?', '')));
  const rest = Object.entries(envelope).filter(([key]) => !own.has(key.replace('?', '')));
  return { ...Object.fromEntries(rest), ...fields };
}

/** Whether `type` is one this version of the format knows. */
export const isRunEventType = (type: unknown): type is RunEventType => typeof type === 'string' && guards.has(type);

/** Judges one decoded record. Never throws; the event it returns is `value` itself, unchanged. */
export function parseRunEvent(value: unknown): ParsedEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: `expected an object, found ${describe(value)}` };
  }
  const type: unknown = Object.hasOwn(value, 'type') ? (value as { type: unknown }).type : undefined;
  if (typeof type !== 'string') return { ok: false, reason: 'the event has no type' };
  const guard = guards.get(type);
  if (!guard) return { ok: false, type, reason: `unknown event type “${type.slice(0, 80)}”` };
  const wrong = guard(value);
  if (wrong === undefined) return { ok: true, event: value as RunEvent };
  return { ok: false, type, reason: `${type}: ${wrong} is missing or has the wrong shape` };
}

/** Judges the `run` object of a recording or page; `undefined` when it is not one. */
export function parseRunInfo(value: unknown): RunInfo | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && guardInfo(value) === undefined ? (value as RunInfo) : undefined;
}

const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : value === '' ? 'an empty string' : `a ${typeof value}`;

export { whole as allFields };
