/** The rows of the log, over the entries of a run. Row i is entry i unless the reader hides some: see `reading/`. */
import type { ReadonlyList, RunEntry } from '../../streams/index.js';
import type { RowItems } from '../internal/virtual-list/virtual-list-options.js';

/** Which entries have rows. */
export interface Rows {
  readonly length: number;
  /** Index of the entry in a row; −1 outside. */
  at(row: number): number;
  /** Row of an entry by its index; `~row` of the next one shown when it has none. */
  find(index: number): number;
}

/** A chain of parents longer than this is a cycle or a joke. */
const MAX_DEPTH = 32;
/** How far back the last turn is looked for. */
const TURN_REACH = 64;

/** Entries are added at the end and replaced, never moved; so ids are indexed as far as somebody asked, and no further. */
export class EntrySource implements RowItems {
  entries: ReadonlyList<RunEntry> | undefined;
  /** Absent while every entry has a row. */
  rows: Rows | undefined;
  readonly #index = new Map<string, number>();
  #indexed = 0;

  /** How many rows there are. */
  get length(): number {
    return (this.rows ?? this.entries)?.length ?? 0;
  }

  /** The entry in a row. */
  at(row: number): RunEntry | undefined {
    return row < 0 ? undefined : this.entryAt(this.rows ? this.rows.at(row) : row);
  }

  entryAt(index: number): RunEntry | undefined {
    return index < 0 ? undefined : this.entries?.at(index);
  }

  /** Row of an entry by its index; `~row` of the next one when it has none. */
  rowOf(index: number): number {
    return this.rows ? this.rows.find(index) : index;
  }

  /** How many rows there are for the entries from `index` on. */
  rowsFrom(index: number): number {
    const row = this.rowOf(index);
    return this.length - (row < 0 ? ~row : row);
  }

  /** Index of an entry among the first `end`; −1 when there is none. */
  indexOfId(id: string, end: number = this.entries?.length ?? 0): number {
    for (; this.#indexed < end; this.#indexed++) {
      const entry = this.entryAt(this.#indexed);
      if (entry && !this.#index.has(entry.id)) this.#index.set(entry.id, this.#indexed);
    }
    return this.#index.get(id) ?? -1;
  }

  /**
   * Takes the newer list. Returns whether it is another run's rather than the same one, grown; or, where `rewinds` says
   * that an earlier moment may be shown, shorter.
   */
  update(entries: ReadonlyList<RunEntry> | undefined, rewinds = false): boolean {
    const before = this.entries;
    this.entries = entries;
    if (!before || before.length === 0) return false;
    const shorter = !entries || entries.length < before.length;
    if (!shorter && entries.at(0)?.id === before.at(0)?.id) return false;
    this.#index.clear();
    this.#indexed = 0;
    return !(shorter && rewinds);
  }

  /** How many entries stand above this one. */
  depth(entry: RunEntry): number {
    let depth = 0;
    for (let id = entry.parentId; id !== undefined && depth < MAX_DEPTH; depth++) id = this.#parent(id)?.parentId;
    return depth;
  }

  /** Name of the sub-agent an entry comes from, if it is known. */
  agentName(entry: RunEntry): string | undefined {
    let parent = entry.parentId === undefined ? undefined : this.#parent(entry.parentId);
    for (let steps = 0; parent && steps < MAX_DEPTH; steps++) {
      if (parent.kind === 'agent') return parent.name;
      parent = parent.parentId === undefined ? undefined : this.#parent(parent.parentId);
    }
    return undefined;
  }

  /** The turn that begins at this row; `undefined` where none does. Entries of two turns may come mixed. */
  turnAt(row: number): number | undefined {
    const turn = this.at(row)?.turn;
    if (turn === undefined) return undefined;
    for (let i = row - 1; i >= Math.max(0, row - TURN_REACH); i--) {
      const earlier = this.at(i)?.turn;
      if (earlier !== undefined && earlier >= turn) return undefined;
    }
    return turn;
  }

  #parent(id: string): RunEntry | undefined {
    return this.entryAt(this.indexOfId(id));
  }
}
