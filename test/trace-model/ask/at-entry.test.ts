import { expect } from '@open-wc/testing';
import { atEntry } from '../../../src/trace-model/ask/at-entry.js';
import { nodeAt } from '../../../src/trace-model/ask/lookup.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { action, cursorAt, log, open, raw, readSeries, runtime, selector, sequence, statusesOf } from '../documents.js';

describe('the tree as it stood after an entry', () => {
  it('is what the runtime had written then: one execution, entry by entry', async () => {
    const versions = await readSeries();
    const final = versions.at(-1) as TraceDocument;
    for (let count = 1; count < final.entries.length; count++) {
      // The first version with that many entries is the one right after the answer.
      const then = versions.find(({ entries }) => entries.length === count) as TraceDocument;
      const { document } = atEntry(final, count - 1);
      expect(statusesOf(document), `after ${count} entries`).to.deep.equal(statusesOf(then));
      expect(document.nodes.map(({ why }) => why)).to.deep.equal(then.nodes.map(({ why }) => why));
      expect(new Map(document.written?.nodeStatus)).to.deep.equal(new Map(then.written?.nodeStatus));
      expect([...(document.written?.stepIndex ?? [])].sort()).to.deep.equal([...(then.written?.stepIndex ?? [])].sort());
      expect(new Map(document.written?.retryCount)).to.deep.equal(new Map(then.written?.retryCount));
      expect(document.entries).to.deep.equal(then.entries);
      expect(document.diagnosis.code).to.equal(then.diagnosis.code);
      expect(document.diagnosis.advice, 'nothing can be done about it any more').to.have.lengthOf(count === final.entries.length ? final.diagnosis.advice.length : 0);
    }
  });

  it('does not invent what variables held; constants are what they are', async () => {
    const final = (await readSeries()).at(-1) as TraceDocument;
    const { document, unknown } = atEntry(final, 3);
    expect(unknown).to.deep.equal(['Values of variables at that moment are not recorded.']);
    expect(document.scopes.variables).to.have.lengthOf(8);
    for (const slot of document.scopes.variables) expect(slot).to.include({ isUnrecorded: true, value: undefined, isSet: false });
    expect(document.scopes.constants).to.deep.equal(final.scopes.constants);
    expect(final.scopes.variables.every(({ isUnrecorded }) => isUnrecorded === undefined)).to.equal(true);
  });

  it('tells what variables held where a version of the document was written at that moment', async () => {
    const versions = await readSeries();
    const final = versions.at(-1) as TraceDocument;
    for (let count = 1; count < final.entries.length; count++) {
      const then = versions.find(({ entries }) => entries.length === count) as TraceDocument;
      const { document, unknown } = atEntry(final, count - 1, { history: versions });
      expect(document.scopes.variables, `after ${count} entries`).to.deep.equal(then.scopes.variables);
      expect(unknown).to.deep.equal([]);
    }
    const seldom = versions.filter(({ entries }) => entries.length !== 4);
    expect(atEntry(final, 3, { history: seldom }).unknown).to.have.lengthOf(1);
    expect(atEntry(final, 3, { history: seldom }).document.scopes.variables.every(({ isUnrecorded }) => isUnrecorded)).to.equal(true);
    const ofAnother = versions.map((version) => ({ ...version, createdAt: 1 }));
    expect(atEntry(final, 3, { history: ofAnother }).unknown, 'another execution').to.have.lengthOf(1);
  });

  it('before the first entry it is as created, after the last it is the document itself', async () => {
    const final = (await readSeries()).at(-1) as TraceDocument;
    expect(new Set(Object.values(statusesOf(atEntry(final, -1).document)))).to.deep.equal(new Set(['not-reached']));
    expect(atEntry(final, 35)).to.deep.equal({ document: final, unknown: [] });
    expect(atEntry(final, 999).document).to.equal(final);
  });

  it('says from where on a log does not fit its tree, and believes the log', () => {
    const tree = sequence('Root', [action('A'), action('B'), action('C')]);
    const trace = open(tree, { ...runtime({ 0: 'success', 2: 'success' }), ...log(tree, ['0 success', '2 success', '2 think Hm.', '1 success']) });
    const { document, unknown } = atEntry(trace, 2);
    expect(unknown.join()).to.contain('From entry 2 on the log does not fit the tree');
    expect(nodeAt(document, '0')?.status).to.equal('success');
    expect(atEntry(trace, 0).unknown).to.deep.equal([]);
  });

  it('is not kept busy by retries that ask for nothing', () => {
    const loop = sequence('Loop', [{ type: 'ref', ref: '#' }], { retries: 1_000_000_000 });
    const tree = sequence('Root', [action('A'), sequence('Outer', [loop, action('B')], { retries: 1_000_000_000 })]);
    const trace = open(tree, log(tree, ['0 success', '1.1 success', '1.1 think x', '0 think y']));
    let looks = 0;
    const lookedAt = <T extends object>(list: T): T =>
      new Proxy(list, {
        get(nodes, key, self) {
          if (++looks > 10_000) throw new Error('the nodes are looked at again and again');
          return Reflect.get(nodes, key, self) as unknown;
        },
      });
    const written = trace.written && { ...trace.written, nodes: lookedAt(trace.written.nodes) };
    expect(atEntry({ ...trace, ...(written && { written }) }, 2).document.root.status).to.be.a('string');
    expect(looks).to.be.greaterThan(5);
  });

  it('is the same whatever was asked before: of a log that grew, that was reset, that is another', () => {
    const tree = sequence('Root', [action('A', 'ie', { retries: 9 }), selector('Pick', [action('B', 'e'), action('C')], { retries: 90 }), action('D', 'i')]);
    const rounds = (count: number): string[] => Array.from({ length: count }, () => ['1.0 false', '1.1 think Hm.', '1.1 failure']).flat();
    const start = ['gate accept', '0 success', '0:1 false', '0 success', '0:1 true'];
    const logs = [[...start, ...rounds(30)], [...start, ...rounds(70)], [...start, ...rounds(40), '1.0 true', '2 think Hm.', '2 success'], start.slice(0, 3), [...start, ...rounds(50)]];
    let before: TraceDocument | undefined;
    for (const lines of logs) {
      const trace = (before = open(tree, { ...runtime({ 0: 'failure' }), ...log(tree, lines) }, before));
      const last = lines.length - 1;
      for (const index of [last >> 1, 3, last - 1, 0, last - 2, 1].filter((index) => index >= 0 && index < last)) {
        const alone = open(tree, { ...runtime({ 0: 'failure' }), ...log(tree, lines) });
        const of = (document: TraceDocument): unknown => [document.nodes, document.entries, document.warnings, document.diagnosis.text];
        expect(of(atEntry(trace, index).document), `${index} of ${lines.length}`).to.deep.equal(of(atEntry(alone, index).document));
      }
    }
  });

  it('is the same whatever moment it shares nodes with, also one of a newer version or of another execution', async () => {
    const versions = await readSeries();
    const final = versions.at(-1) as TraceDocument;
    const elsewhere = open(sequence('Root', [action('A'), action('B')]), {});
    const moments = [-1, 0, 3, 9, 17, 26, 34];
    const nears = [...moments.map((index) => atEntry(final, index).document), ...versions.slice(0, 5), final, elsewhere];
    let shared = 0;
    for (const index of moments) {
      const alone = atEntry(final, index).document;
      for (const near of nears) {
        const { document } = atEntry(final, index, { near });
        expect(document.nodes, `after ${index}`).to.deep.equal(alone.nodes);
        expect(document.diagnosis).to.deep.equal(alone.diagnosis);
        shared += document.nodes.filter((node, i) => node === near.nodes[i]).length;
      }
    }
    expect(shared).to.be.greaterThan(0);
    const then = atEntry(final, 9).document;
    expect(atEntry(final, 9, { near: then }).document.nodes, 'the same moment').to.equal(then.nodes);
  });

  it('tells of a node deep in what was passed over who won that time, though nothing happened to it and no retry is written', () => {
    const choice = selector('Pick', [action('A', 'e'), action('B', 'e'), sequence('Rest', [action('C'), sequence('Deep', [action('D')])])]);
    const tree = sequence('Root', [sequence('Round', [choice, action('Check', 'e')], { retries: 3 }), action('End')]);
    const lines = ['0.0.0 false', '0.0.1 true', '0.1 false', '0.0.0 true', '0.1 true', '1 think Hm.', '1 success'];
    const done = { 0: 'success', '0.0': 'success', '0.0.0': 'success', '0.1': 'success', 1: 'success' } as const;
    const trace = open(tree, { ...runtime(done), ...log(tree, lines) });
    const first = atEntry(trace, 1).document;
    const second = atEntry(trace, 3, { near: first }).document;
    const whysOf = (document: TraceDocument): unknown => ['0.0.2', '0.0.2.0', '0.0.2.1.0'].map((path) => nodeAt(document, path)?.why);
    expect(whysOf(first)).to.deep.equal(Array(3).fill('Not reached: Pick was won by B.'));
    expect(whysOf(second)).to.deep.equal(Array(3).fill('Not reached: Pick was won by A.'));
    expect(whysOf(atEntry(trace, 1, { near: second }).document)).to.deep.equal(whysOf(first));
  });

  it('is told of any entry in any order, of 10,000 nodes and 100,000 entries', function () {
    this.timeout(60_000);
    const width = 10_000;
    const tree = sequence('Root', Array.from({ length: width }, (_, i) => action(`T${i}`, 'i', { retries: 10 })));
    const entry = (i: number): object => {
      const isLast = i % 10 === 9;
      return { ts: new Date(1.7e12 + i * 1000).toISOString(), kind: 'instruct', cursor: cursorAt([Math.floor(i / 10)]), name: '', submitted: isLast ? 'success' : 'failure', outcome: isLast ? 'action_complete' : 'action_failed' };
    };
    const trace = parseTrace(raw(tree, { trace: Array.from({ length: 100_000 }, (_, i) => entry(i)), status: 'complete' }), { now: 0 }).document;
    for (const index of [77_777, 3, 50_000, 99_990, 12_345]) expect(atEntry(trace, index).document.entries).to.have.lengthOf(index + 1);
    expect(nodeAt(atEntry(trace, 77_777).document, '7777')).to.deep.include({ status: 'failure', recovered: true, retries: { used: 7, allowed: 10 } });
  });
});
