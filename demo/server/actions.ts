/**
 * What a person asks of a run (contract: steer, cancel, answer, retrigger) and starting one. Checking and writing
 * happen in one go without waiting in between, so the same key can never be applied twice.
 */
import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { addresses } from '../shared/addresses.js';
import { LineTail } from '../shared/line-tail.js';
import type { InboxAction, RunRecord } from '../shared/run-folder.js';
import { notFound, Problem } from './http.js';
import type { RunStore } from './run-store.js';
import { startWorker } from './workers.js';

const textLimit = 4000;

type Fields = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: Fields;
  readonly location?: string;
}

/** Creates and starts a run of a card; a second call with the same key gives the first one's run. */
export function startRun(
  store: RunStore,
  workspace: string,
  issueId: string,
  key: string = randomUUID(),
  retriggerOf?: string,
): Answer {
  // The id follows from the key: who asks twice finds the run that is already there, also after a restart.
  const id = `r-${createHash('sha256').update(`${issueId}\n${retriggerOf ?? ''}\n${key}`).digest('hex').slice(0, 12)}`;
  const createdAt = new Date().toISOString();
  const epoch = createdAt.replace(/\D/g, '');
  const record: RunRecord = { id, issueId, createdAt, epoch, workspace, ...(retriggerOf && { retriggerOf }) };
  if (store.create(record)) startWorker(store, record);
  return { status: 201, body: { runId: id, runUrl: addresses.run(id) }, location: addresses.run(id) };
}

/** Applies one action to a run, or throws the `Problem` that says why not. */
export function act(store: RunStore, record: RunRecord, name: string, body: Fields, key: string | undefined): Answer {
  if (body.action !== undefined && body.action !== name) {
    throw new Problem(400, 'Bad request', `The address asks for “${name}”, the body for something else.`);
  }
  if (body.runId !== undefined && body.runId !== record.id) {
    throw new Problem(400, 'Bad request', `The address names the run ${record.id}, the body another one.`);
  }
  const id = requiredText(body, 'id');
  const idempotencyKey = key ?? id;
  const { ended, status, openRequests } = store.digest(record.id);
  if (name === 'retrigger') {
    if (!ended) throw conflict('The run has not ended yet. Cancel it, or wait for its end.');
    return startRun(store, record.workspace, record.issueId, idempotencyKey, record.id);
  }
  const action = readAction(name, body, id, idempotencyKey);
  const earlier = findAction(store, record, idempotencyKey);
  if (earlier) {
    if (JSON.stringify(earlier) === JSON.stringify(action)) return accepted;
    throw new Problem(422, 'Unprocessable content', 'This Idempotency-Key was used for another action.');
  }
  if (ended) throw conflict(`The run has ended (${status}), so there is nothing left to ${name}.`);
  if (action.action === 'answer') {
    const options = openRequests.get(action.requestId);
    if (!options) throw conflict('The run is not waiting for this answer: it was given, or never asked for.');
    if (options.length > 0 && !options.includes(action.status)) {
      throw new Problem(400, 'Bad request', `The answer must be one of: ${options.join(', ')}.`);
    }
  }
  appendFileSync(store.files(record.id).inbox, `${JSON.stringify(action)}\n`);
  return accepted;
}

/** The `Idempotency-Key` of a request. */
export function keyOf(request: IncomingMessage): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length > 200) throw new Problem(400, 'Bad request', 'The Idempotency-Key is longer than 200 characters.');
  return key;
}

const accepted: Answer = { status: 202, body: { accepted: true } };

const conflict = (detail: string): Problem => new Problem(409, 'Conflict', detail);

function readAction(name: string, body: Fields, id: string, key: string): InboxAction {
  switch (name) {
    case 'steer':
      return { action: 'steer', id, key, text: requiredText(body, 'text') };
    case 'cancel':
      return { action: 'cancel', id, key };
    case 'answer': {
      const { payload } = body;
      const answer = { requestId: requiredText(body, 'requestId'), status: requiredText(body, 'status') };
      return { action: 'answer', id, key, ...answer, ...(payload !== undefined && { payload }) };
    }
    default:
      throw notFound(`A run knows no action “${name}”.`);
  }
}

function findAction(store: RunStore, record: RunRecord, key: string): InboxAction | undefined {
  return new LineTail(store.files(record.id).inbox)
    .readAll()
    .map((line) => JSON.parse(line) as InboxAction)
    .find((action) => action.key === key);
}

function requiredText(body: Fields, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Problem(400, 'Bad request', `The action has no “${field}”.`);
  }
  if (value.length > textLimit) {
    throw new Problem(400, 'Bad request', `“${field}” is longer than ${textLimit} characters.`);
  }
  return value;
}
