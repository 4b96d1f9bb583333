/** The rows of the log, over the entries of a run: row i is entry i. Filters will come between the two. */
import type { ReadonlyList, RunEntry } from '../../streams/index.js';
import type { RowItems } from './virtual-list.js';

/** What the log needs to know of its rows. */
export interface RowSource extends RowItems {
  at(index: number): RunEntry | undefined;
  /** The row of an entry, −1 when there is none. */
  indexOfId(id: string): number;
}

/** A chain of parents longer than this is a cycle or a joke. */
const MAX_DEPTH = 32;
/** How far back the last turn is looked for. */
const TURN_REACH = 64;

/** Rows are added at the end and replaced, never moved; so ids are indexed as far as somebody asked, and no further. */
export class EntrySource implements RowSource {
  #entries: ReadonlyList<RunEntry> | undefined;
  readonly #index = new Map<string, number>();
  #indexed = 0;

  get length(): number {
    return this.#entries?.length ?? 0;
  }

  at(index: number): RunEntry | undefined {
    return index < 0 ? undefined : this.#entries?.at(index);
  }

  indexOfId(id: string): number {
    for (; this.#indexed < this.length; this.#indexed++) {
      const entry = this.at(this.#indexed);
      if (entry && !this.#index.has(entry.id)) this.#index.set(entry.id, this.#indexed);
    }
    return this.#index.get(id) ?? -1;
  }

  /** Takes the newer list. Returns whether it is another run's rather than the same one, grown. */
  update(entries: ReadonlyList<RunEntry> | undefined): boolean {
    const before = this.#entries;
    this.#entries = entries;
    if (!before || before.length === 0) return false;
    if (entries && entries.length >= before.length && entries.at(0)?.id === before.at(0)?.id) return false;
    this.#index.clear();
    this.#indexed = 0;
    return true;
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
  turnAt(index: number): number | undefined {
    const turn = this.at(index)?.turn;
    if (turn === undefined) return undefined;
    for (let i = index - 1; i >= Math.max(0, index - TURN_REACH); i--) {
      const earlier = this.at(i)?.turn;
      if (earlier !== undefined && earlier >= turn) return undefined;
    }
    return turn;
  }

  #parent(id: string): RunEntry | undefined {
    return this.at(this.indexOfId(id));
  }
}

/** The text of an entry that comes bit by bit; `undefined` for a kind, or an entry, without one. */
export function streamedText(entry: RunEntry): string | undefined {
  if (entry.kind === 'message' || entry.kind === 'thinking') return entry.text;
  return entry.kind === 'tool' ? entry.progress : undefined;
}

/** The same while it may still grow. */
export const growingText = (entry: RunEntry): string | undefined =>
  entry.status === 'running' ? streamedText(entry) : undefined;
