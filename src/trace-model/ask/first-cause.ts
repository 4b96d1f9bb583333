/** Where a failure began. */
import { indexOfTrace } from './lookup.js';
import type { TraceDocument, TraceNode } from '../trace-document.js';

/**
 * The deepest failed node on the way the failure took from the root: what the execution went on after is not on it.
 * `undefined` where nothing failed for good.
 */
export function firstCauseOf(trace: Pick<TraceDocument, 'root' | 'nodes' | 'written'>): TraceNode | undefined {
  const { nodes } = trace;
  const { indexOf } = indexOfTrace(trace);
  const fatalChild = ({ childPaths }: TraceNode): TraceNode | undefined =>
    childPaths.map((path) => nodes[indexOf.get(path) ?? -1]).findLast((child) => child?.status === 'failure' && child.recovered !== true);
  let cause = trace.root.status === 'failure' ? trace.root : fatalChild(trace.root);
  for (let next = cause; next !== undefined; next = fatalChild(next)) cause = next;
  return cause;
}
