import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { recordOf, RunReducer, type RunState } from '../../../src/streams/index.js';
import { hold } from '../support/property.js';
import { anyRun, batchesOf, identify, type Identity } from '../support/random-runs.js';
import { foldOf, plain, type WireEvent } from '../support/runs.js';

const identities: Identity[] = ['both', 'id', 'seq'];
const run = fc.tuple(anyRun({ ended: false }), fc.constantFrom(...identities)).map(([events, how]) => identify(events, how));
const cut = run.chain((events) => fc.tuple(fc.constant(events), batchesOf(events)));

/** Whole state, version and position included. */
const exactly = (state: RunState): unknown => ({ ...(plain(state) as object), version: state.version, position: state.position });

function inBatches(batches: readonly WireEvent[][], eachBatch: (state: RunState) => void = () => undefined): RunState {
  const reducer = new RunReducer();
  for (const batch of batches) {
    for (const event of batch) reducer.apply(recordOf(event));
    eachBatch(reducer.snapshot());
  }
  return reducer.snapshot();
}

describe('reduce: what holds for every run', () => {
  it('comes to the same state in whatever batches it is received', async () => {
    await hold(
      fc.property(cut, ([events, batches]) => {
        expect(exactly(inBatches(batches))).to.deep.equal(exactly(foldOf(events)));
      }),
    );
  });

  it('comes to the same state whatever was received again', async () => {
    const repeated = run.chain((events) =>
      fc.tuple(fc.constant(events), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 })),
    );
    await hold(
      fc.property(repeated, ([events, repeats]) => {
        const list = events.map((event) => [event]);
        for (const [from, to] of repeats) {
          const at = to % (events.length || 1);
          // Only what has been received can come again.
          if (events.length > 0) list[at]!.push(events[Math.min(from % events.length, at)]!);
        }
        expect(plain(foldOf(list.flat()))).to.deep.equal(plain(foldOf(events)));
      }),
    );
  });

  it('comes to the same state when it is told from the start again, to the letter', async () => {
    await hold(
      fc.property(cut, ([events, batches]) => {
        const seen = batches[0] ?? [];
        expect(exactly(foldOf([...seen, ...events]))).to.deep.equal(exactly(foldOf(events)));
      }),
    );
  });

  it('counts every record once and loses none', async () => {
    await hold(
      fc.property(run, (events) => {
        const state = foldOf(events);
        expect(state.eventCount).to.equal(events.length);
        expect(state.entries.filter(({ kind }) => kind === 'unknown')).to.have.length(state.unknownCount);
      }),
    );
  });

  it('never changes a state once given, and freezes all of it', async () => {
    await hold(
      fc.property(cut, ([, batches]) => {
        const taken: [RunState, unknown][] = [];
        inBatches(batches, (state) => taken.push([state, exactly(state)]));
        for (const [state, then] of taken) {
          expect(exactly(state)).to.deep.equal(then);
          expectFrozen(state);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('replaces the entry that changes and keeps the others, the very same objects', () => {
    const delta = { type: 'message.delta', messageId: 'm1', text: 'x' };
    const events = identify([delta, { ...delta, messageId: 'm2' }, { type: 'notice', level: 'info', text: '' }], 'both');
    const reducer = new RunReducer();
    for (const event of events) reducer.apply(recordOf(event));
    const before = reducer.snapshot().entries;
    reducer.apply(recordOf({ ...delta, messageId: 'm2', id: 'e4', seq: 4 }));
    const after = reducer.snapshot().entries;
    expect(after.map((entry, i) => entry === before.at(i))).to.deep.equal([true, false, true]);
  });

  it('gives every entry an id of its own that it keeps', async () => {
    await hold(
      fc.property(cut, ([, batches]) => {
        let before: string[] = [];
        inBatches(batches, ({ entries }) => {
          const ids = entries.map(({ id }) => id);
          expect(new Set(ids).size).to.equal(ids.length);
          expect(ids.slice(0, before.length)).to.deep.equal(before);
          before = ids;
        });
      }),
    );
  });

  it('counts tools as the entries show them', async () => {
    await hold(
      fc.property(run, (events) => {
        const { entries, metrics } = foldOf(events);
        const tools = entries.filter(({ kind }) => kind === 'tool');
        expect(metrics.toolCalls).to.equal(tools.length);
        expect(metrics.toolErrors).to.equal(tools.filter(({ status }) => status === 'error').length);
      }),
    );
  });

  it('leaves nothing running once the run has ended', async () => {
    await hold(
      fc.property(run, (events) => {
        const state = foldOf(events);
        const running = state.entries.filter(({ status }) => status === 'running');
        if (['completed', 'failed', 'cancelled'].includes(state.status)) expect(running.map(({ id }) => id)).to.deep.equal([]);
      }),
    );
  });

  it('raises the version with every change, and only then', async () => {
    await hold(
      fc.property(run, (events) => {
        const reducer = new RunReducer();
        let before = reducer.snapshot();
        for (const event of [...events, ...events]) {
          reducer.apply(recordOf(event));
          const state = reducer.snapshot();
          if (state === before) expect(state.version).to.equal(before.version);
          else expect(state.version).to.be.above(before.version);
          before = state;
        }
      }),
    );
  });
});

function expectFrozen(state: RunState): void {
  const { metrics, entries, gaps, links, position, context } = state;
  const own: unknown[] = [state, metrics, metrics.basis, metrics.byModel, metrics.byTurn, entries, gaps, links, position, context];
  for (const entry of entries) own.push(entry, entry.eventIds, entry.marks);
  for (const part of [...metrics.byModel, ...metrics.byTurn, ...gaps]) own.push(part, 'cost' in part ? part.cost : undefined);
  for (const value of own) expect(value === undefined || Object.isFrozen(value)).to.equal(true);
}
