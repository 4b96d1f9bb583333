import { expect } from '@open-wc/testing';
import { NOW } from '../support/fake-environment.js';
import { started, succeeded } from '../support/runs.js';
import { entriesOf, only, reducerOf, stateOf } from './support.js';

const finished = (outcome: string) => ({ type: 'run.finished', outcome });
const asked = (requestId = 'q1') => ({ type: 'input.requested', requestId, reason: 'approval' });
const answered = (requestId = 'q1', status = 'approved') => ({ type: 'input.resolved', requestId, status, by: 'Ann' });
const call = { type: 'tool.started', toolCallId: 't1', name: 'wc' };

describe('reduce: the run', () => {
  it('is pending before the first event and running from then on', () => {
    expect(stateOf().status).to.equal('pending');
    expect(stateOf().metrics.toolCalls).to.equal(0);
    expect(stateOf({ type: 'turn.started' }).status).to.equal('running');
  });

  it('takes the facts of its header from the start', () => {
    const run = {
      id: 'r1',
      title: 'Count',
      agent: { name: 'Mender', version: '2' },
      model: 'm',
      project: { name: 'P' },
      workItem: { title: 'W' },
      links: { steer: '/s' },
      heartbeatMs: 10_000,
    };
    const state = stateOf({ type: 'run.started', run, input: { words: 3 } });
    expect(state).to.deep.include({ ...run, startedAt: NOW + 1000 });
    expect(only(state, 'lifecycle')).to.include({ phase: 'started', summary: 'Mender 2 on m' });
    expect(only(state, 'lifecycle').input).to.deep.equal({ words: 3 });
  });

  it('keeps header facts a later description leaves out', () => {
    const reducer = reducerOf({ ...started, run: { id: 'r1', title: 'Count', links: { steer: '/s' } } });
    reducer.describe({ id: 'r1', model: 'm', links: { cancel: '/c' } });
    expect(reducer.snapshot()).to.deep.include({ title: 'Count', model: 'm', links: { steer: '/s', cancel: '/c' } });
  });

  const outcomes = {
    success: ['completed', 'completed', 'ok'],
    cancelled: ['cancelled', 'cancelled', 'cancelled'],
    interrupted: ['cancelled', 'interrupted', 'cancelled'],
    max_turns: ['failed', 'failed', 'error'],
    max_budget: ['failed', 'failed', 'error'],
  };
  for (const [outcome, [status, phase, entryStatus]] of Object.entries(outcomes)) {
    it(`that finished with ${outcome} is ${status}`, () => {
      const state = stateOf(started, finished(outcome));
      expect(state).to.include({ status, outcome, finishedAt: NOW + 2000 });
      expect(state.entries.at(-1)).to.include({ kind: 'lifecycle', phase, status: entryStatus });
      const limit = outcome.startsWith('max_');
      expect(state.error?.type).to.equal(limit ? outcome : undefined);
    });
  }

  it('that failed has the error as sent, and the advice of the server', () => {
    const error = { type: 'timeout', message: 'too long', code: 504, remediation: ['Wait'] };
    const state = stateOf(started, { type: 'run.failed', error });
    expect(state).to.deep.include({ status: 'failed', outcome: 'failed', error: { ...error, code: '504' } });
    expect(state.entries.at(-1)).to.include({ status: 'error', summary: 'too long' });
  });

  it('keeps its result', () => {
    expect(stateOf(started, { ...succeeded, result: { words: 7 } }).result).to.deep.equal({ words: 7 });
  });

  it('closes what is open when it ends: a tool without a result is cancelled, a text is done', () => {
    const open = [call, { type: 'message.delta', messageId: 'm1', text: 'x' }, { type: 'step.started', stepId: 's', name: 'S' }, asked()];
    const state = stateOf(...open, succeeded);
    expect(state.entries.map(({ kind, status }) => [kind, status])).to.deep.equal([
      ['tool', 'cancelled'],
      ['message', 'ok'],
      ['step', 'ok'],
      ['input', 'cancelled'],
      ['lifecycle', 'ok'],
    ]);
    expect(state.entries.at(0)!.durationMs).to.equal(4000);
    for (const outcome of ['cancelled', 'max_turns']) {
      const broken = stateOf(...open, finished(outcome)).entries.slice(0, 4);
      expect(broken.map(({ status }) => status), outcome).to.deep.equal(Array(4).fill('cancelled'));
    }
  });

  it('keeps and marks what comes after its end, and leaves nothing open there', () => {
    const state = stateOf(succeeded, call, { type: 'message.delta', messageId: 'm1', text: 'late' }, asked(), { type: 'prompt', role: 'user', content: 'p' });
    const after = state.entries.slice(1);
    for (const entry of after) expect(entry.marks, entry.kind).to.include('after-end');
    expect(after.map(({ status }) => status), 'still running').not.to.include('running');
    expect(state.status).to.equal('completed');
  });

  it('keeps its first end when there are two', () => {
    const state = stateOf(started, succeeded, { type: 'run.failed', error: { type: 'x', message: 'no' } });
    expect(state).to.include({ status: 'completed', outcome: 'success', finishedAt: NOW + 2000 });
    expect(state.error).to.equal(undefined);
    expect(state.entries.at(-1)!.marks).to.deep.equal(['after-end']);
  });

  it('is incomplete when its source ends without a terminal event, and only then', () => {
    const half = reducerOf(started);
    expect(half.snapshot().incomplete).to.equal(false);
    half.end();
    expect(half.snapshot()).to.include({ incomplete: true, status: 'running' });
    const whole = reducerOf(started, succeeded);
    whole.end();
    expect(whole.snapshot().incomplete).to.equal(false);
  });

  it('measures the time from its start to its newest event, and to its end', () => {
    expect(stateOf(started, call).metrics.elapsedMs).to.equal(1000);
    expect(stateOf(started, call, succeeded, call).metrics.elapsedMs).to.equal(2000);
    expect(stateOf(call).metrics.elapsedMs, 'no start').to.equal(undefined);
    expect(stateOf(started, { ...call, time: '1970-01-01T00:00:00Z' }).metrics.elapsedMs, 'a clock that jumped back').to.equal(0);
  });
});

describe('reduce: questions to a person', () => {
  it('make the run wait until each is answered', () => {
    expect(stateOf(asked()).status).to.equal('waiting');
    expect(stateOf(asked('q1'), asked('q2'), answered('q1')).status).to.equal('waiting');
    expect(stateOf(asked('q1'), asked('q2'), answered('q1'), answered('q2')).status).to.equal('running');
  });

  it('show what was asked and what was answered by whom', () => {
    const options = ['yes', { id: 'no' }];
    const state = stateOf({ ...asked(), message: 'Push?', options }, answered('q1', 'denied'));
    const input = only(state, 'input');
    expect(input).to.include({ reason: 'approval', message: 'Push?', status: 'denied' });
    expect(input).to.deep.include({ options, answer: { status: 'denied', by: 'Ann' } });
  });

  it('are not taken for granted when nobody answers them any more', () => {
    for (const status of ['cancelled', 'canceled', 'withdrawn', 'expired', 'timed_out']) {
      expect(only(stateOf(asked(), answered('q1', status)), 'input').status, status).to.equal('cancelled');
    }
  });

  it('keep an interrupted run waiting while one is open', () => {
    const state = stateOf(started, call, asked(), finished('interrupted'));
    expect(state).to.include({ status: 'waiting', outcome: 'interrupted' });
    expect(state.finishedAt).to.equal(undefined);
    expect(only(state, 'input').status).to.equal('running');
    expect(only(state, 'tool').status).to.equal('cancelled');
    const reducer = reducerOf(asked(), finished('interrupted'));
    reducer.end();
    expect(reducer.snapshot().incomplete).to.equal(false);
  });

  it('may be answered without having been seen', () => {
    const state = stateOf(answered());
    expect(only(state, 'input').marks).to.deep.equal(['beginning-missing']);
    expect(state.status).to.equal('running');
  });
});

describe('reduce: agents, steps, turns', () => {
  it('put what a sub-agent does under the sub-agent, and the sub-agent under the call that made it', () => {
    const state = stateOf(
      call,
      { type: 'agent.started', agentId: 'a1', name: 'Helper', description: 'counts', parentToolCallId: 't1' },
      { type: 'message.delta', messageId: 'm1', text: 'x', agentId: 'a1' },
      { type: 'tool.started', toolCallId: 't2', name: 'ls', parentId: 't1' },
      { type: 'agent.finished', agentId: 'a1', status: 'failed' },
    );
    expect(only(state, 'agent')).to.include({ name: 'Helper', parentId: 'tool:t1', status: 'error', outcome: 'failed', summary: 'counts' });
    expect(only(state, 'message')).to.include({ parentId: 'agent:a1', agentId: 'a1' });
    expect(entriesOf(state, 'tool')[1]!.parentId).to.equal('tool:t1');
  });

  it('show steps with their place and how they ended', () => {
    const statuses = { success: 'ok', failure: 'error', skipped: 'cancelled' };
    for (const [status, shown] of Object.entries(statuses)) {
      const state = stateOf({ type: 'step.started', stepId: 's1', name: 'Read', nodePath: '0.1' }, { type: 'step.finished', stepId: 's1', status });
      expect(only(state, 'step')).to.include({ name: 'Read', nodePath: '0.1', outcome: status, status: shown });
    }
    expect(only(stateOf({ type: 'step.finished', stepId: 's1' }), 'step').marks).to.deep.equal(['beginning-missing']);
  });

  it('note every event of a thing that begins twice', () => {
    const step = { type: 'step.started', stepId: 's1', name: 'Read' };
    const agent = { type: 'agent.started', agentId: 'a1', name: 'Helper' };
    for (const event of [step, agent, asked()]) {
      const state = stateOf(event, event);
      expect(state.entries.length, event.type).to.equal(1);
      expect([...state.entries.at(0)!.eventIds], event.type).to.deep.equal(['e1', 'e2']);
    }
  });

  it('number the turns and give each entry its own', () => {
    const state = stateOf(
      call,
      { type: 'turn.started', turnId: 'a' },
      { ...call, toolCallId: 't2' },
      { type: 'turn.finished', turnId: 'a' },
      { ...call, toolCallId: 't3' },
      { type: 'turn.started', turnId: 'b' },
      { ...call, toolCallId: 't4' },
      { ...call, toolCallId: 't5', turnId: 'a' },
    );
    expect(entriesOf(state, 'tool').map(({ turn }) => turn)).to.deep.equal([undefined, 1, undefined, 2, 1]);
    expect(state.metrics.turns).to.equal(2);
    expect(stateOf(started).metrics.turns, 'nobody said').to.equal(undefined);
  });
});
