import { expect } from '@open-wc/testing';
import { choiceOf, choicesOf, OpenInputs } from '../../../../src/elements/internal/run/open-inputs.js';
import type { EntryOf } from '../../../../src/streams/index.js';
import { showControls } from '../../../../src/elements/internal/show-controls.js';
import { fold, numbered, runs } from '../../../../stories/fixtures.js';

describe('OpenInputs', () => {
  const ask = (requestId: string): object => ({ type: 'input.requested', requestId, reason: 'approval' });
  const resolve = (requestId: string): object => ({ type: 'input.resolved', requestId, status: 'approved' });
  const ids = (inputs: OpenInputs, events: readonly object[]): string[] =>
    inputs.find(fold(numbered(events))).map((entry) => entry.requestId);

  it('finds what is open, and only that, as the run goes on', () => {
    const inputs = new OpenInputs();
    const start = runs.running[0]!;
    expect(ids(inputs, [start])).to.deep.equal([]);
    expect(ids(inputs, [start, ask('a'), ask('b')])).to.deep.equal(['a', 'b']);
    expect(ids(inputs, [start, ask('a'), ask('b'), resolve('a')])).to.deep.equal(['b']);
    expect(ids(inputs, [start, ask('a'), ask('b'), resolve('a'), ask('c'), resolve('b')])).to.deep.equal(['c']);
  });

  it('begins anew with another run', () => {
    const inputs = new OpenInputs();
    ids(inputs, [...runs.running, ask('a')]);
    expect(ids(inputs, [ask('z')])).to.deep.equal(['z']);
  });
});

describe('choiceOf', () => {
  it('takes text as it is', () => expect(choiceOf('main')).to.deep.equal({ label: 'main', status: 'main' }));
  it('reads an object and sends it along', () => {
    const option = { id: 'release', label: 'Release branch' };
    expect(choiceOf(option)).to.deep.equal({ label: 'Release branch', status: 'release', payload: option });
  });
  it('survives anything else', () => {
    expect(choiceOf(null)).to.deep.equal({ label: 'null', status: 'null' });
    expect(choiceOf({})).to.deep.equal({ label: '{}', status: '{}', payload: {} });
    expect(choiceOf(7).label).to.equal('7');
  });
});

describe('choicesOf', () => {
  const words = { approve: 'Approve', deny: 'Deny' };
  const asked = (...options: unknown[]): EntryOf<'input'> =>
    fold(numbered([{ type: 'input.requested', requestId: 'q', reason: 'approval', options }])).entries.at(-1) as EntryOf<'input'>;

  it('has a verb for what a protocol calls an answer, and sends what the protocol calls it', () => {
    expect(choicesOf(asked('approved', 'denied', 'later'), words)).to.deep.equal([
      { label: 'Approve', status: 'approved' },
      { label: 'Deny', status: 'denied' },
      { label: 'later', status: 'later' },
    ]);
  });
});

describe('showControls', () => {
  it('writes out overrides, tags and controls', () => {
    expect(showControls('a\u202Eb\u202C\u0000\u{E0041}')).to.equal('a[U+202E]b[U+202C][U+0000][U+E0041]');
  });
  it('leaves words alone', () => {
    const text = 'tab\t line\n שלום\u200F 👩‍💻 naïve';
    expect(showControls(text)).to.equal(text);
  });
});
