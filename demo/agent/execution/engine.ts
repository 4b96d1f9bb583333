/**
 * What comes next in an execution, worked out from its document alone: whoever holds the document can go on.
 *
 * sequence: in order until one fails · selector: in order until one succeeds · parallel: each to its end, until one fails.
 * A node that fails spends its own retries before its parent hears of it.
 */
import type { ExecutionDocument } from './document.js';
import type { ExecutionAction, ExecutionNode, ExecutionStep } from './tree-source.js';

/** A place in the tree: child numbers from the root, which is `[]`. */
export type Path = readonly number[];

/** A step that was handed out. */
export interface OpenStep {
  readonly node: ExecutionAction;
  readonly path: Path;
  readonly index: number;
  readonly step: ExecutionStep;
}

type Outcome = 'success' | 'failure';

/** How a path is written as a key. */
export const keyOf = (path: Path): string => path.join('.');

/** Settles what can be settled and says which step is next, or how the whole tree ended. Changes `runtime` only. */
export const nextStep = (document: ExecutionDocument): OpenStep | Outcome => visit(document, document.tree, []);

function visit(document: ExecutionDocument, node: ExecutionNode, path: Path): OpenStep | Outcome {
  for (;;) {
    const result = document.runtime.node_status[keyOf(path)] ?? enter(document, node, path);
    if (typeof result === 'object') return result;
    if (result === 'failure' && retry(document, node, path)) continue;
    // Of the root the document's own status tells.
    if (path.length > 0) document.runtime.node_status[keyOf(path)] = result;
    return result;
  }
}

function enter(document: ExecutionDocument, node: ExecutionNode, path: Path): OpenStep | Outcome {
  if (node.type === 'action') {
    const index = document.runtime.step_index[keyOf(path)] ?? 0;
    const step = node.steps[index];
    return step ? { node, path, index, step } : 'success';
  }
  const decisive: Outcome = node.type === 'selector' ? 'success' : 'failure';
  for (const [index, child] of node.children.entries()) {
    const result = visit(document, child, [...path, index]);
    if (typeof result === 'object' || result === decisive) return result;
  }
  return decisive === 'success' ? 'failure' : 'success';
}

/** Uses up a retry, if there is one: the node and all below it are as if they had never run. */
function retry(document: ExecutionDocument, node: ExecutionNode, path: Path): boolean {
  const { runtime } = document;
  const key = keyOf(path);
  const used = runtime.retry_count[key] ?? 0;
  if (used >= (node.retries ?? 0)) return false;
  runtime.retry_count[key] = used + 1;
  runtime.node_status = without(runtime.node_status, key);
  runtime.step_index = without(runtime.step_index, key);
  return true;
}

/** The entries of nodes other than that at `key` and those below it. */
function without<V>(byPath: Readonly<Record<string, V>>, key: string): Record<string, V> {
  const isBelow = (path: string): boolean => key === '' || path === key || path.startsWith(`${key}.`);
  return Object.fromEntries(Object.entries(byPath).filter(([path]) => !isBelow(path)));
}

/** Takes the answer to an open step into `runtime` and says it in the runtime's word. */
export function settle(document: ExecutionDocument, { node, path, index, step }: OpenStep, answer: boolean): string {
  const { node_status, step_index } = document.runtime;
  const key = keyOf(path);
  const isLast = index === node.steps.length - 1;
  if (!answer) node_status[key] = 'failure';
  else if (isLast && step.kind === 'instruct') node_status[key] = 'success';
  // An action that ends with a judgement is settled when the next step is asked for.
  else step_index[key] = index + 1;
  if (step.kind === 'evaluate') return answer ? 'evaluation_passed' : 'evaluation_failed';
  if (!answer) return 'action_failed';
  return isLast ? 'action_complete' : 'step_complete';
}
