import { expect } from '@open-wc/testing';
import { classifyError } from '../../../src/elements/run-error-panel/error-classifier.js';
import { runErrorWords } from '../../../src/elements/words/run-error-words.js';
import { findFailure, looksLikeMachineText } from '../../../src/elements/run-error-panel/failure.js';
import { fold, numbered, runs } from '../../../stories/fixtures.js';

describe('classifyError', () => {
  const contract =
    'tool_not_found tool_failed permission_denied authentication model_error rate_limited overloaded context_length_exceeded model_not_found content_filtered timeout max_budget max_turns network sandbox invalid_request lost_worker unknown';
  for (const type of contract.split(' ')) {
    it(`knows ${type} as sent`, () => {
      const error = classifyError({ type, message: '' });
      expect(error.type).to.equal(type);
      expect(error.title).to.equal(runErrorWords[type as keyof typeof runErrorWords].title);
      expect(error.title).to.match(/^[A-Z][^_]+$/);
      expect(error.remediation).to.not.be.empty;
    });
  }

  it('gives the advice the source page names', () => {
    expect(classifyError({ type: 'tool_not_found' }).remediation).to.include('Check tool config');
    expect(classifyError({ type: 'authentication' }).remediation).to.include('Re-check authentication');
  });

  it('puts the server’s advice first, and nothing twice', () => {
    const { remediation } = classifyError({ type: 'tool_not_found', remediation: ['Ask Ann', 'Check tool config'] });
    expect(remediation.slice(0, 2)).to.deep.equal(['Ask Ann', 'Check tool config']);
    expect(new Set(remediation).size).to.equal(remediation.length);
  });

  /** Messages that real servers sent. */
  const real: readonly (readonly [string, string])[] = [
    ['Timeout after 60000ms waiting for session.idle', 'timeout'],
    ['sendAndWait timeout after 300s', 'timeout'],
    ['Orphaned: no heartbeat for >120s', 'lost_worker'],
    ['Agent lost connection [recovered: server restarted]', 'lost_worker'],
    ['Agent emitted no structured output [after restart]', 'invalid_output'],
    ['Worker crashed after restart', 'lost_worker'],
    ['Max retries exceeded after lease expiry', 'lost_worker'],
    ['Agent "X" is disabled — re-enable it before running.', 'agent_disabled'],
    ['Agent "X" is retired — re-enable it before running.', 'agent_disabled'],
    ['This card already has a pending or running run', 'already_running'],
    ['Coordinator dispatch failed', 'dispatch_failed'],
    ['invalid model id', 'model_not_found'],
    ['constraint 7 is not a foreign key constraint', 'server_error'],
    ['Connection lost after 3 reconnect attempts', 'network'],
    ['API 404: {"error":"Run not found for this issue"}', 'not_found'],
    ['Run not found for this issue', 'not_found'],
    ['API 409: {"error":"This card already has a pending or running run…"}', 'already_running'],
    ['API 422: {"error":"Agent \\"X\\" is disabled"}', 'agent_disabled'],
    ['API 503: {"error":"Coordinator dispatch failed"}', 'dispatch_failed'],
    ['Invalid token.', 'authentication'],
    ['429 Too Many Requests', 'rate_limited'],
    ['prompt is too long: 210000 tokens > 200000 maximum', 'context_length_exceeded'],
    ['Your credit balance is too low', 'max_budget'],
    ['getaddrinfo ENOTFOUND api.example', 'network'],
  ];
  for (const [message, type] of real) {
    it(`“${message}” is ${type}`, () => {
      const error = classifyError({ type: 'error', message });
      expect(error.type).to.equal(type);
      expect(error.title).to.match(/^[A-Z][a-z ]+$/);
      expect(error.remediation).to.not.be.empty;
    });
  }

  it('knows a type whose name ends in Error, and one that is called so', () => {
    expect(classifyError({ type: 'BudgetExceededError', message: 'spent' })).to.include({ type: 'max_budget' });
    expect(classifyError({ type: 'ModelError', message: '' }).title).to.equal('Model error');
    expect(classifyError({ type: 'ToolNotFoundError', message: '' }).title).to.equal('Tool not found');
  });

  it('reads a code that is an HTTP status', () => {
    expect(classifyError({ type: '', message: 'x', code: '401' }).type).to.equal('authentication');
    expect(classifyError({ type: '', message: 'x', code: '529' }).type).to.equal('overloaded');
  });

  it('reads a type in any spelling', () => {
    expect(classifyError({ type: 'ToolNotFoundError' })).to.include({ type: 'tool_not_found', title: 'Tool not found' });
    expect(classifyError({ type: 'rate-limited' }).type).to.equal('rate_limited');
    expect(classifyError({ type: 'BudgetExceededError' })).to.include({ type: 'max_budget', title: 'Budget exceeded' });
  });

  it('keeps a type nobody knows, in words', () => {
    expect(classifyError({ type: 'flux_capacitor_empty', message: 'x' })).to.include({
      type: 'flux_capacitor_empty',
      title: 'Flux capacitor empty',
    });
    expect(classifyError({ type: 'unknown', message: '' }).title).to.equal(runErrorWords.unknown.title);
  });

  it('takes no type from the prototype', () => {
    for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(classifyError({ type, message: '' }).remediation).to.deep.equal(runErrorWords.unknown.remediation);
    }
  });

  // What goes to and fro over such a text takes minutes, on any machine.
  it('judges a huge hostile text', () => {
    expect(classifyError({ type: 'error', message: `${'model '.repeat(100_000)}${'a'.repeat(1_000_000)}` }).type).to.equal('model_error');
  });
});

describe('findFailure', () => {
  it('finds the last tool call with the run’s error, and counts the same ones', () => {
    const { entry, times } = findFailure(fold(runs.failed), 'tool_not_found');
    expect(entry).to.include({ kind: 'tool', toolCallId: 'c5' });
    expect(times).to.equal(3);
  });

  it('does not blame a tool for an error of another kind', () => {
    const events = numbered([
      ...runs.running.map(({ id: _id, seq: _seq, ...event }) => event),
      { type: 'run.failed', error: { type: 'overloaded', message: 'Overloaded' } },
    ]);
    expect(findFailure(fold(events), 'overloaded').entry).to.include({ kind: 'lifecycle', phase: 'failed' });
  });
});

describe('looksLikeMachineText', () => {
  for (const text of ['Error at main.ts:3:1', 'a\nb', 'read_file failed', '{"error": 1}', 'TypeError: x', 'open /etc/passwd']) {
    it(`“${text}” is`, () => expect(looksLikeMachineText(text)).to.be.true);
  }
  for (const text of ['The run reached its budget.', 'The model refused, and said so.', 'Wait 5 minutes, then retry.']) {
    it(`“${text}” is not`, () => expect(looksLikeMachineText(text)).to.be.false);
  }
});
