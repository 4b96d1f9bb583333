import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createDocument, type ExecutionDocument } from '../../demo/agent/execution/document.js';
import { keyOf, nextStep, settle } from '../../demo/agent/execution/engine.js';
import type { ExecutionNode } from '../../demo/agent/execution/tree-source.js';
import { releaseWorks, treeFile } from '../../demo/agent/jobs/release/index.js';
import { readTree } from '../../demo/agent/execution/tree-source.js';

const judge = (name: string, retries?: number): ExecutionNode => ({
  type: 'action',
  name,
  steps: [{ kind: 'evaluate', expression: `${name}?` }],
  ...(retries !== undefined && { retries }),
});
const act = (name: string, retries?: number): ExecutionNode => ({
  type: 'action',
  name,
  steps: [{ kind: 'instruct', instruction: `${name}!` }],
  ...(retries !== undefined && { retries }),
});
const composite = (type: 'sequence' | 'selector' | 'parallel', name: string, children: ExecutionNode[], retries?: number): ExecutionNode => ({
  type,
  name,
  children,
  ...(retries !== undefined && { retries }),
});

const documentOf = (tree: ExecutionNode): ExecutionDocument => createDocument('/run.json', new URL('file:///tree.json'), tree);

/** Answers steps in turn; returns the names of those handed out and how it ended, if it did. */
function play(document: ExecutionDocument, ...answers: readonly boolean[]): string[] {
  const seen: string[] = [];
  for (const answer of answers) {
    const next = nextStep(document);
    if (typeof next === 'string') return [...seen, next];
    seen.push(next.node.name);
    settle(document, next, answer);
  }
  const next = nextStep(document);
  return [...seen, typeof next === 'string' ? next : `next: ${next.node.name}`];
}

describe('the engine of written trees', () => {
  it('ends a sequence at its first failure', () => {
    assert.deepEqual(play(documentOf(composite('sequence', 's', [act('a'), act('b'), act('c')])), true, false), ['a', 'b', 'failure']);
  });

  it('ends a selector at its first success', () => {
    assert.deepEqual(play(documentOf(composite('selector', 's', [act('a'), act('b'), act('c')])), false, true), ['a', 'b', 'success']);
  });

  it('gives one agent the children of a parallel one after the other', () => {
    const tree = composite('parallel', 'p', [composite('sequence', 's', [act('a'), act('b')]), act('c')]);
    assert.deepEqual(play(documentOf(tree), true, true, true), ['a', 'b', 'c', 'success']);
    assert.deepEqual(play(documentOf(tree), true, false), ['a', 'b', 'failure']);
  });

  it('spends the retries of a node before its parent hears of the failure', () => {
    const document = documentOf(composite('selector', 's', [act('a', 2), act('b')]));
    assert.deepEqual(play(document, false, false, false, true), ['a', 'a', 'a', 'b', 'success']);
    assert.deepEqual(document.runtime.retry_count, { 0: 2 });
  });

  it('forgets what was below a node that is retried, but not the retries spent there', () => {
    const document = documentOf(composite('sequence', 'root', [composite('sequence', 's', [act('a'), act('b', 1)], 1)]));
    assert.deepEqual(play(document, true, false, false), ['a', 'b', 'b', 'next: a']);
    assert.deepEqual(document.runtime, { node_status: {}, step_index: {}, retry_count: { 0: 1, '0.1': 1 } });
    assert.deepEqual(play(document, true, true), ['a', 'b', 'success']);
  });

  it('settles an action that ends with a judgement when the next step is asked for', () => {
    const document = documentOf(composite('sequence', 's', [judge('a'), act('b')]));
    const first = nextStep(document);
    assert.ok(typeof first === 'object');
    assert.equal(settle(document, first, true), 'evaluation_passed');
    assert.deepEqual(document.runtime, { node_status: {}, step_index: { 0: 1 }, retry_count: {} });
    nextStep(document);
    assert.deepEqual(document.runtime.node_status, { 0: 'success' });
  });
});

/** Documents other than those that were reset or never began: their log is the whole of what was answered. */
const folder = new URL('../fixtures/traces/behaviors/', import.meta.url);
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'after-reset.json')
  .map((name) => ({ name, document: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ExecutionDocument }))
  .filter(({ document }) => document.protocol_accepted);

describe('given the answers of a recorded execution, it keeps the same books', () => {
  it('has recordings to compare with', () => assert.ok(recorded.length >= 10));

  for (const { name, document: theirs } of recorded) {
    it(name, () => {
      const ours = documentOf(theirs.tree);
      for (const { kind, cursor, submitted, outcome } of theirs.trace) {
        if (kind === 'protocol' || kind === 'think') continue;
        const open = nextStep(ours);
        assert.ok(typeof open === 'object', `the tree had ended before ${cursor}`);
        assert.equal(JSON.stringify({ path: open.path, step: open.index }), cursor);
        if (submitted === 'running') continue;
        assert.equal(settle(ours, open, submitted === 'success' || submitted === 'true'), outcome);
      }
      // Only between two requests nothing has been worked out yet.
      if (theirs.status !== 'running') assert.equal(nextStep(ours), theirs.status === 'complete' ? 'success' : 'failure');
      else if (theirs.phase !== 'idle') {
        const open = nextStep(ours);
        assert.equal(JSON.stringify(typeof open === 'object' && { path: open.path, step: open.index }), theirs.cursor);
      }
      assert.deepEqual(ours.runtime, theirs.runtime);
    });
  }
});

describe('the release check', () => {
  it('knows what to do at every step of its tree, and nothing else', () => {
    const asked = new Map<string, number>();
    const visit = (node: ExecutionNode, path: readonly number[]): void => {
      if (node.type === 'action') {
        assert.ok(!asked.has(node.name), `${node.name} at ${keyOf(path)} is the only one of its name`);
        asked.set(node.name, node.steps.length);
      } else node.children.forEach((child, index) => visit(child, [...path, index]));
    };
    visit(readTree(treeFile), []);
    const known = new Map([...releaseWorks()].map(([name, works]) => [name, works.length]));
    assert.deepEqual(known, asked);
  });
});
