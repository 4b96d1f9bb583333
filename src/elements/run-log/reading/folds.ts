/** Which sub-agents the reader has folded to one line. */
import type { EntryKind, RunEntry } from '../../../streams/index.js';

/** Kinds that others can stand under. */
const PARENTS = new Set<EntryKind>(['tool', 'agent', 'step']);
/** Those that "Collapse all" folds: who does the work, not how it is divided. */
const WORKERS = new Set<EntryKind>(['tool', 'agent']);

export const mayHaveChildren = (entry: RunEntry): boolean => PARENTS.has(entry.kind);

export class Folds {
  #all = false;
  readonly #byReader = new Map<string, boolean>();

  /** Whether anything is folded. */
  get some(): boolean {
    return this.#all || [...this.#byReader.values()].includes(true);
  }

  has(entry: RunEntry): boolean {
    return this.#byReader.get(entry.id) ?? (this.#all && WORKERS.has(entry.kind));
  }

  set(entryId: string, folded: boolean): void {
    if (folded || this.#all) this.#byReader.set(entryId, folded);
    else this.#byReader.delete(entryId);
  }

  /** Folds or unfolds all, those to come included. */
  setAll(folded: boolean): void {
    this.#all = folded;
    this.#byReader.clear();
  }
}
