/** Prompts, messages and thinking. */
import type { RunEventOf } from '../../trace-model/run-events/run-event.js';
import { contentOf, type Arrival, type Fold } from './fold.js';
import { timeOf } from './time.js';

export function prompt(fold: Fold, event: RunEventOf<'prompt'>, arrival: Arrival): void {
  fold.add<'prompt'>(event, arrival, {
    kind: 'prompt',
    title: 'Prompt sent',
    status: 'none',
    role: event.role,
    ...contentOf(event.content),
    ...(event.delivery === undefined ? {} : { delivery: event.delivery }),
    ...(event.actionId === undefined ? {} : { actionId: event.actionId }),
  });
}

export function messageStarted(fold: Fold, event: RunEventOf<'message.started'>, arrival: Arrival): void {
  const index = fold.entries.indexOf('message', event.messageId);
  if (index === undefined) openMessage(fold, event, arrival, event.role);
  else if (event.role !== undefined) fold.entries.edit<'message'>(index, arrival.eventId).role = event.role;
}

export function messageDelta(fold: Fold, event: RunEventOf<'message.delta'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('message', event.messageId);
  const index = known ?? openMessage(fold, event, arrival, undefined, true);
  const draft = fold.entries.edit<'message'>(index, known === undefined ? undefined : arrival.eventId);
  draft.text += event.text;
}

export function messageFinished(fold: Fold, event: RunEventOf<'message.finished'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('message', event.messageId);
  // A whole message in one event has lost nothing; a bare end without its beginning has.
  const index = known ?? openMessage(fold, event, arrival, event.role, event.content === undefined);
  const draft = fold.entries.edit<'message'>(index, known === undefined ? undefined : arrival.eventId);
  if (event.role !== undefined) draft.role = event.role;
  if (event.content !== undefined) Object.assign(draft, contentOf(event.content));
  if (event.finishReason !== undefined) draft.finishReason = event.finishReason;
  fold.entries.close(index, 'ok', timeOf(event.time));
}

export function thinkingStarted(fold: Fold, event: RunEventOf<'thinking.started'>, arrival: Arrival): void {
  if (runningThinking(fold, event.messageId) === undefined) openThinking(fold, event, arrival);
}

export function thinkingDelta(fold: Fold, event: RunEventOf<'thinking.delta'>, arrival: Arrival): void {
  const known = runningThinking(fold, event.messageId);
  const index = known ?? openThinking(fold, event, arrival, !fold.thinking.has(event.messageId));
  fold.entries.edit<'thinking'>(index, known === undefined ? undefined : arrival.eventId).text += event.text;
}

export function thinkingFinished(fold: Fold, event: RunEventOf<'thinking.finished'>, arrival: Arrival): void {
  const known = runningThinking(fold, event.messageId);
  const whole = event.text !== undefined || event.redacted === true;
  if (known === undefined && !whole && fold.thinking.has(event.messageId)) return;
  const index = known ?? openThinking(fold, event, arrival, !whole);
  const draft = fold.entries.edit<'thinking'>(index, known === undefined ? undefined : arrival.eventId);
  if (event.text !== undefined) draft.text = event.text;
  if (event.redacted !== undefined) draft.redacted = event.redacted;
  fold.thinking.set(event.messageId, { count: fold.thinking.get(event.messageId)?.count ?? 1, open: false });
  fold.entries.close(index, 'ok', timeOf(event.time));
}

type MessageEvent = RunEventOf<'message.started' | 'message.delta' | 'message.finished'>;
type ThinkingEvent = RunEventOf<'thinking.started' | 'thinking.delta' | 'thinking.finished'>;

function openMessage(fold: Fold, event: MessageEvent, arrival: Arrival, role = 'assistant', torn = false): number {
  return fold.add<'message'>(
    event,
    arrival,
    { kind: 'message', title: 'Model response', status: 'running', role, text: '' },
    event.messageId,
    torn,
  );
}

function openThinking(fold: Fold, event: ThinkingEvent, arrival: Arrival, torn = false): number {
  const count = (fold.thinking.get(event.messageId)?.count ?? 0) + 1;
  fold.thinking.set(event.messageId, { count, open: true });
  return fold.add<'thinking'>(
    event,
    arrival,
    { kind: 'thinking', title: 'Agent thinking', status: 'running', text: '' },
    thinkingKey(event.messageId, count),
    torn,
  );
}

/** Index of the message's thinking block that is still open; a message may think several times. */
function runningThinking(fold: Fold, messageId: string): number | undefined {
  const blocks = fold.thinking.get(messageId);
  return blocks?.open ? fold.entries.indexOf('thinking', thinkingKey(messageId, blocks.count)) : undefined;
}

const thinkingKey = (messageId: string, block: number): string => (block === 1 ? messageId : `${messageId}:${block}`);
