import type { TraceDocument, WrittenTrace } from '../trace-document.js';

type Execution = Pick<TraceDocument & WrittenTrace, 'format' | 'uri' | 'treeUri' | 'createdAt'> & { readonly nodes: readonly { readonly name: string }[] };

/** Whether two documents tell of one execution: an address, and what shows it, is used again for another. */
export const isSameExecution = (a: Execution, b: Execution): boolean =>
  a.format === b.format && a.uri === b.uri && a.treeUri === b.treeUri && a.createdAt === b.createdAt && a.nodes[0]?.name === b.nodes[0]?.name;
