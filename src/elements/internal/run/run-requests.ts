/** What an owner does with a request. */
import type { ActionReceipt } from '../../../streams/index.js';
import type { RunRequest } from '../../contexts.js';
import { RunCloseEvent, RunEntrySelectEvent, RunNavigateEvent } from '../../events.js';
import type * as runActions from './run-actions.js';
import type { OwnedScope, Owner } from './run-scope.js';

let loading: Promise<typeof runActions> | undefined;

/**
 * What acts on a run. Nobody does in the first second, so it is loaded when idle, and at hand without a network. One
 * promise for all: what is asked first is done first. A load that failed is tried again.
 */
export const loadActions = (): Promise<typeof runActions> =>
  (loading ??= import('./run-actions.js').catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  }));

/**
 * Resolves with the receipt of an action; with nothing for anything else, or when an event was prevented. Rejects when
 * the code that acts cannot be loaded.
 */
export async function carryOut(owner: Owner, scope: OwnedScope, request: RunRequest): Promise<ActionReceipt | undefined> {
  switch (request.type) {
    case 'retry-stream':
      return scope.store?.dispatch(request);
    case 'navigate':
      if (!owner.dispatchEvent(new RunNavigateEvent(request.target, request.href))) request.event.preventDefault();
      return undefined;
    case 'select':
      if (owner.dispatchEvent(new RunEntrySelectEvent(request.entryId, request.source))) {
        owner.selectedEntry = request.entryId;
      }
      return undefined;
    case 'reveal':
      scope.reveal$.next(request.entryId);
      return undefined;
    case 'seek':
      await scope.seek(request.position);
      return undefined;
    case 'close':
      owner.dispatchEvent(new RunCloseEvent());
      return undefined;
    default:
      return (await loadActions()).act(owner, scope, request);
  }
}
