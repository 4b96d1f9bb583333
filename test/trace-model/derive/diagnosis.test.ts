import { expect } from '@open-wc/testing';
import { diagnosisOf, STUCK_AFTER_MS } from '../../../src/trace-model/derive/diagnosis.js';
import { firstCauseOf } from '../../../src/trace-model/ask/lookup.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import { action, cursorAt, log, open, parallel, raw, runtime, selector, sequence } from '../documents.js';

const tree = sequence('Root', [action('A', 'ie'), selector('Pick', [action('B'), action('C')])]);
const UPDATED = Date.parse('2026-01-01T00:10:00Z');

describe('diagnosis', () => {
  it('performing for hours is stuck; it says how to answer or to start over', () => {
    const trace = open(tree, { phase: 'performing', cursor: cursorAt([0]) });
    expect(diagnosisOf(trace, UPDATED + STUCK_AFTER_MS - 1)).to.equal(trace.diagnosis);
    expect(diagnosisOf(trace, UPDATED + STUCK_AFTER_MS)).to.deep.equal({
      code: 'performing',
      text: 'The agent works on A, step 1 of 2.',
      path: '0',
      since: UPDATED,
      stuck: true,
      advice: ['submit("file:///run.json", "success")', 'submit("file:///run.json", "failure")', 'reset_execution("file:///run.json")'],
    });
  });

  it('an open condition is answered with true or false', () => {
    const { diagnosis } = open(tree, { ...runtime({}, { 0: 1 }), phase: 'evaluating', cursor: cursorAt([0], 1) });
    expect(diagnosis).to.include({ code: 'evaluating', text: 'The agent evaluates A, step 2 of 2.' });
    expect(diagnosis.advice.slice(0, 2).map((line) => line.replace(/^\w+/, ''))).to.deep.equal(['("file:///run.json", true)', '("file:///run.json", false)']);
  });

  it('between two steps nothing is stuck, and at the end nothing is', () => {
    for (const fields of [{}, { status: 'complete' }, { status: 'failed' }]) expect(diagnosisOf(open(tree, fields), UPDATED * 2).stuck).to.equal(false);
  });

  it('red nodes, still running: says what goes on', () => {
    const red = open(tree, { ...runtime({ 0: 'success', '1.0': 'failure' }), ...log(tree, ['0 success', '0:1 true', '1.0 failure No key.']) });
    expect(red.diagnosis).to.deep.include({ code: 'recovering', text: 'B failed; the execution goes on with the next step.', path: '1.0', advice: ['next_step("file:///run.json")'] });
    const fatal = open(tree, { ...runtime({ 0: 'failure' }), ...log(tree, ['0 failure']) });
    expect(fatal.diagnosis.text).to.equal('A failed; nothing is left to try, and the execution ends with the next step.');
  });

  it('a reset is noticed against the version before, even if the clock says nothing', () => {
    const fields = { updated_at: '2026-01-01T00:00:00.000Z', cursor: '[]', protocol_accepted: false };
    expect(open(tree, fields).diagnosis.code).to.equal('healthy');
    const before = open(tree, log(tree, ['gate accept', '0 success']));
    expect(open(tree, fields, before).diagnosis.code).to.equal('reset');
    expect(open(tree, fields, open(tree, fields, before)).diagnosis.code).to.equal('reset');
  });

  it('another execution before this one says nothing about it: neither that it was reset, nor since when it stands so', () => {
    const [first, second] = ['2026-01-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'];
    const fresh = { created_at: second, updated_at: second, cursor: '[]', protocol_accepted: false };
    const ended = { ...log(tree, ['0 success']), status: 'complete' };
    const before = open(tree, { ...ended, created_at: first });
    expect(open(tree, fresh, before).diagnosis).to.deep.equal(open(tree, fresh).diagnosis);
    const next = { ...ended, created_at: second, updated_at: second };
    expect(open(tree, next, before).diagnosis).to.deep.equal(open(tree, next).diagnosis);
    // What is equal is shared all the same.
    expect(open(tree, next, before).nodes[1]).to.equal(before.nodes[1]);
  });

  it('does not call that a beginning which was cut off before it says what happened', () => {
    const whole = JSON.stringify(raw(tree, { ...log(tree, ['0 success']), status: 'complete' }));
    const { document } = parseTrace(whole.slice(0, whole.indexOf('"name":"C"') + 12));
    expect(document.diagnosis).to.deep.include({ code: 'unknown', text: 'Cut off before it says what happened.', advice: [] });
  });

  it('a gate that was accepted a moment ago, before that is in the log, is no reset', () => {
    const tree = sequence('Root', [action('A')]);
    const later = { updated_at: '2026-01-01T00:05:00.000Z', protocol_accepted: true };
    expect(open(tree, { ...later, cursor: 'null' }).diagnosis.code).to.equal('healthy');
    expect(open(tree, { ...later, protocol_accepted: false, cursor: '[]' }).diagnosis.code).to.equal('reset');
  });

  it('a reset that is half-written changes nothing yet', () => {
    const written = { ...log(tree, ['0 success', '0:1 false']), status: 'failed' };
    const before = open(tree, { ...written, ...runtime({ 0: 'failure' }, { 0: 1 }) });
    const half = open(tree, { ...written, ...runtime() }, before);
    expect(half.nodes).to.equal(before.nodes);
    expect(half.diagnosis).to.deep.equal(before.diagnosis);
  });

  it('a rejected gate is told from a failed tree, also when next_step was called once more', () => {
    const gate = { status: 'failed', phase: 'protocol', protocol_accepted: false };
    expect(open(tree, { ...gate, ...log(tree, ['gate running', 'gate reject Not here.']) }).diagnosis).to.include({ code: 'gate-rejected', text: 'The agent rejected the protocol at the gate (“Not here.”).' });
    expect(open(tree, { status: 'failed', ...log(tree, ['0 failure']) }).diagnosis.code).to.equal('failed');
  });

  it('the first cause is the deepest failed node on the way the failure took', () => {
    const deep = sequence('Root', [selector('S', [action('X'), parallel('P', [action('Y'), action('Z')])])]);
    const trace = open(deep, { status: 'failed', ...runtime({ '0.0': 'failure', '0.1.0': 'success', '0.1.1': 'failure', '0.1': 'failure', 0: 'failure' }) });
    expect(firstCauseOf(trace)?.path).to.equal('0.1.1');
    expect(firstCauseOf(open(deep, runtime({ '0.0': 'failure' })))).to.equal(undefined);
    expect(firstCauseOf(open(deep, { status: 'failed' }))?.path).to.equal('');
  });

  it('is one sentence even when a note is a book, and its advice is safe to paste', () => {
    const trace = open(tree, { status: 'failed', ...runtime({ 0: 'failure' }), ...log(tree, [`0 failure ${'word '.repeat(5000)}`]) });
    expect(trace.diagnosis.text.length).to.be.lessThan(300);
    const abtree = { id: "x'; rm -rf ~ #", tree: 't', summary: '', status: 'running', snapshot: 'a', cursor: 'null', phase: 'idle', protocol_accepted: true, local: {}, global: {}, runtime: {}, trace: [], created_at: '', updated_at: '' };
    const { document } = parseTrace(abtree, { tree: { local: {}, global: {}, root: action('A') }, now: 0 });
    expect(document.diagnosis.advice).to.deep.equal([String.raw`abtree next 'x'\''; rm -rf ~ #'`]);
  });

  it('knows no time where the document has none', () => {
    const { document } = parseTrace({ ...raw(tree), created_at: 'x', updated_at: null, phase: 'performing', cursor: cursorAt([0]) }, { now: UPDATED });
    expect(document.diagnosis).to.include({ code: 'performing', stuck: false });
    expect(document.diagnosis).to.not.have.property('since');
  });
});
