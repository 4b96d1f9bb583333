import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { recordOf, type RunRecord } from '../../src/streams/index.js';
import { UsageBook } from '../../src/streams/reduce/usage.js';
import { UsageCurve } from '../../src/streams/usage-curve.js';
import { hold } from './support/property.js';
import { at, foldOf, numbered, started, succeeded, type WireEvent } from './support/runs.js';
import { anyRun } from './support/random-runs.js';

const newBook = (): UsageBook => new UsageBook();
const records = (events: readonly WireEvent[]): RunRecord[] => numbered(events).map((event) => recordOf(event));
const usage = (key: string, inputTokens: number, outputTokens: number, more: object = {}): WireEvent => ({
  type: 'usage',
  scope: 'call',
  mode: 'final',
  key,
  usage: { inputTokens, outputTokens },
  ...more,
});
const timeAt = (seconds: number): number => Date.parse(at(seconds));

describe('usage curve', () => {
  it('has a point wherever tokens were reported, with the sum so far', () => {
    const { points } = new UsageCurve(newBook).read(records([started, usage('a', 100, 10), usage('b', 50, 5), succeeded]));
    expect(points.map(({ time, totalTokens }) => [time, totalTokens])).to.deep.equal([
      [timeAt(2), 110],
      [timeAt(3), 165],
      [timeAt(4), 165],
    ]);
  });

  it('knows nothing where nothing was reported', () => {
    const { points, compactions, contextLimit } = new UsageCurve(newBook).read(records([started, succeeded]));
    expect([points, compactions, contextLimit]).to.deep.equal([[], [], undefined]);
    const half = new UsageCurve(newBook).read(records([{ ...usage('a', 0, 0), usage: { inputTokens: 5 } }]));
    expect(half.points, 'an unknown output makes the total unknown').to.deep.equal([]);
  });

  it('follows the context, its limit, and what compaction made of it', () => {
    const { points, compactions, contextLimit } = new UsageCurve(newBook).read(
      records([
        { type: 'context', used: 90, limit: 100 },
        { type: 'compaction', before: 90, after: 20 },
        { type: 'context', used: 30 },
      ]),
    );
    expect(points.map(({ contextTokens }) => contextTokens)).to.deep.equal([90, 20, 30]);
    expect(compactions).to.deep.equal([{ time: timeAt(2), before: 90, after: 20 }]);
    expect(contextLimit).to.equal(100);
  });

  it('stays under 512 points, keeps the last value and never goes back in time', () => {
    const many = Array.from({ length: 5000 }, (_, n) => usage(`k${n}`, 1, 1));
    const { points } = new UsageCurve(newBook).read(records(many));
    expect(points.length).to.be.within(200, 512);
    expect(points.at(-1)!.totalTokens).to.equal(10_000);
    expect(points.every(({ time }, i) => i === 0 || time >= points[i - 1]!.time)).to.equal(true);
  });

  it('comes to the same curve in whatever steps it is read', async () => {
    await hold(
      fc.property(anyRun({ ended: false }), fc.integer({ min: 1, max: 7 }), (events, step) => {
        const all = records(events);
        const curve = new UsageCurve(newBook);
        for (let count = 0; count < all.length; count += step) curve.read(all, count);
        expect(curve.read(all)).to.deep.equal(new UsageCurve(newBook).read(all));
      }),
    );
  });

  it('ends where the metrics of the run do', async () => {
    await hold(
      fc.property(anyRun({ ended: true }), (events) => {
        const { points } = new UsageCurve(newBook).read(records(events));
        const { totalTokens } = foldOf(numbered(events)).metrics;
        // A last report may leave out what an earlier one said: then the curve ends with what was known.
        if (totalTokens !== undefined) expect(points.at(-1)?.totalTokens).to.equal(totalTokens);
      }),
    );
  });

  it('shows an earlier moment of the run when asked for fewer records', () => {
    const all = records([usage('a', 1, 1), usage('b', 1, 1), usage('c', 1, 1)]);
    const curve = new UsageCurve(newBook);
    expect(curve.read(all).points).to.have.length(3);
    expect(curve.read(all, 1).points).to.have.length(1);
    expect(curve.read(all).points).to.have.length(3);
  });

  it('counts a history that is told again once', () => {
    const told = (epoch: string): WireEvent[] => [
      { ...started, id: `${epoch}1`, seq: 1, epoch, time: at(0) },
      { ...usage('a', 10, 1, { mode: 'delta' }), id: `${epoch}2`, seq: 2, epoch, time: at(1) },
    ];
    const all = [...told('x'), ...told('y')];
    expect(new UsageCurve(newBook).read(all.map((event) => recordOf(event))).points.at(-1)!.totalTokens).to.equal(11);
    expect(foldOf(all).metrics.totalTokens).to.equal(11);
  });

  it('stops when its time is up and goes on where it was', () => {
    const all = records(Array.from({ length: 4000 }, (_, n) => usage(`k${n}`, 1, 1)));
    const curve = new UsageCurve(newBook);
    let readings = 0;
    do {
      curve.read(all, all.length, 0);
      readings++;
    } while (curve.isBehind);
    expect(readings).to.be.above(2);
    expect(curve.read(all)).to.deep.equal(new UsageCurve(newBook).read(all));
  });
});
