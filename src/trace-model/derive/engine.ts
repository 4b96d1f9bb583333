/** The runtime's bookkeeping as rows, one for each node it says something about. */
import { calledIn } from './given.js';
import { FAILURE, SUCCESS, type RuntimeState } from './runtime.js';
import type { TreeIndex } from '../ask/lookup.js';
import type { EngineRow, WrittenNode, WrittenTrace } from '../trace-document.js';

type Rows = readonly EngineRow[];
type Of<T> = (index: number) => T | undefined;

/** Status, step and retries used of each node, by its index; of those that the tree does not have, after them. */
type Books = readonly [status: Of<string>, step: Of<number>, used: Of<number>];

/**
 * Rows in the order of the tree; paths the tree does not have come last, as written.
 * @param before the rows of an earlier version of a document with the same tree: equal ones stay the same objects
 */
export function engineOf({ nodes, nodeStatus, stepIndex, retryCount }: WrittenTrace, { indexOf, parents }: TreeIndex, before?: Rows): Rows {
  const strays = new Map<string, number>();
  const placed = <T>(map: ReadonlyMap<string, T>): Of<T> => {
    const values = new Array<T | undefined>(nodes.length);
    map.forEach((value, path) => {
      const index = indexOf.get(path) ?? strays.get(path) ?? nodes.length + strays.size;
      if (index >= nodes.length) strays.set(path, index);
      values[index] = value;
    });
    return (index) => values[index];
  };
  const books: Books = [placed(nodeStatus), placed(stepIndex), placed(retryCount)];
  return rowsOf(nodes, parents, books, before, [...strays.keys()]);
}

/** The same of a moment that was worked out from the log. `state` is only read now. */
export const engineAt = (nodes: readonly WrittenNode[], { parents }: TreeIndex, { outcomes, steps, retries }: RuntimeState, before?: Rows): Rows =>
  rowsOf(
    nodes,
    parents,
    [
      (index) => (outcomes[index] === SUCCESS ? 'success' : outcomes[index] === FAILURE ? 'failure' : undefined),
      (index) => steps[index] || undefined,
      (index) => retries[index] || undefined,
    ],
    before,
  );

function rowsOf(nodes: readonly WrittenNode[], parents: Int32Array, [statusOf, stepOf, usedOf]: Books, before: Rows = [], strays: readonly string[] = []): Rows {
  const namesTo = namesIn(nodes, parents);
  const rows: EngineRow[] = [];
  let at = 0;
  for (let index = 0; index < nodes.length + strays.length; index++) {
    const node = nodes[index];
    const path = node?.path ?? strays[index - nodes.length] ?? '';
    const known = before[at]?.path === path ? before[at++] : undefined;
    const status = statusOf(index);
    const step = stepOf(index);
    const used = usedOf(index);
    if (status === undefined && step === undefined && used === undefined) continue;
    const isSame = known !== undefined && known.status === status && known.step?.index === step && known.retriesUsed === used;
    rows.push(isSame ? known : rowOf(path, node ? namesTo(index) : path.split('.'), status, step, used, node));
  }
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
}

function rowOf(path: string, names: readonly string[], status?: string, step?: number, used?: number, node?: WrittenNode): EngineRow {
  const row: { -readonly [Key in keyof EngineRow]: EngineRow[Key] } = { path, names };
  if (status !== undefined) row.status = status;
  if (step !== undefined) row.step = node === undefined ? { index: step } : { index: step, count: node.steps.length };
  if (used !== undefined) row.retriesUsed = used;
  if (node?.retriesAllowed !== undefined) row.retriesAllowed = node.retriesAllowed;
  return row;
}

/** Gives the names from the root to a node. What each is called is asked once. */
function namesIn(nodes: readonly WrittenNode[], parents: Int32Array): (index: number) => readonly string[] {
  const called: string[] = [];
  return (index) => {
    const names: string[] = [];
    for (let node = index; node >= 0; node = parents[node] ?? -1) names.unshift((called[node] ??= calledIn(nodes, node)));
    return names;
  };
}
