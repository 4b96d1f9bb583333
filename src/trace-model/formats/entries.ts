/** Reads the log of an execution. */
import { TraceError } from '../errors.js';
import { extraOf, isObject, keysOf, readerOf } from '../lenient.js';
import type { TraceLimits } from '../limits.js';
import * as fields from '../trace-fields.js';
import type { WrittenEntry } from '../trace-document.js';
import { describe, quoted, type WarningLog } from '../warnings.js';
import { readCursor } from './cursor.js';
import { readTime } from './time.js';

type Draft = { -readonly [K in keyof WrittenEntry]: WrittenEntry[K] };

const KINDS: ReadonlySet<string> = new Set(['instruct', 'evaluate', 'think', 'protocol'] satisfies WrittenEntry['kind'][]);
const read = readerOf(fields.traceEntry);
const KNOWN_KEYS = keysOf(fields.traceEntry);

/**
 * Entries, oldest first. What cannot be read keeps its place, with what was written in `raw`.
 *
 * @throws TraceError `too_many`
 */
export function readEntries(list: readonly unknown[], limits: TraceLimits, warnings: WarningLog): readonly WrittenEntry[] {
  if (list.length > limits.entries) {
    const message = `The log has ${list.length.toLocaleString('en')} entries; at most ${limits.entries.toLocaleString('en')} are opened.`;
    throw new TraceError('too_many', message, { at: 'trace', limit: limits.entries, actual: list.length });
  }
  return list.map((raw, i) => readEntry(raw, () => `trace[${i}]`, warnings));
}

function readEntry(raw: unknown, at: () => string, warnings: WarningLog): WrittenEntry {
  if (!isObject(raw)) {
    warnings.add('odd_entry', `${at()} is ${describe(raw)}, not an entry.`, at());
    return { kind: 'unknown', kindText: describe(raw), name: '', submitted: '', outcome: '', raw };
  }
  const right = read(raw, at, warnings);
  const { kind = '', ts, cursor, note, name = '', submitted = '', outcome = '' } = right;
  const entry: Draft = { kind: 'unknown', name, submitted, outcome };
  if (KINDS.has(kind)) entry.kind = kind as WrittenEntry['kind'];
  else {
    entry.kindText = kind;
    warnings.once('unknown_entry_kind', `This version does not know entries of the kind ${quoted(kind)}.`, at());
  }
  const time = readTime(ts);
  if (time !== undefined) entry.time = time;
  else if (Object.hasOwn(raw, 'ts')) {
    entry.timeText = typeof raw.ts === 'string' ? raw.ts : describe(raw.ts);
    if (ts !== undefined) warnings.add('odd_time', `${at()}.ts is no time: ${quoted(ts)}.`, `${at()}.ts`);
  }
  const place = readCursor(cursor);
  if (typeof place === 'object') entry.cursor = place;
  else if (place === undefined && cursor !== undefined) {
    warnings.add('odd_cursor', `${at()}.cursor says no place in the tree.`, `${at()}.cursor`);
  }
  if (note !== undefined) entry.note = note;
  if (right !== raw || extraOf(raw, KNOWN_KEYS)) entry.raw = raw;
  return entry;
}
