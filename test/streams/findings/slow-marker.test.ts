import { expect } from '@open-wc/testing';
import { SlowMarker } from '../../../src/streams/findings/index.js';
import { RunReducer, recordOf, type RunState } from '../../../src/streams/index.js';
import { stateOf } from '../reduce/support.js';
import { numbered, type WireEvent } from '../support/runs.js';
import { call } from './support.js';

const slowOf = (state: RunState): boolean[] => state.entries.map(({ slow }) => slow === true);
const bash = (seconds: number, ms: number): WireEvent[] => call('bash', { seconds }, seconds, ms);

describe('slow entries', () => {
  const events = [...bash(1, 900), ...bash(2, 5000), ...bash(8, 900), ...bash(9, 2700)];

  it('are marked where they took more than three times what is usual, and more than two seconds', () => {
    const state = stateOf(...events);
    // The usual of 900, 900, 2700 and 5000 ms is 1800: nothing is over three times that.
    expect(slowOf(new SlowMarker().mark(state))).to.deep.equal([false, false, false, false]);
    const longer = stateOf(...events, ...bash(12, 900));
    expect(slowOf(new SlowMarker().mark(longer))).to.deep.equal([false, true, false, false, false]);
  });

  it('depend on the state alone, not on the states before', () => {
    const all = numbered([...events, ...bash(12, 900), ...bash(14, 4000), ...bash(20, 4000), ...bash(26, 4000)]);
    const reducer = new RunReducer();
    const marker = new SlowMarker();
    for (const event of all) {
      reducer.apply(recordOf(event));
      const state = reducer.snapshot();
      expect(slowOf(marker.mark(state))).to.deep.equal(slowOf(new SlowMarker().mark(state)));
    }
  });

  it('leave the entries of a state that was handed out as they were', () => {
    const marker = new SlowMarker();
    const before = marker.mark(stateOf(...events, ...bash(12, 900)));
    const marks = slowOf(before);
    marker.mark(stateOf(...events, ...bash(12, 900), ...bash(14, 9000), ...bash(30, 9000), ...bash(40, 9000)));
    expect(slowOf(before)).to.deep.equal(marks);
  });

  it('stay the same objects while the entry does', () => {
    const marker = new SlowMarker();
    const state = stateOf(...events, ...bash(12, 900));
    const marked = marker.mark(state);
    expect(marked.entries.at(1)).to.equal(marked.entries.at(1));
    expect(marked.entries.at(0)).to.equal(state.entries.at(0));
    expect(Object.isFrozen(marked.entries.at(1))).to.equal(true);
    expect(marker.mark(state)).to.equal(marked);
  });

  it('leave a state without them untouched', () => {
    const state = stateOf(...bash(1, 900));
    expect(new SlowMarker().mark(state)).to.equal(state);
  });

  it('can be prepared in slices', async () => {
    const marker = new SlowMarker();
    const state = stateOf(...events, ...bash(12, 900));
    await marker.prepare(state);
    expect(slowOf(marker.mark(state))).to.deep.equal([false, true, false, false, false]);
  });
});
