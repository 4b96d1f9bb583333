/** From a decoded record to a judged one: what the reducer folds and the journal keeps. */
import { parseRunEvent, type RunEvent } from '../trace-model/run-events/run-event.js';
import type { RawRecord } from './transports/transport.js';

/** A record that is no run event of this version. It is shown as it came, never dropped. */
export interface UnknownRecord {
  readonly type: 'unknown';
  readonly text: string;
  readonly reason: string;
  readonly value?: unknown;
  readonly id?: string;
  readonly seq?: number;
  readonly epoch?: string | number;
  readonly time?: string;
}

/** One judged record. */
export interface RunRecord {
  readonly event: RunEvent | UnknownRecord;
  /** Epoch ms at which this browser received it; absent in recordings. */
  readonly arrivedAt?: number | undefined;
  /** What a reconnect would name as the last one received, when the transport has ids of its own. */
  readonly transportId?: string | undefined;
  /** A mark made here, not received: it is not counted, and no reconnect goes on from it. */
  readonly own?: boolean;
}

/** Longest raw text an unknown record keeps, in characters. */
const MAX_RAW_TEXT = 1_000_000;

/** Judges one raw record. Never throws. */
export function judge(raw: RawRecord, arrivedAt?: number): RunRecord {
  const event = raw.reason === undefined ? understand(raw) : unknown(raw, raw.reason);
  // The same characters twice are one string: the parser's may be a piece that keeps a whole chunk in memory.
  return { event, arrivedAt, transportId: raw.id === event.id ? event.id : raw.id };
}

/** A record from a run event that is already in hand (a `source`, a test). */
export const recordOf = (event: unknown, arrivedAt?: number): RunRecord => judge({ value: event }, arrivedAt);

function understand(raw: RawRecord): RunEvent | UnknownRecord {
  const parsed = parseRunEvent(raw.value);
  return parsed.ok ? parsed.event : unknown(raw, parsed.reason);
}

function unknown(raw: RawRecord, reason: string): UnknownRecord {
  const value = raw.value;
  const text = (raw.text ?? print(value)).slice(0, MAX_RAW_TEXT);
  return { type: 'unknown', text, reason, ...(value === undefined ? {} : { value }), ...envelopeOf(value) };
}

/** The envelope of something that has one, even where the rest could not be understood. */
function envelopeOf(value: unknown): Pick<UnknownRecord, 'id' | 'seq' | 'epoch' | 'time'> {
  if (typeof value !== 'object' || value === null) return {};
  const own = (key: string): unknown => (Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined);
  const [id, seq, epoch, time] = [own('id'), own('seq'), own('epoch'), own('time')];
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(Number.isSafeInteger(seq) ? { seq: seq as number } : {}),
    ...(typeof epoch === 'string' || typeof epoch === 'number' ? { epoch } : {}),
    ...(typeof time === 'string' ? { time } : {}),
  };
}

function print(value: unknown): string {
  try {
    return value === undefined ? 'nothing' : JSON.stringify(value);
  } catch (error) {
    // Nesting of several thousand levels overflows the stack of JSON.stringify; `value` is still kept.
    return `[cannot be printed: ${error instanceof Error ? error.message : 'unknown error'}]`;
  }
}
