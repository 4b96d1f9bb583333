/** Silence, sleep, and a page that comes and goes: what the clock and the page do to a connection. */
import { expect } from '@open-wc/testing';
import { Subject } from 'rxjs';
import { serve, type ServedRun } from '../support/fault-server.js';
import { notices, numbered, started } from '../support/runs.js';
import { watch, type Watch } from '../support/watch.js';

const run = numbered([started, ...notices(3)]);
const beating = (heartbeatMs: number) => numbered([{ ...started, run: { ...started.run, heartbeatMs } }, ...notices(3)]);

/** A live connection that says nothing more. */
async function live(events: readonly object[] = run): Promise<{ served: ServedRun; seen: Watch }> {
  const served = await serve({ events, replies: [{ end: 'hang' }] });
  const seen = watch({ url: served.url });
  await seen.until(() => seen.state.eventCount === events.length, 'all events are there');
  await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
  return { served, seen };
}
const requests = async (served: ServedRun): Promise<number> => (await served.reads()).length;

describe('a connection gone silent (R9)', () => {
  it('is called stalled after 45 s and made anew at its position', async () => {
    const { served, seen } = await live();
    seen.env.advance(44_000);
    expect(seen.connection.state).to.equal('live');
    seen.env.advance(1001);
    expect(seen.connection).to.include({ state: 'stalled' });
    expect(seen.connection.reason?.code).to.equal('idle_timeout');
    await seen.until(async () => (await requests(served)) === 2, 'it is made anew');
    expect((await served.reads())[1]!.headers['last-event-id']).to.equal('e4');
    await seen.until(async () => (await served.reads())[0]!.closed, 'the old one is dropped');
  });

  for (const heartbeatMs of [2000, 10_000, 60_000]) {
    const limit = heartbeatMs * 2.5;
    it(`is called so after 2.5 × its heartbeat of ${heartbeatMs / 1000} s, on its first connection too`, async () => {
      const { seen } = await live(beating(heartbeatMs));
      seen.env.advance(limit - 1000);
      expect(seen.connection.state, 'not before').to.equal('live');
      seen.env.advance(1001);
      expect(seen.connection.state, 'at the limit').to.equal('stalled');
    });
  }

  it('is none as long as a comment comes at 0.8 × the limit', async () => {
    const { served, seen } = await live();
    for (let i = 0; i < 8; i++) {
      seen.env.advance(36_000);
      const before = seen.env.nextIn;
      await served.emit(': beat\n\n');
      // A byte is noticed by its time, which the machine keeps; wait until the server's write has come through.
      await seen.until(async () => seen.env.nextIn !== undefined && before !== undefined, 'the watch is armed');
      await received(seen, served);
    }
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'live']);
    expect(await requests(served)).to.equal(1);
  });

  it('is noticed before the headers too', async () => {
    const served = await serve({ events: run, replies: [{ hangBeforeHeaders: true }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.until(async () => (await requests(served)) === 1, 'it is asked');
    seen.env.advance(45_001);
    expect(seen.connection.state).to.equal('stalled');
    await seen.until(() => seen.state.eventCount === 4, 'the second attempt brings all');
  });

  it('is noticed in the middle of an event, whose half never counts', async () => {
    const served = await serve({ events: run, replies: [{ cutAfterBytes: 300, end: 'hang' }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.quiet(() => seen.connection.state === 'live' && seen.state.eventCount > 0, 'some events are there');
    const whole = seen.state.eventCount;
    seen.env.advance(45_001);
    await seen.until(() => seen.state.eventCount === 4, 'the rest is there');
    expect((await served.reads())[1]!.headers['last-event-id']).to.equal(`e${whole}`);
  });

  it('is given a whole interval more when the page becomes visible', async () => {
    const { served, seen } = await live();
    seen.env.tell('hidden');
    seen.env.advance(44_000);
    seen.env.tell('visible');
    seen.env.advance(44_000);
    expect(seen.connection.state).to.equal('live');
    seen.env.advance(1001);
    expect(seen.connection.state).to.equal('stalled');
    expect(await requests(served)).to.be.at.most(2);
  });

  it('is given a whole interval more after a sleep, and is noticed then', async () => {
    const { seen } = await live();
    seen.env.sleep(8 * 3_600_000);
    expect(seen.connection.state, 'the silence was ours').to.equal('live');
    seen.env.advance(45_001);
    expect(seen.connection.state).to.equal('stalled');
  });

  for (const hours of [1, -1]) {
    it(`is noticed although the clock was set by ${hours} h`, async () => {
      const { seen } = await live();
      seen.env.advance(10_000);
      seen.env.setClock(hours * 3_600_000);
      seen.env.advance(2 * 45_001);
      expect(seen.words).to.include('stalled');
    });
  }

  it('is no matter for a source in the page: it may think as long as it likes, and is read once', async () => {
    const source = new Subject<unknown>();
    const seen = watch({ source });
    await seen.until(() => source.observed, 'it is read');
    source.next(run[0]);
    seen.env.advance(600_000);
    expect(seen.words).not.to.include('stalled');
    seen.env.tell('offline');
    seen.env.advance(600_000);
    seen.env.tell('online');
    source.next(run[1]);
    await seen.until(() => seen.state.eventCount === 2, 'the second event is there');
    expect(seen.connection.state).to.equal('live');
  });
});

describe('the page', () => {
  it('that is left has no connection, and one that comes back goes on at its position', async () => {
    const { served, seen } = await live();
    seen.env.tell('leaving');
    await seen.until(async () => (await served.reads())[0]!.closed, 'the connection is dropped');
    seen.env.advance(600_000);
    expect(await requests(served), 'while it is away').to.equal(1);
    await served.emit({ ...run[1], id: 'e5', seq: 5 });
    seen.env.tell('back');
    await seen.quiet(() => seen.connection.state === 'live' && seen.state.eventCount === 5, 'it is current');
    expect((await served.reads())[1]!.headers['last-event-id']).to.equal('e4');
  });

  it('that comes back does not ask again what was refused for good', async () => {
    const served = await serve({ replies: [{ status: 404 }] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('failed');
    seen.env.tell('leaving');
    seen.env.tell('back');
    seen.env.advance(60_000);
    expect(seen.connection.state).to.equal('failed');
    expect(await requests(served)).to.equal(1);
  });

  for (const event of ['online', 'visible'] as const) {
    it(`tries at once when it is ${event}, at most once a second`, async () => {
      const served = await serve({ events: run, replies: [{ status: 503, headers: { 'Retry-After': '600' } }] });
      const seen = watch({ url: served.url });
      await seen.untilConnection('reconnecting');
      for (let i = 0; i < 5; i++) seen.env.tell(event);
      seen.env.advance(999);
      expect(await requests(served)).to.equal(1);
      seen.env.advance(1);
      await seen.until(async () => (await requests(served)) === 2, 'it is tried');
      for (let i = 0; i < 5; i++) seen.env.tell(event);
      seen.env.advance(1000);
      await seen.until(async () => (await requests(served)) === 3, 'it is tried again');
    });
  }

  it('tries at once when a person asks, whatever the server wanted', async () => {
    const served = await serve({ events: run, replies: [{ status: 503, headers: { 'Retry-After': '600' } }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('reconnecting');
    await seen.store.dispatch({ type: 'retry-stream' });
    await seen.until(() => seen.state.eventCount === 4, 'the run is there');
    expect(seen.connection.attempt).to.equal(0);
  });

  it('that is offline says so, tries now and then all the same, and is live at once when it works', async () => {
    const { served, seen } = await live();
    seen.env.tell('offline');
    expect(seen.connection.state).to.equal('offline');
    seen.env.advance(5000);
    await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
    expect(await requests(served)).to.equal(2);
  });

  it('that goes online again tries at once', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 2, end: 'hang' }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.until(() => seen.state.eventCount === 2, 'two events are there');
    seen.env.tell('offline');
    seen.env.tell('online');
    expect(seen.connection.state).to.equal('reconnecting');
    seen.env.advance(1000);
    await seen.until(() => seen.state.eventCount === 4, 'the run is there');
  });

  it('that was offline from the start says so', async () => {
    const served = await serve({ events: run, replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    expect(seen.words).to.include('connecting');
    seen.env.tell('offline');
    expect(seen.connection.state).to.equal('offline');
  });

  it('that is hidden waits longer between attempts', async () => {
    const served = await serve({ replies: [{ status: 503 }] });
    const pauses: number[] = [];
    for (const hidden of [false, true]) {
      const seen = watch({ url: served.url });
      seen.env.chance = 0.999999;
      if (hidden) seen.env.tell('hidden');
      await seen.drive(() => seen.connection.attempt >= 7);
      pauses.push(seen.connection.retryInMs!);
    }
    expect(pauses).to.deep.equal([10_000, 30_000]);
  });
});

/** Waits until the bytes the server has sent by now were taken: an event sent after them is. */
async function received(seen: Watch, served: ServedRun): Promise<void> {
  const count = seen.state.eventCount + 1;
  await served.emit({ type: 'notice', level: 'info', text: 'x', id: `e${count}`, seq: count });
  await seen.until(() => seen.state.eventCount === count, 'the bytes are taken');
}
