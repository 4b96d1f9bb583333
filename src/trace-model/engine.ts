/** The runtime's bookkeeping as rows, one for each node it says something about. */
import type { TreeIndex } from './lookup.js';
import type { EngineRow, WrittenNode, WrittenTrace } from './trace-document.js';

/** Rows in the order of the tree; paths the tree does not have come last, as written. */
export function engineOf(written: WrittenTrace, { indexOf, parents }: TreeIndex): readonly EngineRow[] {
  const { nodes, nodeStatus, stepIndex, retryCount } = written;
  const paths = new Set([...nodeStatus.keys(), ...stepIndex.keys(), ...retryCount.keys()]);
  const placed = Array.from(paths, (path) => ({ path, node: indexOf.get(path) ?? nodes.length })).sort((a, b) => a.node - b.node);
  return placed.map(({ path, node: index }): EngineRow => {
    const node = nodes[index];
    const status = nodeStatus.get(path);
    const step = stepIndex.get(path);
    const retriesUsed = retryCount.get(path);
    const retriesAllowed = node?.retriesAllowed;
    return {
      path,
      names: node === undefined ? path.split('.') : namesTo(index, nodes, parents),
      ...(status !== undefined && { status }),
      ...(step !== undefined && { step: node === undefined ? { index: step } : { index: step, count: node.steps.length } }),
      ...(retriesUsed !== undefined && { retriesUsed }),
      ...(retriesAllowed !== undefined && { retriesAllowed }),
    };
  });
}

function namesTo(index: number, nodes: readonly WrittenNode[], parents: Int32Array): readonly string[] {
  const names: string[] = [];
  for (let node = index; node >= 0; node = parents[node] ?? -1) names.push(nodes[node]?.name ?? '');
  return names.reverse();
}
