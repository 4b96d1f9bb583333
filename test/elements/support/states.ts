/** The moments every piece is looked at in. */
import type { ConnectionState } from '../../../src/streams/index.js';
import { ActionError, TransportError } from '../../../src/streams/errors.js';
import type { ActionReceipt, ReceiptStatus } from '../../../src/streams/index.js';
import { fold, runs } from '../../../stories/fixtures.js';
import { connectionIn, TestScope } from './test-scope.js';

/** A steering message in some status. */
export const receipt = (id: string, status: ReceiptStatus, text: string, more: Partial<ActionReceipt> = {}): ActionReceipt => ({
  id,
  request: { action: 'steer', id, text },
  status,
  at: Date.now(),
  ...more,
});

/** One receipt of each status. */
export const receipts = (): readonly ActionReceipt[] => [
  receipt('a1', 'applied', 'Try the cookie first', { entryId: 'e3' }),
  receipt('a2', 'accepted', 'Keep the old assertion'),
  receipt('a3', 'failed', 'Skip the slow test', { error: new ActionError('action_network', 'no route') }),
  receipt('a4', 'sending', 'And the other one'),
  receipt('a5', 'queued', 'Then stop'),
];

/** Connections in every state, with what comes with it. */
export const connections: Readonly<Record<ConnectionState['state'], () => ConnectionState>> = {
  idle: () => connectionIn('idle'),
  connecting: () => connectionIn('connecting'),
  'catching-up': () => connectionIn('catching-up'),
  live: () => connectionIn('live', { lastByteAt: Date.now() }),
  reconnecting: () =>
    connectionIn('reconnecting', { attempt: 2, retryInMs: 5000, reason: new TransportError('interrupted', 'cut') }),
  stalled: () =>
    connectionIn('stalled', { lastByteAt: Date.now() - 50_500, reason: new TransportError('idle_timeout', 'silent') }),
  offline: () => connectionIn('offline'),
  finished: () => connectionIn('finished'),
  failed: () =>
    connectionIn('failed', { attempt: 1, reason: new TransportError('html', 'text/html', { detail: 'Sign in to continue' }) }),
};

const scopeOf = (make: (scope: TestScope) => void) => (): TestScope => {
  const scope = new TestScope();
  make(scope);
  return scope;
};

/** Scopes by name: runs of every status, connections of every state. */
export const scopes: Readonly<Record<string, () => TestScope>> = {
  empty: scopeOf((scope) => scope.connection$.next(connections.connecting())),
  running: scopeOf((scope) => scope.state$.next(fold(runs.running))),
  steered: scopeOf((scope) => {
    scope.state$.next(fold(runs.running));
    scope.receipts$.next(receipts());
  }),
  waiting: scopeOf((scope) => scope.state$.next(fold(runs.waiting))),
  'waiting with options': scopeOf((scope) => scope.state$.next(fold(runs.waitingWithOptions))),
  completed: scopeOf((scope) => {
    scope.state$.next(fold(runs.completed));
    scope.connection$.next(connections.finished());
  }),
  failed: scopeOf((scope) => {
    scope.state$.next(fold(runs.failed));
    scope.connection$.next(connections.finished());
  }),
  'failed at length': scopeOf((scope) => scope.state$.next(fold(runs.failedAtLength))),
  cancelled: scopeOf((scope) => scope.state$.next(fold(runs.cancelled))),
  incomplete: scopeOf((scope) => {
    scope.state$.next(fold(runs.running, true));
    scope.connection$.next(connections.finished());
  }),
  unreported: scopeOf((scope) => scope.state$.next(fold(runs.unreported))),
  hostile: scopeOf((scope) => scope.state$.next(fold(runs.hostile))),
  ...Object.fromEntries(
    (['reconnecting', 'stalled', 'offline', 'failed'] as const).map((state) => [
      `connection ${state}`,
      scopeOf((scope) => {
        scope.state$.next(fold(runs.running));
        scope.connection$.next(connections[state]());
      }),
    ]),
  ),
};
