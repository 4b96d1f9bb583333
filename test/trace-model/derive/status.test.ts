import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { activityOf } from '../../../src/trace-model/ask/activity.js';
import { atEntry } from '../../../src/trace-model/ask/at-entry.js';
import { nodeAt } from '../../../src/trace-model/ask/lookup.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { action, cursorAt, log, open, parallel, runtime, selector, sequence, statusesOf, type RawNode } from '../documents.js';
import { SmallRuntime } from '../small-runtime.js';

const why = (trace: TraceDocument, path: string): string | undefined => nodeAt(trace, path)?.why;
const at = (path: readonly number[], step = 0, phase = 'performing'): object => ({ cursor: cursorAt(path, step), phase });

describe('status of nodes: what the promises say', () => {
  const greeting = selector('Choose_Greeting', [action('Morning_Greeting', 'ei'), action('Evening_Greeting', 'ei'), action('Default_Greeting')]);

  it('not reached: a sibling won', () => {
    const trace = open(greeting, { ...runtime({ 0: 'success' }), status: 'complete' });
    expect(statusesOf(trace)).to.deep.equal({ '': 'success', 0: 'success', 1: 'skipped', 2: 'skipped' });
    expect(why(trace, '1')).to.equal('Not reached: Choose_Greeting was won by Morning_Greeting.');
    expect(why(trace, '')).to.equal('Succeeded: Morning_Greeting won.');
  });

  it('failed, but recovered: the selector went on', () => {
    const trace = open(greeting, { ...runtime({ 0: 'failure' }), ...at([1], 0, 'evaluating') });
    expect(nodeAt(trace, '0')).to.deep.include({ status: 'failure', recovered: true });
    expect(why(trace, '0')).to.equal('Failed, but recovered: the selector Choose_Greeting went on to Evening_Greeting (the condition at step 1 of 2 was false).');
    expect(why(trace, '2')).to.equal('Not reached yet: it is tried only if Evening_Greeting fails.');
  });

  it('fatal: the last alternative of the selector', () => {
    const trace = open(greeting, { ...runtime({ 0: 'failure', 1: 'failure', 2: 'failure' }), status: 'failed' });
    expect(why(trace, '2')).to.equal('Fatal: last alternative of the selector Choose_Greeting (the agent reported failure).');
    expect(why(trace, '')).to.equal('Failed: all 3 alternatives failed.');
    expect(nodeAt(trace, '2')?.recovered).to.equal(undefined);
    // The first two were recovered when they failed: the selector went on. That it failed in the end was the last one's doing.
    expect(why(trace, '0')).to.contain('recovered');
  });

  it('below a skipped or cut off node, everything is', () => {
    const tree = sequence('Root', [selector('Pick', [action('First'), sequence('Second', [action('A'), parallel('B', [action('C')])])]), action('Bad'), sequence('Rest', [action('D')])]);
    const trace = open(tree, { ...runtime({ 0: 'success', '0.0': 'success', 1: 'failure' }), status: 'failed' });
    expect(statusesOf(trace)).to.deep.equal({ '': 'failure', 0: 'success', '0.0': 'success', '0.1': 'skipped', '0.1.0': 'skipped', '0.1.1': 'skipped', '0.1.1.0': 'skipped', 1: 'failure', 2: 'cut-off', '2.0': 'cut-off' });
    expect(why(trace, '0.1.1.0')).to.equal('Not reached: Pick was won by First.');
    expect(why(trace, '2.0')).to.equal('Not reached: Root was ended by the failure of Bad.');
  });

  it('a failure inside a composite is recovered by the selector above it', () => {
    const tree = selector('Root', [sequence('Plan_A', [action('Try'), action('More')]), action('Plan_B')]);
    const trace = open(tree, { ...runtime({ '0.0': 'failure', 0: 'failure' }), ...at([1]) });
    expect(why(trace, '0.0')).to.equal('Failed, but recovered: the selector Root went on to Plan_B (the agent reported failure).');
    expect(nodeAt(trace, '0.1')).to.deep.include({ status: 'cut-off', why: 'Not reached: Plan_A was ended by the failure of Try.' });
  });

  it('a status that was written wins over the cursor: that write is half of two', () => {
    const tree = sequence('Root', [action('A', 'ie'), action('B')]);
    expect(statusesOf(open(tree, { ...runtime({ 0: 'success' }, { 0: 2 }), ...at([0], 1) }))).to.deep.equal({ '': 'partial', 0: 'success', 1: 'not-reached' });
    expect(statusesOf(open(tree, { ...runtime({ 0: 'failure' }), ...at([0], 1) }))[0]).to.equal('failure');
    // One step ahead of the cursor: still at work.
    expect(statusesOf(open(tree, { ...runtime({}, { 0: 1 }), ...at([0], 0) }))[0]).to.equal('active');
  });

  it('a retry that is counted but not carried out yet is not shown as a final failure', () => {
    const tree = sequence('Root', [sequence('Loop', [action('A'), action('B')], { retries: 1 })]);
    const before = open(tree, runtime({ '0.0': 'success', '0.1': 'failure' }));
    expect(nodeAt(before, '0.1')).to.deep.include({ status: 'failure', recovered: true });
    const half = open(tree, runtime({ '0.0': 'success', '0.1': 'failure' }, {}, { 0: 1 }), before);
    expect(statusesOf(half)).to.deep.equal({ '': 'partial', 0: 'partial', '0.0': 'not-reached', '0.1': 'not-reached' });
    // Without an earlier version nobody can know.
    expect(nodeAt(open(tree, runtime({ '0.1': 'failure' }, {}, { 0: 1 })), '0')?.status).to.equal('failure');
  });

  it('a retry spent long ago does not make a node look begun, once what is above it was retried', () => {
    const tree = sequence('Root', [action('A'), action('B', 'i', { retries: 1 }), action('C')], { retries: 1 });
    const lines = ['0 success', '1 failure', '1 success', '2 failure'];
    const trace = open(tree, { ...runtime({}, {}, { 1: 1, '': 1 }), ...log(tree, lines), ...at([0]) });
    expect(statusesOf(trace)).to.deep.equal({ '': 'on-path', 0: 'retrying', 1: 'not-reached', 2: 'not-reached' });
    expect(why(trace, '1')).to.equal('Not reached yet: it comes after A, but it ran 2 times before.');
  });

  it('a reference that fails again at once, after a retry above it, is still failed', () => {
    const tree = selector('Root', [{ type: 'ref', ref: '#' }, action('A')], { retries: 1 });
    const before = open(tree, { ...runtime({ 0: 'failure', 1: 'failure' }), ...log(tree, ['1 failure']) });
    const after = open(tree, { ...runtime({ 0: 'failure' }, {}, { '': 1 }), ...log(tree, ['1 failure']), ...at([1]) }, before);
    expect(statusesOf(after)).to.deep.equal({ '': 'on-path', 0: 'failure', 1: 'retrying' });
  });

  it('what comes after a failure that is tried again does not come next', () => {
    const tree = sequence('Root', [sequence('A', [action('B')]), action('C')], { retries: 1 });
    const trace = open(tree, { ...runtime({ '0.0': 'failure' }), ...log(tree, ['0.0 failure']) });
    expect(why(trace, '1')).to.equal('Not reached yet: it comes after A.');
  });

  it('counts attempts as the entries do: also those a retry above began', () => {
    const tree = sequence('Root', [sequence('Loop', [action('A', 'i', { retries: 2 })], { retries: 2 })], { retries: 1 });
    const lines = ['0.0 failure', '0.0 failure', '0.0 failure', '0.0 success'];
    const trace = open(tree, { ...runtime({ '0.0': 'success' }, {}, { '0.0': 2, 0: 1 }), ...log(tree, lines) });
    expect(why(trace, '0.0')).to.equal('Succeeded on attempt 4: its step is done.');
    // How often Loop was begun cannot be told where Root was retried; what of its retries is used can.
    const retried = open(tree, { ...runtime({ '0.0': 'success', 0: 'success' }, {}, { 0: 1, '': 1 }), ...log(tree, lines) });
    expect(why(retried, '0')).to.equal('Succeeded, with 1 of 2 retries used: its only child succeeded.');
  });

  it('a reference fails when it is reached, and is called by what it leads back to', () => {
    const tree = sequence('Root', [action('A'), selector('Again', [{ type: 'ref', ref: '#' }, { type: 'ref', ref: 'other.json' }])]);
    const trace = open(tree, { ...runtime({ 0: 'success', '1.0': 'failure', '1.1': 'failure', 1: 'failure' }), status: 'failed' });
    expect(nodeAt(trace, '1.0')).to.deep.include({ kind: 'reference', name: 'Root', referencePath: '' });
    expect(nodeAt(trace, '1.1')).to.deep.include({ kind: 'reference', name: 'other.json' });
    expect(why(trace, '1.1')).to.equal('Fatal: last alternative of the selector Again (a reference that leads back cannot be run).');
  });

  it('lives with words, kinds and paths it does not know', () => {
    const tree = sequence('Root', [{ type: 'decorator', name: 'Guard', children: [action('A')] }, action('B')]);
    const trace = open(tree, { ...runtime({ '0.0': 'running', 9: 'success', '0.0.7': 'failure' }, { ['__proto__']: 1 }), status: 'paused' });
    expect(statusesOf(trace)).to.deep.equal({ '': 'not-reached', 0: 'not-reached', '0.0': 'not-reached', 1: 'not-reached' });
    expect(statusesOf(open(tree, at([5, 5])))['']).to.equal('not-reached');
  });

  it('works node states out of the log where a document has lost them, and says so', () => {
    const tree = sequence('Root', [action('A'), sequence('Loop', [action('B', 'ie')], { retries: 1 }), action('C')]);
    const trace = open(tree, { runtime: {}, ...log(tree, ['gate accept', '0 success', '1.0 success', '1.0:1 false', '1.0 success']) });
    expect(statusesOf(trace)).to.deep.equal({ '': 'partial', 0: 'success', 1: 'partial', '1.0': 'partial', 2: 'not-reached' });
    expect(nodeAt(trace, '1')?.retries).to.deep.equal({ used: 1, allowed: 1 });
    expect(trace.warnings.map(({ code }) => code)).to.include('states_from_log');
    // Where the cursor stands in the log’s next attempt, that has begun.
    const again = open(tree, { runtime: {}, ...log(tree, ['0 success', '1.0 success', '1.0:1 false']), ...at([1, 0]) });
    expect(statusesOf(again)).to.deep.equal({ '': 'on-path', 0: 'success', 1: 'on-path', '1.0': 'retrying', 2: 'not-reached' });
  });
});

describe('status of nodes: in any execution', () => {
  const leaf = fc.record({ steps: fc.stringMatching(/^[ie]{1,3}$/), retries: fc.nat(2) }).map(({ steps, retries }) => action('', steps, retries > 0 ? { retries } : {}));
  const { tree: anyTree } = fc.letrec<{ tree: RawNode }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      leaf,
      fc
        .record({ type: fc.constantFrom('sequence', 'selector', 'parallel'), children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }), retries: fc.nat(2) })
        .map(({ type, children, retries }): RawNode => ({ type, name: '', children, ...(retries > 0 && { retries }) })),
    ),
  }));
  const execution = fc.record({ tree: anyTree, answers: fc.infiniteStream(fc.boolean()) });
  const opened = (runtimeNow: SmallRuntime, previous?: TraceDocument): TraceDocument => parseTrace(runtimeNow.document(), { now: 0, ...(previous && { previous }) }).document;

  /** Every version of a random execution that ends within some answers, after each call of the runtime. */
  function versionsOf(tree: RawNode, answers: Iterable<boolean>): readonly TraceDocument[] {
    const running = new SmallRuntime(tree);
    const versions: TraceDocument[] = [];
    for (const answer of answers) {
      running.next();
      versions.push(opened(running, versions.at(-1)));
      if (running.end !== undefined || versions.length > 120) break;
      running.answer(answer);
      versions.push(opened(running, versions.at(-1)));
    }
    return versions;
  }

  it('what is concluded before it is written turns out true', () => {
    fc.assert(
      fc.property(execution, ({ tree, answers }) => {
        const versions = versionsOf(tree, answers);
        versions.forEach((trace, index) => {
          const next = versions[index + 1];
          for (const [place, node] of trace.nodes.entries()) {
            if (node.status === 'failure' && node.recovered !== true && trace.status === 'running') {
              expect(next?.status ?? 'failed', `a fatal failure ends the run: ${node.why}`).to.equal('failed');
            }
            if (node.status === 'success' && next !== undefined && next.nodes[place]?.status !== 'success') {
              // Only a retry of something above takes a success back.
              const isRetried = next.nodes.some((above, i) => node.path.startsWith(above.path) && (above.retries?.used ?? 0) > (trace.nodes[i]?.retries?.used ?? 0));
              expect(isRetried, `${node.path} was ${node.why}`).to.equal(true);
            }
          }
        });
        expect(versions.length).to.be.greaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('every node has one status and one sentence, the cursor one node, and its way to the root is marked', () => {
    fc.assert(
      fc.property(execution, ({ tree, answers }) => {
        for (const trace of versionsOf(tree, answers)) {
          const working = trace.nodes.filter(({ status }) => status === 'active' || status === 'retrying');
          expect(working.map(({ path }) => path)).to.deep.equal(trace.cursor === null ? [] : [trace.cursor.path]);
          const marked = trace.nodes.filter(({ status }) => status === 'on-path').map(({ path }) => path);
          expect(marked).to.deep.equal(trace.nodes.filter(({ path }) => trace.cursor !== null && path !== trace.cursor.path && isAbove(path, trace.cursor.path)).map(({ path }) => path));
          for (const { why: sentence } of trace.nodes) expect(sentence).to.match(/^[A-Z][^]*\.$/);
          if (trace.status !== 'running') expect(working).to.have.lengthOf(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('whatever the maps and the cursor say: a usable document, and nothing thrown', () => {
    const path = fc.oneof(fc.constantFrom('', '0', '1', '0.0', '1.1', '2.0.1', '__proto__', '9'), fc.string());
    const fields = fc.record({
      status: fc.constantFrom('running', 'complete', 'failed', 'paused', ''),
      phase: fc.constantFrom('idle', 'evaluating', 'performing', 'protocol', '?'),
      cursor: fc.oneof(fc.constantFrom('null', '[]', '"0"', '0'), fc.json()),
      protocol_accepted: fc.boolean(),
      runtime: fc.record({
        node_status: fc.dictionary(path, fc.constantFrom('success', 'failure', 'running')),
        step_index: fc.dictionary(path, fc.nat()),
        retry_count: fc.dictionary(path, fc.nat(5)),
      }),
      trace: fc.array(fc.record({ ts: fc.string(), kind: fc.constantFrom('instruct', 'evaluate', 'protocol', 'think'), cursor: fc.oneof(fc.json(), path.map((at) => cursorAt(at.split('.').map(Number)))), name: fc.string(), submitted: fc.constantFrom('success', 'failure', 'true'), outcome: fc.constantFrom('', 'running', 'action_failed') })),
    });
    fc.assert(
      fc.property(anyTree, fields, fields, (tree, first, second) => {
        let trace = open(tree, first);
        for (const each of [first, second]) {
          trace = open(tree, each, trace);
          for (const { status, why: sentence } of trace.nodes) expect(`${status}: ${sentence}`).to.match(/^[a-z-]+: [^]+\.$/);
          for (const { path: place } of trace.nodes) activityOf(trace, place);
          for (let entry = -1; entry < trace.entries.length; entry++) expect(atEntry(trace, entry).document.nodes).to.have.lengthOf(trace.nodes.length);
          expect([...trace.engine, ...trace.scopes.variables].length + trace.diagnosis.text.length).to.be.greaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  const isAbove = (path: string, below: string): boolean => path === '' || below.startsWith(`${path}.`);
});
