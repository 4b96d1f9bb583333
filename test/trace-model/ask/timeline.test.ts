import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { timelineOf, type TraceTimeline } from '../../../src/trace-model/ask/timeline.js';
import type { TraceEntry } from '../../../src/trace-model/trace-document.js';
import { action, log, open, readBehaviors, sequence } from '../documents.js';

const entryAt = (time: number | undefined, index: number): TraceEntry => ({
  index,
  id: String(index),
  ...(time !== undefined && { time }),
  kind: 'instruct',
  path: '',
  name: 'A',
  submitted: 'success',
  outcome: 'action_complete',
  verdict: 'success',
});
const timeline = (times: readonly (number | undefined)[], createdAt?: number): TraceTimeline =>
  timelineOf({ entries: times.map(entryAt), ...(createdAt !== undefined && { createdAt }) });

describe('timelineOf', () => {
  it('places entries by their time since the document was created', () => {
    const line = timeline([2000, 3000, 5000], 1000);
    expect([-1, 0, 1, 2].map((position) => line.timeAt(position))).to.deep.equal([0, 1000, 2000, 4000]);
    expect(line).to.include({ total: 3, isTimed: true, startedAt: 1000 });
    expect(line.durationMs()).to.equal(4000);
    expect([0, 999, 1000, 3999, 4000, 9e9].map((time) => line.positionAt(time))).to.deep.equal([-1, -1, 0, 1, 2, 2]);
  });

  it('marks entries by outcome: thoughts and the gate are told apart from steps', () => {
    const tree = sequence('Root', [action('A', 'ie'), action('B')]);
    const trace = open(tree, log(tree, ['gate accept', '0 success', '0 think Hm.', '0:1 false', '1 running', '1 failure']));
    expect(timelineOf(trace).marks.map(({ kind }) => kind)).to.deep.equal(['gate', 'success', 'thought', 'failure', 'running', 'failure']);
    expect(timelineOf(trace).marks.map(({ index, name }) => `${index} ${name}`)).to.include('3 A');
    expect(timelineOf(open(tree, log(tree, ['gate reject']))).marks[0]?.kind).to.equal('failure');
  });

  it('shortens what is much longer than usual, and only that', () => {
    const line = timeline([1000, 2000, 3000, 603_000, 604_000], 0);
    expect(line.gaps).to.deep.equal([{ from: 2, durationMs: 600_000 }]);
    expect(line.durationMs()).to.equal(604_000);
    expect(line.durationMs(true)).to.equal(5000);
    expect(timeline([60_000, 130_000, 190_000], 0).gaps, 'slow is not idle').to.deep.equal([]);
  });

  it('stands entries at equal distances where none has a time', () => {
    const line = timeline([undefined, undefined, undefined]);
    expect(line.isTimed).to.equal(false);
    expect([-1, 0, 1, 2].map((position) => line.timeAt(position))).to.deep.equal([0, 1000, 2000, 3000]);
    expect(line.gaps).to.deep.equal([]);
  });

  it('is the same object as long as the log is the same', async () => {
    const trace = await readBehaviors('ship-fix-success');
    expect(timelineOf(trace)).to.equal(timelineOf({ ...trace }));
    expect(timelineOf(trace).total).to.equal(trace.entries.length);
    expect(timelineOf(trace).durationMs()).to.be.greaterThan(0);
  });

  it('of an empty log is empty', () => {
    const line = timeline([], 5);
    expect(line).to.include({ total: 0, isTimed: false });
    expect(line.durationMs()).to.equal(0);
    expect(line.positionAt(100)).to.equal(-1);
  });

  it('whatever the times are: never runs backwards, and every place leads back to where it is', () => {
    const time = fc.oneof(fc.integer({ min: -1e15, max: 1e15 }), fc.integer({ min: 0, max: 100_000 }), fc.constant(undefined), fc.constantFrom(NaN, Infinity, -Infinity));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 40 }), fc.option(fc.integer(), { nil: undefined }), (times, createdAt) => {
        const line = timeline(times, createdAt);
        for (const compressed of [false, true]) {
          let before = 0;
          for (let position = -1; position < line.total; position++) {
            const at = line.timeAt(position, compressed);
            expect(at).to.be.at.least(before).and.to.be.finite;
            const back = line.positionAt(at, compressed);
            expect(back).to.be.at.least(position);
            expect(line.timeAt(back, compressed)).to.equal(at);
            before = at;
          }
        }
        expect(line.durationMs(true)).to.be.at.most(line.durationMs() + 1e-6);
        const skipped = line.gaps.reduce((sum, { durationMs }) => sum + durationMs, 0);
        expect(skipped).to.be.at.most(line.durationMs() * (1 + 1e-9));
      }),
    );
  });
});
