/** How often a watched document is asked for. */
import { expect } from '@open-wc/testing';
import { RHYTHM } from '../../../src/streams/traces/trace-watch.js';
import { serve, type Script, type ServedRun } from '../support/fault-server.js';
import { TraceReading } from '../support/trace-reading.js';
import { grownTrace, smallTrace } from '../support/traces.js';

const document = (script: Partial<Script> = {}): Promise<ServedRun> => serve({ format: 'document', file: smallTrace(), ...script });
const done = smallTrace({ status: 'complete' });

describe('a watched trace document', () => {
  it('is looked at every half second while it changes, ever less often while it does not, at most every 10 s', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    const still = await reading.looks(10);
    expect(still[0]).to.equal(500);
    for (const [i, ms] of still.slice(1).entries()) expect(ms).to.be.within(still[i]!, 10_000);
    expect(still.at(-1)).to.equal(10_000);
    await served.change({ file: grownTrace });
    await reading.look();
    expect(await reading.look()).to.equal(500);
  });

  it('that takes long to open leaves the page twice that time before the next look', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    const showing = reading.store.trace$.subscribe({ next: () => reading.env.advance(700), error: (error: unknown) => { throw error; } });
    await served.change({ file: grownTrace });
    await reading.look();
    expect(reading.trace.entries).to.have.length(1);
    expect(await reading.look()).to.equal(RHYTHM.timesOpening * 700);
    showing.unsubscribe();
  });

  it('is looked at slowly after the end, since a run can be reset', async () => {
    const served = await document({ file: done });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    expect((await reading.looks(12)).at(-1)).to.equal(RHYTHM.endedMs);
    await served.change({ file: smallTrace({ cursor: '[]' }) });
    await reading.look();
    expect(reading.trace.status).to.equal('running');
    expect(await reading.look()).to.equal(500);
  });

  it('is looked at rarely while the page is hidden, and at once when it is seen again', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    reading.env.tell('hidden');
    await reading.look();
    expect(await reading.look()).to.equal(10_000);
    await served.change({ file: grownTrace });
    reading.env.tell('visible');
    await reading.until(() => reading.traces.length === 2, 'it was looked at');
  });
});
