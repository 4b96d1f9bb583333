/** What is new in a document since the one before. Pure. */
import type { TraceDocument } from '../../trace-model/trace-document.js';

/** Whether two documents tell of one execution, so that the reader's view is kept. */
export const isSameExecution = (a: TraceDocument, b: TraceDocument): boolean =>
  a.format === b.format && a.uri === b.uri && a.treeUri === b.treeUri && a.createdAt === b.createdAt && a.root.name === b.root.name;

/** Paths of the nodes that are not what they were, in tree order: what is equal is the same object in both. */
export function changedPaths(before: TraceDocument, after: TraceDocument): readonly string[] {
  return after.nodes.filter((node, index) => before.nodes[index] !== node).map(({ path }) => path);
}
