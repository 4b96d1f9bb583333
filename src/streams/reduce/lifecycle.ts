/** Beginning and end of the run, of its sub-agents, of its steps, and questions to a person. */
import type { RunEventOf, RunFailure, RunInfo } from '../../trace-model/run-events/run-event.js';
import type { EntryStatus, RunErrorInfo, RunStatus } from '../run-state.js';
import type { Arrival, Fold } from './fold.js';
import { timeOf } from './time.js';

/** Header facts of a run; what a later description leaves out stays. */
export function describeRun(fold: Fold, run: Partial<RunInfo>): void {
  const { links, ...info } = run;
  fold.info = { ...fold.info, ...info };
  if (links) fold.links = Object.freeze({ ...fold.links, ...links });
}

export function runStarted(fold: Fold, event: RunEventOf<'run.started'>, arrival: Arrival): void {
  describeRun(fold, event.run);
  fold.start(timeOf(event.time));
  fold.add<'lifecycle'>(event, arrival, {
    kind: 'lifecycle',
    title: 'Agent started',
    status: 'none',
    phase: 'started',
    summary: startLine(event.run),
    ...(event.input === undefined ? {} : { input: event.input }),
  });
}

/** Statuses an outcome means; `interrupted` depends on whether somebody is asked. */
const OUTCOMES: Readonly<Record<string, RunStatus>> = {
  success: 'completed',
  cancelled: 'cancelled',
  max_turns: 'failed',
  max_budget: 'failed',
};
const LIMITS = new Map([
  ['max_turns', 'The run reached its limit of turns.'],
  ['max_budget', 'The run reached its budget.'],
]);

export function runFinished(fold: Fold, event: RunEventOf<'run.finished'>, arrival: Arrival): void {
  const waits = event.outcome === 'interrupted' && fold.openRequests.size > 0;
  const status = OUTCOMES[event.outcome] ?? (waits ? 'waiting' : 'cancelled');
  const limit = LIMITS.get(event.outcome);
  const error = limit === undefined ? undefined : errorOf({ type: event.outcome, message: limit });
  fold.add<'lifecycle'>(event, arrival, {
    kind: 'lifecycle',
    title: TITLES[status] ?? 'Run interrupted',
    status: status === 'completed' ? 'ok' : status === 'failed' ? 'error' : 'cancelled',
    phase: event.outcome === 'interrupted' ? 'interrupted' : (status as 'completed' | 'failed' | 'cancelled'),
    ...(event.result === undefined ? {} : { result: event.result }),
    ...(error ? { error } : {}),
  });
  fold.usage.finish(event.usage, event.cost);
  if (fold.ended) return;
  if (event.result !== undefined) fold.result = event.result;
  end(fold, status, event.outcome, event.time, error, waits);
}

const TITLES: Readonly<Partial<Record<RunStatus, string>>> = {
  completed: 'Run completed',
  failed: 'Run failed',
  cancelled: 'Run cancelled',
};

export function runFailed(fold: Fold, event: RunEventOf<'run.failed'>, arrival: Arrival): void {
  const error = errorOf(event.error);
  fold.add<'lifecycle'>(event, arrival, { kind: 'lifecycle', title: 'Run failed', status: 'error', phase: 'failed', error });
  fold.usage.finish(event.usage, event.cost);
  if (!fold.ended) end(fold, 'failed', 'failed', event.time, error, false);
}

/** The end of the run closes what is open; a question still asked stays open while the run waits for it. */
function end(
  fold: Fold,
  status: RunStatus,
  outcome: string,
  time: string | undefined,
  error: RunErrorInfo | undefined,
  waits: boolean,
): void {
  const at = timeOf(time);
  for (const index of [...fold.entries.open]) {
    const kind = fold.entries.edit(index).kind;
    if (waits && kind === 'input') continue;
    const left: EntryStatus = status === 'completed' && kind !== 'tool' && kind !== 'input' ? 'ok' : 'cancelled';
    fold.entries.close(index, left, at);
  }
  fold.status = status;
  fold.outcome = outcome;
  fold.error = error;
  fold.finishedAt = waits ? undefined : at;
  fold.ended = fold.entries.ended = !waits;
  if (!waits) fold.openRequests.clear();
}

export function agentStarted(fold: Fold, event: RunEventOf<'agent.started'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('agent', event.agentId);
  if (known !== undefined) {
    fold.entries.edit(known, arrival.eventId);
    return;
  }
  // The agent's own entry stands under whoever called it, not under itself.
  const { agentId: _, ...envelope } = event;
  const described = event.description === undefined ? {} : { description: event.description };
  const agent = { kind: 'agent', title: event.name, status: 'running', name: event.name, ...described } as const;
  const index = fold.add<'agent'>(envelope, arrival, agent, event.agentId);
  const caller = event.parentToolCallId;
  const draft = fold.entries.edit<'agent'>(index);
  draft.agentId = event.agentId;
  const parentId = caller === undefined ? undefined : fold.entries.idOf('tool', caller);
  if (parentId !== undefined) draft.parentId = parentId;
}

const AGENT_STATUS = new Map<string, EntryStatus>([
  ['error', 'error'],
  ['failed', 'error'],
  ['failure', 'error'],
  ['cancelled', 'cancelled'],
]);

export function agentFinished(fold: Fold, event: RunEventOf<'agent.finished'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('agent', event.agentId);
  const { agentId: _, ...envelope } = event;
  const unnamed = { kind: 'agent', title: event.agentId, status: 'running', name: event.agentId } as const;
  const index = known ?? fold.add<'agent'>(envelope, arrival, unnamed, event.agentId, true);
  const draft = fold.entries.edit<'agent'>(index, known === undefined ? undefined : arrival.eventId);
  if (event.status !== undefined) draft.outcome = event.status;
  fold.entries.close(index, AGENT_STATUS.get(event.status ?? '') ?? 'ok', timeOf(event.time));
}

export function stepStarted(fold: Fold, event: RunEventOf<'step.started'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('step', event.stepId);
  if (known === undefined) addStep(fold, event, arrival, event.name);
  else fold.entries.edit(known, arrival.eventId);
}

const STEP_STATUS = { success: 'ok', failure: 'error', skipped: 'cancelled' } as const;

export function stepFinished(fold: Fold, event: RunEventOf<'step.finished'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('step', event.stepId);
  const index = known ?? addStep(fold, event, arrival, event.name ?? event.stepId, true);
  const draft = fold.entries.edit<'step'>(index, known === undefined ? undefined : arrival.eventId);
  if (event.status !== undefined) draft.outcome = event.status;
  fold.entries.close(index, STEP_STATUS[event.status ?? 'success'], timeOf(event.time));
}

function addStep(
  fold: Fold,
  event: RunEventOf<'step.started' | 'step.finished'>,
  arrival: Arrival,
  name: string,
  torn = false,
): number {
  const place = event.nodePath === undefined ? {} : { nodePath: event.nodePath };
  const step = { kind: 'step', title: name, status: 'running', stepId: event.stepId, name, ...place } as const;
  return fold.add<'step'>(event, arrival, step, event.stepId, torn);
}

export function inputRequested(fold: Fold, event: RunEventOf<'input.requested'>, arrival: Arrival): void {
  const known = fold.entries.indexOf('input', event.requestId);
  if (known !== undefined) {
    fold.entries.edit(known, arrival.eventId);
    return;
  }
  const words = event.message === undefined ? {} : { message: event.message };
  const options = event.options === undefined ? {} : { options: event.options };
  const input = { kind: 'input', title: 'Waiting for you', requestId: event.requestId, reason: event.reason } as const;
  fold.add<'input'>(event, arrival, { ...input, status: 'running', ...words, ...options }, event.requestId);
  if (fold.ended) return;
  fold.openRequests.add(event.requestId);
  fold.status = 'waiting';
}

/** A request that nobody answers any more was not granted. */
const statusOfAnswer = (status: string): EntryStatus =>
  /^(den|reject|declin|refus)/i.test(status) ? 'denied' : /^(cancel|withdr|expir|time)/i.test(status) ? 'cancelled' : 'ok';

export function inputResolved(fold: Fold, event: RunEventOf<'input.resolved'>, arrival: Arrival): void {
  fold.openRequests.delete(event.requestId);
  if (!fold.ended) fold.status = fold.openRequests.size > 0 ? 'waiting' : 'running';
  const known = fold.entries.indexOf('input', event.requestId);
  const { requestId } = event;
  const unasked = { kind: 'input', title: 'Waiting for you', status: 'running', requestId, reason: requestId } as const;
  const index = known ?? fold.add<'input'>(event, arrival, unasked, requestId, true);
  const draft = fold.entries.edit<'input'>(index, known === undefined ? undefined : arrival.eventId);
  draft.answer = Object.freeze({ status: event.status, ...(event.by === undefined ? {} : { by: event.by }) });
  fold.entries.close(index, statusOfAnswer(event.status), timeOf(event.time));
}

function errorOf(error: RunFailure): RunErrorInfo {
  return Object.freeze({
    type: error.type,
    message: error.message,
    ...(error.code === undefined ? {} : { code: String(error.code) }),
    remediation: Object.freeze([...(error.remediation ?? [])]),
  });
}

const startLine = (run: RunInfo): string => {
  const agent = [run.agent?.name, run.agent?.version].filter(Boolean).join(' ');
  return run.model === undefined ? agent : `${agent} on ${run.model}`;
};
