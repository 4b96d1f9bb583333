/** Tool calls: call, arguments, progress and result are one entry, whichever comes first. */
import type { RunEventOf } from '../../trace-model/run-events/run-event.js';
import { whenOf, type Arrival, type Fold } from './fold.js';
import { timeOf } from './time.js';

type ToolEvent = RunEventOf<'tool.started' | 'tool.args.delta' | 'tool.args' | 'tool.progress' | 'tool.finished'>;

export function toolStarted(fold: Fold, event: RunEventOf<'tool.started'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('tool', event.toolCallId);
  const index = known ?? openTool(fold, event, arrival, event.name, false);
  const draft = fold.entries.edit<'tool'>(index, known === undefined ? undefined : arrival.eventId);
  draft.name = event.name;
  draft.title = event.title ?? event.name;
  if (event.kind !== undefined) draft.toolKind = event.kind;
  if (event.args !== undefined) draft.args = event.args;
  if (known !== undefined) beginLate(fold, index, event, arrival);
}

export function toolArgsDelta(fold: Fold, event: RunEventOf<'tool.args.delta'>, arrival: Arrival): void {
  const [index, id] = touch(fold, event, arrival);
  const draft = fold.entries.edit<'tool'>(index, id);
  draft.argsText = (draft.argsText ?? '') + event.text;
}

export function toolArgs(fold: Fold, event: RunEventOf<'tool.args'>, arrival: Arrival): void {
  const [index, id] = touch(fold, event, arrival);
  fold.entries.edit<'tool'>(index, id).args = event.args;
}

export function toolProgress(fold: Fold, event: RunEventOf<'tool.progress'>, arrival: Arrival): void {
  const [index, id] = touch(fold, event, arrival);
  const draft = fold.entries.edit<'tool'>(index, id);
  draft.progress = (draft.progress ?? '') + event.text;
}

export function toolFinished(fold: Fold, event: RunEventOf<'tool.finished'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('tool', event.toolCallId);
  const index = known ?? openTool(fold, event, arrival, event.name ?? 'unknown tool', true);
  const draft = fold.entries.edit<'tool'>(index, known === undefined ? undefined : arrival.eventId);
  if (event.result !== undefined) draft.result = event.result;
  if (event.error !== undefined) draft.error = event.error;
  fold.toolErrors += Number(event.status === 'error') - Number(draft.status === 'error');
  const when = whenOf(event, arrival).time;
  if (when !== undefined) draft.resultTime = when;
  fold.entries.close(index, event.status, timeOf(event.time), event.durationMs);
}

/** The entry of a call, opened when its beginning was missed, and the event id still to be noted on it. */
function touch(fold: Fold, event: ToolEvent, arrival: Arrival): [index: number, eventId: string | undefined] {
  const known = fold.entries.indexOf('tool', event.toolCallId);
  if (known !== undefined) return [known, arrival.eventId];
  return [openTool(fold, event, arrival, 'unknown tool', true), undefined];
}

function openTool(fold: Fold, event: ToolEvent, arrival: Arrival, name: string, torn: boolean): number {
  fold.toolCalls++;
  return fold.add<'tool'>(
    event,
    arrival,
    { kind: 'tool', title: name, status: 'running', toolCallId: event.toolCallId, name },
    event.toolCallId,
    torn,
  );
}

/** A call that is reported after its result or arguments: nothing of its beginning is missing any more. */
function beginLate(fold: Fold, index: number, event: RunEventOf<'tool.started'>, arrival: Arrival): void {
  const draft = fold.entries.edit<'tool'>(index);
  const marks = draft.marks?.filter((mark) => mark !== 'beginning-missing') ?? [];
  if (marks.length > 0) draft.marks = Object.freeze(marks);
  else delete draft.marks;
  const when = whenOf(event, arrival);
  if (when.time === undefined || (draft.time !== undefined && draft.time <= when.time)) return;
  Object.assign(draft, when);
}
