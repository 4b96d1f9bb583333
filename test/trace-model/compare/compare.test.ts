import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { compareTraces } from '../../../src/trace-model/compare/compare.js';
import { isMaterial, type ComparedNode, type TraceComparison } from '../../../src/trace-model/compare/comparison.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { action, log, open, raw, readAbtree, readBehaviors, runtime, selector, sequence, type RawNode } from '../documents.js';
import { SmallRuntime } from '../small-runtime.js';

const fixed = (node: ComparedNode): string => `${node.path} ${node.kinds.join('+')}`;
const differencesOf = (comparison: TraceComparison): readonly string[] => comparison.differences.map(fixed);
const nodeOf = (comparison: TraceComparison, path: string): ComparedNode => comparison.nodeAt(0, path) as ComparedNode;

describe('compareTraces: executions of one tree', () => {
  const tree = sequence('Ship', [action('Write_Test', 'ie', { retries: 1 }), selector('Mend', [action('Patch'), action('Rewrite')])]);
  const good = open(tree, {
    ...{ status: 'complete', var: { a: 1, b: [1, { c: 2 }] }, const: { k: 'x' } },
    ...runtime({ 0: 'success', 1: 'success', '1.0': 'success' }, {}, { 0: 1 }),
    ...log(tree, ['gate accept', '0 success', '0:1 false', '0 success Again.', '0:1 true', '1.0 success']),
  });
  const bad = open(tree, {
    ...{ status: 'failed', var: { a: 1, b: [1, { c: 3 }], d: null }, const: { k: 'x' } },
    ...runtime({ 0: 'failure' }, {}, { 0: 1 }),
    ...log(tree, ['gate accept', '0 success', '0:1 false', '0 think Hm.', '0 success Once more.', '0:1 false']),
  });

  it('finds nothing between a document and itself', async () => {
    for (const trace of [good, bad, await readBehaviors('ship-fix-success'), await readBehaviors('after-reset')]) {
      const again = compareTraces([trace, trace, trace]);
      expect(again.differences).to.have.lengthOf(0);
      expect(again.slots).to.have.lengthOf(0);
      expect(again.firstDivergence).to.equal(undefined);
      expect(again.isSameTree).to.equal(true);
      expect(again.nodes.map(({ path }) => path)).to.deep.equal(trace.nodes.map(({ path }) => path));
    }
  });

  it('names the answer at which they parted', () => {
    const { firstDivergence, isSameTree } = compareTraces([good, bad]);
    expect(isSameTree).to.equal(true);
    expect(firstDivergence).to.include({ path: '0', name: 'Write_Test', kind: 'outcome' });
    expect(firstDivergence?.text).to.equal('Write_Test: passed in A, failed in B at attempt 2.');
    expect(firstDivergence?.entries.map((entry) => entry?.index)).to.deep.equal([4, 5]);
  });

  it('says in what each node differs, and which only followed from what lies below', () => {
    const comparison = compareTraces([good, bad]);
    expect(differencesOf(comparison)).to.deep.equal([' outcome', '0 outcome+answer+reasoning', '1 outcome', '1.0 outcome', '1.1 outcome']);
    expect(nodeOf(comparison, '0').text).to.equal('Passed in A, failed in B; other reasoning.');
    expect(comparison.differences.filter(({ isConsequence }) => isConsequence).map(({ path }) => path)).to.deep.equal(['', '1']);
    expect(nodeOf(comparison, '1.1').text).to.equal('Skipped in A, cut off in B.');
  });

  it('tells other words from other answers', () => {
    const one = open(tree, log(tree, ['0 success Because of this.']));
    const other = open(tree, log(tree, ['0 success Because of that.']));
    const comparison = compareTraces([one, other]);
    expect(differencesOf(comparison)).to.deep.equal(['0 reasoning']);
    expect(comparison.differences.some(isMaterial)).to.equal(false);
    expect(comparison.firstDivergence).to.equal(undefined);
  });

  it('counts attempts', () => {
    const patient = open(tree, { ...runtime({}, {}, { 0: 1 }), ...log(tree, ['0 failure', '0 success']) });
    const lucky = open(tree, log(tree, ['0 success']));
    const { firstDivergence } = compareTraces([lucky, patient]);
    expect(firstDivergence?.text).to.equal('Write_Test: passed in A, failed in B.');
    expect(nodeOf(compareTraces([lucky, patient]), '0').text).to.contain('1 attempt in A, 2 attempts in B');
  });

  it('says where one goes on and the other has ended, or has no answer yet', () => {
    const shorter = open(tree, log(tree, ['gate accept', '0 success']));
    const longer = open(tree, log(tree, ['gate accept', '0 success', '0:1 true']));
    expect(compareTraces([longer, shorter]).firstDivergence).to.include({ kind: 'end', text: 'A goes on with Write_Test step 2, B has no answer yet.' });
    const rejected = open(tree, { ...log(tree, ['gate reject']), status: 'failed', protocol_accepted: false });
    expect(compareTraces([shorter, rejected]).firstDivergence?.text).to.contain('accepted in A, rejected in B');
  });

  it('tells nodes of one name apart by their places', () => {
    const alike = sequence('Twice', [action('Score'), selector('Else', [action('Score')])]);
    const [first, second] = ['0 success', '1.0 success'].map((entry) => open(alike, log(alike, [entry])));
    expect(compareTraces([first!, second!]).firstDivergence?.text).to.equal('A goes on with Score (0), B goes on with Score (1.0).');
  });

  it('says where they went on to other steps', () => {
    const other = open(tree, log(tree, ['gate accept', '1.0 success']));
    expect(compareTraces([good, other]).firstDivergence).to.include({ kind: 'course', text: 'A goes on with Write_Test, B goes on with Patch.' });
  });

  it('goes by what became of the nodes where there is no log', () => {
    const passed = open(tree, runtime({ 0: 'success' }));
    const failed = open(tree, { ...runtime({ 0: 'failure' }), status: 'failed' });
    expect(compareTraces([passed, failed]).firstDivergence).to.include({ path: '0', kind: 'outcome', text: 'Write_Test: passed in A, failed in B.' });
  });

  it('lists what they hold that is not the same', () => {
    const { slots } = compareTraces([good, bad]);
    expect(slots.map(({ scope, key, slots: values }) => [scope, key, ...values.map((slot) => slot?.value)])).to.deep.equal([
      ['variable', 'b', [1, { c: 2 }], [1, { c: 3 }]],
    ]);
  });

  it('takes three, and says once what is the same in two', () => {
    const comparison = compareTraces([good, bad, good]);
    expect(comparison.firstDivergence?.text).to.equal('Write_Test: passed in A and C, failed in B at attempt 2.');
    expect(nodeOf(comparison, '1.0').text).to.contain('Passed in A and C');
  });

  it('needs two', () => {
    expect(() => compareTraces([good])).to.throw(RangeError, 'two documents');
  });

  it('finds where two real executions parted', async () => {
    const [passed, failed] = await Promise.all([readBehaviors('ship-fix-success'), readBehaviors('ship-fix-failed-retries-exhausted')]);
    const comparison = compareTraces([passed, failed]);
    expect(comparison.isSameTree).to.equal(true);
    expect(comparison.firstDivergence?.text).to.match(/passed in A, failed in B|failed in A, passed in B/);
    expect(comparison.differences.some(({ path, isConsequence }) => path === '' && isConsequence)).to.equal(true);
    expect(comparison.slots.length).to.be.greaterThan(0);
  });

  it('compares documents of different formats: the same nodes of the same names', async () => {
    const [current, older] = await Promise.all([readBehaviors('ship-fix-success'), readAbtree('success')]);
    const comparison = compareTraces([current, older]);
    expect(comparison.nodes.filter(({ nodes }) => nodes.every((node) => node !== undefined)).length).to.be.greaterThan(5);
  });
});

describe('compareTraces: executions of different trees', () => {
  const base = open(sequence('All', [action('Read'), selector('Mend', [action('Patch'), action('Ask')]), action('Ship')]));
  const against = (tree: RawNode): TraceComparison => compareTraces([base, open(tree)]);

  it('aligns what has the same name below the same node, whatever stands between', () => {
    const comparison = against(sequence('All', [action('Plan'), action('Read'), selector('Mend', [action('Ask')]), action('Ship')]));
    expect(comparison.isSameTree).to.equal(false);
    expect(comparison.differences.filter(({ kinds }) => kinds[0] === 'missing').map(({ name, text }) => `${name}: ${text}`)).to.deep.equal([
      'Plan: Missing in A, there in B.',
      'Patch: There in A, missing in B.',
    ]);
    expect(comparison.nodeAt(1, '3')).to.equal(comparison.nodeAt(0, '2'));
    expect(comparison.nodes.map(({ name }) => name)).to.deep.equal(['All', 'Plan', 'Read', 'Mend', 'Patch', 'Ask', 'Ship']);
  });

  it('finds a node again that lies below another one now', () => {
    const comparison = against(sequence('All', [action('Read'), selector('Wrap', [selector('Mend', [action('Patch'), action('Ask')])]), action('Ship')]));
    const mend = nodeOf(comparison, '1');
    expect(mend.kinds).to.include('moved');
    expect(mend.text).to.contain('At 1 in A, at 1.0 in B');
    expect(comparison.nodeAt(1, '1.0.1')).to.equal(nodeOf(comparison, '1.1'));
    expect(nodeOf(comparison, '1.1').kinds).to.not.include('moved');
  });

  it('marks what is asked otherwise', () => {
    const comparison = against(sequence('All', [action('Read', 'ie'), selector('Mend', [action('Patch'), action('Ask')]), action('Ship', 'i', { retries: 2 })]));
    expect(differencesOf(comparison)).to.deep.equal(['0 definition', '2 definition']);
  });

  it('compares roots of other names: something must be the same', () => {
    const comparison = against(sequence('Everything', [action('Read')]));
    expect(nodeOf(comparison, '').text).to.contain('Named “All” in A, named “Everything” in B');
    expect(comparison.nodeAt(1, '0')).to.equal(nodeOf(comparison, '0'));
  });

  it('aligns what two later documents both added', () => {
    const wider = sequence('All', [action('Read'), selector('Mend', [action('Patch'), action('Ask')]), action('Ship'), action('Tell')]);
    const comparison = compareTraces([base, open(wider), open(wider)]);
    expect(comparison.nodes.filter(({ name }) => name === 'Tell').map(({ text }) => text)).to.deep.equal(['Missing in A, there in B and C.']);
  });
});

describe('compareTraces: in any two executions', () => {
  const named = fc.constantFrom('A', 'B', 'C', 'D');
  const { tree: anyTree } = fc.letrec<{ tree: RawNode }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      fc.record({ name: named, steps: fc.stringMatching(/^[ie]{1,2}$/), retries: fc.nat(1) }).map(({ name, steps, retries }) => action(name, steps, retries > 0 ? { retries } : {})),
      fc
        .record({ name: named, type: fc.constantFrom('sequence', 'selector', 'parallel'), children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) })
        .map((node): RawNode => node),
    ),
  }));
  const answers = fc.array(fc.boolean(), { maxLength: 12 });

  function run(tree: RawNode, given: readonly boolean[]): TraceDocument {
    const running = new SmallRuntime(tree);
    running.next();
    for (const answer of given) {
      if (running.question === undefined) break;
      running.answer(answer);
      running.next();
    }
    return parseTrace(running.document(), { now: 0 }).document;
  }

  it('of one tree: they part at the first answer that is not the same, and nodes differ where their status does', () => {
    fc.assert(
      fc.property(anyTree, answers, answers, (tree, some, others) => {
        const [a, b] = [run(tree, some), run(tree, others)];
        const comparison = compareTraces([a, b]);
        const parting = a.entries.findIndex((entry, i) => b.entries[i]?.verdict !== entry.verdict);
        const expected = parting >= 0 ? parting : b.entries.length > a.entries.length ? a.entries.length : undefined;
        const { firstDivergence } = comparison;
        const found = firstDivergence?.entries.find((entry) => entry !== undefined)?.index;
        expect(found, 'the first answer').to.equal(expected);
        comparison.nodes.forEach((node, index) => {
          const [one, other] = [a.nodes[index], b.nodes[index]];
          expect(node.nodes[0] === one && node.nodes[1] === other).to.equal(true);
          expect(node.kinds.includes('outcome')).to.equal(one?.status !== other?.status || one?.recovered !== other?.recovered);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of any trees: every node of either stands in one place, and the answer is the same the other way round', () => {
    fc.assert(
      fc.property(anyTree, anyTree, anyTree, (one, other, third) => {
        const documents = [one, other, third].map((tree) => run(tree, [true, true]));
        const comparison = compareTraces(documents);
        documents.forEach((trace, place) => {
          const shown = comparison.nodes.map(({ nodes }) => nodes[place]).filter((node) => node !== undefined);
          expect(new Set(shown).size).to.equal(trace.nodes.length);
          for (const node of trace.nodes) expect(comparison.nodeAt(place, node.path)?.nodes[place] === node, `${place}: ${node.path}`).to.equal(true);
        });
        expect(comparison.nodes.filter(({ nodes }) => nodes[0]).map(({ path }) => path)).to.deep.equal(documents[0]?.nodes.map(({ path }) => path));
        expect(compareTraces([documents[1] as TraceDocument, documents[0] as TraceDocument]).isSameTree).to.equal(compareTraces(documents.slice(0, 2)).isSameTree);
      }),
      { numRuns: 300 },
    );
  });

  it('a tree with one more node, and one less, keeps all the others where they are', () => {
    const unique = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(unique, fc.nat(), fc.nat(), (names, at, out) => {
        const before = open(sequence('Root', names.map((name) => action(name))));
        const changed = names.filter((_, i) => i !== out % names.length);
        changed.splice(at % (changed.length + 1), 0, 'quite new');
        const comparison = compareTraces([before, open(sequence('Root', changed.map((name) => action(name))))]);
        expect(comparison.differences.filter(({ kinds }) => kinds.includes('missing')).map(({ name }) => name)).to.have.members(['quite new', names[out % names.length]]);
        expect(comparison.differences).to.have.lengthOf(2);
      }),
      { numRuns: 200 },
    );
  });
});

describe('compareTraces: large documents', () => {
  /** A tree of 10,000 nodes, run to its end; `failing`: the action that fails first. */
  function large(failing: number): TraceDocument {
    const groups = Array.from({ length: 99 }, (_, group) => selector(`Group_${group}`, Array.from({ length: 100 }, (__, leaf) => action(`Leaf_${group}_${leaf}`, 'ie'))));
    const tree = sequence('Root', groups);
    const lines = groups.flatMap((_, group) => [`${group}.0 success Done as asked, group ${group}.`, `${group}.0:1 ${group === failing ? 'false' : 'true'}`, ...(group === failing ? [`${group}.1 success`, `${group}.1:1 true`] : [])]);
    const statuses = Object.fromEntries(groups.flatMap((_, group): [string, string][] => [[String(group), 'success'], [`${group}.0`, group === failing ? 'failure' : 'success'], [`${group}.1`, group === failing ? 'success' : '']]).filter(([, status]) => status !== ''));
    return parseTrace(raw(tree, { ...log(tree, lines), ...runtime(statuses), status: 'complete' }), { now: 0 }).document;
  }

  /** A document that counts how often one of its nodes or entries is looked at. */
  function counted(trace: TraceDocument): { readonly trace: TraceDocument; readonly looks: () => number } {
    let looks = 0;
    const counting = <T extends object>(list: readonly T[]): readonly T[] =>
      new Proxy(list, {
        get(target, key): unknown {
          if (typeof key === 'string' && /^\d/.test(key)) looks++;
          return Reflect.get(target, key);
        },
      });
    return { trace: { ...trace, nodes: counting(trace.nodes), entries: counting(trace.entries) }, looks: () => looks };
  }

  it('compares two documents of 10,000 nodes with a few looks at each', () => {
    const [a, b] = [counted(large(-1)), counted(large(50))];
    expect(a.trace.nodes.length).to.equal(10_000);
    const comparison = compareTraces([a.trace, b.trace]);
    expect(comparison.slots).to.have.lengthOf(0);
    expect(comparison.firstDivergence?.text).to.equal('Leaf_50_0: passed in A, failed in B.');
    // The two leaves that came out otherwise, and the rest of their group: skipped in both.
    expect(comparison.differences.map(({ path }) => path)).to.include.members(['50.0', '50.1']);
    for (const { trace, looks } of [a, b]) {
      expect(looks()).to.be.within(trace.nodes.length, 10 * (trace.nodes.length + trace.entries.length));
    }
  });

  it('compares trees that have little in common, as wide and as deep as they come', () => {
    const wide = (shift: number): TraceDocument => open(sequence('Root', Array.from({ length: 10_000 }, (_, i) => action(`Leaf_${(i * 7919 + shift) % 12_000}`))));
    const { nodes } = compareTraces([wide(0), wide(5)]);
    expect(nodes.length).to.be.greaterThan(10_000);
    let deep = action('Leaf');
    for (let depth = 0; depth < 200; depth++) deep = sequence(`Level_${depth}`, [deep]);
    const nested = compareTraces([open(deep), open(sequence('Other', [deep]))]);
    expect(nested.nodes.filter(({ nodes }) => nodes.every((node) => node !== undefined)).length).to.be.greaterThan(190);
    expect(nested.nodes.length).to.be.greaterThan(200);
  });
});
