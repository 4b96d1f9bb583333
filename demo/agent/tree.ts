/**
 * A behaviour tree and the function that executes it. Composite nodes decide what runs next; action nodes do the work.
 * The interpreter knows nothing of runs or events: who wants to know what happens passes a `TreeDriver`.
 */

/** How a node ended. `skipped` counts neither for nor against its parent. */
export type NodeStatus = 'success' | 'failure' | 'skipped';

/** Children may be worked out when their parent begins, from what has been found by then. */
type Children<C> = readonly TreeNode<C>[] | ((context: C) => readonly TreeNode<C>[]);

interface NodeBase {
  readonly name: string;
  /** Runs also after the run was asked to stop early. */
  readonly always?: boolean;
}

/** sequence: all in order until one fails · selector: in order until one succeeds · parallel: all at once, all must succeed. */
export interface CompositeNode<C> extends NodeBase {
  readonly kind: 'sequence' | 'selector' | 'parallel';
  readonly children: Children<C>;
}

/** What an action gives back, at once or later. */
export type Performed = NodeStatus | undefined | Promise<NodeStatus | undefined> | Promise<void>;

export interface ActionNode<C> extends NodeBase {
  readonly kind: 'action';
  /** Does the work. Nothing returned is success; a thrown error is the driver's to judge. */
  readonly perform: (context: C, step: Step) => Performed;
}

export type TreeNode<C> = CompositeNode<C> | ActionNode<C>;

/** A node's place: child numbers from the root, which is `[]`. */
export type NodePath = readonly number[];

/** One execution of one node. */
export interface Step {
  readonly id: string;
  /** Aborts when this step is to end now. */
  readonly signal: AbortSignal;
}

/** What watches and rules an execution. */
export interface TreeDriver<C> {
  /** Asked before a node begins; `skip` leaves it out, `omit` without a trace. */
  admit(node: TreeNode<C>, path: NodePath, parent: Step | undefined): Promise<'run' | 'skip' | 'omit'>;
  begin(node: TreeNode<C>, path: NodePath, parent: Step | undefined): Step;
  end(node: TreeNode<C>, path: NodePath, step: Step, status: NodeStatus): void;
  /** What an error thrown inside `step` means for it; rethrows what ends the whole run. */
  judge(error: unknown, step: Step): NodeStatus;
}

/** Executes `node` and what is below it. */
export async function execute<C>(
  node: TreeNode<C>,
  context: C,
  driver: TreeDriver<C>,
  path: NodePath = [],
  parent?: Step,
): Promise<NodeStatus> {
  const verdict = await driver.admit(node, path, parent);
  if (verdict === 'omit') return 'skipped';
  const step = driver.begin(node, path, parent);
  let status: NodeStatus = 'failure';
  try {
    status = verdict === 'skip' ? 'skipped' : await perform(node, context, driver, path, step);
  } catch (error) {
    status = driver.judge(error, step);
  } finally {
    driver.end(node, path, step, status);
  }
  return status;
}

async function perform<C>(
  node: TreeNode<C>,
  context: C,
  driver: TreeDriver<C>,
  path: NodePath,
  step: Step,
): Promise<NodeStatus> {
  if (node.kind === 'action') {
    const status = await node.perform(context, step);
    return status === 'failure' || status === 'skipped' ? status : 'success';
  }
  const children = typeof node.children === 'function' ? node.children(context) : node.children;
  const run = (child: TreeNode<C>, index: number) => execute(child, context, driver, [...path, index], step);
  if (node.kind === 'parallel') return all(await settle(children.map(run)));
  const decisive: NodeStatus = node.kind === 'sequence' ? 'failure' : 'success';
  const results: NodeStatus[] = [];
  for (const [index, child] of children.entries()) {
    const status = await run(child, index);
    if (status === decisive) return status;
    results.push(status);
  }
  if (node.kind === 'sequence') return all(results);
  return results.includes('failure') ? 'failure' : 'skipped';
}

/** Skipped only when everything was; a node without children has succeeded. */
function all(results: readonly NodeStatus[]): NodeStatus {
  if (results.includes('failure')) return 'failure';
  return results.length > 0 && results.every((status) => status === 'skipped') ? 'skipped' : 'success';
}

/** Waits for all, also when one throws: nothing goes on working behind an execution that has ended. */
async function settle(promises: readonly Promise<NodeStatus>[]): Promise<NodeStatus[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
