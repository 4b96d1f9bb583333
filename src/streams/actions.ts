/**
 * Sending what a person asks of a run (contract 5), at most once each: one id an action, the same on every retry, one
 * steering message in flight at a time. A lost answer is settled by the stream, never by sending again unasked.
 */
import { BehaviorSubject, type Observable } from 'rxjs';
import type { ActionHandlers, ActionName, ActionReceipt, ActionRequest } from './action-types.js';
import type { Environment } from './environment.js';
import { ActionError } from './errors.js';
import { problemOf } from './transports/http-request.js';

/** Where actions go: the host's functions first, then the URLs it set, then the run's own links. */
export interface ActionTargets {
  readonly handlers?: ActionHandlers | undefined;
  readonly urls?: Partial<Readonly<Record<ActionName, string | undefined>>>;
  readonly links?: ReadonlyMap<ActionName, string>;
  /** Asked before each request: the place for tokens. */
  readonly requestInit?: () => Promise<RequestInit>;
  readonly credentials?: RequestCredentials;
}

/** No answer for this long counts as lost. */
const TIMEOUT_MS = 30_000;

/** Where an action would go. */
export function targetOf(action: ActionName, targets: ActionTargets): string | 'function' | undefined {
  if (targets.handlers?.[action]) return 'function';
  return targets.urls?.[action] ?? targets.links?.get(action);
}

export class ActionDesk {
  readonly #env: Environment;
  readonly #runId: () => string | undefined;
  readonly #receipts = new BehaviorSubject<readonly ActionReceipt[]>(Object.freeze([]));
  readonly #targets = new Map<string, ActionTargets>();
  #steering: Promise<unknown> = Promise.resolve();

  constructor(env: Environment, runId: () => string | undefined) {
    this.#env = env;
    this.#runId = runId;
  }

  /** All receipts, oldest first; the current list to a new subscriber. */
  get receipts$(): Observable<readonly ActionReceipt[]> {
    return this.#receipts;
  }

  /** Sends; resolves with the receipt once the server accepted or the attempt failed. Never rejects. */
  send(request: ActionRequest, targets: ActionTargets): Promise<ActionReceipt> {
    this.#targets.set(request.id, targets);
    const receipt: ActionReceipt = Object.freeze({ id: request.id, request, status: 'queued', at: this.#env.now() });
    this.#receipts.next(Object.freeze([...this.#receipts.value.filter(({ id }) => id !== request.id), receipt]));
    return this.#deliver(request, targets);
  }

  /** Sends a failed action again under its id. `undefined` when there is no such failed action. */
  resend(id: string): Promise<ActionReceipt> | undefined {
    const receipt = this.#find(id);
    const targets = this.#targets.get(id);
    if (receipt?.status !== 'failed' || !targets) return undefined;
    this.#update(id, { status: 'queued' });
    return this.#deliver(receipt.request, targets);
  }

  /** The stream shows what an action asked for: whatever was thought of it before, it is applied. */
  applied(id: string, entryId: string): void {
    if (this.#find(id) && this.#find(id)?.status !== 'applied') this.#update(id, { status: 'applied', entryId });
  }

  #deliver(request: ActionRequest, targets: ActionTargets): Promise<ActionReceipt> {
    if (request.action !== 'steer') return this.#attempt(request, targets);
    // In the order they were written: the next leaves when the one before it is settled, well or badly.
    const delivery = this.#steering.then(() => this.#attempt(request, targets));
    this.#steering = delivery;
    return delivery;
  }

  async #attempt(request: ActionRequest, targets: ActionTargets): Promise<ActionReceipt> {
    this.#update(request.id, { status: 'sending' });
    try {
      const accepted = await this.#ask(request, targets);
      return this.#update(request.id, { status: 'accepted', ...accepted });
    } catch (cause) {
      const error = cause instanceof ActionError ? cause : new ActionError('action_refused', messageOf(cause), { cause });
      return this.#update(request.id, { status: 'failed', error });
    }
  }

  async #ask(request: ActionRequest, targets: ActionTargets): Promise<{ runId?: string; runUrl?: string }> {
    const target = targetOf(request.action, targets);
    if (target === undefined) throw new ActionError('no_target', `nothing is set up to ${request.action} this run`);
    if (target !== 'function') return this.#post(request, target, targets);
    const answer = await callHandler(request, targets.handlers ?? {});
    return request.action === 'retrigger' ? newRun(answer, undefined) : {};
  }

  async #post(request: ActionRequest, target: string, targets: ActionTargets): Promise<{ runId?: string; runUrl?: string }> {
    const init = (await targets.requestInit?.()) ?? {};
    const headers = new Headers(init.headers);
    headers.set('Content-Type', 'application/json');
    headers.set('Idempotency-Key', request.id);
    const response = await this.#fetch(target, {
      ...init,
      method: 'POST',
      headers,
      credentials: targets.credentials ?? 'same-origin',
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
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  return { runId, runUrl: URL.canParse(runUrl, base ?? page) ? new URL(runUrl, base ?? page).href : runUrl };
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A new action's id. `randomUUID` exists in secure contexts only; dashboards on plain http need ids too. */
export const newActionId = (): string => crypto.randomUUID?.() ?? hex(crypto.getRandomValues(new Uint8Array(16)));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
