import { expect } from '@open-wc/testing';
import { redactorOf, redactRecords, RunRedactor } from '../../../src/streams/redact/index.js';
import { recordOf, reduceRun, RunReducer, type RunRecord, type RunState } from '../../../src/streams/index.js';
import { numbered, plain, type WireEvent } from '../support/runs.js';
import { stateOf } from '../reduce/support.js';
import { secrets } from './secrets.js';

const token = secrets.github!;
const mark = '[REDACTED:github]';
/** A secret in every field that holds text. */
const everywhere: readonly WireEvent[] = [
  {
    type: 'run.started',
    run: { id: 'r1', title: token, agent: { name: token }, model: token, project: { name: token }, workItem: { title: token } },
    input: { [token]: token },
  },
  { type: 'prompt', role: 'user', content: [{ type: 'text', text: token }, { type: 'file', name: token, text: token }] },
  { type: 'message.delta', messageId: 'm1', text: `take ${token.slice(0, 9)}` },
  { type: 'message.delta', messageId: 'm1', text: `${token.slice(9)} or` },
  { type: 'message.finished', messageId: 'm1' },
  { type: 'thinking.delta', messageId: 'm1', text: token },
  { type: 'tool.started', toolCallId: 't1', name: 'bash', title: token, args: { command: `echo ${token}`, env: [{ [token]: token }] } },
  { type: 'tool.progress', toolCallId: 't1', text: token.slice(0, 20) },
  { type: 'tool.progress', toolCallId: 't1', text: token.slice(20) },
  { type: 'tool.finished', toolCallId: 't1', status: 'error', result: [token], error: { message: token } },
  { type: 'tool.args.delta', toolCallId: 't2', text: `{"a":"${token}"` },
  { type: 'agent.started', agentId: 'a1', name: token, description: token },
  { type: 'step.started', stepId: 's1', name: token },
  { type: 'input.requested', requestId: 'q1', reason: token, message: token, options: [token] },
  { type: 'notice', level: 'info', text: token },
  { type: 'retry', attempt: 1, reason: token },
  { type: 'state', snapshot: { token } },
  { type: 'gap', from: 90, to: 91, reason: token },
  { type: 'usage', scope: 'call', mode: 'final', key: 'k', model: token, usage: { inputTokens: 1, outputTokens: 1 } },
  { type: 'no such type', text: token },
  { type: 'run.failed', error: { type: 'tool_failed', message: token, remediation: [token] } },
];
/** No piece of the token that is long enough to be of use. */
const leaks = (text: string): boolean => text.includes(token.slice(4, 24)) || text.includes(token.slice(-20));

describe('redaction of a run', () => {
  it('leaves no secret in any text of the state', () => {
    const state = new RunRedactor(redactorOf()).state(stateOf(...everywhere));
    const text = JSON.stringify(state);
    expect(leaks(text), text).to.equal(false);
    expect(state.title).to.equal(mark);
    expect(state.error!.message).to.equal(mark);
  });

  it('keeps what ties things together: ids, times, status, links', () => {
    const before = stateOf(...everywhere);
    const after = new RunRedactor(redactorOf()).state(before);
    expect(after).to.include({ id: 'r1', status: 'failed', version: before.version, links: before.links });
    const ids = (state: RunState): unknown => state.entries.map(({ id, kind, time, status }) => [id, kind, time, status]);
    expect(ids(after)).to.deep.equal(ids(before));
  });

  it('writes the line of an entry anew, so that none ends in half a secret', () => {
    const state = stateOf({ type: 'notice', level: 'info', text: `${'x '.repeat(115)}${token}` });
    expect(leaks(state.entries.at(0)!.summary) || state.entries.at(0)!.summary.includes(token.slice(0, 8))).to.equal(true);
    expect(new RunRedactor(redactorOf()).state(state).entries.at(0)!.summary).to.not.contain(token.slice(0, 8));
  });

  it('shows of a message no more than can never be part of a secret, at every cut', () => {
    const text = `first ${token} then ${secrets.bearer} end`;
    const whole = redactorOf()(text, { final: true }).text;
    const redactor = new RunRedactor(redactorOf());
    for (let cut = 1; cut < text.length; cut++) {
      const events = [text.slice(0, cut), text.slice(cut)].map((piece) => ({ type: 'message.delta', messageId: 'm', text: piece }));
      const reducer = new RunReducer();
      const shownAfter = (event: WireEvent): string => {
        reducer.apply(recordOf(event));
        return (redactor.state(reducer.snapshot()).entries.at(0) as { text: string }).text;
      };
      const [first, second] = numbered(events);
      expect(whole.startsWith(shownAfter(first!)), `cut after ${cut}`).to.equal(true);
      expect(whole.startsWith(shownAfter(second!)), `cut after ${cut}`).to.equal(true);
      expect(shownAfter({ type: 'message.finished', messageId: 'm' })).to.equal(whole);
    }
  });

  it('gives the same objects for the same state and the same entries', () => {
    const redactor = new RunRedactor(redactorOf());
    const reducer = new RunReducer();
    for (const event of numbered(everywhere)) reducer.apply(recordOf(event));
    const first = redactor.state(reducer.snapshot());
    expect(redactor.state(reducer.snapshot())).to.equal(first);
    reducer.apply(recordOf({ type: 'notice', level: 'info', text: 'more' }));
    expect(redactor.state(reducer.snapshot()).entries.at(3)).to.equal(first.entries.at(3));
  });

  it('looks at entries only when they are looked at', () => {
    let calls = 0;
    const redactor = new RunRedactor(redactorOf((text) => ({ text, stableLength: (calls += 1) })));
    const state = redactor.state(stateOf(...Array.from({ length: 100 }, () => ({ type: 'notice', level: 'info', text: 'a' }))));
    const before = calls;
    expect(before).to.be.below(10);
    state.entries.at(50);
    expect(calls).to.be.above(before);
    expect(calls).to.be.below(before + 10);
  });

  it('keeps a run readable when its redactor fails: all is marked, nothing shown', () => {
    const listen = (event: ErrorEvent): void => event.preventDefault();
    const before = window.onerror;
    window.onerror = () => true;
    addEventListener('error', listen);
    const broken = redactorOf(() => {
      throw new Error('no');
    });
    const state = new RunRedactor(broken).state(stateOf(...everywhere));
    removeEventListener('error', listen);
    window.onerror = before;
    expect(leaks(JSON.stringify(state))).to.equal(false);
    expect(state.agent!.name).to.equal('[REDACTED:error]');
    expect(state.entries.at(0)!.kind).to.equal('lifecycle');
  });

  describe('in its records', () => {
    const records = (events: readonly WireEvent[]): RunRecord[] => numbered(events).map((event) => recordOf(event));
    const redacted = [...redactRecords({ run: {}, records: records(everywhere) }, redactorOf())];

    it('leaves no secret, not even in pieces', () => {
      const text = JSON.stringify(redacted);
      expect(leaks(text), text).to.equal(false);
      const joined = redacted.map(({ event }) => (event as { text?: string }).text ?? '').join('');
      expect(leaks(joined)).to.equal(false);
    });

    it('folds to what is shown', () => {
      const shown = new RunRedactor(redactorOf()).state(stateOf(...everywhere));
      const folded = reduceRun(redacted);
      const { links: _, ...facts } = plain(folded) as { links: unknown };
      const { links: __, ...expected } = plain(shown) as { links: unknown };
      expect(facts).to.deep.equal(expected);
    });
  });
});
