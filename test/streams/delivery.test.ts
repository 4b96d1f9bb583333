/** Delivery as a model: a random run, a server that breaks at random, and the state that must come of it all the same. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PageEvent, Transport } from '../../src/streams/index.js';
import { FakeEnvironment } from './support/fake-environment.js';
import { FaultyTransport, type Behaviour } from './support/faulty-transport.js';
import { hold } from './support/property.js';
import { anyRun, identify, type Identity } from './support/random-runs.js';
import { foldOf, notices, numbered, plain, started, succeeded, type WireEvent } from './support/runs.js';
import { watch, type Watch } from './support/watch.js';

const small = fc.integer({ min: 0, max: 12 });
const breaks = {
  begins: fc.constantFrom('refused' as const, 'silent' as const),
  brings: small,
  repeats: small,
  whole: fc.constant(true),
  batch: fc.integer({ min: 1, max: 5 }),
  ends: fc.constantFrom('interrupted' as const, 'error' as const, 'silent' as const),
};
const withGaps = { ...breaks, skips: fc.array(small, { maxLength: 3 }), swaps: fc.boolean() };
const behaviours = (faults: { [K in keyof Behaviour]: fc.Arbitrary<Behaviour[K]> }): fc.Arbitrary<Behaviour[]> =>
  fc.array(fc.record(faults, { requiredKeys: [] }), { maxLength: 8 });
const pageEvents = fc.array(
  fc.constantFrom<PageEvent>('hidden', 'visible', 'offline', 'online', 'leaving', 'back'),
  { maxLength: 4 },
);

/** Reads the run over a broken server until the connection has nothing more to do. */
async function receive(events: readonly WireEvent[], faults: readonly Behaviour[], page: readonly PageEvent[] = []): Promise<Watch> {
  const env = new FakeEnvironment();
  const seen = watch({ transport: new FaultyTransport(events, faults) }, env);
  const told = [...page];
  for (let turns = 0; seen.connection.state !== 'finished'; turns++) {
    if (turns > 2000) throw new Error(`no end after ${turns} turns: ${seen.words.join(', ')}`);
    await env.breathe();
    await env.breathe();
    const next = told.shift();
    if (next) env.tell(next);
    else if (turns === page.length) for (const last of ['back', 'online', 'visible'] as const) env.tell(last);
    else if (env.nextIn !== undefined) env.advance(env.nextIn);
  }
  return seen;
}

/** Ids of the events behind the entries, one for each time an event is shown. */
const shownIds = (seen: Watch): string[] => seen.state.entries.map((entry) => [...entry.eventIds]).flat();

describe('delivery over any drops', () => {
  // A repeat that begins with an event nobody can name cannot be told from news: where only some have names, a server
  // repeats from one that has.
  const { repeats: _, ...withoutRepeats } = breaks;
  const cases = { both: breaks, id: breaks, seq: breaks, none: breaks, mixed: withoutRepeats } satisfies Record<Identity, object>;
  for (const [identity, faults] of Object.entries(cases) as [Identity, typeof breaks][]) {
    it(`equals the uninterrupted run, events told apart by: ${identity} (R2)`, async function () {
      this.timeout(60_000);
      const property = fc.asyncProperty(anyRun({ ended: true }), behaviours(faults), pageEvents, async (run, broken, page) => {
        const events = identify(run, identity);
        const seen = await receive(events, broken, page);
        expect(plain(seen.state)).to.deep.equal(plain(foldOf(events)));
        seen.stop();
      });
      await hold(property);
    });
  }

  it('knows events without a name by their place, also after a repeat that broke off', async () => {
    const note = { type: 'notice', level: 'info', text: 'x' };
    const events = [{ ...note, id: 'a' }, note, note, { ...note, id: 'b' }, note, { type: 'run.finished', outcome: 'success', id: 'c' }];
    const seen = await receive(events, [{ brings: 5 }, { whole: true, brings: 1 }, { brings: 1 }]);
    expect(seen.state.eventCount).to.equal(6);
  });

  for (const identity of ['both', 'seq'] satisfies Identity[]) {
    it(`fills every gap the server can still fill, events told apart by: ${identity} (R2, R3)`, async function () {
      this.timeout(60_000);
      const property = fc.asyncProperty(anyRun({ ended: true }), behaviours(withGaps), async (run, faults) => {
        const events = identify(run, identity);
        const seen = await receive(events, faults);
        expect(plain(seen.state)).to.deep.equal(plain(foldOf(events)));
        seen.stop();
      });
      await hold(property);
    });
  }

  it('loses nothing that comes while it puts a long run in order', async () => {
    const run = numbered([started, ...notices(20_000), succeeded]);
    const [missing, late] = [run[5]!, run.slice(15_000)];
    let attempts = 0;
    let release: (() => void) | undefined;
    const transport: Transport = {
      async *connect(position) {
        yield { type: 'open' };
        const first = position === undefined ? run.slice(0, 15_000) : [];
        const known = attempts++ === 0 ? first.filter((event) => event !== missing) : first;
        yield { type: 'records', records: known.map((value) => ({ value })) };
        await new Promise<void>((resolve) => (release = resolve));
        for (const value of late) yield { type: 'records', records: [{ value }] };
        return 'interrupted';
      },
    };
    const seen = watch({ transport });
    await seen.until(() => attempts === 2 && release !== undefined, 'it has read again');
    seen.env.advance(250);
    // Now the run is being put in order, a slice at a time.
    release!();
    await seen.until(() => seen.connection.state === 'finished', 'the run has ended');
    expect(plain(seen.state)).to.deep.equal(plain(foldOf(run)));
  });

  it('marks what it cannot have: every event is shown once or lies in a gap (R3)', async function () {
    this.timeout(60_000);
    const faults = behaviours({ ...withGaps, skipsFromStart: fc.constant(true) });
    const property = fc.asyncProperty(anyRun({ ended: true }), faults, async (run, broken) => {
      const events = identify(run.filter(({ type }) => /^(notice|prompt|run\.)/.test(type)), 'both');
      const seen = await receive(events, broken);
      const shown = shownIds(seen);
      expect(new Set(shown).size, 'nothing twice').to.equal(shown.length);
      const missing = events.filter(({ id }) => !shown.includes(id!)).map(({ seq }) => seq!);
      const covered = missing.filter((seq) => seen.state.gaps.some(({ from, to }) => from! <= seq && seq <= to!));
      expect(covered, 'nothing missing in silence').to.deep.equal(missing);
      for (const { from, to } of seen.state.gaps) {
        const told = seen.gaps.some((gap) => gap.from! <= from! && to! <= gap.to!);
        expect(told, `the gap ${from} to ${to} was told`).to.equal(true);
      }
      seen.stop();
    });
    await hold(property);
  });
});
