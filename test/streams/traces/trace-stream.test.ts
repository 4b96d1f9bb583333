/** A watched trace document whose server sends every version of it. */
import { expect } from '@open-wc/testing';
import { RHYTHM } from '../../../src/streams/traces/trace-watch.js';
import { serve } from '../support/fault-server.js';
import { TraceReading } from '../support/trace-reading.js';
import { grownTrace, smallTrace } from '../support/traces.js';

describe('a stream of whole documents', () => {
  const open = { format: 'sse' as const, replies: [{ end: 'hang' as const }] };

  it('is read document by document, those that come together once', async () => {
    const served = await serve({ ...open, events: [JSON.parse(smallTrace())] });
    const reading = new TraceReading({ url: served.url, live: true });
    const settle = (): void => reading.env.advance(RHYTHM.settleMs);
    await reading.until(() => (settle(), reading.traces.length === 1), 'the first is there');
    expect(reading.connection.state).to.equal('live');
    await served.emit(JSON.parse(smallTrace({ phase: 'performing' })), JSON.parse(grownTrace));
    await reading.until(() => (settle(), reading.traces.at(-1)!.entries.length === 1), 'the last is there');
    expect(reading.problems).to.deep.equal([]);
    expect((await served.reads())[0]!.headers.accept).to.contain('text/event-stream');
  });

  it('passes over what is no document, and says so until one comes', async () => {
    const served = await serve({ ...open, events: [JSON.parse(smallTrace()), 'data: {"half": \n\n'] });
    const reading = new TraceReading({ url: served.url, live: true });
    const settle = (): void => reading.env.advance(RHYTHM.settleMs);
    await reading.until(() => (settle(), reading.problem !== undefined), 'it is said');
    await served.emit(JSON.parse(grownTrace));
    await reading.until(() => (settle(), reading.problem === undefined), 'it is over');
    expect(reading.trace.entries).to.have.length(1);
  });

  it('is connected to again when it stops, and when it is silent for too long', async () => {
    const served = await serve({ ...open, events: [JSON.parse(smallTrace())] });
    const reading = new TraceReading({ url: served.url, live: true });
    const settle = (): void => reading.env.advance(RHYTHM.settleMs);
    await reading.until(() => (settle(), reading.traces.length === 1), 'the first is there');
    await served.end('break');
    await reading.until(() => reading.connection.state === 'reconnecting', 'the loss is noticed');
    reading.env.advance(reading.connection.retryInMs!);
    await reading.until(() => (settle(), reading.connection.state === 'live'), 'it is back');
    reading.env.advance(46_000);
    await reading.until(async () => (await served.reads()).length === 3, 'it was asked for anew');
    expect(reading.words).to.include('stalled');
  });

  it('is over when the server says that there is nothing more', async () => {
    const served = await serve({ ...open, events: [JSON.parse(smallTrace())], replies: [{ end: 'close' }, { status: 204 }] });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.until(() => reading.connection.state === 'reconnecting', 'it stopped');
    reading.env.advance(reading.connection.retryInMs!);
    await reading.until(() => reading.connection.state === 'finished', 'it is over');
    expect(reading.traces).to.have.length(1);
    expect(reading.problem).to.equal(undefined);
  });
});
