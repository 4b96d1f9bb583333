/** The agent at work on an execution: it acknowledges the rules, then answers one step after the other. */
import { accessSync, constants } from 'node:fs';
import { relative } from 'node:path';
import { Denied, ToolFailure } from '../errors.js';
import type { RunContext } from '../run-context.js';
import type { NodeStatus, Step } from '../tree.js';
import { say, under } from '../voice.js';
import type { OpenStep } from './engine.js';
import { Execution, type Answer } from './execution.js';
import { StepReport } from './step-report.js';

/** What the work on one step has. `scope` is the execution's memory. */
export interface WorkPlace {
  readonly run: RunContext;
  readonly step: Step;
  readonly scope: Pick<Execution, 'read' | 'set'>;
  /** Notes a thought. */
  readonly think: (note: string) => void;
}

/** Does what one step asks. A `ToolFailure` it throws is a failure with that reason. */
export type Work = (place: WorkPlace) => Answer | Promise<Answer>;

/** For each action of a tree, by name, what to do at each of its steps. */
export type Works = ReadonlyMap<string, readonly Work[]>;

/** Executes the tree in `treeFile` to its end; its document grows in the run's folder. */
export async function conductExecution(run: RunContext, root: Step, treeFile: URL, works: Works): Promise<NodeStatus> {
  run.control.rule({ stepNames: [...works.keys()] });
  const execution = new Execution(run.executionFile, treeFile);
  execution.openGate();
  execution.answerGate(acknowledge(run));
  const report = new StepReport(run, root, execution);
  let last: Answer | undefined;
  for (let open = execution.next(); open; open = execution.next()) {
    const step = report.moveTo(open.path);
    last = await answer(run, root, step, execution, open, works);
    execution.submit(open, last);
    if (last.note !== undefined) say(run, step, last.note);
  }
  report.close();
  if (execution.document.status === 'complete') return 'success';
  throw new ToolFailure('tool_failed', last?.note ?? 'The rules of this execution could not be kept.');
}

/** The rules: the workspace is only read, the run's own folder is the only place written to. */
function acknowledge({ workspace, workFolder }: RunContext): Answer {
  const outside = relative(workspace, workFolder).startsWith('..');
  try {
    accessSync(workspace, constants.R_OK);
    accessSync(workFolder, constants.W_OK);
  } catch (error) {
    return { ok: false, note: error instanceof Error ? error.message : String(error) };
  }
  const where = outside ? 'outside of the workspace' : 'a folder of its own inside the workspace';
  return { ok: true, note: `I only read the workspace and write into one folder, ${where}.` };
}

async function answer(
  run: RunContext,
  root: Step,
  step: Step,
  execution: Execution,
  open: OpenStep,
  works: Works,
): Promise<Answer> {
  const { node, index } = open;
  const work = works.get(node.name)?.[index];
  if (!work) throw new Error(`Nobody knows how to do step ${index} of ${node.name}.`);
  if (run.control.isToBeSkipped(node.name)) return leftOut;
  run.log.emit('prompt', {
    role: 'user',
    content: open.step.kind === 'evaluate' ? open.step.expression : open.step.instruction,
    delivery: 'new',
    ...under(step),
  });
  try {
    return await work({ run, step, scope: execution, think: (note) => execution.think(open, note) });
  } catch (error) {
    root.signal.throwIfAborted();
    if (step.signal.aborted) return leftOut;
    if (error instanceof ToolFailure || error instanceof Denied) return { ok: false, note: error.message };
    throw error;
  }
}

const leftOut: Answer = { ok: false, note: 'A person asked to go on without it.' };
