/** What is shown of one node in two executions or more: rows of cells, one for each document. Pure. */
import type { ComparedNode, TraceComparison } from '../../../trace-model/compare/comparison.js';
import type { TraceEntry, TraceNode } from '../../../trace-model/trace-document.js';

/** `cells`: by document. `isSame`: all are alike, so that one is enough. */
export interface SideRow<T> {
  readonly cells: readonly T[];
  readonly isSame: boolean;
}

export interface PromptRow extends SideRow<string | undefined> {
  /** Index of the step. */
  readonly step: number;
  readonly count: number;
}

/** Everything that was written at one step in one attempt. */
export interface AnswerRow extends SideRow<readonly TraceEntry[]> {
  readonly attempt: number | undefined;
  readonly step: number | undefined;
}

const isSaidAlike = (a: TraceEntry, b: TraceEntry | undefined): boolean =>
  a.kind === b?.kind && a.verdict === b.verdict && a.note === b.note && a.submitted === b.submitted;

/** The texts of a node's steps. */
export function promptsOf({ nodes }: ComparedNode): readonly PromptRow[] {
  const count = Math.max(0, ...nodes.map((node) => node?.steps.length ?? 0));
  return Array.from({ length: count }, (_, step) => {
    const cells = nodes.map((node) => node?.steps[step]?.text);
    return { step, count, cells, isSame: cells.every((text) => text === cells[0]) };
  });
}

/** The log of a node, attempt by attempt and step by step, oldest first. */
export function answersOf({ documents }: TraceComparison, { nodes }: ComparedNode): readonly AnswerRow[] {
  const rows = new Map<string, { attempt: number | undefined; step: number | undefined; cells: TraceEntry[][] }>();
  documents.forEach((trace, place) => {
    const path = nodes[place]?.path;
    for (const entry of trace.entries) {
      if (entry.path !== path) continue;
      const key = `${entry.attempt ?? 0}:${entry.step ?? -1}`;
      const row = rows.get(key) ?? { attempt: entry.attempt, step: entry.step, cells: documents.map(() => []) };
      rows.set(key, row);
      row.cells[place]?.push(entry);
    }
  });
  const sorted = [...rows.values()].sort((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0) || (a.step ?? -1) - (b.step ?? -1));
  return sorted.map((row) => ({
    ...row,
    isSame: row.cells.every((cell) => cell.length === row.cells[0]?.length && cell.every((entry, i) => isSaidAlike(entry, row.cells[0]?.[i]))),
  }));
}

/** What became of the node. */
export const statusesOf = ({ nodes }: ComparedNode): SideRow<TraceNode | undefined> => ({
  cells: nodes,
  isSame: nodes.every((node) => node?.status === nodes[0]?.status && node?.recovered === nodes[0]?.recovered),
});
