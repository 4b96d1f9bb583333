/** A watched trace document whose server has gone silent: a connection that died looks like one that waits. */
import { expect } from '@open-wc/testing';
import { serve } from '../support/fault-server.js';
import { TraceReading } from '../support/trace-reading.js';
import { grownTrace, smallTrace } from '../support/traces.js';

describe('a watched document', () => {
  it('is called stalled when a look gets no answer, and looked at anew', async () => {
    const served = await serve({ format: 'document', file: smallTrace(), replies: [{}, { hangBeforeHeaders: true }, { cutAfterBytes: 100, end: 'hang' }, {}] });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await served.change({ file: grownTrace });
    for (const looks of [2, 3]) {
      reading.env.advance(500);
      await reading.until(async () => (await served.reads()).length === looks, 'it was asked for');
      await reading.until(() => reading.env.nextIn !== undefined, 'the silence is watched');
      reading.env.advance(46_000);
      expect(reading.words.at(-1)).to.equal('stalled');
    }
    await reading.until(() => reading.traces.length === 2, 'it is looked at anew');
    expect(reading.connection.state).to.equal('live');
  });
});

describe('a document that is read once', () => {
  for (const reply of [{ hangBeforeHeaders: true }, { cutAfterBytes: 100, end: 'hang' }] as const) {
    it(`is given up when the server ${'end' in reply ? 'stops in the middle of it' : 'does not answer'}, and read when it is asked for again`, async () => {
      const served = await serve({ format: 'document', file: smallTrace(), replies: [reply, {}] });
      const reading = new TraceReading({ url: served.url });
      await reading.until(async () => (await served.reads()).length === 1, 'it was asked for');
      await reading.until(() => reading.env.nextIn !== undefined, 'the silence is watched');
      reading.env.advance(46_000);
      expect(reading.connection.state).to.equal('failed');
      expect(reading.connection.reason?.code).to.equal('idle_timeout');
      reading.store.refresh();
      await reading.until(() => reading.traces.length === 1, 'it is read');
      expect(reading.env.nextIn).to.equal(undefined);
    });
  }

  it('is not given up while its page is away, and read when the page comes back', async () => {
    const served = await serve({ format: 'document', file: smallTrace(), replies: [{ hangBeforeHeaders: true }, {}] });
    const reading = new TraceReading({ url: served.url });
    await reading.until(async () => (await served.reads()).length === 1, 'it was asked for');
    reading.env.tell('leaving');
    reading.env.advance(46_000);
    expect(reading.connection.state).to.equal('connecting');
    reading.env.tell('back');
    await reading.until(() => reading.traces.length === 1, 'it is read');
  });
});
