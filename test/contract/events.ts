/** Contract 1.1 to 1.3: every event, as data. */

/** `[type, bubbles, cancelable, properties]`. */
export type EventRow = readonly [type: string, bubbles: boolean, cancelable: boolean, properties: readonly string[]];

export const RUN_EVENTS: readonly EventRow[] = [
  ['run-status-change', false, false, ['status', 'previousStatus']],
  ['run-connection-change', false, false, ['connection', 'previousState']],
  ['run-update', false, false, ['added', 'total']],
  ['run-gap', false, false, ['from', 'to', 'reason']],
  ['run-error', false, false, ['error', 'fatal']],
  ['run-entry-select', true, true, ['entryId', 'source']],
  ['run-steer', true, true, ['id', 'text']],
  ['run-cancel', true, true, ['id']],
  ['run-answer', true, true, ['id', 'requestId', 'status', 'payload']],
  ['run-retrigger', true, true, ['id']],
  ['run-retriggered', true, true, ['runId', 'runUrl']],
  ['run-navigate', true, true, ['target', 'href']],
  ['run-close', true, false, []],
];

export const TRACE_EVENTS: readonly EventRow[] = [
  ['trace-load', false, false, ['trace', 'warnings']],
  ['trace-error', false, false, ['error', 'code']],
  ['trace-update', false, false, ['trace', 'changedPaths']],
  ['trace-viewport-change', false, false, ['viewport']],
  ['trace-select', true, true, ['path', 'previousPath', 'source']],
  ['trace-selection-change', true, false, ['path', 'previousPath']],
  ['trace-toggle', true, true, ['path', 'expanded']],
  ['trace-inspector-toggle', true, false, ['open']],
  ['trace-tab-change', true, false, ['tab']],
];

export const typesOf = (rows: readonly EventRow[]): string[] => rows.map(([type]) => type);
