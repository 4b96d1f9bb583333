/**
 * Which failures a run went on after: those that ended before something else began. Told from the times of events where
 * there are any, so that it is the same however the state came about.
 */
import { endOf } from './tree-node.js';
import type { TreeRecord } from './tree-record.js';

export class Failures {
  /** Nothing has begun since. */
  readonly #pending = new Set<TreeRecord>();
  readonly #recovered = new Set<TreeRecord>();
  #lastStart: number | undefined;
  #lastIndex = -1;

  /** Of those that nothing has begun after, the deepest: what is above it failed because of it. */
  get pending(): TreeRecord | undefined {
    let deepest: TreeRecord | undefined;
    for (const record of this.#pending) {
      const { depth, entryIndex } = deepest ?? { depth: -1, entryIndex: -1 };
      if (record.depth > depth || (record.depth === depth && record.entryIndex < entryIndex)) deepest = record;
    }
    return deepest;
  }

  /** Whether the run went on after any. */
  get hasRecovered(): boolean {
    return this.#recovered.size > 0;
  }

  /** Takes note of a node that begins; returns those that it shows to be recovered. */
  begin(record: TreeRecord): readonly TreeRecord[] {
    this.forget(record);
    this.#lastIndex = Math.max(this.#lastIndex, record.entryIndex);
    const { time } = record.entry ?? {};
    if (time !== undefined) this.#lastStart = Math.max(this.#lastStart ?? time, time);
    const recovered = [...this.#pending].filter((failed) => this.#wentOnAfter(failed));
    for (const failed of recovered) this.#recover(failed);
    return recovered;
  }

  /** Takes note of how a node stands. */
  judge(record: TreeRecord): void {
    this.forget(record);
    const status = record.entry?.status;
    if (status !== 'error' && status !== 'denied') return;
    if (this.#wentOnAfter(record)) this.#recover(record);
    else this.#pending.add(record);
  }

  /** All of them. */
  *[Symbol.iterator](): Generator<TreeRecord> {
    yield* this.#pending;
    yield* this.#recovered;
  }

  forget(record: TreeRecord): void {
    this.#pending.delete(record);
    this.#recovered.delete(record);
    record.recovered = false;
  }

  #recover(record: TreeRecord): void {
    this.#pending.delete(record);
    this.#recovered.add(record);
    record.recovered = true;
  }

  #wentOnAfter(record: TreeRecord): boolean {
    if (this.#lastIndex <= record.entryIndex) return false;
    const end = record.entry && endOf(record.entry);
    return end === undefined || this.#lastStart === undefined || this.#lastStart > end;
  }
}
