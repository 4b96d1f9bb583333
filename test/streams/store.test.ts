/** One connection for any number of readers, held for as long as anybody reads. */
import { expect } from '@open-wc/testing';
import type { Observable, Subscription } from 'rxjs';
import { createRunStore, sharedRunStore, type RunState, type RunStoreOptions } from '../../src/streams/index.js';
import { FakeEnvironment } from './support/fake-environment.js';
import { serve, type ServedRun } from './support/fault-server.js';
import { at, notices, numbered, smallRun, started, succeeded } from './support/runs.js';
import { until, watch } from './support/watch.js';

const open = { replies: [{ end: 'hang' as const }] };
const subscriptions: Subscription[] = [];
afterEach(() => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
});

function read<T>(values: Observable<T>): { readonly list: T[]; readonly subscription: Subscription } {
  const list: T[] = [];
  const subscription = values.subscribe({
    next: (value) => list.push(value),
    error: (error: unknown) => {
      throw error;
    },
  });
  subscriptions.push(subscription);
  return { list, subscription };
}
const storeOf = (options: RunStoreOptions): ReturnType<typeof createRunStore> =>
  createRunStore({ environment: new FakeEnvironment(), ...options });
const closed = async (run: ServedRun, i = 0): Promise<boolean> => (await run.reads())[i]!.closed;
/** Longer than the moment a connection is kept for; nothing is expected to happen in it. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

describe('a run store', () => {
  it('asks for nothing before somebody subscribes', async () => {
    const run = await serve({ events: smallRun });
    const store = storeOf({ url: run.url });
    read(store.receipts$);
    read(store.failure$);
    await aMoment();
    expect(await run.reads()).to.have.length(0);
  });

  it('gives the current state at once to whoever comes later', async () => {
    const run = await serve({ events: smallRun });
    const store = storeOf({ url: run.url });
    const first = read(store.state$);
    await until(() => first.list.at(-1)!.status === 'completed', 'the run is there');
    expect(read(store.state$).list).to.deep.equal([first.list.at(-1)]);
    expect(read(store.connection$).list.map(({ state }) => state)).to.deep.equal(['finished']);
  });

  it('makes one request for three readers (R16)', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const store = storeOf({ url: run.url });
    const readers = [read(store.state$), read(store.connection$), read(store.state$)] as const;
    await until(() => readers[0].list.at(-1)!.eventCount === 3, 'three events are there');
    expect(readers[2].list.at(-1)).to.equal(readers[0].list.at(-1));
    expect(await run.reads()).to.have.length(1);
  });

  it('keeps its connection while a reader moves: unsubscribed and subscribed again at once (R17)', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const store = storeOf({ url: run.url });
    const before = read(store.state$);
    await until(() => before.list.at(-1)!.eventCount === 3, 'three events are there');
    before.subscription.unsubscribe();
    const after = read(store.state$);
    expect(after.list.at(-1)).to.equal(before.list.at(-1));
    // A move may take a few tasks. Timers of one page run in the order they are due, however late.
    after.subscription.unsubscribe();
    await new Promise((resolve) => setTimeout(resolve, 10));
    read(store.state$);
    await aMoment();
    expect(await run.reads()).to.have.length(1);
    expect(await closed(run)).to.equal(false);
  });

  it('drops it a moment after the last reader has left, and tells nobody else (R17, R19)', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const store = storeOf({ url: run.url });
    const [one, two] = [read(store.state$), read(store.connection$)];
    await until(() => one.list.at(-1)!.eventCount === 3, 'three events are there');
    one.subscription.unsubscribe();
    await aMoment();
    expect(await closed(run), 'one still reads').to.equal(false);
    two.subscription.unsubscribe();
    await until(() => closed(run), 'the connection is dropped');
    expect((await run.seen()).map(({ method }) => method)).to.deep.equal(['GET']);
  });

  it('goes on at its position when readers come back', async () => {
    const run = await serve({ events: smallRun, replies: [{ upTo: 3, end: 'hang' }, {}] });
    const store = storeOf({ url: run.url });
    const before = read(store.state$);
    await until(() => before.list.at(-1)!.eventCount === 3, 'three events are there');
    before.subscription.unsubscribe();
    await until(() => closed(run), 'the connection is dropped');
    const after = read(store.state$);
    await until(() => after.list.at(-1)!.status === 'completed', 'the run is there');
    expect((await run.reads())[1]!.headers['last-event-id']).to.equal('e3');
    expect(after.list.at(-1)!.eventCount).to.equal(smallRun.length);
  });

  it('that is destroyed ends at once, and asks for nothing ever again', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const store = storeOf({ url: run.url });
    const reader = read(store.state$);
    await until(() => reader.list.at(-1)!.eventCount === 3, 'three events are there');
    store.destroy();
    await until(() => closed(run), 'the connection is dropped');
    expect(reader.subscription.closed).to.equal(true);
    await store.dispatch({ type: 'retry-stream' });
    read(store.state$);
    read(store.connection$);
    await aMoment();
    read(store.state$);
    expect(await run.reads()).to.have.length(1);
  });

  it('raises the version with every new state, also when a gap is filled', async () => {
    const events = numbered([started, ...notices(6), succeeded]);
    const forged = Array.from({ length: 5 }, (_, i) => ({ ...events[1]!, text: `forged ${i}` }));
    const replies = [{ upTo: 2 }, { skip: [4], end: 'hang' as const }, {}];
    const run = await serve({ events: [...events.slice(0, 2), ...forged, ...events.slice(2)], replies });
    const seen = watch({ url: run.url });
    await seen.finished();
    const versions = seen.states.filter((state, i, all) => state !== all[i - 1]).map(({ version }) => version);
    expect(versions).to.deep.equal([...new Set(versions)].sort((a, b) => a - b));
  });

  it('gives frozen states only', async () => {
    const run = await serve({ events: smallRun });
    const seen = watch({ url: run.url });
    await seen.finished();
    for (const state of seen.states) expect(Object.isFrozen(state)).to.equal(true);
    for (const connection of seen.connections) expect(Object.isFrozen(connection)).to.equal(true);
  });

  it('knows the links of its run, the action links on its own origin only', async () => {
    const links = { steer: '/steer', cancel: 'https://evil.example/cancel', board: '/board' };
    const run = await serve({ events: numbered([{ ...started, run: { id: 'r1', links } }]), ...open });
    const seen = watch({ url: run.url });
    await seen.until(() => seen.state.eventCount === 1, 'the start is there');
    expect([...seen.store.links.actions.values()]).to.deep.equal([`${location.origin}/steer`]);
    expect(seen.store.links.pages.get('board')).to.equal(`${location.origin}/board`);
    expect(seen.store.can('steer')).to.equal(true);
    expect(seen.store.can('cancel')).to.equal(false);
    expect(seen.store.can('cancel', { handlers: { cancel: () => Promise.resolve() } })).to.equal(true);
  });

  it('estimates the clock of the server from live events', async () => {
    const run = await serve({ events: numbered([started]), ...open });
    const seen = watch({ url: run.url });
    await seen.until(() => seen.state.eventCount === 1, 'the start is there');
    await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
    expect(seen.store.serverNow(), 'history says nothing').to.equal(seen.env.now());
    await run.emit({ ...notices(1)[0], id: 'e2', seq: 2, time: at(3600) });
    await seen.until(() => seen.state.eventCount === 2, 'the live event is there');
    expect(seen.store.serverNow() - Date.parse(at(3600))).to.equal(0);
    seen.env.advance(5000);
    expect(seen.store.serverNow() - Date.parse(at(3605))).to.equal(0);
  });

  it('does not wait for frames: 20,000 events while the page is busy drawing nothing', async () => {
    const run = await serve({ events: numbered([started, ...notices(20_000), succeeded]) });
    const frames = Object.getOwnPropertyDescriptor(window, 'requestAnimationFrame')!;
    let asked = 0;
    Object.defineProperty(window, 'requestAnimationFrame', { ...frames, value: () => ++asked });
    try {
      expect((await watch({ url: run.url }).finished()).eventCount).to.equal(20_002);
      expect(asked, 'frames asked for').to.equal(0);
    } finally {
      Object.defineProperty(window, 'requestAnimationFrame', frames);
    }
  });
});

describe('the page’s shared store', () => {
  it('is the same for the same run read in the same way', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const environment = new FakeEnvironment();
    const init = { headers: {} };
    const stores = [1, 2, 3].map(() => sharedRunStore({ url: run.url, requestInit: init, environment }));
    expect(new Set(stores).size).to.equal(1);
    expect(sharedRunStore({ url: run.url, requestInit: { headers: {} }, environment })).not.to.equal(stores[0]);
    expect(sharedRunStore({ url: run.url, resume: 'query', requestInit: init, environment })).not.to.equal(stores[0]);
    const readers = stores.map((store) => read(store.state$));
    await until(() => readers.every(({ list }) => list.at(-1)!.eventCount === 3), 'all three see three events');
    expect(await run.reads()).to.have.length(1);
  });

  it('is forgotten once its connection was dropped', async () => {
    const run = await serve({ events: smallRun.slice(0, 3), ...open });
    const options = { url: run.url, environment: new FakeEnvironment() };
    const store = sharedRunStore(options);
    const reader = read<RunState>(store.state$);
    await until(() => reader.list.at(-1)!.eventCount === 3, 'three events are there');
    expect(sharedRunStore(options)).to.equal(store);
    reader.subscription.unsubscribe();
    await until(() => closed(run), 'the connection is dropped');
    expect(sharedRunStore(options)).not.to.equal(store);
  });
});
