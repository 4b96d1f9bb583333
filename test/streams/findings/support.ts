import { at, type WireEvent } from '../support/runs.js';

let calls = 0;

/** A whole tool call: begun at `seconds`, over `ms` later. */
export function call(name: string, args: unknown, seconds: number, ms: number, end: object = { status: 'ok' }): WireEvent[] {
  const toolCallId = `call-${calls++}`;
  return [
    { type: 'tool.started', toolCallId, name, args, time: at(seconds) },
    { type: 'tool.finished', toolCallId, time: at(seconds + ms / 1000), durationMs: ms, ...end },
  ];
}

/** The same, ending with an error. */
export const failedCall = (name: string, args: unknown, seconds: number, message: string): WireEvent[] =>
  call(name, args, seconds, 10, { status: 'error', error: { message } });
