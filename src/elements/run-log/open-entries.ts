/** Which entries are open. What the reader opened or closed stays so; the rest follows the display mode. */
import type { RunEntry } from '../../streams/index.js';
import type { RunDisplay } from '../contexts.js';

export class OpenEntries {
  /** Set by "Expand all" and "Collapse all"; wins over `mode`. */
  #all: boolean | undefined;
  readonly #byReader = new Map<string, boolean>();
  mode: RunDisplay['expanded'] = 'errors';

  isOpen(entry: RunEntry): boolean {
    return this.#byReader.get(entry.id) ?? this.#all ?? this.#atFirst(entry);
  }

  set(entryId: string, open: boolean): void {
    this.#byReader.set(entryId, open);
  }

  /** Opens or closes all, those to come included. */
  setAll(open: boolean): void {
    this.#all = open;
    this.#byReader.clear();
  }

  clear(): void {
    this.#all = undefined;
    this.#byReader.clear();
  }

  /** Keeps an entry as it is now, however it goes on: nothing opens under the eyes of somebody who reads elsewhere. */
  keep(before: RunEntry, now: RunEntry): void {
    if (before !== now && this.isOpen(before) !== this.isOpen(now)) this.set(now.id, this.isOpen(before));
  }

  #atFirst(entry: RunEntry): boolean {
    if (this.mode === 'errors') return entry.status === 'error';
    return this.mode === 'all';
  }
}
