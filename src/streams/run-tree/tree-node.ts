/** From a record to the node that is shown. */
import type { SlotDeclaration, TraceNode, TraceStep } from '../../trace-model/trace-document.js';
import type { RunEntry, RunState } from '../run-state.js';
import type { TreeRecord } from './tree-record.js';
import { hasRecovered, tell } from './tree-status.js';

const NO_STEPS: readonly TraceStep[] = Object.freeze([]);
const NO_DECLARATIONS: readonly SlotDeclaration[] = Object.freeze([]);

/** The node of a record as the run stands; frozen. */
export function nodeOf(record: TreeRecord, run: RunState, isNewest: boolean): TraceNode {
  const { status, why } = tell(record, run, isNewest);
  const { path, children, depth, entryCount, entry } = record;
  const count = children.length;
  const times = timesOf(record, run, status === 'active' || status === 'on-path');
  let childPaths: readonly string[] | undefined;
  return Object.freeze({
    path,
    name: nameOf(record, run),
    kind: record.kind,
    ...(record.kind === 'unknown' && entry ? { kindText: entry.kind } : {}),
    status,
    why,
    ...(status === 'failure' && record.entry && hasRecovered(record, run) ? { recovered: true } : {}),
    depth,
    ...(record.parent ? { parentPath: record.parent.path } : {}),
    // Made when asked for: a run without turns has all its nodes under one, which changes with each of them.
    get childPaths() {
      return (childPaths ??= Object.freeze(
        Array.from({ length: count }, (_, i) => (path === '' ? String(i) : `${path}.${i}`)),
      ));
    },
    steps: stepsOf(entry),
    ...times,
    entryCount,
    declares: NO_DECLARATIONS,
  });
}

function nameOf({ kind, entry, turn }: TreeRecord, run: RunState): string {
  if (kind === 'run') return run.title ?? run.id ?? 'Run';
  if (kind === 'turn') return `Turn ${turn ?? ''}`.trimEnd();
  switch (entry?.kind) {
    case 'message':
      return entry.role === 'assistant' ? 'Model response' : `Message (${entry.role})`;
    case 'tool':
    case 'agent':
    case 'step':
      return entry.name;
    default:
      return entry?.title ?? '';
  }
}

/** What was asked for, or said, in a line; a text that still grows is left out, lest the drawing moves with every word. */
function stepsOf(entry: RunEntry | undefined): readonly TraceStep[] {
  const isGrowing = entry?.kind === 'message' && entry.status === 'running';
  const text = entry?.kind === 'input' ? (entry.message ?? entry.summary) : (entry?.summary ?? '');
  return text === '' || isGrowing ? NO_STEPS : Object.freeze([Object.freeze({ kind: 'instruct', text })]);
}

function timesOf(record: TreeRecord, run: RunState, isUnderWay: boolean): { startedAt?: number; finishedAt?: number } {
  const { entry } = record;
  const startedAt = record.kind === 'run' ? run.startedAt : entry ? entry.time : record.firstAt;
  const finishedAt = record.kind === 'run' ? run.finishedAt : entry ? endOf(entry) : isUnderWay ? undefined : record.lastAt;
  return { ...(startedAt === undefined ? {} : { startedAt }), ...(finishedAt === undefined ? {} : { finishedAt }) };
}

/** When an entry ended, epoch ms; `undefined` while it has not, or nobody said. */
export function endOf(entry: RunEntry): number | undefined {
  if (entry.status === 'running' || entry.time === undefined) return undefined;
  if (entry.kind === 'tool' && entry.resultTime !== undefined) return entry.resultTime;
  return entry.durationMs === undefined ? undefined : entry.time + entry.durationMs;
}
