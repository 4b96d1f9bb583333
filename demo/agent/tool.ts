/** Using a tool: what it is given, what it gives, how long it really took, as events. */
import type { RunContext } from './run-context.js';
import { Denied, Interruption, ToolFailure } from './errors.js';
import type { Step } from './tree.js';
import { under } from './voice.js';

export type ToolKind = 'read' | 'edit' | 'delete' | 'search' | 'execute' | 'think';

export interface ToolCall {
  readonly name: string;
  readonly kind: ToolKind;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What a tool at work has. */
export interface ToolWork {
  readonly toolCallId: string;
  readonly signal: AbortSignal;
  progress(text: string): void;
}

/** Runs `work` as one tool call. Returns what it returns and throws what it throws, after reporting either. */
export async function useTool<R>(
  run: RunContext,
  step: Step,
  { name, kind, args }: ToolCall,
  work: (tool: ToolWork) => Promise<R>,
): Promise<R> {
  const toolCallId = `tool-${run.nextNumber()}`;
  const place = { toolCallId, ...under(step) };
  run.log.emit('tool.started', { ...place, name, kind, args });
  const startedAt = performance.now();
  const finish = (fields: { status: 'ok' | 'error' | 'denied' | 'cancelled'; result?: unknown; error?: { message: string; type?: string } }) =>
    run.log.emit('tool.finished', { ...place, name, ...fields, durationMs: Math.round(performance.now() - startedAt) });
  try {
    const result = await work({
      toolCallId,
      signal: step.signal,
      progress: (text) => run.log.emit('tool.progress', { ...place, text }),
    });
    finish({ status: 'ok', result });
    return result;
  } catch (error) {
    finish(failureOf(error, step.signal));
    throw error;
  }
}

function failureOf(error: unknown, signal: AbortSignal) {
  if (signal.aborted || error instanceof Interruption) return { status: 'cancelled' } as const;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Denied) return { status: 'denied', error: { message, type: 'permission_denied' } } as const;
  if (error instanceof ToolFailure) {
    const result = error.result === undefined ? {} : { result: error.result };
    return { status: 'error', ...result, error: { message, type: error.type } } as const;
  }
  return { status: 'error', error: { message, type: 'tool_failed' } } as const;
}
