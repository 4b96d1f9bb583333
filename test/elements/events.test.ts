import { expect } from '@open-wc/testing';
import * as events from '../../src/elements/events.js';
import { TransportError } from '../../src/streams/errors.js';

const connection = { state: 'live', attempt: 0, since: 0 } as const;
const error = new TransportError('network', 'no route');

/** Contract 1.1: event, whether it bubbles, whether it can be prevented, its properties. */
const table: readonly (readonly [Event, string, boolean, boolean, object])[] = [
  [new events.RunStatusChangeEvent('failed', 'running'), 'run-status-change', false, false, { status: 'failed', previousStatus: 'running' }],
  [new events.RunConnectionChangeEvent(connection, 'connecting'), 'run-connection-change', false, false, { connection, previousState: 'connecting' }],
  [new events.RunUpdateEvent(3, 9), 'run-update', false, false, { added: 3, total: 9 }],
  [new events.RunGapEvent(4, 6, 'trimmed'), 'run-gap', false, false, { from: 4, to: 6, reason: 'trimmed' }],
  [new events.RunErrorEvent(error, true), 'run-error', false, false, { error, fatal: true }],
  [new events.RunEntrySelectEvent('e1', 'keyboard'), 'run-entry-select', true, true, { entryId: 'e1', source: 'keyboard' }],
  [new events.RunSteerEvent('a1', 'Try the cookie'), 'run-steer', true, true, { id: 'a1', text: 'Try the cookie' }],
  [new events.RunCancelEvent('a2'), 'run-cancel', true, true, { id: 'a2' }],
  [new events.RunAnswerEvent('a3', 'q1', 'approved', 1), 'run-answer', true, true, { id: 'a3', requestId: 'q1', status: 'approved', payload: 1 }],
  [new events.RunRetriggerEvent('a4'), 'run-retrigger', true, true, { id: 'a4' }],
  [new events.RunRetriggeredEvent('r2', 'https://x.example/2'), 'run-retriggered', true, true, { runId: 'r2', runUrl: 'https://x.example/2' }],
  [new events.RunNavigateEvent('board', 'https://x.example/'), 'run-navigate', true, true, { target: 'board', href: 'https://x.example/' }],
  [new events.RunCloseEvent(), 'run-close', true, false, {}],
];

describe('events of the live view', () => {
  for (const [event, name, bubbles, cancelable, properties] of table) {
    it(name, () => {
      expect(event).to.include({ type: name, bubbles, composed: bubbles, cancelable, ...properties });
    });
  }

  it('tells where to go also while it is dispatched', () => {
    let seen: unknown;
    const element = document.createElement('p');
    element.addEventListener('run-navigate', (event) => (seen = [event.target, event.currentTarget]));
    element.dispatchEvent(new events.RunNavigateEvent('board', 'https://x.example/'));
    expect(seen).to.deep.equal(['board', element]);
  });
});
