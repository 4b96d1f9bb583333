/** Reads the log of an execution. */
import { TraceError } from '../errors.js';
import { verdictOf } from '../derive/entries.js';
import { isObject, tableOf } from '../open/lenient.js';
import type { TraceLimits } from '../open/limits.js';
import { treeIndexOf } from '../ask/lookup.js';
import * as fields from '../trace-fields.js';
import type { TraceCursor, WrittenEntry, WrittenNode } from '../trace-document.js';
import { describe, quoted, type WarningLog } from '../warnings.js';
import { readCursor, type Place } from './cursor.js';
import { readTime } from './time.js';

type Draft = { -readonly [K in keyof WrittenEntry]: WrittenEntry[K] };

const KINDS: ReadonlySet<string> = new Set(['instruct', 'evaluate', 'think', 'protocol'] satisfies WrittenEntry['kind'][]);
const ENTRY = tableOf(fields.traceEntry);

/** What a log is read with: the tree its cursors are of. */
export interface LogContext {
  readonly nodes: readonly WrittenNode[];
  readonly limits: TraceLimits;
  readonly warnings: WarningLog;
}

/**
 * Entries, oldest first. What cannot be read keeps its place, with what was written in `raw`; of a document that was cut
 * off, the entry that is not whole is left out.
 *
 * @throws TraceError `too_many`
 */
export function readEntries(list: readonly unknown[], context: LogContext): readonly WrittenEntry[] {
  const { limits, warnings } = context;
  if (list.length > limits.entries) {
    const message = `The log has ${list.length.toLocaleString('en')} entries; at most ${limits.entries.toLocaleString('en')} are opened.`;
    throw new TraceError('too_many', message, { at: 'trace', limit: limits.entries, actual: list.length });
  }
  const last = list.at(-1);
  const isCut = warnings.truncated && isObject(last) && !ENTRY.accepts(last);
  const next = new Map<string, number>();
  // A list in hand may have holes, which `map` would leave.
  return [...(isCut ? list.slice(0, -1) : list)].map((raw, i) => readEntry(raw, i, context, next));
}

const saysStep = (place: Place): place is TraceCursor => place.step !== undefined;

/** The step of an entry that does not say it: the one after the last that was done. `next`: path → the step that comes next. */
function placed(path: string, entry: WrittenEntry, { nodes }: LogContext, next: Map<string, number>): TraceCursor {
  const step = next.get(path) ?? 0;
  const verdict = verdictOf(entry);
  const count = nodes[treeIndexOf(nodes).indexOf.get(path) ?? -1]?.steps.length ?? 0;
  if (verdict === 'success') next.set(path, step + 1 < count ? step + 1 : 0);
  if (verdict === 'failure') next.set(path, 0);
  return { path, step };
}

function readEntry(raw: unknown, index: number, context: LogContext, next: Map<string, number>): WrittenEntry {
  const { nodes, warnings } = context;
  if (!isObject(raw)) {
    warnings.add('odd_entry', `trace[${index}] is ${describe(raw)}, not an entry.`, `trace[${index}]`);
    return { kind: 'unknown', kindText: describe(raw), name: '', submitted: '', outcome: '', raw };
  }
  const isRight = ENTRY.accepts(raw);
  const { kind = '', ts, cursor, note, name = '', submitted = '', outcome = '' } = isRight ? raw : ENTRY.rightOf(raw, `trace[${index}]`, warnings);
  // One shape for all entries, absent parts `undefined`.
  const entry: Draft = { time: undefined, timeText: undefined, kind: 'unknown', kindText: undefined, cursor: undefined, name, submitted, outcome, note, raw: undefined };
  if (KINDS.has(kind)) entry.kind = kind as WrittenEntry['kind'];
  else {
    entry.kindText = kind;
    warnings.once('unknown_entry_kind', `This version does not know entries of the kind ${quoted(kind)}.`, `trace[${index}].kind`);
  }
  const time = readTime(ts);
  if (time !== undefined) entry.time = time;
  else if (Object.hasOwn(raw, 'ts')) {
    entry.timeText = ts ?? (typeof raw.ts === 'number' ? String(raw.ts) : describe(raw.ts));
    if (ts !== undefined) warnings.add('odd_time', `trace[${index}].ts is no time: ${quoted(ts)}.`, `trace[${index}].ts`);
  }
  const place = readCursor(cursor, nodes);
  if (typeof place === 'object') entry.cursor = saysStep(place) ? place : placed(place.path, entry, context, next);
  else if (place === undefined && cursor !== undefined) {
    warnings.add('odd_cursor', `trace[${index}].cursor says no place in the tree.`, `trace[${index}].cursor`);
  }
  if (!isRight || ENTRY.extraOf(raw)) entry.raw = raw;
  return entry;
}
