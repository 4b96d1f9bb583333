import { expect } from '@open-wc/testing';
import { NOW } from '../support/fake-environment.js';
import { started } from '../support/runs.js';
import { entriesOf, only, stateOf } from './support.js';

const delta = (text: string, messageId = 'm1') => ({ type: 'message.delta', messageId, text });
const thought = (text: string) => ({ type: 'thinking.delta', messageId: 'm1', text });

describe('reduce: prompts, messages, thinking', () => {
  it('makes one entry of each prompt, with its delivery and the action that caused it', () => {
    const state = stateOf(
      { type: 'prompt', role: 'system', content: 'Be brief.', delivery: 'new' },
      { type: 'prompt', role: 'user', content: 'Skip tests.', delivery: 'steer', actionId: 'act1' },
    );
    expect(entriesOf(state, 'prompt').map(({ role, text, delivery, actionId }) => [role, text, delivery, actionId])).to.deep.equal([
      ['system', 'Be brief.', 'new', undefined],
      ['user', 'Skip tests.', 'steer', 'act1'],
    ]);
  });

  it('joins the text parts of a content and keeps the others as parts', () => {
    const image = { type: 'image', url: 'https://x.example/a.png' };
    const prompt = only(
      stateOf({ type: 'prompt', role: 'user', content: [{ type: 'text', text: 'a' }, image, { type: 'text', text: 'b' }] }),
      'prompt',
    );
    expect(prompt.text).to.equal('a\nb');
    expect(prompt.parts).to.deep.equal([image]);
  });

  it('folds the deltas of a message into one entry that runs until it is finished', () => {
    const open = [{ type: 'message.started', messageId: 'm1', role: 'assistant' }, delta('Hel'), delta('lo')];
    const running = only(stateOf(...open), 'message');
    expect(running).to.include({ text: 'Hello', status: 'running', role: 'assistant' });
    expect(running.marks).to.equal(undefined);
    const done = only(stateOf(...open, { type: 'message.finished', messageId: 'm1', finishReason: 'stop' }), 'message');
    expect(done).to.include({ text: 'Hello', status: 'ok', finishReason: 'stop', durationMs: 3000, time: NOW + 1000 });
    expect([...done.eventIds]).to.deep.equal(['e1', 'e2', 'e3', 'e4']);
  });

  it('keeps interleaved messages apart', () => {
    const state = stateOf(delta('a', 'm1'), delta('x', 'm2'), delta('b', 'm1'), delta('y', 'm2'));
    expect(entriesOf(state, 'message').map(({ text }) => text)).to.deep.equal(['ab', 'xy']);
  });

  it('opens a message for a delta whose beginning was missed, and says so', () => {
    const message = only(stateOf(delta('…and so on')), 'message');
    expect(message).to.include({ text: '…and so on', status: 'running', role: 'assistant' });
    expect(message.marks).to.deep.equal(['beginning-missing']);
  });

  it('takes a whole message in one event for whole, and a bare end for torn', () => {
    const whole = only(stateOf({ type: 'message.finished', messageId: 'm1', role: 'assistant', content: 'All' }), 'message');
    expect(whole).to.include({ text: 'All', status: 'ok' });
    expect(whole.marks).to.equal(undefined);
    expect(only(stateOf({ type: 'message.finished', messageId: 'm1' }), 'message').marks).to.deep.equal(['beginning-missing']);
  });

  it('lets the content of the end replace what was streamed', () => {
    const state = stateOf(delta('Hel'), { type: 'message.finished', messageId: 'm1', content: 'Hello' });
    expect(only(state, 'message').text).to.equal('Hello');
  });

  it('gives every block of thinking of a message its own entry', () => {
    const end = { type: 'thinking.finished', messageId: 'm1' };
    const begin = { type: 'thinking.started', messageId: 'm1' };
    const state = stateOf(begin, thought('a'), end, delta('text'), begin, thought('b'), end);
    expect(entriesOf(state, 'thinking').map(({ text, status }) => [text, status])).to.deep.equal([['a', 'ok'], ['b', 'ok']]);
    expect(new Set(state.entries.map(({ id }) => id)).size).to.equal(3);
  });

  it('knows redacted thinking, which has no text', () => {
    const entry = only(stateOf({ type: 'thinking.finished', messageId: 'm1', redacted: true }), 'thinking');
    expect(entry).to.include({ redacted: true, status: 'ok', text: '' });
    expect(entry.marks).to.equal(undefined);
  });

  it('opens thinking whose beginning was missed', () => {
    expect(only(stateOf(thought('so')), 'thinking').marks).to.deep.equal(['beginning-missing']);
  });

  it('summarises a text in one line of at most 240 characters', () => {
    const { summary } = only(stateOf(delta(`first\n\n  second\t${'x'.repeat(1000)}`)), 'message');
    expect(summary).to.match(/^first · second x+…$/);
    expect(summary).to.have.length(240);
    expect(only(stateOf(started), 'lifecycle').summary).to.equal('');
  });

  it('says in that line where a block ends, unless its punctuation does', () => {
    for (const [text, line] of [
      ['## It is stable\n\nThe redirect comes first.', '## It is stable · The redirect comes first.'],
      ['# Result\nAll pass', '# Result · All pass'],
      ['Before\n## After\nboth', 'Before · After · both'],
      ['**Done**\r\n\r\nNext', '**Done** · Next'],
      ['To do:\n- one\n- two\n  - three', 'To do: one · two · three'],
      ['1. first\n2. second', '1. first 2. second'],
      ['A sentence.\n\nAnother (also!)\n\nand more', 'A sentence. Another (also!) and more'],
      ['نعم؟\n\nلا', 'نعم؟ لا'],
      ['a line that was\nwrapped, and\n*another*', 'a line that was wrapped, and *another*'],
      ['Two:\n| a | b |\n|---|---|\n| 1 | 2 |', 'Two: | a | b | |---|---| | 1 | 2 |'],
      ['x = 1\n-2 * 3\n\n', 'x = 1 -2 * 3'],
    ] as const) {
      expect(stateOf({ type: 'prompt', role: 'user', content: text }).entries.at(0)!.summary, text).to.equal(line);
    }
  });

  it('leaves the lines of a command without marks that it does not have', () => {
    const call = { type: 'tool.started', toolCallId: 'c1', name: 'bash', args: { command: '# all of it\n\nnpm test\n- 1' } };
    expect(stateOf(call).entries.at(0)!.summary).to.equal('# all of it npm test - 1');
  });

  it('keeps lone surrogates and control characters as they came', () => {
    expect(only(stateOf(delta('\ud800'), delta('\u0000\u202e')), 'message').text).to.equal('\ud800\u0000\u202e');
  });

  it('puts a surrogate pair that was cut between two deltas together', () => {
    expect(only(stateOf(delta('\ud83d'), delta('\ude42')), 'message').text).to.equal('🙂');
  });
});
