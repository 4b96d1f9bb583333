/** Where a run's events are written: one `emit` for all of them. */
import { openSync, readFileSync, writeSync } from 'node:fs';
import type { RunEventOf, RunEventType } from '../../src/trace-model/index.js';
import { eventId, type RunRecord } from '../shared/run-folder.js';

type Minted = 'type' | 'id' | 'seq' | 'time' | 'runId' | 'epoch';

/** The declared fields of an event that its author fills in. */
export type EventFields<T extends RunEventType> = {
  [K in keyof RunEventOf<T> as string extends K ? never : K extends Minted ? never : K]: RunEventOf<T>[K];
};

export class EventLog {
  readonly #handle: number;
  readonly #record: RunRecord;
  #seq: number;
  /** Turn every event belongs to while it is set. */
  turnId: string | undefined;

  constructor(file: string, record: RunRecord) {
    this.#record = record;
    this.#handle = openSync(file, 'a');
    this.#seq = readFileSync(file, 'utf8').split('\n').length - 1;
  }

  /** Appends one event, whole or not at all: written with one call before anything else happens. */
  emit<T extends RunEventType>(type: T, fields: EventFields<T>): void {
    const seq = ++this.#seq;
    const { id: runId, epoch } = this.#record;
    const event = {
      type,
      id: eventId(runId, seq),
      seq,
      time: new Date().toISOString(),
      runId,
      epoch,
      ...(this.turnId !== undefined && { turnId: this.turnId }),
      ...fields,
    };
    const line = Buffer.from(`${JSON.stringify(event)}\n`);
    for (let sent = 0; sent < line.length; ) sent += writeSync(this.#handle, line, sent);
  }
}
