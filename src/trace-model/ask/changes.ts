/** What became different from one version of a document to the next. */
import { deepEqual } from '../derive/share.js';
import type { TraceDocument, TraceEntry, TraceNode } from '../trace-document.js';

export interface TraceChanges {
  /** Paths of nodes that are new or not what they were, in tree order. */
  readonly paths: readonly string[];
  /** Entries that were not there before, oldest first; all of them after a reset. */
  readonly addedEntries: readonly TraceEntry[];
  /** Keys of variables and constants that are new, gone or hold another value. */
  readonly slots: readonly string[];
  /** The execution began anew: entries that were there are gone. */
  readonly reset: boolean;
  /** Nodes came, went or have other names: what was laid out no longer fits. */
  readonly treeChanged: boolean;
}

const SCOPES = ['variables', 'constants'] as const;

/** Compares two versions. Costs a look at each node, and more only where the versions share nothing. */
export function changesBetween(before: TraceDocument, after: TraceDocument): TraceChanges {
  const treeChanged = !isSameTree(before, after);
  const reset = !continues(before, after);
  return {
    paths: changedPaths(before.nodes, after.nodes, treeChanged),
    addedEntries: reset ? after.entries : after.entries.slice(before.entries.length),
    slots: changedSlots(before, after),
    reset,
    treeChanged,
  };
}

/** Keys of variables and constants that are new, gone or hold another value. */
export const changedSlots = (before: TraceDocument, after: TraceDocument): readonly string[] =>
  SCOPES.flatMap((scope) => changedKeys(valuesOf(before, scope), valuesOf(after, scope)));

/** The log is only ever appended to, so its last entry stands for all before it. */
function continues(before: TraceDocument, after: TraceDocument): boolean {
  const last = before.entries.at(-1);
  const same = last && after.entries[before.entries.length - 1];
  return before.createdAt === after.createdAt && same?.id === last?.id;
}

function isSameTree(before: TraceDocument, after: TraceDocument): boolean {
  if (before.written && before.written.nodes === after.written?.nodes) return true;
  return before.nodes.length === after.nodes.length && before.nodes.every((node, i) => isSamePlace(node, after.nodes[i]));
}

const isSamePlace = (a: TraceNode, b: TraceNode | undefined): boolean =>
  a === b ||
  (a.path === b?.path && a.name === b.name && a.kind === b.kind && a.childPaths.length === b.childPaths.length);

function changedPaths(before: readonly TraceNode[], after: readonly TraceNode[], treeChanged: boolean): string[] {
  const byPath = treeChanged ? new Map(before.map((node) => [node.path, node])) : undefined;
  return after
    .filter((node, i) => {
      const old = byPath ? byPath.get(node.path) : before[i];
      return old !== node && !deepEqual(old, node);
    })
    .map(({ path }) => path);
}

/** As written where that is known: what slots mean, beyond their values, takes the whole tree to find out. */
const valuesOf = (trace: TraceDocument, scope: (typeof SCOPES)[number]): ReadonlyMap<string, unknown> =>
  trace.written?.[scope] ?? new Map(trace.scopes[scope].map(({ key, value }) => [key, value]));

function changedKeys(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  if (before === after) return [];
  const changed = [...after.keys()].filter((key) => !before.has(key) || !deepEqual(before.get(key), after.get(key)));
  return [...changed, ...[...before.keys()].filter((key) => !after.has(key))];
}
