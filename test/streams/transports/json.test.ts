import { expect } from '@open-wc/testing';
import { serve } from '../support/fault-server.js';
import { foldOf, notices, numbered, plain, smallRun, started, succeeded } from '../support/runs.js';
import { watch } from '../support/watch.js';

const expected = plain(foldOf(smallRun));
const pages = numbered([started, ...notices(5), succeeded]);

describe('a JSON recording', () => {
  it('{run, events} is read whole, once', async () => {
    const run = await serve({ format: 'recording', run: { id: 'r1', model: 'm' }, events: smallRun });
    const seen = watch({ url: run.url });
    const state = await seen.finished();
    expect(state).to.include({ model: 'm', incomplete: false });
    expect(plain(state)).to.deep.equal({ ...(expected as object), model: 'm' });
    expect(await run.reads()).to.have.length(1);
  });

  it('may be an array of events', async () => {
    const run = await serve({ format: 'array', events: smallRun });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
  });

  it('may be of any +json type, begin with a byte-order mark, or be lines after all', async () => {
    const array = JSON.stringify(smallRun);
    const lines = smallRun.map((event) => JSON.stringify(event)).join('\n');
    for (const [type, body] of [['application/vnd.run+json', array], ['application/json', `\uFEFF${array}`], ['application/json', lines]] as const) {
      const run = await serve({ replies: [{ body, headers: { 'Content-Type': type } }] });
      expect(plain(await watch({ url: run.url }).finished()), body.slice(0, 20)).to.deep.equal(expected);
    }
  });

  it('without a terminal event is incomplete', async () => {
    const run = await serve({ format: 'array', events: smallRun.slice(0, 2) });
    expect(await watch({ url: run.url }).finished()).to.include({ incomplete: true, status: 'running' });
  });

  it('shows records of every kind of wrong, and the good ones between', async () => {
    const run = await serve({ format: 'array', events: [smallRun[0], null, 7, { type: 'wat' }, [], succeeded] });
    expect(await watch({ url: run.url }).finished()).to.include({ eventCount: 6, unknownCount: 4, status: 'completed' });
  });

  it('whose connection breaks is asked for again', async () => {
    const run = await serve({ format: 'array', events: smallRun, replies: [{ cutAfterBytes: 100, end: 'break' }, { from: 0 }] });
    const seen = watch({ url: run.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.code).to.equal('interrupted');
  });

  it('of 5,000 events shows the first before the last is judged', async () => {
    const events = numbered([started, ...notices(5000), succeeded]);
    const run = await serve({ format: 'array', events });
    const seen = watch({ url: run.url });
    await seen.finished();
    const counts = new Set(seen.states.map(({ eventCount }) => eventCount));
    expect(counts.size, 'several moments were shown').to.be.above(3);
    expect(seen.state.eventCount).to.equal(5002);
  });
});

describe('JSON pages', () => {
  it('are read on with ?after=<nextSeq - 1> until the run has ended', async () => {
    const run = await serve({ format: 'pages', pageSize: 3, events: pages });
    const state = await watch({ url: `${run.url}?x=1` }).finished();
    expect(plain(state)).to.deep.equal(plain(foldOf(pages)));
    expect((await run.reads()).map(({ query }) => query)).to.deep.equal([{ x: '1' }, { x: '1', after: '3' }, { x: '1', after: '6' }]);
  });

  it('are current when one is empty, and asked for every 2 s, backing off to 10 s', async () => {
    const run = await serve({ format: 'pages', events: pages.slice(0, 3) });
    const seen = watch({ url: run.url });
    const pauses: number[] = [];
    for (const expected of [2000, 3000, 4500, 6750, 10_000, 10_000]) {
      await seen.until(() => seen.env.waits.includes(expected), `it waits ${expected} ms`);
      pauses.push(expected);
      seen.env.advance(expected);
    }
    await seen.until(() => seen.env.waits.includes(10_000), 'it waits');
    expect(await run.reads(), 'a look after every pause').to.have.length(2 + pauses.length);
    expect(seen.words, 'polling is no silence').to.deep.equal(['connecting', 'catching-up', 'live']);
    await run.change({ events: pages });
    seen.env.advance(10_000);
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(pages)));
  });

  it('are not called silent for the pauses between them, whatever heartbeat the run announces', async () => {
    const beating = [{ ...pages[0]!, run: { id: 'r1', heartbeatMs: 1000 } }, ...pages.slice(1, 3)];
    const run = await serve({ format: 'pages', events: beating });
    const seen = watch({ url: run.url });
    await seen.untilConnection('live');
    for (let i = 0; i < 30; i++) {
      seen.env.advance(1000);
      await seen.env.breathe();
    }
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'live']);
  });

  it('go on after a broken one where they were', async () => {
    const run = await serve({ format: 'pages', pageSize: 3, events: pages, replies: [{}, { status: 503 }, { cutAfterBytes: 10, end: 'break' }, {}] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(plain(foldOf(pages)));
    expect((await run.reads()).map(({ query }) => query.after)).to.deep.equal([undefined, '3', '3', '3', '6']);
  });

  it('end with 204', async () => {
    const run = await serve({ format: 'pages', events: pages.slice(0, 3), replies: [{}, { status: 204 }] });
    expect(await watch({ url: run.url }).finished()).to.include({ incomplete: true, eventCount: 3 });
  });

  it('of a server that always answers the same are asked for slowly, not in a loop (R10)', async () => {
    const body = JSON.stringify({ events: pages.slice(0, 3), nextSeq: 4 });
    const run = await serve({ replies: [{ body, headers: { 'Content-Type': 'application/json' } }] });
    const seen = watch({ url: run.url });
    await seen.untilConnection('live');
    expect(await run.reads()).to.have.length(2);
    seen.env.advance(1999);
    expect(await run.reads()).to.have.length(2);
    expect(seen.state.eventCount).to.equal(3);
  });

  it('may have gaps of their own, which are seen', async () => {
    const holed = pages.filter(({ seq }) => seq !== 4);
    const run = await serve({ format: 'pages', pageSize: 2, events: holed });
    const state = await watch({ url: run.url }).finished();
    expect(state.gaps).to.deep.equal([{ from: 4, to: 4, reason: 'the stream skipped them' }]);
    expect(state.status).to.equal('completed');
  });
});
