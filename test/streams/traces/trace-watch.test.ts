/** A trace document that is watched: asked for in the rhythm of what it does, and never in a hurry to call it broken. */
import { expect } from '@open-wc/testing';
import { RHYTHM } from '../../../src/streams/traces/trace-watch.js';
import { FakeEnvironment } from '../support/fake-environment.js';
import { serve, type Script, type ServedRun } from '../support/fault-server.js';
import { TraceReading } from '../support/trace-reading.js';
import { grownTrace, smallTrace } from '../support/traces.js';

const document = (script: Partial<Script> = {}): Promise<ServedRun> => serve({ format: 'document', file: smallTrace(), ...script });
/** An environment in which pauses after errors are as long as they may be. */
const unlucky = (): FakeEnvironment => Object.assign(new FakeEnvironment(), { chance: 1 });

describe('a trace document that is not live', () => {
  it('is read once, and the connection is finished', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url });
    await reading.looked();
    expect(reading.trace.root.name).to.equal('Say_Hello');
    expect(reading.words).to.deep.equal(['connecting', 'finished']);
    reading.env.advance(600_000);
    reading.env.tell('visible');
    expect(await served.reads()).to.have.length(1);
  });

  it('is read again when somebody asks', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url });
    await reading.looked();
    await served.change({ file: grownTrace });
    reading.store.refresh();
    await reading.until(() => reading.traces.length === 2, 'it was read again');
    expect(reading.trace.entries).to.have.length(1);
    expect(reading.connection.state).to.equal('finished');
    reading.store.refresh();
    await reading.until(async () => (await served.reads()).length === 3, 'it was asked for once more');
    await reading.looked();
    expect(reading.problem, 'it is the same, which is nothing wrong').to.equal(undefined);
  });

  it('says at once, and for good, what is wrong with it', async () => {
    for (const [script, code] of [
      [{ file: smallTrace().slice(0, 3) }, 'truncated'],
      [{ file: '{"a": 1}' }, 'not_a_trace'],
      [{ replies: [{ status: 404 }] }, 'not_found'],
      [{ replies: [{ status: 503 }] }, 'unavailable'],
    ] as const) {
      const reading = new TraceReading({ url: (await document(script)).url });
      await reading.looked();
      expect(reading.problem?.error.code).to.equal(code);
      expect(reading.problem?.fatal).to.equal(true);
      expect(reading.words).to.deep.equal(['connecting', 'failed']);
      reading.env.advance(600_000);
      expect(reading.problems).to.have.length(1);
    }
  });

  it('is shown as far as it goes when it is cut off', async () => {
    const text = grownTrace.slice(0, grownTrace.indexOf('"submitted"'));
    const reading = new TraceReading({ url: (await document({ file: text })).url });
    await reading.looked();
    expect(reading.problem).to.equal(undefined);
    expect(reading.trace.warnings.map(({ code }) => code)).to.include('truncated');
  });

  it('is not asked for at an address that is none', async () => {
    const reading = new TraceReading({ url: 'ftp://somewhere/run.json' });
    await reading.looked();
    expect(reading.problem?.error.code).to.equal('invalid_url');
  });

  it('has no request open while the page lies in the cache, and is asked for when it comes back', async () => {
    const served = await document({ replies: [{ hangBeforeHeaders: true }, {}] });
    const reading = new TraceReading({ url: served.url });
    await reading.until(async () => (await served.reads()).length === 1, 'it is asked for');
    reading.env.tell('leaving');
    await reading.until(async () => (await served.reads())[0]!.closed, 'the request was dropped');
    reading.env.tell('back');
    await reading.looked();
    expect(reading.trace.root.name).to.equal('Say_Hello');
    expect(reading.problems).to.have.length(0);
    reading.env.tell('leaving');
    reading.env.tell('back');
    expect(await served.reads(), 'what was read is not read again').to.have.length(2);
  });

  it('is followed where its server streams it', async () => {
    const served = await serve({ format: 'sse', replies: [{ end: 'hang' }], events: [JSON.parse(smallTrace())] });
    const reading = new TraceReading({ url: served.url });
    const settle = (): void => reading.env.advance(RHYTHM.settleMs);
    await reading.until(() => (settle(), reading.traces.length === 1), 'the first is there');
    await served.emit(JSON.parse(grownTrace));
    await reading.until(() => (settle(), reading.traces.at(-1)!.entries.length === 1), 'the next is there');
    expect(reading.problems).to.deep.equal([]);
  });

  it('asks the page for other credentials once, then says that it must sign in', async () => {
    const served = await document({ replies: [{ status: 401 }, { status: 401 }] });
    const asked: string[] = [];
    const reading = new TraceReading({ url: served.url, requestInit: (purpose) => (asked.push(purpose), {}) });
    await reading.looked();
    expect(reading.problem?.error.code).to.equal('unauthorized');
    expect(asked).to.deep.equal(['stream', 'stream']);
  });
});

describe('a watched trace document (contract 3.3)', () => {
  it('is asked for with the tag of the version that is known, and told once', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await reading.looks(3);
    const [first, ...later] = await served.reads();
    expect(first!.headers['if-none-match']).to.equal(undefined);
    for (const { headers } of later) expect(headers['if-none-match']).to.match(/^"[0-9a-f]{40}"$/);
    expect(later).to.have.length(3);
    expect(reading.traces).to.have.length(1);
    expect(reading.words).to.deep.equal(['connecting', 'live']);
  });

  it('is asked for by its date where it has no tag, once that date is old enough to mean something', async () => {
    const served = await document({ validators: 'modified', modified: Date.now() });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await served.change({ modified: Date.now() - 60_000 });
    await reading.looks(2);
    const asked = (await served.reads()).map(({ headers }) => headers['if-modified-since'] !== undefined);
    expect(asked).to.deep.equal([false, false, true]);
    expect(reading.traces, 'the same bytes are the same document').to.have.length(1);
  });

  it('is compared where the server tells neither', async () => {
    const served = await document({ validators: 'none' });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await reading.looks(2);
    expect(reading.traces).to.have.length(1);
    await served.change({ file: grownTrace });
    await reading.look();
    expect(reading.traces).to.have.length(2);
  });

  it('is asked for on another origin without asking for permission', async () => {
    const served = await document({ cors: true });
    const reading = new TraceReading({ url: served.otherOriginUrl, live: true });
    await reading.looked();
    await reading.look();
    await served.change({ file: grownTrace });
    await reading.look();
    expect(reading.trace.entries).to.have.length(1);
    const seen = await served.seen();
    expect(seen.map(({ method }) => method)).to.deep.equal(['GET', 'GET', 'GET']);
    // The browser asks the same question by itself, or has no cache: either way nothing is told twice.
    expect(reading.traces).to.have.length(2);
  });

  it('is not asked for any more once nobody reads it', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    reading.stop();
    await reading.until(() => reading.env.nextIn === undefined && !reading.env.watched, 'it is let go');
    reading.env.advance(600_000);
    expect(await served.reads()).to.have.length(1);
  });

  it('leaves no request behind when the page goes to the cache, and looks at once when it comes back', async () => {
    const served = await document({ replies: [{}, { hangBeforeHeaders: true }, {}] });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    reading.env.advance(500);
    await reading.until(async () => (await served.reads()).length === 2, 'the second request is there');
    reading.env.tell('leaving');
    await reading.until(async () => (await served.reads())[1]!.closed, 'it was dropped');
    reading.env.tell('back');
    await reading.until(async () => (await served.reads()).length === 3, 'it is asked for again');
    expect(reading.problems).to.have.length(0);
  });
});

describe('a document that is being written', () => {
  const torn: readonly (readonly [string, Partial<Script>])[] = [
    ['cut off in the middle', { file: grownTrace.slice(0, grownTrace.length / 2) }],
    ['cut off at the start', { file: grownTrace.slice(0, 20) }],
    ['empty', { file: '' }],
    ['gone', { replies: [{ status: 404 }] }],
    ['shorter than announced', { file: grownTrace, replies: [{ announceLength: true, cutAfterBytes: 100, end: 'break' }] }],
    ['a web page in its place', { file: '<!doctype html><title>Not there</title>' }],
    ['no document of ours', { file: '{"status": "running"}' }],
  ];
  for (const [what, script] of torn) {
    it(`${what}, is no error and changes nothing; the next good one is shown at once`, async () => {
      const served = await document();
      const reading = new TraceReading({ url: served.url, live: true });
      await reading.looked();
      await served.change(script);
      await reading.looks(4);
      expect(reading.problems).to.deep.equal([]);
      expect(reading.traces).to.have.length(1);
      expect(reading.connection.state).to.equal('live');
      await served.change({ file: grownTrace, replies: [{}] });
      expect(await reading.look(), 'it is looked at again soon').to.be.at.most(RHYTHM.tornMs);
      expect(reading.trace.entries).to.have.length(1);
      expect(reading.problems).to.deep.equal([]);
    });

    it(`${what}, is an error once it stays so, and none any more when it is right`, async () => {
      const served = await document();
      const reading = new TraceReading({ url: served.url, live: true }, unlucky());
      await reading.looked();
      await served.change(script);
      while (reading.problem === undefined && reading.trace.warnings.length === 0) await reading.look();
      // What can be read of a cut document is shown then; of the others the last good one stays.
      if (reading.trace.warnings.length > 0) return expect(reading.trace.warnings[0]!.code).to.equal('truncated');
      expect(reading.problem?.fatal).to.equal(false);
      expect(reading.connection.state).to.equal('reconnecting');
      expect(reading.traces).to.have.length(1);
      await served.change({ file: grownTrace, replies: [{}] });
      expect(await reading.look()).to.equal(1000);
      expect(reading.problem).to.equal(undefined);
      expect(reading.connection.state).to.equal('live');
      expect(reading.trace.entries).to.have.length(1);
    });
  }

  it('when it is met for the first time, is waited for', async () => {
    const served = await document({ file: smallTrace().slice(0, 60) });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await reading.look();
    expect(reading.problems).to.deep.equal([]);
    await served.change({ file: smallTrace() });
    await reading.look();
    expect(reading.traces).to.have.length(1);
    expect(reading.words).to.deep.equal(['connecting', 'live']);
  });
});

describe('a watched document whose server fails', () => {
  it('is asked for after 1 s, then ever more rarely, at most every 30 s; the last document stays', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true }, unlucky());
    await reading.looked();
    await served.change({ replies: [{ status: 503 }] });
    await reading.look();
    expect(reading.connection.state).to.equal('reconnecting');
    expect(reading.problem).to.include({ fatal: false });
    expect(await reading.looks(7)).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(reading.traces).to.have.length(1);
    await served.change({ replies: [{}], file: grownTrace });
    await reading.look();
    expect(reading.connection.state).to.equal('live');
    expect(reading.problem).to.equal(undefined);
    expect(reading.trace.entries).to.have.length(1);
  });

  it('obeys Retry-After', async () => {
    const served = await document({ replies: [{ status: 429, headers: { 'Retry-After': '120' } }] });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    expect(await reading.look()).to.equal(120_000);
  });

  it('waits for a document that is not there yet', async () => {
    const served = await document({ replies: [{ status: 404 }] });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    expect(reading.problem?.error.code).to.equal('not_found');
    expect(reading.connection.state).to.equal('reconnecting');
    await served.change({ replies: [{}] });
    await reading.look();
    expect(reading.traces).to.have.length(1);
    expect(reading.problem).to.equal(undefined);
  });

  it('stops where only a person can help', async () => {
    for (const status of [400, 403]) {
      const reading = new TraceReading({ url: (await document({ replies: [{ status }] })).url, live: true });
      await reading.looked();
      expect(reading.connection.state).to.equal('failed');
      expect(reading.problem?.fatal).to.equal(true);
      expect(reading.env.nextIn).to.equal(undefined);
    }
  });

  it('asks the page for other credentials once, then says that it must sign in', async () => {
    const served = await document({ replies: [{ status: 401 }] });
    let asked = 0;
    const requestInit = (): RequestInit => ({ headers: { Authorization: `Bearer ${++asked}` } });
    const reading = new TraceReading({ url: served.url, live: true, requestInit });
    await reading.looked();
    expect((await served.reads()).map(({ headers }) => headers.authorization)).to.deep.equal(['Bearer 1', 'Bearer 2']);
    expect(reading.problem?.error.code).to.equal('unauthorized');
    expect(reading.connection.state).to.equal('failed');
  });

  it('says that the browser is offline, looks all the same, and at once when it is back', async () => {
    const served = await document();
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    await served.change({ replies: [{ status: 503 }] });
    reading.env.tell('offline');
    expect(reading.connection.state).to.equal('offline');
    await reading.look();
    expect(reading.connection.state).to.equal('offline');
    expect(await reading.look()).to.equal(RHYTHM.offlineMs);
    await served.change({ replies: [{}], file: grownTrace });
    reading.env.tell('online');
    await reading.until(() => reading.traces.length === 2, 'it was looked at');
    expect(reading.connection.state).to.equal('live');
  });
});
