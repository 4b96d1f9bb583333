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
