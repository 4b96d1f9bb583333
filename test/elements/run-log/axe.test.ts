import { expect } from '@open-wc/testing';
import { everyKind, failedRun, longRun, stateOf } from '../../../stories/run-log.fixtures.js';
import type { RunState } from '../../../src/streams/index.js';
import { openLog, type LogOptions } from './log-fixture.js';

const states: Readonly<Record<string, () => [RunState, LogOptions]>> = {
  streaming: () => [stateOf(everyKind), { height: 900 }],
  'everything open': () => [stateOf(everyKind), { height: 1600, display: { expanded: 'all' } }],
  'selected, not following': () => [stateOf(everyKind), { display: { follow: false, selectedEntry: 'tool:c1' } }],
  failed: () => [stateOf(failedRun), { height: 900 }],
  narrow: () => [stateOf(everyKind), { width: 340, height: 900 }],
  long: () => [longRun(100_000).state(), {}],
  empty: () => [stateOf([]), {}],
};

describe('<run-log> accessibility', () => {
  for (const [name, make] of Object.entries(states)) {
    for (const dark of [false, true]) {
      it(`has nothing axe objects to: ${name}, ${dark ? 'dark' : 'light'}`, async () => {
        const [state, options] = make();
        const page = await openLog(state, { ...options, dark });
        await expect(page.log).to.be.accessible();
      });
    }
  }
});
