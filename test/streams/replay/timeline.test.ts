/** How the moments of a run lie in time, whatever the clocks said. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { recordOf, type ReplayTimeline } from '../../../src/streams/index.js';
import { timelineOf } from '../../../src/streams/replay/timeline.js';
import { NOW } from '../support/fake-environment.js';
import { at, numbered, type WireEvent } from '../support/runs.js';

const read = (events: readonly WireEvent[]): Promise<ReplayTimeline> => timelineOf(events.map((event) => recordOf(event)));
const timed = (...seconds: (number | undefined)[]): WireEvent[] =>
  seconds.map((s) => ({ type: 'notice', level: 'info', text: 'n', ...(s === undefined ? {} : { time: at(s) }) }));
const times = (timeline: ReplayTimeline): number[] =>
  Array.from({ length: timeline.total + 1 }, (_, position) => timeline.timeAt(position));

/** Times as servers send them: mostly rising, some missing, some absurd. */
const anyTimes = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 600 }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(-9e8, 4e9, -1) },
  ),
  { maxLength: 40 },
);

describe('the timeline of a run', () => {
  it('counts from the first event', async () => {
    const timeline = await read(timed(10, 12, 15.5));
    expect(times(timeline)).to.deep.equal([0, 0, 2000, 5500]);
    expect(timeline.durationMs()).to.equal(5500);
    expect([0, 1999, 2000, 5499, 9999].map((time) => timeline.positionAt(time))).to.deep.equal([1, 1, 2, 2, 3]);
  });

  it('puts an event without a time where the one before it is', async () => {
    expect(times(await read(timed(undefined, 1, undefined, 3)))).to.deep.equal([0, 0, 0, 0, 2000]);
  });

  it('does not believe one clock against all others', async () => {
    expect(times(await read(timed(1, 2, 4e9, 3, -9e8, 5))), 'a jump ahead and one back').to.deep.equal([0, 0, 1000, 1000, 2000, 2000, 4000]);
  });

  it('goes by arrival where no event has a time', async () => {
    const event = { type: 'notice', level: 'info', text: 'n' };
    const timeline = await timelineOf([NOW, NOW + 700, NOW + 900].map((arrivedAt) => recordOf(event, arrivedAt)));
    expect(times(timeline)).to.deep.equal([0, 0, 700, 900]);
  });

  it('takes ten events a second where nobody knows', async () => {
    const timeline = await read(timed(undefined, undefined, undefined));
    expect(timeline.isTimed).to.equal(false);
    expect(times(timeline)).to.deep.equal([0, 100, 200, 300]);
  });

  it('counts an idle stretch as a second when asked to', async () => {
    const timeline = await read(timed(0, 2, 62, 64));
    expect(timeline.idleGaps).to.deep.equal([{ from: 2, durationMs: 60_000 }]);
    expect([1, 2, 3, 4].map((position) => timeline.timeAt(position, true))).to.deep.equal([0, 2000, 3000, 5000]);
    expect(timeline.positionAt(2999, true)).to.equal(2);
    expect(timeline.durationMs(true)).to.equal(5000);
  });

  it('never falls, and position and time are each other’s inverse', async () => {
    await fc.assert(
      fc.asyncProperty(anyTimes, fc.boolean(), async (seconds, compressed) => {
        const timeline = await read(timed(...seconds));
        for (let position = 1; position <= timeline.total; position++) {
          const time = timeline.timeAt(position, compressed);
          expect(time).to.be.at.least(timeline.timeAt(position - 1, compressed));
          const found = timeline.positionAt(time, compressed);
          expect(found).to.be.at.least(position);
          expect(timeline.timeAt(found, compressed)).to.equal(time);
          if (found < timeline.total) expect(timeline.timeAt(found + 1, compressed)).to.be.above(time);
        }
      }),
    );
  });

  it('marks errors, turns, steering, gaps and the end', async () => {
    const timeline = await read(
      numbered([
        { type: 'run.started', run: { id: 'r' } },
        { type: 'turn.started', turnId: 't1' },
        { type: 'tool.started', turnId: 't1', toolCallId: 'c1', name: 'bash' },
        { type: 'tool.finished', turnId: 't1', toolCallId: 'c1', status: 'error', error: { message: 'no' } },
        { type: 'prompt', role: 'user', content: 'Look again', delivery: 'steer' },
        { type: 'message.finished', turnId: 't2', messageId: 'm1', content: 'Done', id: 'e8', seq: 8 },
        { type: 'run.finished', outcome: 'success', id: 'e9', seq: 9 },
      ]),
    );
    expect(timeline.marks).to.deep.equal([
      { kind: 'turn', position: 2, label: '1' },
      { kind: 'error', position: 4, label: 'bash' },
      { kind: 'steer', position: 5 },
      { kind: 'gap', position: 6 },
      { kind: 'turn', position: 6, label: '2' },
      { kind: 'end', position: 7 },
    ]);
  });

  it('steps over what only goes on', async () => {
    const delta = { type: 'message.delta', messageId: 'm', text: 'x' };
    const timeline = await read(numbered([{ type: 'message.started', messageId: 'm' }, delta, delta, { type: 'message.finished', messageId: 'm' }, delta]));
    expect([0, 1, 2, 4, 5].map((position) => timeline.step(position, 1))).to.deep.equal([1, 4, 4, 5, 5]);
    expect([5, 4, 3, 1, 0].map((position) => timeline.step(position, -1))).to.deep.equal([4, 1, 1, 0, 0]);
  });

  it('is the same object until there are more events, and then knows them', async () => {
    const records = timed(1, 2).map((event) => recordOf(event));
    const first = await timelineOf(records);
    expect(await timelineOf(records)).to.equal(first);
    records.push(recordOf(timed(9)[0]));
    const second = await timelineOf(records);
    expect([first.total, second.total, second.durationMs()]).to.deep.equal([2, 3, 8000]);
  });
});
