/** What comparing executions gives. Documents are known by their place, 0 is the first; in sentences they are A, B, C, … */
import type { Slot, TraceDocument, TraceEntry, TraceNode } from '../trace-document.js';

/**
 * In what a node differs. `missing`: not every tree has it. `moved`: it lies below another node. `definition`: its name,
 * kind, retries or texts. `outcome`: its status. `attempts`: how many there were. `answer`: what its steps came to, in
 * order. `reasoning`: what the agent said.
 */
export type DifferenceKind = 'missing' | 'moved' | 'definition' | 'outcome' | 'attempts' | 'answer' | 'reasoning';

/** A node in all documents. */
export interface ComparedNode {
  /** Its path in the first document that has it. */
  readonly path: string;
  readonly name: string;
  /** By document; `undefined` where that one has no such node. */
  readonly nodes: readonly (TraceNode | undefined)[];
  /** Most important first; empty where it is the same in all. */
  readonly kinds: readonly DifferenceKind[];
  /** It only came out otherwise because something below it did. */
  readonly isConsequence: boolean;
  /** One sentence: “Passed in A, failed in B; 1 attempt in A, 2 attempts in B.”; empty where it is the same in all. */
  readonly text: string;
}

/** A variable or constant that is not the same in all documents. */
export interface ComparedSlot {
  readonly scope: 'variable' | 'constant';
  readonly key: string;
  /** By document; `undefined` where that one does not have it. */
  readonly slots: readonly (Slot | undefined)[];
}

/** Where the logs of executions part. */
export interface Divergence {
  /** Path of the node in the first document that has it. */
  readonly path: string;
  readonly name: string;
  /**
   * `outcome`: the same step was answered otherwise. `course`: the executions went on to other steps. `end`: one has no
   * more answers.
   */
  readonly kind: 'outcome' | 'course' | 'end';
  /** By document: the answers that are not the same; `undefined` where the log has ended, or there is none. */
  readonly entries: readonly (TraceEntry | undefined)[];
  /** One sentence: “Write_Test: passed in A, failed in B at attempt 2.” */
  readonly text: string;
}

export interface TraceComparison {
  readonly documents: readonly TraceDocument[];
  /** Whether all have the same tree; otherwise nodes are aligned by place and name. */
  readonly isSameTree: boolean;
  /** Every node of every document, in the order of the first tree. */
  readonly nodes: readonly ComparedNode[];
  /** Those of `nodes` that differ. */
  readonly differences: readonly ComparedNode[];
  /** Where the logs part for the first time; `undefined` where they take the same course. */
  readonly firstDivergence?: Divergence;
  /** What the documents hold that is not the same; worked out when first read. */
  readonly slots: readonly ComparedSlot[];
  /** The node at a path of one of the documents (0: the first). */
  nodeAt(document: number, path: string): ComparedNode | undefined;
}

/** Place of the row of a document's node in the comparison; -1. */
export type RowOf = (document: number, path: string) => number;

const MATERIAL: ReadonlySet<DifferenceKind> = new Set(['missing', 'moved', 'outcome', 'attempts', 'answer']);

/** Whether a difference is more than other words: something was not there, or came to something else. */
export const isMaterial = ({ kinds }: Pick<ComparedNode, 'kinds'>): boolean => kinds.some((kind) => MATERIAL.has(kind));

/** Where a node is in one of the documents; of one that document does not have, where what it lies below is. */
export function placeIn(comparison: TraceComparison, node: ComparedNode, document: number): string {
  const owner = node.nodes.findIndex((each) => each !== undefined);
  for (let path = node.nodes[owner]?.path; path !== undefined; path = parentPathOf(path)) {
    const found = comparison.nodeAt(owner, path)?.nodes[document];
    if (found) return found.path;
  }
  return '';
}

/** Path of the parent; `undefined` at the root. */
function parentPathOf(path: string): string | undefined {
  if (path === '') return undefined;
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : path.slice(0, dot);
}
