import { expect } from '@open-wc/testing';
import { serve, type Reply } from '../support/fault-server.js';
import { foldOf, notices, numbered, plain, smallRun, started, succeeded } from '../support/runs.js';
import { watch } from '../support/watch.js';

const expected = plain(foldOf(smallRun));
const resumes = async (run: Awaited<ReturnType<typeof serve>>): Promise<unknown[]> =>
  (await run.seen()).map(({ body }) => (body === '' ? undefined : (JSON.parse(body) as unknown)));

describe('WebSocket', () => {
  it('reads a run, one event a message, after asking for all of it', async () => {
    const run = await serve({ events: smallRun });
    const seen = watch({ url: run.webSocketUrl });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'finished']);
    expect(await resumes(run)).to.deep.equal([{ type: 'resume', after: {} }]);
  });

  for (const how of [{ batch: true }, { binary: true }, { batch: true, binary: true }] satisfies Reply[]) {
    it(`takes ${how.batch ? 'arrays of events' : 'events'}${how.binary ? ' as bytes' : ''}`, async () => {
      const run = await serve({ events: smallRun, replies: [how] });
      expect(plain(await watch({ url: run.webSocketUrl }).finished())).to.deep.equal(expected);
    });
  }

  it('cut after every message, goes on after the last one applied', async () => {
    const whole = smallRun.map((_, upTo): Reply[] => [{ upTo, end: 'break' }, {}]).flat();
    const run = await serve({ events: smallRun.map((event) => ({ ...event, epoch: 'x' })), replies: whole });
    for (let k = 0; k < smallRun.length; k++) {
      const seen = watch({ url: run.webSocketUrl });
      expect(plain(await seen.finished()), `cut after ${k}`).to.deep.equal(expected);
      seen.stop();
    }
    const after = (await resumes(run)).filter((_, i) => i % 2 === 1).map((body) => (body as { after: object }).after);
    expect(after).to.deep.equal([{}, ...smallRun.slice(0, -1).map(({ id, seq }) => ({ epoch: 'x', seq, id }))]);
  });

  for (const closeCode of [1000, 1001, 1009, 1011, 1012, 1013, 4000, 4408, 4503]) {
    it(`closed with ${closeCode} is an interruption`, async () => {
      const run = await serve({ events: smallRun, replies: [{ upTo: 2, closeCode }, {}] });
      const seen = watch({ url: run.webSocketUrl });
      expect(plain(await seen.finished())).to.deep.equal(expected);
      expect(seen.code).to.equal('interrupted');
    });
  }

  for (const [closeCode, code] of Object.entries({ 1008: 'socket_closed', 4400: 'bad_request', 4401: 'unauthorized', 4403: 'forbidden', 4404: 'not_found', 4410: 'gone' })) {
    it(`closed with ${closeCode} gives up: ${code}`, async () => {
      const run = await serve({ replies: [{ closeCode: Number(closeCode) }] });
      const seen = watch({ url: run.webSocketUrl });
      await seen.untilConnection('failed');
      expect(seen.code).to.equal(code);
      expect(seen.failures.at(-1)!.error.facts.status).to.equal(Number(closeCode));
      seen.env.advance(600_000);
      expect(await run.seen()).to.have.length(1);
    });
  }

  it('closed with 4410 on a resume reads from the start, and says what may be lost', async () => {
    const run = await serve({ events: smallRun, replies: [{ upTo: 3 }, { upTo: 0, from: 0, closeCode: 4410 }, {}] });
    const seen = watch({ url: run.webSocketUrl });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.gaps).to.have.length(1);
    expect((await resumes(run)).at(-1)).to.deep.equal({ type: 'resume', after: {} });
  });

  it('that cannot be made is tried again', async () => {
    const seen = watch({ url: new URL('/faults/ws/none', location.href).href.replace(/^http/, 'ws') });
    await seen.untilConnection('reconnecting');
    expect(seen.code).to.equal('network');
  });

  it('asks for the protocols of the host', async () => {
    const run = await serve({ events: smallRun });
    await watch({ url: run.webSocketUrl, webSocketProtocols: ['run-events.1'] }).finished();
    expect((await run.seen())[0]!.headers['sec-websocket-protocol']).to.equal('run-events.1');
  });

  it('that the browser refuses to make is not tried again', async () => {
    const run = await serve({ events: smallRun });
    const seen = watch({ url: run.webSocketUrl, webSocketProtocols: ['not a token'] });
    await seen.untilConnection('failed');
    expect(seen.code).to.equal('invalid_url');
    expect(seen.failures.map(({ fatal }) => fatal)).to.deep.equal([true]);
  });

  it('is closed when nobody wants it any more, and when it is silent', async () => {
    const run = await serve({ events: numbered([started, ...notices(1)]), replies: [{ end: 'hang' }] });
    const seen = watch({ url: run.webSocketUrl });
    await seen.until(() => seen.state.eventCount === 2, 'both events are there');
    seen.env.advance(45_001);
    expect(seen.words).to.include('stalled');
    await seen.until(async () => (await run.seen())[0]!.closed && (await run.seen()).length === 2, 'it is made anew');
    seen.stop();
    await seen.until(async () => (await run.seen())[1]!.closed, 'it is closed');
  });

  it('keeps up with a server that is faster: 20,000 messages, none lost, in order', async function () {
    this.timeout(60_000);
    const events = numbered([started, ...notices(20_000), succeeded]);
    const run = await serve({ events });
    const state = await watch({ url: run.webSocketUrl }).finished();
    expect(state).to.include({ eventCount: 20_002, status: 'completed' });
    expect(state.gaps).to.deep.equal([]);
  });
});
