/** What a person can ask of a run, and what became of it (contract 5). */
import type { ActionError } from '../errors.js';

export type ActionName = 'steer' | 'retrigger' | 'cancel' | 'answer';

/** What is sent for each action; `id` is the action's idempotency key. */
export type ActionRequest =
  | { readonly action: 'steer'; readonly id: string; readonly text: string }
  | { readonly action: 'retrigger'; readonly id: string }
  | { readonly action: 'cancel'; readonly id: string }
  | {
      readonly action: 'answer';
      readonly id: string;
      readonly requestId: string;
      readonly status: string;
      readonly payload?: unknown;
    };

/**
 * `queued`: waits for the message before it. `sending`: on its way. `accepted`: the server has it. `applied`: the
 * stream shows it at `entryId`. `failed`: not accepted, `error` says why; it can be sent again under the same id.
 */
export type ReceiptStatus = 'queued' | 'sending' | 'accepted' | 'applied' | 'failed';

/** What became of one action. Replaced, never mutated. */
export interface ActionReceipt {
  readonly id: string;
  readonly request: ActionRequest;
  readonly status: ReceiptStatus;
  /** Epoch ms of the last change of `status`. */
  readonly at: number;
  readonly entryId?: string;
  readonly error?: ActionError;
  /** Of an accepted retrigger: the new run. `runUrl` is absolute. */
  readonly runId?: string;
  readonly runUrl?: string;
}

/** A host's own functions for actions; they win over URLs and links. A rejection is shown as the failure. */
export interface ActionHandlers {
  steer?(request: Extract<ActionRequest, { action: 'steer' }>): Promise<unknown>;
  retrigger?(request: Extract<ActionRequest, { action: 'retrigger' }>): Promise<{ runId: string; runUrl: string }>;
  cancel?(request: Extract<ActionRequest, { action: 'cancel' }>): Promise<unknown>;
  answer?(request: Extract<ActionRequest, { action: 'answer' }>): Promise<unknown>;
}
