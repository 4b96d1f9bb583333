import { expect } from '@open-wc/testing';
import { NOW } from '../support/fake-environment.js';
import { entriesOf, only, stateOf } from './support.js';

const call = { type: 'tool.started', toolCallId: 't1', name: 'bash', kind: 'execute', args: { command: 'ls' } };
const result = { type: 'tool.finished', toolCallId: 't1', status: 'ok', result: 'a b' };

describe('reduce: tools', () => {
  it('makes one entry of call and result, each with its time', () => {
    const tool = only(stateOf(call, result), 'tool');
    expect(tool).to.include({ name: 'bash', toolKind: 'execute', status: 'ok', result: 'a b', summary: 'ls' });
    expect(tool).to.include({ time: NOW + 1000, resultTime: NOW + 2000, durationMs: 1000 });
    expect([...tool.eventIds]).to.deep.equal(['e1', 'e2']);
  });

  it('believes the duration the server measured', () => {
    expect(only(stateOf(call, { ...result, durationMs: 12 }), 'tool').durationMs).to.equal(12);
  });

  it('takes the same call and result for the same entry when the result comes first', () => {
    const late = only(stateOf(result, call), 'tool');
    expect(late).to.include({ name: 'bash', title: 'bash', toolKind: 'execute', status: 'ok', result: 'a b' });
    expect(late.args).to.deep.equal({ command: 'ls' });
    expect(late.marks, 'nothing is missing any more').to.equal(undefined);
  });

  it('keeps a result whose call never came, and says so', () => {
    const tool = only(stateOf({ ...result, name: 'wc' }), 'tool');
    expect(tool).to.include({ name: 'wc', status: 'ok' });
    expect(tool.marks).to.deep.equal(['beginning-missing']);
    expect(only(stateOf(result), 'tool').name).to.equal('unknown tool');
  });

  it('collects streamed arguments as text until they are whole', () => {
    const { args: _, ...bare } = call;
    const streamed = [bare, { type: 'tool.args.delta', toolCallId: 't1', text: '{"comm' }, { type: 'tool.args.delta', toolCallId: 't1', text: 'and"' }];
    const half = only(stateOf(...streamed), 'tool');
    expect(half.argsText).to.equal('{"command"');
    expect(half).not.to.have.property('args');
    const whole = only(stateOf(...streamed, { type: 'tool.args', toolCallId: 't1', args: { command: 'pwd' } }), 'tool');
    expect(whole.args).to.deep.equal({ command: 'pwd' });
    expect(whole.summary).to.equal('pwd');
  });

  it('reads streamed arguments for its line when the call is over, though no event repeats them', () => {
    const { args: _, ...bare } = call;
    const delta = { type: 'tool.args.delta', toolCallId: 't1', text: '{"command":"pwd"}' };
    expect(only(stateOf(bare, delta), 'tool').summary, 'while they stream').to.equal('{"command":"pwd"}');
    expect(only(stateOf(bare, delta, result), 'tool').summary).to.equal('pwd');
    expect(only(stateOf(bare, { ...delta, text: '{"comm' }, result), 'tool').summary, 'cut off').to.equal('{"comm');
  });

  it('collects what a tool prints while it runs', () => {
    const tool = only(stateOf(call, { type: 'tool.progress', toolCallId: 't1', text: 'a\n' }, { type: 'tool.progress', toolCallId: 't1', text: 'b\n' }), 'tool');
    expect(tool).to.include({ progress: 'a\nb\n', status: 'running' });
  });

  for (const type of ['tool.args.delta', 'tool.progress']) {
    it(`opens a tool for a ${type} whose beginning was missed`, () => {
      const tool = only(stateOf({ type, toolCallId: 't1', text: 'x' }), 'tool');
      expect(tool).to.include({ name: 'unknown tool', status: 'running' });
      expect(tool.marks).to.deep.equal(['beginning-missing']);
    });
  }

  for (const status of ['ok', 'error', 'denied', 'cancelled']) {
    it(`shows a tool that ended ${status}`, () => {
      const state = stateOf(call, { ...result, status, error: { message: 'no', type: 'exit_code' } });
      expect(only(state, 'tool').status).to.equal(status);
      expect(only(state, 'tool').error).to.deep.equal({ message: 'no', type: 'exit_code' });
    });
  }

  it('counts calls and errors as the entries show them, whatever came twice', () => {
    const other = { ...call, toolCallId: 't2' };
    const state = stateOf(
      call,
      { ...result, status: 'error' },
      other,
      { ...result, toolCallId: 't2', status: 'error' },
      { ...result, toolCallId: 't2', status: 'ok' },
      { ...result, toolCallId: 't1', status: 'error', result: 'again' },
    );
    expect(entriesOf(state, 'tool').map(({ status }) => status)).to.deep.equal(['error', 'ok']);
    expect(state.metrics).to.include({ toolCalls: 2, toolErrors: 1 });
  });

  it('names a call by its most telling argument', () => {
    const summaryOf = (args: unknown): string => only(stateOf({ ...call, args }), 'tool').summary;
    expect(summaryOf({ path: 'src/a.ts', limit: 5 })).to.equal('src/a.ts');
    expect(summaryOf({ depth: 2, all: true })).to.equal('depth: 2, all: true');
    expect(summaryOf(['a', 'b'])).to.equal('2 items');
    expect(summaryOf('plain')).to.equal('plain');
    expect(summaryOf(JSON.parse('{"__proto__": "x", "toString": 1}'))).to.equal('__proto__: x, toString: 1');
  });
});
