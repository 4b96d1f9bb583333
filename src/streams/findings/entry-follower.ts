/** Follows the entries of a run from one state to the next, and tells which are new or were replaced. */
import type { ReadonlyList } from '../persistent-list.js';
import type { RunEntry } from '../run-state.js';
import { changedIndices } from '../changed-indices.js';

/** Entries told between two looks at the clock. */
const CLOCK_EVERY = 64;

export class EntryFollower {
  readonly #note: (index: number, entry: RunEntry | undefined) => void;
  #told: ReadonlyList<RunEntry> | undefined;
  #telling: { readonly entries: ReadonlyList<RunEntry>; readonly changes: Iterator<number> } | undefined;

  /** `note` is called with each changed entry, and with `undefined` for one that is no more. */
  constructor(note: (index: number, entry: RunEntry | undefined) => void) {
    this.#note = note;
  }

  /** Whether `follow` stopped before it had told everything: the next call goes on. */
  get isBehind(): boolean {
    return this.#telling !== undefined;
  }

  /** The list that was told, or is being told. */
  get entries(): ReadonlyList<RunEntry> | undefined {
    return this.#telling?.entries ?? this.#told;
  }

  /** Tells what changed until `entries`. Stops after `budgetMs`. */
  follow(entries: ReadonlyList<RunEntry>, budgetMs = Infinity): void {
    const started = performance.now();
    // A list that was begun is finished first: only between whole lists can changes be told.
    while (this.#telling || entries !== this.#told) {
      const { changes, entries: until } = (this.#telling ??= this.#begin(entries));
      for (let count = 1, next = changes.next(); !next.done; next = changes.next(), count++) {
        this.#note(next.value, until.at(next.value));
        if (count % CLOCK_EVERY === 0 && performance.now() - started > budgetMs) return;
      }
      this.#told = until;
      this.#telling = undefined;
    }
  }

  #begin(entries: ReadonlyList<RunEntry>): { entries: ReadonlyList<RunEntry>; changes: Iterator<number> } {
    return { entries, changes: changesOf(this.#told, entries) };
  }
}

/** Indices of entries that are no more, the last one first, then of those that are new or were replaced. */
function* changesOf(before: ReadonlyList<RunEntry> | undefined, after: ReadonlyList<RunEntry>): Generator<number> {
  for (let i = (before?.length ?? 0) - 1; i >= after.length; i--) yield i;
  yield* changedIndices(before, after);
}
