import { expect } from '@open-wc/testing';
import { everyKind, failedRun, longRun, stateOf } from '../../../stories/run-log.fixtures.js';
import type { RunState } from '../../../src/streams/index.js';
import { loadParts } from './load-parts.js';
import { openLog, type LogOptions } from './log-fixture.js';

/** A value of every kind that is drawn, by tools and in parts of a message. */
const everyType: readonly object[] = [
  { type: 'message.finished', messageId: 'm', content: [{ type: 'text', text: '# Found\n\n`code` and [a link](https://a.example)' }, { type: 'image', url: 'https://a.example/a.png', alt: 'A chart' }, { type: 'file', name: 'r.csv', text: 'a,b' }] },
  ...[
    ['execute', { command: 'x' }, '\u001b[31mred\u001b[0m\n\u001b[42mgreen\u001b[0m'],
    ['edit', { path: 'a.ts', old_string: 'const b = oldName(2);', new_string: 'const b = newName(2);' }, 'ok'],
    ['search', { q: 1 }, Array.from({ length: 60 }, (_, i) => ({ i, text: `n${i}` }))],
    ['read', { path: 'a.ts' }, 'const a = 1; // one'],
  ].flatMap(([kind, args, result], i) => [
    { type: 'tool.started', toolCallId: `c${i}`, name: 'x', kind, args },
    { type: 'tool.finished', toolCallId: `c${i}`, status: 'ok', result },
  ]),
  { type: 'gap', from: 1, to: 2, reason: 'lost' },
  { type: 'input.requested', requestId: 'q', reason: 'approval', message: 'May I?' },
];

const states: Readonly<Record<string, () => [RunState, LogOptions]>> = {
  streaming: () => [stateOf(everyKind), { height: 900 }],
  'everything open': () => [stateOf(everyKind), { height: 1600, display: { expanded: 'all' } }],
  'every type open': () => [stateOf(everyType), { height: 2400, display: { expanded: 'all', follow: false } }],
  'selected, not following': () => [stateOf(everyKind), { display: { follow: false, selectedEntry: 'tool:c1' } }],
  failed: () => [stateOf(failedRun), { height: 900 }],
  narrow: () => [stateOf(everyKind), { width: 340, height: 900 }],
  long: () => [longRun(100_000).state(), {}],
  empty: () => [stateOf([]), {}],
};

describe('<run-log> accessibility', () => {
  before(loadParts);

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
