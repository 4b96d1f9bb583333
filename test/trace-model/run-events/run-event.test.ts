import { expect } from '@open-wc/testing';
import { isRunEventType, parseRunEvent, parseRunInfo, type RunEventType } from '../../../src/trace-model/index.js';

const reasonOf = (value: unknown): string | undefined => {
  const parsed = parseRunEvent(value);
  return parsed.ok ? undefined : parsed.reason;
};

/** Every type of contract 4 with the least it must have. A type that is missing here does not compile. */
const least: Record<RunEventType, object> = {
  'run.started': { run: { id: 'r1' } },
  'run.finished': { outcome: 'success' },
  'run.failed': { error: { type: 'timeout', message: 'too long' } },
  'turn.started': {},
  'turn.finished': {},
  'step.started': { stepId: 's1', name: 'Read' },
  'step.finished': { stepId: 's1' },
  'agent.started': { agentId: 'a1', name: 'Helper' },
  'agent.finished': { agentId: 'a1' },
  prompt: { role: 'user', content: 'Count' },
  'message.started': { messageId: 'm1' },
  'message.delta': { messageId: 'm1', text: 'x' },
  'message.finished': { messageId: 'm1' },
  'thinking.started': { messageId: 'm1' },
  'thinking.delta': { messageId: 'm1', text: 'x' },
  'thinking.finished': { messageId: 'm1' },
  'tool.started': { toolCallId: 't1', name: 'wc' },
  'tool.args.delta': { toolCallId: 't1', text: '{' },
  'tool.args': { toolCallId: 't1' },
  'tool.progress': { toolCallId: 't1', text: '…' },
  'tool.finished': { toolCallId: 't1', status: 'ok' },
  'input.requested': { requestId: 'q1', reason: 'approval' },
  'input.resolved': { requestId: 'q1', status: 'approved' },
  usage: { scope: 'call', mode: 'delta' },
  context: { used: 5 },
  state: {},
  gap: {},
  notice: { level: 'info', text: 'hello' },
  retry: { attempt: 1 },
  compaction: {},
  'caught-up': {},
  closed: {},
};

describe('run events: the schema', () => {
  for (const [type, fields] of Object.entries(least)) {
    it(`knows ${type} by its least form, and asks for each of its fields`, () => {
      expect(isRunEventType(type)).to.equal(true);
      expect(reasonOf({ type, ...fields })).to.equal(undefined);
      for (const field of Object.keys(fields)) {
        expect(reasonOf({ type, ...fields, [field]: undefined }), `without ${field}`).to.contain(`${type}: ${field}`);
        expect(reasonOf({ type, ...fields, [field]: [Symbol('wrong')] }), `with a wrong ${field}`).to.be.a('string');
      }
    });
  }

  it('gives back the very object that came in, undeclared fields and an own __proto__ key included', () => {
    const value: unknown = JSON.parse('{"type":"turn.started","extra":1,"__proto__":{"polluted":true}}');
    const parsed = parseRunEvent(value);
    expect(parsed.ok && parsed.event).to.equal(value);
    expect(Object.keys(value as object)).to.deep.equal(['type', 'extra', '__proto__']);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
  });

  it('takes an envelope on every type', () => {
    const envelope = {
      id: 'e1',
      seq: 1,
      time: '2025-11-21T09:00:00Z',
      runId: 'r1',
      parentRunId: 'r0',
      epoch: 2,
      turnId: 'x',
      agentId: 'a1',
      parentId: 'p',
      model: 'm',
      actionId: 'act',
    };
    for (const [type, fields] of Object.entries(least)) expect(reasonOf({ type, ...envelope, ...fields })).to.equal(undefined);
  });

  for (const [field, wrong] of Object.entries({ id: 7, seq: 1.5, time: 0, epoch: true, turnId: null, actionId: {} })) {
    it(`refuses a wrong ${field} and names it`, () => {
      expect(reasonOf({ type: 'turn.started', [field]: wrong })).to.match(new RegExp(`^turn.started: ${field} .*has the wrong shape`));
    });
  }

  it('names the place of a fault inside', () => {
    expect(reasonOf({ type: 'run.started', run: { id: 'r', agent: { name: 5 } } })).to.contain('run.agent.name');
  });

  it('says what stands where an event was expected', () => {
    expect(reasonOf(null)).to.contain('found null');
    expect(reasonOf([])).to.contain('found an array');
    expect(reasonOf('')).to.contain('found an empty string');
    expect(reasonOf('x')).to.contain('found a string');
    expect(reasonOf(0)).to.contain('found a number');
    expect(reasonOf({})).to.equal('the event has no type');
    expect(reasonOf({ type: 7 })).to.equal('the event has no type');
    expect(reasonOf({ type: 'wat' })).to.equal('unknown event type “wat”');
  });

  it('takes no type from the prototype chain', () => {
    expect(reasonOf(Object.create({ type: 'turn.started' }))).to.equal('the event has no type');
    for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      expect(isRunEventType(type), type).to.equal(false);
      expect(reasonOf({ type })).to.contain('unknown event type');
    }
  });

  it('refuses numbers that are none, and negative counts', () => {
    const counted = (inputTokens: unknown): unknown => ({ type: 'usage', scope: 'run', mode: 'final', usage: { inputTokens } });
    expect(reasonOf(counted(3))).to.equal(undefined);
    for (const wrong of [NaN, Infinity, -1, '3', null]) expect(reasonOf(counted(wrong)), String(wrong)).to.be.a('string');
  });

  it('takes a content of plain text or of parts with a type', () => {
    const prompt = (content: unknown): unknown => ({ type: 'prompt', role: 'user', content });
    expect(reasonOf(prompt([{ type: 'text', text: 'a' }, { type: 'image', url: 'x' }]))).to.equal(undefined);
    expect(reasonOf(prompt([{ text: 'a' }]))).to.be.a('string');
    expect(reasonOf(prompt(7))).to.be.a('string');
  });

  it('judges a value of a million levels without walking into it', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 1_000_000; i++) deep = [deep];
    expect(reasonOf({ type: 'tool.args', toolCallId: 't1', args: deep })).to.equal(undefined);
  });

  it('judges the run of a recording', () => {
    const run = { id: 'r1', extra: true };
    expect(parseRunInfo(run)).to.equal(run);
    for (const wrong of [null, 'r1', {}, { id: 5 }, { id: 'r', heartbeatMs: -1 }]) expect(parseRunInfo(wrong)).to.equal(undefined);
  });
});
