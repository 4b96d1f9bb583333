/** What every step of a run has at hand. */
import type { RunRecord } from '../shared/run-folder.js';
import type { Control, SearchControl } from './control.js';
import type { EventLog } from './event-log.js';
import type { ModelSettings } from './model-settings.js';
import type { TreeNode } from './tree.js';

export interface RunContext {
  readonly record: RunRecord;
  readonly log: EventLog;
  readonly control: Control;
  /** The folder the agent works on: read, never written. */
  readonly workspace: string;
  /** The run's own temporary folder: the only place written to. */
  readonly workFolder: string;
  /** Where a job that executes a written tree keeps the document of its execution. */
  readonly executionFile: string;
  /** Absent: the agent is a program and says so. */
  readonly model: ModelSettings | undefined;
  /** `performance.now()` at the start of the run. */
  readonly startedAtMs: number;
  /** A number nobody else in this run got. */
  nextNumber(): number;
}

/** A job, made for one run: what to do and how to tell what came of it. */
export interface Job {
  readonly root: TreeNode<RunContext>;
  readonly search?: SearchControl;
  /** One sentence for `run.finished`. */
  readonly result: () => string;
}
