/**
 * Sending what a person asks of a run (contract 5), at most once each: one id an action, the same on every retry, one
 * steering message in flight at a time. A lost answer is settled by the stream, never by sending again unasked.
 */
import type { BehaviorSubject } from 'rxjs';
import type { ActionRoute } from './action-targets.js';
import type { ActionHandlers, ActionReceipt, ActionRequest } from './action-types.js';
import { absoluteUrl, type Environment } from '../environment.js';
import { ActionError } from '../errors.js';
import { problemOf } from '../transports/refusal.js';

/** No answer for this long counts as lost. */
const TIMEOUT_MS = 30_000;

export class ActionDesk {
  readonly #env: Environment;
  readonly #runId: () => string | undefined;
  readonly #receipts: BehaviorSubject<readonly ActionReceipt[]>;
  readonly #routes = new Map<string, ActionRoute>();
  #steering: Promise<unknown> = Promise.resolve();

  /** `receipts` holds all receipts, oldest first; the desk alone writes it. */
  constructor(env: Environment, runId: () => string | undefined, receipts: BehaviorSubject<readonly ActionReceipt[]>) {
    this.#receipts = receipts;
    this.#env = env;
    this.#runId = runId;
  }

  /** Sends; resolves with the receipt once the server accepted or the attempt failed. Never rejects. */
  send(request: ActionRequest, route: ActionRoute): Promise<ActionReceipt> {
    this.#routes.set(request.id, route);
    const receipt: ActionReceipt = Object.freeze({ id: request.id, request, status: 'queued', at: this.#env.now() });
    this.#receipts.next(Object.freeze([...this.#receipts.value.filter(({ id }) => id !== request.id), receipt]));
    return this.#deliver(request, route);
  }

  /** Sends a failed action again under its id. `undefined` when there is no such failed action. */
  resend(id: string): Promise<ActionReceipt> | undefined {
    const receipt = this.#find(id);
    const route = this.#routes.get(id);
    if (receipt?.status !== 'failed' || !route) return undefined;
    this.#update(id, { status: 'queued' });
    return this.#deliver(receipt.request, route);
  }

  /** Takes back a message that waits or failed; nothing is sent for it any more. `undefined` when it is on its way. */
  withdraw(id: string): ActionReceipt | undefined {
    const receipt = this.#find(id);
    if (receipt?.status !== 'queued' && receipt?.status !== 'failed') return undefined;
    this.#receipts.next(Object.freeze(this.#receipts.value.filter((other) => other !== receipt)));
    return receipt;
  }

  /** The stream shows what an action asked for: whatever was thought of it before, it is applied. */
  applied(id: string, entryId: string): void {
    if (this.#find(id) && this.#find(id)?.status !== 'applied') this.#update(id, { status: 'applied', entryId });
  }

  #deliver(request: ActionRequest, route: ActionRoute): Promise<ActionReceipt> {
    const queued = this.#find(request.id);
    if (request.action !== 'steer' || !queued) return this.#attempt(request, route);
    // In the order they were written: the next leaves when the one before it is settled, well or badly.
    const delivery = this.#steering.then(() => {
      const waiting = this.#find(request.id);
      return waiting ? this.#attempt(request, route) : queued;
    });
    this.#steering = delivery;
    return delivery;
  }

  async #attempt(request: ActionRequest, route: ActionRoute): Promise<ActionReceipt> {
    this.#update(request.id, { status: 'sending' });
    try {
      const accepted = await this.#ask(request, route);
      return this.#update(request.id, { status: 'accepted', ...accepted });
    } catch (cause) {
      // What a host's own function says is for the reader, as a server's words are.
      const said = messageOf(cause);
      const error = cause instanceof ActionError ? cause : new ActionError('action_refused', said, { detail: said, cause });
      return this.#update(request.id, { status: 'failed', error });
    }
  }

  async #ask(request: ActionRequest, route: ActionRoute): Promise<{ runId?: string; runUrl?: string }> {
    const { target, handlers } = route;
    if (target === undefined) throw new ActionError('no_target', `nothing is set up to ${request.action} this run`);
    if (target.kind === 'url') return this.#post(request, target.url, route);
    const answer = await callHandler(request, handlers ?? {});
    return request.action === 'retrigger' ? newRun(answer, undefined) : {};
  }

  async #post(request: ActionRequest, target: string, route: ActionRoute): Promise<{ runId?: string; runUrl?: string }> {
    const init = (await route.requestInit?.()) ?? {};
    const headers = new Headers(init.headers);
    headers.set('Content-Type', 'application/json');
    headers.set('Idempotency-Key', request.id);
    const response = await this.#fetch(target, {
      ...init,
      method: 'POST',
      headers,
      credentials: route.credentials ?? 'same-origin',
      // An action must not land anywhere but where it was sent, nor tell that place which page it came from.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      body: JSON.stringify({ ...request, runId: this.#runId() }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await refused(response);
    return request.action === 'retrigger' ? newRun(await jsonOf(response), response.url) : {};
  }

  async #fetch(target: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#env.fetch(target, init);
    } catch (cause) {
      throw new ActionError('action_network', 'the server gave no answer; it may have received the request', {
        url: target,
        cause,
      });
    }
  }

  #find(id: string): ActionReceipt | undefined {
    return this.#receipts.value.find((receipt) => receipt.id === id);
  }

  #update(id: string, change: Partial<ActionReceipt>): ActionReceipt {
    const before = this.#find(id);
    if (!before) throw new RangeError(`no action ${id}`);
    // The stream may have shown the effect before the answer came: `applied` is final.
    if (before.status === 'applied') return before;
    const { error: _, ...rest } = before;
    const after: ActionReceipt = Object.freeze({ ...rest, ...change, at: this.#env.now() });
    this.#receipts.next(Object.freeze(this.#receipts.value.map((receipt) => (receipt.id === id ? after : receipt))));
    return after;
  }
}

function callHandler(request: ActionRequest, handlers: ActionHandlers): Promise<unknown> | undefined {
  switch (request.action) {
    case 'steer':
      return handlers.steer?.(request);
    case 'retrigger':
      return handlers.retrigger?.(request);
    case 'cancel':
      return handlers.cancel?.(request);
    case 'answer':
      return handlers.answer?.(request);
  }
}

async function refused(response: Response): Promise<ActionError> {
  const detail = await problemOf(response);
  const facts = { url: response.url, status: response.status, ...(detail === undefined ? {} : { detail }) };
  const said = detail ?? `the server answered ${response.status} ${response.statusText}`.trimEnd();
  return new ActionError(response.status === 409 ? 'action_conflict' : 'action_refused', said, facts);
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ActionError('action_invalid_answer', 'the server accepted, but its answer is not JSON', { cause });
  }
}

/** `{runId, runUrl}`, the URL against the one that was asked. */
function newRun(answer: unknown, base: string | undefined): { runId: string; runUrl: string } {
  const { runId, runUrl } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  if (typeof runId !== 'string' || typeof runUrl !== 'string') {
    throw new ActionError('action_invalid_answer', 'the server accepted, but did not say which run is new');
  }
  return { runId, runUrl: absoluteUrl(runUrl, base) };
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
