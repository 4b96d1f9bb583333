/**
 * The rows between the entries and the list: which entries are to be seen, in their order. Made entry by entry, so that
 * a run that grows costs what came, and one pass over all of it gives the same.
 */
import type { RunEntry } from '../../../streams/index.js';
import { mayHaveChildren, type Folds } from './folds.js';
import { SortedInts } from './sorted-ints.js';
import type { Pass } from './sweeps.js';

/** What decides. One object is one decision: another filter is another view and another model. */
export interface RowView {
  /** `undefined` lets everything through. */
  readonly matches: ((entry: RunEntry) => boolean) | undefined;
  readonly folds: Folds;
  /** Ids of entries that stay although the filter no longer wants them: somebody reads them. */
  readonly kept: Set<string>;
  /** Whether an entry that would go is to stay. */
  keeps(entry: RunEntry): boolean;
  /** Index of an entry among the first `end`; −1 when there is none. */
  indexOf(id: string, end: number): number;
  /** Whether others stand under an entry. */
  hasChildren(id: string): boolean;
}

export class RowModel implements Pass {
  readonly #view: RowView;
  /** Indices of the entries shown. */
  #rows = new SortedInts();
  /** Indices of the entries that hide what stands under them. */
  #covers = new SortedInts();
  /** Entries to come or go in between, by index: the list has to know before it happens. */
  readonly #pending = new Map<number, boolean>();
  /** What was seen of changes is not enough: the rows are to be made anew. */
  stale = false;

  constructor(view: RowView) {
    this.#view = view;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Index of the entry in a row; −1 outside. */
  at(row: number): number {
    return this.#rows.at(row);
  }

  /** Row of an entry by its index; `~row` of the next one shown when it is not. */
  find(index: number): number {
    return this.#rows.find(index);
  }

  /** Whether rows are to come or go other than at the end. */
  get isPending(): boolean {
    return this.#pending.size > 0;
  }

  visit(entry: RunEntry, index: number): void {
    if (this.#judge(entry, index).shown) this.#rows.add(index);
  }

  revisit(entry: RunEntry, index: number): void {
    const covered = this.#covers.has(index);
    const { shown, covers } = this.#judge(entry, index);
    if (covered !== covers && this.#view.hasChildren(entry.id)) this.stale = true;
    const was = this.#pending.get(index) ?? this.#rows.has(index);
    if (was === shown) return;
    if (was && this.#view.keeps(entry)) this.#view.kept.add(entry.id);
    else this.#pending.set(index, shown);
  }

  /** Lets come and go what is pending. */
  settle(): void {
    for (const [index, shown] of this.#pending) {
      if (shown) this.#rows.add(index);
      else this.#rows.delete(index);
    }
    this.#pending.clear();
  }

  /** Forgets rows of entries that are no more. */
  truncate(end: number): void {
    this.#rows.truncate(end);
    for (const index of this.#pending.keys()) if (index >= end) this.#pending.delete(index);
  }

  clear(): void {
    this.#rows = new SortedInts();
    this.#covers = new SortedInts();
    this.#pending.clear();
    this.stale = false;
  }

  #judge(entry: RunEntry, index: number): { shown: boolean; covers: boolean } {
    const { matches, folds, kept, indexOf } = this.#view;
    const covered = entry.parentId !== undefined && this.#covers.has(indexOf(entry.parentId, index));
    const wanted = matches?.(entry) ?? true;
    // What is filtered out hides nothing: there would be no row to unfold it by.
    const covers = mayHaveChildren(entry) && (covered || (wanted && folds.has(entry)));
    if (covers) this.#covers.add(index);
    else this.#covers.delete(index);
    return { shown: !covered && (wanted || kept.has(entry.id)), covers };
  }
}
