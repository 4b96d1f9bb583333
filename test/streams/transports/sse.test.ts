import { expect } from '@open-wc/testing';
import { cutEverywhere, endsOf, wholeAt } from '../support/cuts.js';
import { serve } from '../support/fault-server.js';
import { foldOf, notices, numbered, plain, smallRun, started, succeeded } from '../support/runs.js';
import { watch } from '../support/watch.js';

const expected = plain(foldOf(smallRun));
const ends = endsOf((event) => `id: ${(event as { id: string }).id}\ndata: ${JSON.stringify(event)}\n\n`);
const everywhere = Array.from({ length: ends.at(-1)! }, (_, cut) => cut);

describe('SSE', () => {
  it('reads a run to its terminal event with one request and its Accept header', async () => {
    const run = await serve({ events: smallRun });
    const seen = watch({ url: run.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'finished']);
    const reads = await run.reads();
    expect(reads).to.have.length(1);
    expect(reads[0]!.headers.accept).to.equal(
      'text/event-stream, application/x-ndjson;q=0.9, application/json;q=0.8',
    );
    expect(reads[0]!.headers).not.to.have.property('last-event-id');
  });

  it('ended cleanly after any byte, goes on after the last whole event, and nothing is lost or doubled (R6, R7)', async function () {
    this.timeout(60_000);
    const ids = await cutEverywhere('sse', 'close', everywhere);
    for (const cut of everywhere) expect(ids.get(cut), `cut after ${cut} bytes`).to.equal(wholeAt(cut, ends).at(-1));
  });

  it('broken off, goes on after a whole event, and nothing is lost or doubled (R6)', async function () {
    this.timeout(60_000);
    // Every place around the ends of events, and every fifth between.
    const cuts = everywhere.filter((cut) => cut % 5 === 0 || ends.some((end) => Math.abs(end - cut) <= 2));
    // What a browser has received and not yet handed on when a connection breaks is its own to drop.
    const ids = await cutEverywhere('sse', 'break', cuts);
    for (const cut of cuts) expect(wholeAt(cut, ends), `cut after ${cut} bytes`).to.include(ids.get(cut));
  });

  it('reset by the other side, goes on', async () => {
    const run = await serve({ events: smallRun, replies: [{ upTo: 3, end: 'reset' }, {}] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
  });

  for (const sliceBytes of [1, 2, 3]) {
    it(`comes in slices of ${sliceBytes}`, async () => {
      const run = await serve({ events: smallRun, replies: [{ sliceBytes }] });
      expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
    });
  }

  for (const eol of ['\r\n', '\r'] as const) {
    it(`may end its lines in ${JSON.stringify(eol)}`, async () => {
      const run = await serve({ events: smallRun, eol, replies: [{ sliceBytes: 7 }] });
      expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
    });
  }

  it('is read as UTF-8 whatever its type says, the type in any spelling', async () => {
    for (const type of ['text/event-stream;charset=windows-1252', 'Text/Event-Stream ; x=1', 'text/event-stream;']) {
      const run = await serve({ events: smallRun, replies: [{ headers: { 'Content-Type': type } }] });
      expect(plain(await watch({ url: run.url }).finished()), type).to.deep.equal(expected);
    }
  });

  it('resumes with the bytes of an id that is not Latin', async () => {
    const events = numbered([started, ...notices(1), succeeded]).map((event, i) => ({ ...event, id: `→ ${i} 🙂` }));
    const run = await serve({ events, replies: [{ upTo: 2 }, {}] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(plain(foldOf(events)));
    expect((await run.reads())[1]!.headers['last-event-id']).to.equal(latin1('→ 1 🙂'));
  });

  it('resumes with ?after= and no header of its own when asked to', async () => {
    const run = await serve({ events: smallRun, replies: [{ upTo: 3 }, {}] });
    const seen = watch({ url: `${run.url}?view=1`, resume: 'query' });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    const [first, second] = await run.reads();
    expect(first!.query).to.deep.equal({ view: '1' });
    expect(second!.query).to.deep.equal({ view: '1', after: 'e3' });
    expect(second!.headers).not.to.have.property('last-event-id');
  });

  it('resumes by the ids of its blocks where the events have none, and knows repeats by them', async () => {
    const events = notices(4).map((event, i) => `id: ${i + 1}\ndata: ${JSON.stringify(event)}\n\n`);
    const end = `id: 5\ndata: ${JSON.stringify(succeeded)}\n\n`;
    const run = await serve({ events: [...events, end], replies: [{ upTo: 3 }, { from: 0 }] });
    const state = await watch({ url: run.url }).finished();
    expect((await run.reads())[1]!.headers['last-event-id']).to.equal('3');
    expect(state.eventCount).to.equal(5);
  });

  it('moves the position for a block that is only an id, and clears it for an empty one', async () => {
    const [first, second] = notices(2).map((event) => `data: ${JSON.stringify(event)}\n\n`);
    const moved = await serve({ events: [`id: a\n${first}`, 'id: b\n\n'], replies: [{}, { status: 204 }] });
    await watch({ url: moved.url }).finished();
    expect((await moved.reads())[1]!.headers['last-event-id']).to.equal('b');
    const cleared = await serve({ events: [`id: a\n${first}`, `id\n${second}`], replies: [{}, { status: 204 }] });
    await watch({ url: cleared.url }).finished();
    expect((await cleared.reads())[1]!.headers).not.to.have.property('last-event-id');
  });

  it('does not take an id with a NUL for a position, and can resume although an event has one', async () => {
    const events = numbered([started, ...notices(2), succeeded]).map((event, i) => (i === 2 ? { ...event, id: 'a\u0000b' } : event));
    const run = await serve({ events, ids: false, replies: [{ upTo: 3 }, {}] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(plain(foldOf(events)));
    expect((await run.reads())[1]!.headers['last-event-id'] ?? '').not.to.contain('\u0000');
  });

  it('waits as long as its retry: field says', async () => {
    const run = await serve({ events: ['retry: 7000\n\n', ...smallRun], replies: [{ upTo: 3 }, {}] });
    const seen = watch({ url: run.url });
    seen.env.chance = 0.999999;
    await seen.untilConnection('reconnecting');
    expect(seen.connection.retryInMs).to.equal(7000);
  });
});

/** A text's UTF-8 bytes, each as one character: how a header is seen by the server. */
const latin1 = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
