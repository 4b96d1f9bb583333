/** One run from its first to its last event. */
import type { InboxAction } from '../shared/run-folder.js';
import { runFiles } from '../shared/run-folder.js';
import { Denied, Interruption, RunFailure, ToolFailure } from './errors.js';
import { Inbox } from './inbox.js';
import type { Job, RunContext } from './run-context.js';
import { execute, type NodePath, type NodeStatus, type Step, type TreeDriver, type TreeNode } from './tree.js';
import { under } from './voice.js';

/** How a run ended, for its last event. */
type Ending = { readonly status: NodeStatus } | { readonly error: unknown };

/** Executes `job` and reports its end. Never throws for anything the job does. */
export async function conduct(run: RunContext, job: Job, runFolder: string): Promise<void> {
  const closed = new AbortController();
  const inbox = new Inbox(runFiles(runFolder).inbox, (action: InboxAction) => run.control.handle(run, action));
  run.control.rule({ stepNames: namesIn(job.root), ...(job.search && { search: job.search }) });
  const driver = new Driver(run, rootLength(job.root));
  const ending = await runTree(run, job, driver, inbox, closed.signal);
  closed.abort();
  run.log.turnId = undefined;
  report(run, job, ending, driver.lastFailure);
}

async function runTree(
  run: RunContext,
  job: Job,
  driver: Driver,
  inbox: Inbox,
  closed: AbortSignal,
): Promise<Ending> {
  try {
    inbox.open(closed);
    const status = await execute(job.root, run, driver);
    // A message that came during the last step is still obeyed.
    do await driver.executeInterjected();
    while (inbox.check());
    run.control.signal.throwIfAborted();
    return { status };
  } catch (error) {
    return { error };
  }
}

function report(run: RunContext, job: Job, ending: Ending, lastFailure: ToolFailure | undefined): void {
  if ('error' in ending) {
    const { error } = ending;
    if (error instanceof Interruption) {
      run.log.emit('run.finished', { outcome: 'cancelled', result: 'Cancelled by a person.' });
    } else if (error instanceof RunFailure) fail(run, error);
    else fail(run, new RunFailure('unknown', error instanceof Error ? (error.stack ?? error.message) : String(error)));
  } else if (ending.status === 'failure') {
    fail(run, new RunFailure(lastFailure?.type ?? 'tool_failed', lastFailure?.message ?? 'A step failed.'));
  } else run.log.emit('run.finished', { outcome: 'success', result: job.result() });
}

function fail(run: RunContext, { type, message, remediation, code }: RunFailure): void {
  run.log.emit('run.failed', {
    error: { type, message, remediation: [...remediation], ...(code !== undefined && { code }) },
  });
}

/** Reports steps and turns, lets people skip and stop, and judges what went wrong. */
class Driver implements TreeDriver<RunContext> {
  readonly #run: RunContext;
  /** Children of the root that belong to the tree; each is a turn. */
  readonly #ownChildren: number;
  #nextPath: number;
  #turns = 0;
  lastFailure: ToolFailure | undefined;

  constructor(run: RunContext, rootLength: number) {
    this.#run = run;
    this.#ownChildren = rootLength;
    this.#nextPath = rootLength;
  }

  async admit(node: TreeNode<RunContext>, path: NodePath, parent: Step | undefined): Promise<'run' | 'skip' | 'omit'> {
    await this.executeInterjected();
    const { control } = this.#run;
    control.signal.throwIfAborted();
    if (path.length === 0) return 'run';
    if (parent?.signal.aborted) return 'omit';
    if (control.stopping && !node.always && !control.isAlways(parent)) return 'omit';
    return control.isToBeSkipped(node.name) ? 'skip' : 'run';
  }

  begin(node: TreeNode<RunContext>, path: NodePath, parent: Step | undefined): Step {
    const { control, log } = this.#run;
    if (this.#isTurn(path)) {
      log.turnId = `turn-${++this.#turns}`;
      log.emit('turn.started', {});
    }
    const abort = new AbortController();
    const step = { id: `step-${this.#run.nextNumber()}`, signal: AbortSignal.any([parent?.signal ?? control.signal, abort.signal]) };
    const always = (node.always ?? false) || control.isAlways(parent);
    control.stepBegins(step.id, {
      name: node.name,
      isAction: node.kind === 'action',
      isRoot: path.length === 0,
      always,
      abort,
    });
    log.emit('step.started', { stepId: step.id, name: node.name, nodePath: path.join('.'), ...under(parent) });
    return step;
  }

  end(node: TreeNode<RunContext>, path: NodePath, step: Step, ended: NodeStatus): void {
    const { control, log } = this.#run;
    const status = step.signal.aborted ? 'skipped' : ended;
    control.stepEnds(step.id, status);
    log.emit('step.finished', { stepId: step.id, name: node.name, nodePath: path.join('.'), status });
    if (this.#isTurn(path)) {
      log.emit('turn.finished', {});
      log.turnId = undefined;
    }
  }

  #isTurn(path: NodePath): boolean {
    return path.length === 1 && (path[0] ?? 0) < this.#ownChildren;
  }

  judge(error: unknown, step: Step): NodeStatus {
    this.#run.control.signal.throwIfAborted();
    if (step.signal.aborted) return 'skipped';
    if (error instanceof Denied) return 'failure';
    if (!(error instanceof ToolFailure)) throw error;
    this.lastFailure = error;
    return 'failure';
  }

  /** Steps that steering asked for, each a child of the root behind those the tree has. */
  async executeInterjected(): Promise<void> {
    for (const node of this.#run.control.takeInterjected()) {
      await execute(node, this.#run, this, [this.#nextPath++]);
    }
  }
}

const rootLength = (root: TreeNode<RunContext>): number =>
  root.kind !== 'action' && typeof root.children !== 'function' ? root.children.length : 0;

/** The names of the steps below the root, as far as they are known before they begin. */
function namesIn(node: TreeNode<RunContext>): string[] {
  if (node.kind === 'action' || typeof node.children === 'function') return [];
  return node.children.flatMap((child) => [child.name, ...namesIn(child)]);
}
