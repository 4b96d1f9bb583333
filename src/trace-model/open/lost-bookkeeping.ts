/** Documents whose bookkeeping is gone. */
import { momentOf } from '../derive/keyframes.js';
import { bookkeepingOf } from '../derive/replay.js';
import type { TraceWarning, WrittenTrace } from '../trace-document.js';

const LOST: TraceWarning = {
  code: 'states_from_log',
  text: 'The document does not say what became of its nodes; that was worked out from its log.',
  at: 'runtime',
};

/** The document with what its log says became of the nodes, unless that is what it says: nothing yet, or nothing again after a retry. */
export function withBookkeeping(written: WrittenTrace): WrittenTrace {
  const { nodeStatus, stepIndex, retryCount, warnings } = written;
  const known = bookkeepingOf(written, momentOf(written));
  const isEmpty = nodeStatus.size + stepIndex.size + retryCount.size === 0;
  // A retry is counted before the log can tell of it.
  const isAnotherAttempt = retryCount.size > 0 && !isSame(retryCount, known.retryCount);
  if (!isEmpty && (known.nodeStatus.size === 0 || isAnotherAttempt)) return written;
  return { ...written, ...known, nodeStatus: new Map([...nodeStatus, ...known.nodeStatus]), warnings: [...warnings, LOST] };
}

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([path, count]) => b.get(path) === count);
