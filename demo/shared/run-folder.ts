/**
 * A run on disk: one folder, the only thing server and agent share. Whoever holds the folder knows all there is to
 * know about the run, so either of them can be killed and the other goes on.
 */
import { join } from 'node:path';

/** `run.json`: written once by the server when the run is created; `removedAt` is added when its history is deleted. */
export interface RunRecord {
  readonly id: string;
  readonly issueId: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** Names this telling of the run's events; on every event. */
  readonly epoch: string;
  /** The folder the agent works on. */
  readonly workspace: string;
  readonly retriggerOf?: string;
  readonly removedAt?: string;
}

/** One line of `inbox.ndjson`: an action the server accepted. */
export type InboxAction =
  | { readonly action: 'steer'; readonly id: string; readonly key: string; readonly text: string }
  | { readonly action: 'cancel'; readonly id: string; readonly key: string }
  | {
      readonly action: 'answer';
      readonly id: string;
      readonly key: string;
      readonly requestId: string;
      readonly status: string;
      readonly payload?: unknown;
    };

/** `worker.json`: written by the agent as soon as it runs. */
export interface WorkerRecord {
  readonly pid: number;
}

/** The files of a run's folder. */
export const runFiles = (folder: string) =>
  ({
    record: join(folder, 'run.json'),
    /** Appended by the agent; line n holds the event with `seq` n. */
    events: join(folder, 'events.ndjson'),
    /** Appended by the server. */
    inbox: join(folder, 'inbox.ndjson'),
    worker: join(folder, 'worker.json'),
    /** The document of an execution, by jobs that execute a written tree; replaced whole at every change of state. */
    execution: join(folder, 'execution.json'),
    stderr: join(folder, 'stderr.txt'),
    /** Where the agent writes what it makes. */
    work: join(folder, 'work'),
  }) as const;

/** An event's id: unique over all runs. */
export const eventId = (runId: string, seq: number): string => `${runId}.${seq}`;

export const terminalTypes: ReadonlySet<string> = new Set(['run.finished', 'run.failed']);

/** How often a transport sends something though the run is silent. */
export const heartbeatMs = 15_000;
