/** What documents of both forms share: where the execution stands, and what the runtime noted. */
import { readBy, tableOf } from '../lenient.js';
import * as fields from '../trace-fields.js';
import type { WrittenNode, WrittenTrace } from '../trace-document.js';
import { quoted, type WarningLog } from '../warnings.js';
import { readCursor } from './cursor.js';
import { readCounts, readWords } from './maps.js';
import { readTime } from './time.js';

const RUNTIME = tableOf(fields.runtime);

/** The runtime's bookkeeping. */
export function readRuntime(runtime: object | undefined, warnings: WarningLog): Pick<WrittenTrace, 'nodeStatus' | 'stepIndex' | 'retryCount'> {
  const maps = runtime ? readBy(RUNTIME, runtime, 'runtime', warnings) : {};
  return {
    nodeStatus: readWords(maps.node_status, 'runtime.node_status', warnings),
    stepIndex: readCounts(maps.step_index, 'runtime.step_index', warnings),
    retryCount: readCounts(maps.retry_count, 'runtime.retry_count', warnings),
  };
}

/** Fields of the runtime nobody knows, under names that say where they stood. */
export const extraOfRuntime = (runtime: object | undefined): readonly [string, unknown][] =>
  [...((runtime && RUNTIME.extraOf(runtime)) ?? [])].map(([key, value]) => [`runtime.${key}`, value]);

/** The document's own cursor. One that cannot be read is none, with a warning. */
export function readPosition(cursor: unknown, nodes: readonly WrittenNode[], warnings: WarningLog): WrittenTrace['cursor'] {
  const position = readCursor(cursor ?? null, nodes);
  if (position !== undefined) return position;
  warnings.add('odd_cursor', 'cursor says no place in the tree; it is read as “nothing open”.', 'cursor');
  return 'none';
}

/** A time of the document; one that cannot be read is a warning. */
export function readStamp(text: string | undefined, at: string, warnings: WarningLog): number | undefined {
  const time = readTime(text);
  if (time === undefined && text !== undefined) warnings.add('odd_time', `${at} is no time: ${quoted(text)}.`, at);
  return time;
}
