/** The runtime's bookkeeping as rows, one for each node it says something about. */
import { calledIn } from './given.js';
import type { TreeIndex } from '../ask/lookup.js';
import type { EngineRow, WrittenNode, WrittenTrace } from '../trace-document.js';

/** What is kept of one node. */
interface Kept {
  readonly status: string | undefined;
  readonly step: number | undefined;
  readonly retriesUsed: number | undefined;
}

/**
 * Rows in the order of the tree; paths the tree does not have come last, as written.
 * @param before the rows of an earlier version of a document with the same tree: equal ones stay the same objects
 */
export function engineOf(written: WrittenTrace, { indexOf, parents }: TreeIndex, before: readonly EngineRow[] = []): readonly EngineRow[] {
  const { nodes, nodeStatus, stepIndex, retryCount } = written;
  const earlier = new Map(before.map((row) => [row.path, row]));
  const strays = new Set<string>();
  const place = <T>(map: ReadonlyMap<string, T>): readonly (T | undefined)[] => placed(map, nodes.length, indexOf, strays);
  const [statuses, steps, retries] = [place(nodeStatus), place(stepIndex), place(retryCount)];
  const namesTo = namesIn(nodes, parents);
  const rows: EngineRow[] = [];
  nodes.forEach((node, index) => {
    const kept = { status: statuses[index], step: steps[index], retriesUsed: retries[index] };
    if (kept.status === undefined && kept.step === undefined && kept.retriesUsed === undefined) return;
    rows.push(sameAs(earlier, node.path, kept) ?? rowOf(node.path, namesTo(index), kept, node));
  });
  for (const path of strays) {
    const kept = { status: nodeStatus.get(path), step: stepIndex.get(path), retriesUsed: retryCount.get(path) };
    rows.push(sameAs(earlier, path, kept) ?? rowOf(path, path.split('.'), kept));
  }
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
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

function sameAs(earlier: ReadonlyMap<string, EngineRow>, path: string, { status, step, retriesUsed }: Kept): EngineRow | undefined {
  const known = earlier.size > 0 ? earlier.get(path) : undefined;
  return known?.status === status && known?.step?.index === step && known?.retriesUsed === retriesUsed ? known : undefined;
}

function rowOf(path: string, names: readonly string[], { status, step, retriesUsed }: Kept, node?: WrittenNode): EngineRow {
  const row: { -readonly [Key in keyof EngineRow]: EngineRow[Key] } = { path, names };
  if (status !== undefined) row.status = status;
  if (step !== undefined) row.step = node === undefined ? { index: step } : { index: step, count: node.steps.length };
  if (retriesUsed !== undefined) row.retriesUsed = retriesUsed;
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
