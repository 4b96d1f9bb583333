/** A run that was interrupted to ask a person is not over: what follows the answer is to be seen. */
import { expect } from '@open-wc/testing';
import { serve } from './support/fault-server.js';
import { numbered, started, succeeded } from './support/runs.js';
import { watch } from './support/watch.js';

const interrupted = { type: 'run.finished', outcome: 'interrupted' };
const asked = [started, { type: 'input.requested', requestId: 'q1', reason: 'approval' }, interrupted];

describe('a run that waits for an answer', () => {
  it('stays connected, and shows what follows the answer', async () => {
    const run = await serve({ events: numbered(asked), replies: [{ end: 'hang' }] });
    const seen = watch({ url: run.url });
    await seen.quiet(() => seen.state.status === 'waiting' && seen.connection.state === 'live', 'it waits, connected');
    await run.emit(...numbered([{ type: 'input.resolved', requestId: 'q1', status: 'approved' }, succeeded], 4));
    await seen.until(() => seen.state.status === 'completed', 'the run is completed');
    await seen.untilConnection('finished');
  });

  it('asks again when the server ends the answer with the interruption', async () => {
    const run = await serve({ events: numbered(asked), replies: [{ end: 'close' }, { end: 'hang' }] });
    const seen = watch({ url: run.url });
    await seen.drive(() => seen.words.includes('reconnecting') && seen.connection.state !== 'reconnecting');
    await run.emit(...numbered([{ type: 'input.resolved', requestId: 'q1', status: 'denied' }], 4));
    await seen.until(() => seen.state.status === 'running', 'the run goes on');
    expect(seen.words).not.to.include('finished');
  });

  it('is over when nothing was asked', async () => {
    const run = await serve({ events: numbered([started, interrupted]), replies: [{ end: 'hang' }] });
    const seen = watch({ url: run.url });
    await seen.untilConnection('finished');
    expect(seen.state.status).to.equal('cancelled');
  });
});
