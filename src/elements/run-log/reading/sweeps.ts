/**
 * Passes over the entries of a run: each entry is shown to each pass once, and again when it changed. However many
 * there are, no more than a few milliseconds are spent at a time; what is left follows in slices of their own.
 */
import type { ReadonlyList, RunEntry } from '../../../streams/index.js';
import { changesBetween } from './list-changes.js';

/** Longest time in ms spent at once. */
const SLICE_MS = 6;
/** Entries between two looks at the clock. */
const STRIDE = 128;
/** With more changes than these a pass begins anew: in slices, which changes are not. */
const MAX_CHANGES = 4000;

export interface Pass {
  /** The next entry, in order. */
  visit(entry: RunEntry, index: number): void;
  /** An entry seen before, as it is now; `before` is what it was. */
  revisit(entry: RunEntry, index: number, before: RunEntry): void;
  /** Forgets everything: the entries are shown again from the first. */
  clear(): void;
}

export class Sweeps {
  /** How many entries each pass has seen. */
  readonly #positions = new Map<Pass, number>();
  readonly #progressed: () => void;
  #entries: ReadonlyList<RunEntry> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param progressed Called after each slice of its own. */
  constructor(progressed: () => void) {
    this.#progressed = progressed;
  }

  /** Adds a pass and shows it what a first slice allows. */
  add(pass: Pass): void {
    this.#positions.set(pass, 0);
    this.#run();
  }

  delete(pass: Pass | undefined): void {
    if (pass) this.#positions.delete(pass);
  }

  /** Whether a pass has seen all there is. */
  isDone(pass: Pass): boolean {
    return (this.#positions.get(pass) ?? 0) >= (this.#entries?.length ?? 0);
  }

  /** Shows a pass everything again. */
  restart(pass: Pass): void {
    pass.clear();
    this.add(pass);
  }

  /** Takes the newer list; `anew` when it does not go on from the last one. */
  update(entries: ReadonlyList<RunEntry> | undefined, anew: boolean): void {
    const before = this.#entries;
    if (before === entries) return;
    this.#entries = entries;
    const shorter = (entries?.length ?? 0) < (before?.length ?? 0);
    const changes = anew || shorter || !before || !entries ? undefined : changesBetween(before, entries, MAX_CHANGES);
    for (const pass of this.#positions.keys()) {
      if (changes && before && entries) this.#revisit(pass, changes, before, entries);
      else this.#forget(pass);
    }
    this.#run();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Goes on after `stop`. */
  resume(): void {
    this.#run();
  }

  #forget(pass: Pass): void {
    pass.clear();
    this.#positions.set(pass, 0);
  }

  #revisit(pass: Pass, changes: readonly number[], before: ReadonlyList<RunEntry>, entries: ReadonlyList<RunEntry>): void {
    const seen = this.#positions.get(pass) ?? 0;
    for (const index of changes) {
      if (index >= seen) break;
      pass.revisit(entries.at(index) as RunEntry, index, before.at(index) as RunEntry);
    }
  }

  #run(): void {
    const end = performance.now() + SLICE_MS;
    for (const pass of this.#positions.keys()) {
      if (!this.#advance(pass, end)) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#run();
          this.#progressed();
        });
        return;
      }
    }
  }

  /** Whether the pass came to the end before the time did. */
  #advance(pass: Pass, end: number): boolean {
    const entries = this.#entries;
    let position = this.#positions.get(pass) ?? 0;
    const length = entries?.length ?? 0;
    while (entries && position < length) {
      const until = Math.min(length, position + STRIDE);
      for (; position < until; position++) pass.visit(entries.at(position) as RunEntry, position);
      this.#positions.set(pass, position);
      if (performance.now() >= end) break;
    }
    return position >= length;
  }
}
