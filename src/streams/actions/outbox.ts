/** What people ask of a run from here, and what became of it. Most runs are only watched: what sends is loaded when it is needed. */
import { BehaviorSubject } from 'rxjs';
import type { Environment } from '../environment.js';
import { ActionError } from '../errors.js';
import type { RunState } from '../run-state.js';
import { targetOf, type ActionTargets } from './action-targets.js';
import type { ActionReceipt, ActionRequest } from './action-types.js';
import type { ActionDesk } from './actions.js';

export class Outbox {
  /** All receipts, oldest first. */
  readonly receipts = new BehaviorSubject<readonly ActionReceipt[]>(Object.freeze([]));
  readonly #env: Environment;
  readonly #runId: () => string | undefined;
  #desk: ActionDesk | undefined;
  #opening: Promise<ActionDesk> | undefined;
  /** How many entries of the run were looked at. */
  #matched = 0;

  constructor(env: Environment, runId: () => string | undefined) {
    this.#env = env;
    this.#runId = runId;
  }

  /** Steering messages come back as prompts that name the action: only entries not looked at before can be new. */
  match({ entries }: RunState, refolded: boolean): void {
    if (refolded) this.#matched = 0;
    for (; this.#matched < entries.length; this.#matched++) {
      const entry = entries.at(this.#matched);
      if (entry?.kind === 'prompt' && entry.actionId !== undefined) this.#desk?.applied(entry.actionId, entry.id);
    }
  }

  /** Without a network not even the code that sends may come: then too the text stays, in a receipt that failed. Never rejects. */
  async send(request: ActionRequest, targets: ActionTargets): Promise<ActionReceipt> {
    try {
      return await (await this.#open()).send(request, { ...targets, target: targetOf(request.action, targets) });
    } catch (cause) {
      const error = new ActionError('action_network', 'what sends it could not be loaded', { cause });
      const receipt: ActionReceipt = Object.freeze({ id: request.id, request, status: 'failed', at: this.#env.now(), error });
      this.receipts.next(Object.freeze([...this.receipts.value.filter(({ id }) => id !== request.id), receipt]));
      return receipt;
    }
  }

  /** Sends a failed action again, where it was sent before; to `targets` where it never was. */
  async resend(id: string, targets: ActionTargets): Promise<ActionReceipt | undefined> {
    const failed = this.receipts.value.find((receipt) => receipt.id === id && receipt.status === 'failed');
    return this.#desk?.resend(id) ?? (failed && this.send(failed.request, targets));
  }

  /** Takes back what waits or failed; `undefined` when it is on its way. */
  async withdraw(id: string): Promise<ActionReceipt | undefined> {
    return (await this.#open()).withdraw(id);
  }

  /** By one promise for all: loads that run side by side may end in any order, and messages leave in the order they were written. */
  #open(): Promise<ActionDesk> {
    return (this.#opening ??= import('./actions.js').then(
      ({ ActionDesk }) => (this.#desk = new ActionDesk(this.#env, this.#runId, this.receipts)),
      (cause: unknown) => {
        this.#opening = undefined;
        throw cause;
      },
    ));
  }
}
