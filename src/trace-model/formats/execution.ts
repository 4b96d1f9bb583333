/** What documents of both forms share: where the execution stands, and what the runtime noted. */
import { readBy, tableOf } from '../open/lenient.js';
import { treeIndexOf } from '../ask/lookup.js';
import * as fields from '../trace-fields.js';
import type { WrittenNode, WrittenTrace } from '../trace-document.js';
import { quoted, type WarningLog } from '../warnings.js';
import { readCursor } from './cursor.js';
import { readCounts, readWords } from './maps.js';
import { readTime } from './time.js';

const RUNTIME = tableOf(fields.runtime);
const STATUSES: ReadonlySet<string> = new Set(['running', 'complete', 'failed']);
const NODE_STATUSES: ReadonlySet<string> = new Set(['running', 'success', 'failure']);

type Bookkeeping = Pick<WrittenTrace, 'nodeStatus' | 'stepIndex' | 'retryCount'>;

/** Words this version does not know are shown as written; what they are taken for is said. */
export function checkWords({ status }: { readonly status?: string | undefined }, { nodeStatus }: Bookkeeping, warnings: WarningLog): void {
  if (status !== undefined && !STATUSES.has(status)) {
    warnings.add('unknown_status', `This version does not know the status ${quoted(status)}; the execution is taken for running.`, 'status');
  }
  const odd = [...new Set(nodeStatus.values())].find((word) => !NODE_STATUSES.has(word));
  if (odd !== undefined) warnings.add('unknown_status', `This version does not know the node status ${quoted(odd)}.`, 'runtime.node_status');
}

/** The runtime's bookkeeping. */
export function readRuntime(runtime: object | undefined, warnings: WarningLog): Bookkeeping {
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

/** The document's own cursor; where it says no step, the runtime's map does. One that cannot be read is none, with a warning. */
export function readPosition(cursor: unknown, nodes: readonly WrittenNode[], { stepIndex }: Bookkeeping, warnings: WarningLog): WrittenTrace['cursor'] {
  const position = readCursor(cursor ?? null, nodes);
  if (typeof position === 'string') return position;
  if (position === undefined) {
    warnings.add('odd_cursor', 'cursor says no place in the tree; it is read as “nothing open”.', 'cursor');
    return 'none';
  }
  const { path, step = stepIndex.get(path) ?? 0 } = position;
  if (!treeIndexOf(nodes).indexOf.has(path)) warnings.add('odd_cursor', `cursor is at ${path}, which the tree does not have.`, 'cursor');
  return { path, step };
}

/** A time of the document; one that cannot be read is a warning. */
export function readStamp(text: string | undefined, at: string, warnings: WarningLog): number | undefined {
  const time = readTime(text);
  if (time === undefined && text !== undefined) warnings.add('odd_time', `${at} is no time: ${quoted(text)}.`, at);
  return time;
}
