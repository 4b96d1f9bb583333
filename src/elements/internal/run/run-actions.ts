/** What an owner does with a request to act on its run: first the event a page may prevent, then the deed. */
import { httpOrigin, newActionId, type ActionReceipt, type ActionRequest } from '../../../streams/index.js';
import { RunAnswerEvent, RunCancelEvent, RunRetriggerEvent, RunRetriggeredEvent, RunSteerEvent } from '../../action-events.js';
import type { RunRequest } from '../../contexts.js';
import type { OwnedScope, Owner } from './run-scope.js';

/** The requests that are sent to a server, or write a file. */
export type ActRequest = Extract<RunRequest, { type: 'steer' | 'cancel' | 'answer' | 'retrigger' | 'resend' | 'withdraw' | 'export' }>;

/** Resolves with the receipt of an action; with nothing for anything else, or when an event was prevented. */
export async function act(owner: Owner, scope: OwnedScope, request: ActRequest): Promise<ActionReceipt | undefined> {
  switch (request.type) {
    case 'resend':
    case 'withdraw':
      return scope.store?.dispatch(request);
    case 'steer':
    case 'cancel':
    case 'answer':
      return send(owner, scope, actionOf(request));
    case 'retrigger':
      return retrigger(owner, scope);
    case 'export': {
      const { saveRun } = await import('./run-export.js');
      await saveRun(scope, owner.run, request.format);
      return undefined;
    }
  }
}

function actionOf(request: Extract<ActRequest, { type: 'steer' | 'cancel' | 'answer' }>): ActionRequest {
  const id = newActionId();
  if (request.type === 'steer') return { action: 'steer', id, text: request.text };
  if (request.type === 'cancel') return { action: 'cancel', id };
  const { requestId, status, payload } = request;
  return { action: 'answer', id, requestId, status, ...(payload === undefined ? {} : { payload }) };
}

async function send(owner: Owner, scope: OwnedScope, request: ActionRequest): Promise<ActionReceipt | undefined> {
  if (!owner.dispatchEvent(aboutTo(request))) return undefined;
  return scope.store?.dispatch({ type: 'send', request }, owner.targets);
}

function aboutTo(request: ActionRequest): Event {
  switch (request.action) {
    case 'steer':
      return new RunSteerEvent(request.id, request.text);
    case 'cancel':
      return new RunCancelEvent(request.id);
    case 'retrigger':
      return new RunRetriggerEvent(request.id);
    case 'answer':
      return new RunAnswerEvent(request.id, request.requestId, request.status, request.payload);
  }
}

/** Moves to the new run, unless the page prevents it or the server names a run of another origin. */
async function retrigger(owner: Owner, scope: OwnedScope): Promise<ActionReceipt | undefined> {
  const from = owner.runUrl;
  const receipt = await send(owner, scope, { action: 'retrigger', id: newActionId() });
  if (receipt?.runId === undefined || receipt.runUrl === undefined) return receipt;
  const goes = owner.dispatchEvent(new RunRetriggeredEvent(receipt.runId, receipt.runUrl));
  const base = owner.ownerDocument.baseURI;
  // Tokens meant for this run's server must not go to another one because an answer said so.
  const sameOrigin = httpOrigin(receipt.runUrl, base) === httpOrigin(from ?? base, base);
  if (goes && sameOrigin && owner.runUrl === from) owner.runUrl = receipt.runUrl;
  return receipt;
}
