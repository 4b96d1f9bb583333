/** What of a log is told the same way at every later moment, so that a moment has to look only at what comes after. */
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import { repeatedSince } from '../../../trace-model/derive/loops.js';
import type { TraceEntry } from '../../../trace-model/trace-document.js';
import { triedIn, type Tree } from './losing-runs.js';

const known = new WeakMap<readonly TraceEntry[], Int32Array>();

/**
 * Number of entries → the first of them of which more of the log may tell something else: whether its selector went on to
 * win, or the next attempt came out the same. Made once for a log and all its earlier moments.
 */
export function unsettledIn(trace: Tree): Int32Array {
  const log = wholeLogOf(trace.entries);
  let unsettled = known.get(log);
  if (unsettled === undefined) {
    unsettled = findUnsettled(trace, log);
    known.set(log, unsettled);
  }
  return unsettled;
}

/** What an entry waits for is told by a later one: the moments between are marked, those of earlier entries first. */
function findUnsettled(trace: Tree, log: readonly TraceEntry[]): Int32Array {
  const tried = triedIn(trace);
  const since = repeatedSince(log);
  const unsettled = new Int32Array(log.length + 1);
  let run = 0;
  let marked = 0;
  for (let index = 0; index < log.length; index++) {
    let until = (since[index] as number) < log.length ? (since[index] as number) : index;
    for (; tried[run]?.from === index; run++) until = Math.max(until, tried[run]?.round.end ?? index);
    for (let count = Math.max(marked, index) + 1; count <= until; count++) unsettled[count] = index;
    marked = Math.max(marked, until);
    if (marked <= index) unsettled[index + 1] = index + 1;
  }
  return unsettled;
}
