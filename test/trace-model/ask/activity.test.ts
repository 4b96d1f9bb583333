import { expect } from '@open-wc/testing';
import { activityOf } from '../../../src/trace-model/ask/activity.js';
import { groupActivity, loopsOf } from '../../../src/trace-model/derive/loops.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import { searchTrace } from '../../../src/trace-model/ask/search.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { action, cursorAt, log, open, raw, runtime, selector, sequence } from '../documents.js';

const tree = sequence('Root', [action('A', 'ie'), selector('Pick', [action('B', 'ei'), action('C')]), action('D')]);
const lines = ['gate accept', '0 success', '0:1 true', '1.0 false No.', '1.1 think Hm.', '1.1 running Wait.', '1.1 success'];
const trace = open(tree, { ...runtime({ 0: 'success', '1.0': 'failure', '1.1': 'success' }), ...log(tree, lines) });
const indexes = (document: TraceDocument, path: string): readonly number[] => activityOf(document, path).map(({ index }) => index);

describe('activity of a node', () => {
  it('is that of its subtree, oldest first; the root has everything, protocol included', () => {
    expect(indexes(trace, '')).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    expect(indexes(trace, '0')).to.deep.equal([1, 2]);
    expect(indexes(trace, '1')).to.deep.equal([3, 4, 5, 6]);
    expect(indexes(trace, '1.1')).to.deep.equal([4, 5, 6]);
    expect(indexes(trace, '2')).to.deep.equal([]);
    expect(indexes(trace, '7.7')).to.deep.equal([]);
    expect(trace.root.entryCount).to.equal(1);
  });

  it('joins every entry with what was asked, how it went, and what passed since the one before', () => {
    expect(activityOf(trace, '1.0')[0]).to.deep.include({ kind: 'evaluate', step: 0, attempt: 1, prompt: 'B condition 0', promptKind: 'evaluate', verdict: 'failure', note: 'No.', gapMs: 1000 });
    expect(trace.entries.map(({ verdict }) => verdict)).to.deep.equal(['success', 'success', 'success', 'failure', 'none', 'running', 'success']);
    expect(trace.entries[0]).to.include({ step: undefined, attempt: undefined, prompt: undefined, gapMs: undefined });
  });

  it('keeps entries about nodes the tree does not have, at the root, with one warning for all', () => {
    const odd = open(tree, { trace: [{ ts: 'soon', kind: 'instruct', cursor: cursorAt([9]), name: 'Lost', submitted: 'done a', outcome: 'ok' }, { ts: 'later', kind: 'x', cursor: cursorAt([8]), name: 'Too', submitted: '', outcome: '' }] });
    expect(activityOf(odd, '').map(({ name, path, verdict }) => [name, path, verdict])).to.deep.equal([['Lost', '', 'none'], ['Too', '', 'none']]);
    expect(odd.warnings.filter(({ code }) => code === 'entry_without_node')).to.have.lengthOf(1);
  });

  it('shows the open step last, as long as its answer is not half-written', () => {
    const asked = (steps: object = {}): readonly (boolean | undefined)[] =>
      activityOf(open(tree, { ...runtime({}, steps), phase: 'evaluating', cursor: cursorAt([0], 0), ...log(tree, ['gate accept']) }), '0').map(({ pending }) => pending);
    expect(asked()).to.deep.equal([true]);
    expect(asked({ 0: 1 })).to.deep.equal([]);
  });

  it('counts attempts: a step that is asked again, or one before it, begins another', () => {
    const again = open(sequence('Root', [action('A', 'iie', { retries: 5 })]), {
      ...log(tree, ['0 success', '0:1 think Hm.', '0:1 success', '0:2 false', '0 failure', '0 running', '0 success', '0:1 success']),
      ...runtime({}, { 0: 2 }, { 0: 2 }),
      phase: 'evaluating',
      cursor: cursorAt([0], 2),
    });
    expect(activityOf(again, '0').map(({ attempt }) => attempt)).to.deep.equal([1, 1, 1, 1, 2, 3, 3, 3, 3]);
    expect(groupActivity(activityOf(again, '0')).map(({ attempt, entries }) => [attempt, entries.length])).to.deep.equal([[1, 4], [2, 1], [3, 4]]);
  });

  it('finds rows of attempts that went the same way and were explained the same way', () => {
    const rounds = ['0 success', '0:1 false Red.', '0 think Hm.', '0 success', '0:1 false Red.', '0 success', '0:1 false Still red.', '0 success', '0:1 false Still red.'];
    const loops = loopsOf(open(tree, log(tree, rounds)).entries);
    expect(loops.map(({ path, from, to, last }) => [path, from, to, last.note])).to.deep.equal([['0', 1, 2, 'Red.'], ['0', 3, 4, 'Still red.']]);
    expect(loopsOf(trace.entries)).to.deep.equal([]);
  });

  it('looks at no entries but those of the answer, of 10,000', () => {
    const wide = sequence('Root', Array.from({ length: 100 }, (_, i) => action(`T${i}`, 'i')));
    const one = (i: number): object => ({ ts: new Date(1.7e12 + i).toISOString(), kind: 'think', cursor: cursorAt([i % 100]), name: '', submitted: 'thought', outcome: 'recorded' });
    const big = parseTrace(raw(wide, { trace: Array.from({ length: 10_000 }, (_, i) => one(i)) }), { now: 0 }).document;
    let looks = 0;
    const entries = new Proxy(big.entries, { get: (list, key, self) => (looks++, Reflect.get(list, key, self) as unknown) });
    const watched: TraceDocument = { ...big, entries };
    activityOf(watched, '0');
    looks = 0;
    for (let i = 0; i < 100; i++) expect(activityOf(watched, String(i))).to.have.lengthOf(100);
    expect(looks).to.be.within(10_000, 10_100);
  });
});

describe('search', () => {
  it('finds nodes by name, by what they ask and by what was said about them, in tree order', () => {
    expect(searchTrace(trace, 'pick')).to.deep.equal(['1']);
    expect(searchTrace(trace, 'CONDITION')).to.deep.equal(['0', '1.0']);
    expect(searchTrace(trace, 'hm.')).to.deep.equal(['1.1']);
    expect(searchTrace(trace, ' ')).to.deep.equal([]);
    expect(searchTrace(open(action('Read_the_Ticket')), 'the ticket')).to.deep.equal(['']);
  });
});
