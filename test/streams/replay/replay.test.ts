/** Earlier moments of a run, exact and quick, while it goes on. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createRunStore, reduceRun, sharedRunStore, type ReplayState, type RunState } from '../../../src/streams/index.js';
import { serve } from '../support/fault-server.js';
import { anyRun } from '../support/random-runs.js';
import { foldOf, notices, numbered, plain, smallRun, started, succeeded, type WireEvent } from '../support/runs.js';
import { until, watch, type Watch } from '../support/watch.js';

/** What a store shows, and where. */
interface Shown {
  state: RunState;
  live: RunState;
  replay: ReplayState;
}

function shownBy({ store }: Pick<Watch, 'store'>): Shown {
  const shown: Partial<Shown> = {};
  const error = (cause: unknown): void => {
    throw cause;
  };
  store.state$.subscribe({ next: (state) => (shown.state = state), error });
  store.live$.subscribe({ next: (live) => (shown.live = live), error });
  store.replay$.subscribe({ next: (replay) => (shown.replay = replay), error });
  return shown as Shown;
}

const finished = async (events: readonly WireEvent[]): Promise<Watch> => {
  const seen = watch({ source: events });
  await seen.finished();
  return seen;
};

describe('replay', () => {
  it('shows the run after its first events, to and fro', async () => {
    const seen = await finished(smallRun);
    const shown = shownBy(seen);
    for (const position of [3, 1, 5, 0, 4, 2]) {
      await seen.store.seek(position);
      expect(plain(shown.state), `after ${position}`).to.deep.equal(plain(foldOf(smallRun.slice(0, position))));
      expect(shown.replay).to.deep.equal({ position, total: 6 });
    }
    await seen.store.seek(null);
    expect(shown.state).to.equal(shown.live);
    expect(shown.replay).to.deep.equal({ position: null, total: 6 });
  });

  it('keeps to the events there are', async () => {
    const seen = await finished(smallRun);
    const shown = shownBy(seen);
    for (const [asked, given] of [[99, 6], [-3, 0], [2.9, 2], [NaN, 0]] as const) {
      await seen.store.seek(asked);
      expect(shown.replay.position, String(asked)).to.equal(given);
    }
  });

  it('is at every moment what the events so far fold to, wherever it came from', async () => {
    const seeks = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyRun({ ended: false }), seeks, async (events, shares) => {
        const store = createRunStore({ source: events });
        const shown = shownBy({ store });
        await until(() => shown.live.eventCount > 0 || events.length === 0, 'the run is read');
        await until(() => store.history.records.length === shown.replay.total, 'all is counted');
        const { records } = store.history;
        for (const share of shares) {
          const position = Math.floor(share * records.length);
          await store.seek(position);
          const whole = position === records.length ? shown.live : reduceRun(records.slice(0, position));
          expect(plain(shown.state)).to.deep.equal(plain(whole));
        }
        store.destroy();
      }),
      { numRuns: 60 },
    );
  });

  it('is exact far into a run of every kind, forward and back over what is kept on the way', async function () {
    this.timeout(60_000);
    const events = longRun(9000);
    const seen = watch({ source: events });
    await seen.finished();
    const shown = shownBy(seen);
    for (const position of [8999, 2100, 2047, 6200, 4096, 4097, 1, 8190, 5000]) {
      await seen.store.seek(position);
      expect(plain(shown.state), `after ${position}`).to.deep.equal(plain(foldOf(events.slice(0, position))));
    }
  });

  it('shows the moment asked for last, whatever was asked for before', async () => {
    const seen = await finished(longRun(5000));
    const shown = shownBy(seen);
    await Promise.all([4000, 10, 3000, 7].map((position) => seen.store.seek(position)));
    expect(shown.replay.position).to.equal(7);
    expect(shown.state.eventCount).to.equal(7);
  });

  it('stays where it is while the run goes on, and returns to it', async () => {
    const run = await serve({ events: numbered([started, ...notices(3)]), replies: [{ end: 'hang' }] });
    const seen = watch({ url: run.url });
    const shown = shownBy(seen);
    await seen.until(() => shown.live.eventCount === 4, 'four events are there');
    await seen.store.seek(2);
    await run.emit(...numbered(notices(2), 5));
    await seen.until(() => shown.live.eventCount === 6, 'two more are there');
    expect(shown.state.eventCount).to.equal(2);
    expect(shown.replay).to.deep.equal({ position: 2, total: 6 });
    await seen.store.seek(null);
    expect(shown.state).to.equal(shown.live);
    await run.emit(...numbered([succeeded], 7));
    await seen.until(() => shown.state.status === 'completed', 'the end is shown');
  });

  it('shows events that come late where they belong, also in a moment gone by', async () => {
    const all = numbered([started, ...notices(6)]);
    const run = await serve({ events: all.filter(({ seq }) => seq !== 3 && seq !== 4), replies: [{ end: 'hang' }] });
    const seen = watch({ url: run.url });
    const shown = shownBy(seen);
    await seen.quiet(() => shown.live.eventCount === 5, 'five events are there');
    await seen.store.seek(4);
    await run.change({ events: all });
    await seen.store.dispatch({ type: 'retry-stream' });
    await seen.quiet(() => shown.live.eventCount === 7, 'the others are there');
    await seen.until(() => shown.state.gaps.length === 0, 'the moment is shown anew');
    expect(plain(shown.state)).to.deep.equal(plain(foldOf(all.slice(0, 4))));
  });

  it('says of a recording whose run it is, at every moment', async () => {
    const events = numbered(notices(3));
    const run = await serve({ format: 'recording', events, run: { id: 'r9', title: 'Kept' } });
    const seen = watch({ url: run.url });
    await seen.finished();
    const shown = shownBy(seen);
    await seen.store.seek(1);
    expect(shown.state.title).to.equal('Kept');
  });

  it('begins anew with another run', async () => {
    const [one, two] = await Promise.all([serve({ events: smallRun }), serve({ events: smallRun })]);
    const first = sharedRunStore({ url: one.url });
    const shown = shownBy({ store: first });
    await until(() => shown.live.status === 'completed', 'the first run is there');
    await first.seek(2);
    const other = shownBy({ store: sharedRunStore({ url: two.url }) });
    expect(other.replay.position).to.equal(null);
    expect(shown.replay.position).to.equal(2);
  });

  it('never holds the page up: any moment of 100,000 events comes in short pieces', async function () {
    this.timeout(120_000);
    const events = longRun(100_000);
    const seen = watch({ source: events });
    await seen.finished();
    const shown = shownBy(seen);
    // Every look at the clock finds a millisecond gone: how fast the machine is makes no difference.
    let ms = 0;
    performance.now = () => ms++;
    try {
      const before = seen.env.breaths;
      await seen.store.seek(99_999);
      expect(99_999 / (seen.env.breaths - before), 'records from one turn of the page to the next').to.be.below(300);
      for (const position of [10, 60_000, 59_999, 30_123, 90_000, 5]) {
        await seen.store.seek(position);
        expect(shown.state.eventCount).to.equal(position);
      }
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
  });
});

/** A run of many turns with all that keeps something open from one event to another. */
function longRun(length: number): WireEvent[] {
  const events: WireEvent[] = [started];
  for (let turn = 1; events.length < length; turn++) {
    const [turnId, messageId, toolCallId] = [`t${turn}`, `m${turn}`, `c${turn}`];
    events.push(
      { type: 'turn.started', turnId },
      { type: 'thinking.delta', turnId, messageId, text: 'hm ' },
      { type: 'tool.started', turnId, toolCallId, name: 'bash', args: { command: 'ls' } },
      ...Array.from({ length: 40 }, (): WireEvent => ({ type: 'message.delta', turnId, messageId, text: 'word ' })),
      { type: 'thinking.finished', turnId, messageId },
      { type: 'tool.progress', turnId, toolCallId, text: 'a\n' },
      { type: 'usage', scope: 'call', mode: 'cumulative', key: messageId, model: 'm', usage: { inputTokens: 10 * turn } },
      { type: 'tool.finished', turnId, toolCallId, status: turn % 7 === 0 ? 'error' : 'ok', result: turn },
      { type: 'input.requested', turnId, requestId: `q${turn}`, reason: 'approval' },
      { type: 'usage', scope: 'call', mode: 'delta', key: messageId, usage: { outputTokens: 3 }, cost: { amount: 0.1, currency: 'USD' } },
      { type: 'input.resolved', turnId, requestId: `q${turn}`, status: 'approved' },
      { type: 'turn.finished', turnId },
    );
    // Every third message goes on in the next turn.
    if (turn % 3 !== 0) events.push({ type: 'message.finished', turnId, messageId });
  }
  return numbered(events.slice(0, length));
}
