/** The runtime's bookkeeping as rows, one for each node it says something about. */
import { calledIn } from './given.js';
import { FAILURE, SUCCESS, type RuntimeState } from './runtime.js';
import type { TreeIndex } from '../ask/lookup.js';
import type { EngineRow, WrittenNode, WrittenTrace } from '../trace-document.js';

/** What is kept of each node, by its place in the tree. */
interface Books {
  readonly status: (node: number) => string | undefined;
  readonly step: (node: number) => number | undefined;
  readonly retries: (node: number) => number | undefined;
}

type Rows = readonly EngineRow[];

/**
 * Rows in the order of the tree; paths the tree does not have come last, as written.
 * @param before the rows of an earlier version of a document with the same tree: equal ones stay the same objects
 */
export function engineOf({ nodes, nodeStatus, stepIndex, retryCount }: WrittenTrace, { indexOf, parents }: TreeIndex, before: Rows = []): Rows {
  const strays = new Set<string>();
  const place = <T>(map: ReadonlyMap<string, T>): ((node: number) => T | undefined) => {
    const values = placed(map, nodes.length, indexOf, strays);
    return (node) => values[node];
  };
  const { rows, rest } = rowsOf(nodes, parents, { status: place(nodeStatus), step: place(stepIndex), retries: place(retryCount) }, before);
  const known = new Map(rest.map((row) => [row.path, row]));
  for (const path of strays) {
    const [status, step, used] = [nodeStatus.get(path), stepIndex.get(path), retryCount.get(path)];
    rows.push(same(known.get(path), status, step, used) ?? rowOf(path, path.split('.'), status, step, used));
  }
  return shared(before, rows);
}

/** The same of a moment that was worked out from the log. `state` is only read now. */
export function engineAt(nodes: readonly WrittenNode[], { parents }: TreeIndex, { outcomes, steps, retries }: RuntimeState, before: Rows = []): Rows {
  const status = (node: number): string | undefined => (outcomes[node] === SUCCESS ? 'success' : outcomes[node] === FAILURE ? 'failure' : undefined);
  return shared(before, rowsOf(nodes, parents, { status, step: (node) => steps[node] || undefined, retries: (node) => retries[node] || undefined }, before).rows);
}

const shared = (before: Rows, rows: Rows): Rows => (rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows);

/** Rows of what the tree has; of those before, the rest are of what it does not have. */
function rowsOf(nodes: readonly WrittenNode[], parents: Int32Array, books: Books, before: Rows): { rows: EngineRow[]; rest: Rows } {
  const namesTo = namesIn(nodes, parents);
  const rows: EngineRow[] = [];
  let at = 0;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as WrittenNode;
    const known = before[at]?.path === node.path ? before[at++] : undefined;
    const [status, step, used] = [books.status(index), books.step(index), books.retries(index)];
    if (status === undefined && step === undefined && used === undefined) continue;
    rows.push(same(known, status, step, used) ?? rowOf(node.path, namesTo(index), status, step, used, node));
  }
  return { rows, rest: before.slice(at) };
}

/** The values of a map, each in the place of its node; paths that the tree does not have go to `strays`. */
function placed<T>(map: ReadonlyMap<string, T>, count: number, indexOf: TreeIndex['indexOf'], strays: Set<string>): readonly (T | undefined)[] {
  const values = new Array<T | undefined>(count);
  map.forEach((value, path) => {
    const node = indexOf.get(path);
    if (node === undefined) strays.add(path);
    else values[node] = value;
  });
  return values;
}

const same = (known: EngineRow | undefined, status: string | undefined, step: number | undefined, used: number | undefined): EngineRow | undefined =>
  known?.status === status && known?.step?.index === step && known?.retriesUsed === used ? known : undefined;

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
  const called = new Array<string | undefined>(nodes.length);
  return (index) => {
    let at = (nodes[index]?.depth ?? 0) + 1;
    const names = new Array<string>(at);
    for (let node = index; node >= 0; node = parents[node] ?? -1) names[--at] = called[node] ??= calledIn(nodes, node);
    return names;
  };
}
