/** The runtime's bookkeeping as rows, one for each node it says something about. */
import { calledIn } from './given.js';
import type { TreeIndex } from '../ask/lookup.js';
import type { EngineRow, WrittenNode, WrittenTrace } from '../trace-document.js';

/**
 * Rows in the order of the tree; paths the tree does not have come last, as written.
 * @param before the rows of an earlier version of a document with the same tree: equal ones stay the same objects
 */
export function engineOf(written: WrittenTrace, { indexOf, parents }: TreeIndex, before: readonly EngineRow[] = []): readonly EngineRow[] {
  const { nodes, nodeStatus, stepIndex, retryCount } = written;
  const earlier = new Map(before.map((row) => [row.path, row]));
  const paths = new Set([...nodeStatus.keys(), ...stepIndex.keys(), ...retryCount.keys()]);
  const placed = Array.from(paths, (path) => ({ path, node: indexOf.get(path) ?? nodes.length })).sort((a, b) => a.node - b.node);
  const rows = placed.map(({ path, node }): EngineRow => {
    const status = nodeStatus.get(path);
    const step = stepIndex.get(path);
    const retriesUsed = retryCount.get(path);
    const known = earlier.get(path);
    if (known !== undefined && known.status === status && known.step?.index === step && known.retriesUsed === retriesUsed) return known;
    return { ...placeOf(path, node, nodes, parents), ...stateOf(nodes[node], status, step, retriesUsed) };
  });
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
}

const placeOf = (path: string, node: number, nodes: readonly WrittenNode[], parents: Int32Array): Pick<EngineRow, 'path' | 'names'> => ({
  path,
  names: node === nodes.length ? path.split('.') : namesTo(node, nodes, parents),
});

function stateOf(node: WrittenNode | undefined, status: string | undefined, step: number | undefined, used: number | undefined): Omit<EngineRow, 'path' | 'names'> {
  return {
    ...(status !== undefined && { status }),
    ...(step !== undefined && { step: node === undefined ? { index: step } : { index: step, count: node.steps.length } }),
    ...(used !== undefined && { retriesUsed: used }),
    ...(node?.retriesAllowed !== undefined && { retriesAllowed: node.retriesAllowed }),
  };
}

function namesTo(index: number, nodes: readonly WrittenNode[], parents: Int32Array): readonly string[] {
  const names: string[] = [];
  for (let node = index; node >= 0; node = parents[node] ?? -1) names.push(calledIn(nodes, node));
  return names.reverse();
}
