/** The tree of a document as flat arrays, shared by every scene of the same tree, however its statuses change. */
import { indexOfTrace } from '../../../trace-model/ask/lookup.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';

export interface SceneTree {
  /** Node → index of its parent; -1 at the root. */
  readonly parents: Int32Array;
  /** Index of the node with this path; -1. */
  indexOf(path: string): number;
}

/** The model has it for finding nodes, and made it once for all versions of the document. */
export function createSceneTree(trace: TraceDocument): SceneTree {
  const { parents, indexOf } = indexOfTrace(trace);
  return { parents, indexOf: (path) => indexOf.get(path) ?? -1 };
}

/** Whether two documents have the same tree, so that one's drawing fits the other. */
export function isSameTree(a: TraceDocument, b: TraceDocument): boolean {
  if (a === b || a.nodes === b.nodes) return true;
  if (a.written && a.written.nodes === b.written?.nodes) return true;
  return (
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index];
      return other === node || (other?.name === node.name && other.depth === node.depth && other.kind === node.kind && other.path === node.path);
    })
  );
}
