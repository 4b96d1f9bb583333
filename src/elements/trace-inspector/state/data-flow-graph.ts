/** Which nodes name which variables and constants, as a graph. Pure. */
import { indexOfPath } from '../../../trace-model/ask/lookup.js';
import type { Slot, TraceDocument, TraceNode } from '../../../trace-model/trace-document.js';

/** What stands in the graph: a node of the tree, or a variable or constant its text names. */
export type FlowItem =
  | { readonly kind: 'node'; readonly id: string; readonly node: TraceNode }
  | { readonly kind: 'variable' | 'constant'; readonly id: string; readonly slot: Slot };

export interface DataFlow {
  /** Nodes in the order of the tree, then variables, then constants. */
  readonly items: readonly FlowItem[];
  /** Pairs of indexes in `items`: `from, to, from, to, …`. */
  readonly edges: Int32Array;
  /** Slots no text names. */
  readonly unused: readonly Slot[];
  /** Equal for graphs of the same items and edges. */
  readonly shape: string;
}

/**
 * The graph of these slots and of the nodes whose text names them. A document does not say who writes and who reads, so a
 * line only says that one names the other; it leads from a constant to each node, from the first node that names a variable
 * to it, and from it to the others. So nothing leads back, whatever the tree.
 */
export function dataFlowOf(trace: TraceDocument, { variables, constants }: TraceDocument['scopes']): DataFlow {
  const isUsed = ({ usedBy }: Slot): boolean => usedBy.length > 0;
  const slots = [
    ...variables.filter(isUsed).map((slot) => ({ kind: 'variable', id: `variable ${slot.key}`, slot }) as const),
    ...constants.filter(isUsed).map((slot) => ({ kind: 'constant', id: `constant ${slot.key}`, slot }) as const),
  ];
  const places = new Set(slots.flatMap(({ slot }) => slot.usedBy.map((path) => indexOfPath(trace, path))));
  places.delete(-1);
  const inOrder = Array.from(places).sort((a, b) => a - b);
  const nodes = inOrder.map((place) => trace.nodes[place] as TraceNode);
  const itemOf = new Map(nodes.map(({ path }, item) => [path, item]));
  const edges = slots.flatMap(({ kind, slot }, at) =>
    slot.usedBy.flatMap((path, user) => {
      const [item, own] = [itemOf.get(path), nodes.length + at];
      if (item === undefined) return [];
      return kind === 'variable' && user === 0 ? [item, own] : [own, item];
    }),
  );
  const items = [...nodes.map((node) => ({ kind: 'node', id: `node ${node.path}`, node }) as const), ...slots];
  return {
    items,
    edges: Int32Array.from(edges),
    unused: [...variables, ...constants].filter((slot) => !isUsed(slot)),
    shape: JSON.stringify([items.map(({ id }) => id), edges]),
  };
}

/** An item and all that a line joins it to. */
export function joinedTo({ edges }: DataFlow, item: number): ReadonlySet<number> {
  const joined = new Set([item]);
  for (let at = 0; at < edges.length; at += 2) {
    if (edges[at] === item) joined.add(edges[at + 1] as number);
    if (edges[at + 1] === item) joined.add(edges[at] as number);
  }
  return joined;
}
