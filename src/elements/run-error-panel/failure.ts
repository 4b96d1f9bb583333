/** Where a run failed, found in its entries. Pure. */
import type { EntryOf, RunEntry, RunState } from '../../streams/index.js';

/** The entry at which it happened, and how often the run met the same error. */
export interface Failure {
  readonly entry: EntryOf<'tool'> | EntryOf<'lifecycle'> | undefined;
  /** Failing tool calls with the same message; 0 when it was no tool. */
  readonly times: number;
}

const messageOf = (entry: RunEntry): string | undefined =>
  entry.kind === 'tool' && entry.status === 'error' ? (entry.error?.message ?? entry.summary) : undefined;

/** Whether the run's error and a tool's tell of the same thing: one message holds the other. */
const isAbout = (runMessage: string, toolMessage: string | undefined): boolean =>
  toolMessage !== undefined && toolMessage !== '' && (runMessage.includes(toolMessage) || toolMessage.includes(runMessage));

/**
 * The last tool call that failed with the run's own message; else, for an error about a tool, the last that failed;
 * else the entry in which the run says it failed. One pass over the entries.
 */
export function findFailure(run: RunState, errorType: string): Failure {
  const message = run.error?.message ?? '';
  const counts = new Map<string, number>();
  let lastTool: EntryOf<'tool'> | undefined;
  let sameTool: EntryOf<'tool'> | undefined;
  let end: EntryOf<'lifecycle'> | undefined;
  for (const entry of run.entries) {
    if (entry.kind === 'lifecycle' && entry.phase === 'failed') end = entry;
    const text = messageOf(entry);
    if (entry.kind !== 'tool' || text === undefined) continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    lastTool = entry;
    if (message !== '' && isAbout(message, text)) sameTool = entry;
  }
  const tool = sameTool ?? (/^(tool_|permission_|sandbox)/.test(errorType) ? lastTool : undefined);
  return { entry: tool ?? end, times: tool ? (counts.get(messageOf(tool) ?? '') ?? 0) : 0 };
}

/** Output of a machine rather than a sentence: it has lines, paths, brackets, calls or names with underscores. */
export const looksLikeMachineText = (text: string): boolean =>
  /[\n{}<>\\=`_]|\w\(\)|\/\w+[/.:]\w|\w:\d|\w+Error\b|\b0x[0-9a-f]/.test(text.slice(0, 4000));
