/** Random executions, for what has to be true of any. */
import fc from 'fast-check';
import { action, type RawNode } from './documents.js';
import type { SmallRuntime } from './small-runtime.js';

const anyRetries = fc.constantFrom(0, 0, 0, 1, 2);
const retried = (retries: number): Partial<RawNode> => (retries > 0 ? { retries } : {});
const leaf = fc.record({ steps: fc.stringMatching(/^[ie]{1,3}$/), retries: anyRetries }).map(({ steps, retries }) => action('', steps, retried(retries)));
const reference = fc.constant<RawNode>({ type: 'ref', ref: '#' });
const treeOf = (leaves: fc.Arbitrary<RawNode>): fc.Arbitrary<RawNode> =>
  fc
    .letrec<{ tree: RawNode }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        leaves,
        fc
          .record({ type: fc.constantFrom('sequence', 'selector', 'parallel'), children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }), retries: anyRetries })
          .map(({ type, children, retries }): RawNode => ({ type, name: '', children, ...retried(retries) })),
      ),
    }))
    .tree.filter(({ type }) => type !== 'ref')
    .map(numbered);
/** Trees of every kind of node, with retries. */
export const anyTree = treeOf(leaf);
/** Some of their leaves lead back. */
export const treeWithReferences = treeOf(fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: reference }));
/** What an agent does next. */
export const calls = fc.infiniteStream(fc.constantFrom('good', 'good', 'good', 'good', 'good', 'bad', 'bad', 'bad', 'think', 'yield', 'reset?'));
export const executionWithReferences = fc.record({ tree: treeWithReferences, calls, gated: fc.boolean() });

/** Names every node by its place, so that what sentences say of it can be found in them. */
function numbered(tree: RawNode): RawNode {
  let count = 0;
  const named = (node: RawNode): RawNode => {
    const name = `N${count++}`;
    return node.type === 'ref' ? node : { ...node, name, ...(node.children && { children: node.children.map(named) }) };
  };
  return named(tree);
}

/** Drives an execution to its end, or for some calls; `look` sees it after each call, with what happened. */
export function drive(running: SmallRuntime, script: Iterable<string>, look: (call: string) => void, most = 60): void {
  let count = 0;
  for (const call of script) {
    if (count++ > most) return;
    if (running.end !== undefined) return;
    if (running.question === undefined && !running.isAtGate) {
      running.next();
      look('next');
      continue;
    }
    if (call === 'reset?') {
      if (count % 5 !== 0) continue;
      running.reset();
    } else if (running.isAtGate) running.submitGate(call === 'yield' ? 'running' : call === 'bad' && count % 3 === 0 ? 'failure' : 'success');
    else if (call === 'think') running.think(`Thought ${count}.`);
    else if (call === 'yield') running.answer('running');
    else running.answer(call === 'good');
    look(call);
  }
}

/** Executions whose every step somebody can answer. */
export const execution = fc.record({ tree: anyTree, calls, gated: fc.boolean() });
