/** The nodes of an execution as steps of the run: begun when work below them is handed out, ended when they are settled. */
import type { RunContext } from '../run-context.js';
import type { Step } from '../tree.js';
import { under } from '../voice.js';
import { keyOf, type Path } from './engine.js';
import type { Execution } from './execution.js';
import type { ExecutionNode } from './tree-source.js';

interface OpenNode {
  readonly name: string;
  readonly path: Path;
  readonly step: Step;
}

export class StepReport {
  readonly #run: RunContext;
  readonly #root: Step;
  readonly #execution: Execution;
  /** From below the root down to the action at work. */
  readonly #open: OpenNode[] = [];
  #turns = 0;

  constructor(run: RunContext, root: Step, execution: Execution) {
    this.#run = run;
    this.#root = root;
    this.#execution = execution;
  }

  /** Ends what the work has left and begins what it has come to; returns the step of the node at `path`. */
  moveTo(path: Path): Step {
    this.#endUnless(({ path: open, step }) => !step.signal.aborted && open.every((index, level) => path[level] === index));
    let node: ExecutionNode | undefined = this.#execution.document.tree;
    for (const [level, index] of path.entries()) {
      node = node?.type === 'action' ? undefined : node?.children[index];
      if (node && level >= this.#open.length) this.#begin(node, path.slice(0, level + 1));
    }
    return this.#open.at(-1)?.step ?? this.#root;
  }

  /** Ends everything. */
  close(): void {
    this.#endUnless(() => false);
  }

  #begin(node: ExecutionNode, path: Path): void {
    const { control, log } = this.#run;
    const parent = this.#open.at(-1)?.step ?? this.#root;
    const abort = new AbortController();
    const step = { id: `step-${this.#run.nextNumber()}`, signal: AbortSignal.any([parent.signal, abort.signal]) };
    const { name } = node;
    // As in the agent's other jobs, each child of the root is a turn.
    if (path.length === 1) {
      log.turnId = `turn-${++this.#turns}`;
      log.emit('turn.started', {});
    }
    control.stepBegins(step.id, { name, isAction: node.type === 'action', isRoot: false, always: false, abort });
    log.emit('step.started', { stepId: step.id, name, nodePath: keyOf(path), ...under(parent) });
    this.#open.push({ name, path, step });
  }

  #endUnless(stays: (open: OpenNode) => boolean): void {
    const first = this.#open.findIndex((open) => !stays(open));
    if (first < 0) return;
    for (const { name, path, step } of this.#open.splice(first).reverse()) {
      // One that has no status any more was wiped by a retry, so it had failed.
      const status = this.#execution.statusAt(path) ?? 'failure';
      const { control, log } = this.#run;
      control.stepEnds(step.id, status);
      log.emit('step.finished', { stepId: step.id, name, nodePath: keyOf(path), status });
      if (path.length > 1) continue;
      log.emit('turn.finished', {});
      log.turnId = undefined;
    }
  }
}
