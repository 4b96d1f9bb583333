/** Brings entries into view, whatever hides them. */
import { hasDetails } from '../entry-facts.js';
import { isInRow, type TextTest } from './entry-text.js';
import type { LogParts } from './reading-parts.js';
import type { RowsOfLog } from './rows-of-log.js';

export interface WayOptions {
  readonly log: LogParts;
  readonly rows: RowsOfLog;
  /** Shows every entry again, and says why. */
  clearFilters(): void;
}

export class WayToEntry {
  readonly #options: WayOptions;
  /** What is to be done once the rows are complete. */
  #after: (() => void) | undefined;

  constructor(options: WayOptions) {
    this.#options = options;
  }

  /** Index of the entry in a row. */
  indexOf(row: number): number {
    const { rows } = this.#options.log.source;
    return rows ? rows.at(row) : row;
  }

  /** Index of the entry the reader is at: the one with the focus, else the first in view. */
  get place(): number {
    const { focus, list } = this.#options.log;
    const row = focus.current >= 0 && list.element(focus.current) ? focus.current : list.visible.first;
    return this.indexOf(row);
  }

  /** The rows are others now: goes on with what waited for them, though not while a frame is being drawn. */
  rowsChanged(): void {
    const after = this.#after;
    this.#after = undefined;
    if (after) queueMicrotask(after);
  }

  /** The entries are another run's. */
  clear(): void {
    this.#after = undefined;
  }

  /** Opens an entry and brings it into view; with the focus, or without taking it from where it is. */
  show(index: number, focus: boolean): void {
    const { source, open, list, focus: feed } = this.#options.log;
    this.#uncover(index, (row) => {
      const entry = source.at(row);
      if (!entry) return;
      if (hasDetails(entry)) open.set(entry.id, true);
      list.follow = false;
      list.invalidate();
      if (focus) feed.focus(row, 'upper');
      else list.scrollTo(row, 'upper');
    });
  }

  /** Brings what a search found into view: opens the entry where its line does not show it. Returns its id. */
  showHit(index: number, test: TextTest): string | undefined {
    const { source, open, list } = this.#options.log;
    const entry = source.entryAt(index);
    if (!entry) return undefined;
    const inRow = isInRow(entry, test);
    if (!inRow && hasDetails(entry)) open.set(entry.id, true);
    this.#uncover(index, (row) => {
      list.follow = false;
      list.invalidate();
      const { first, last } = list.visible;
      // A line in view stays where it is; details need the room below theirs.
      list.scrollTo(row, inRow && row > first && row < last ? 'nearest' : 'upper');
    });
    return entry.id;
  }

  /** Gives the line of an entry the focus. */
  focus(index: number): void {
    const { list, focus } = this.#options.log;
    this.#uncover(index, (row) => {
      list.follow = false;
      focus.focus(row);
    });
  }

  /** Unfolds and clears what hides an entry, then does `then`; at once when it has a row. */
  #uncover(index: number, then: (row: number) => void): void {
    const { log, rows, clearFilters } = this.#options;
    const { source } = log;
    const entry = source.entryAt(index);
    const row = source.rowOf(index);
    if (row >= 0 || !entry) return row >= 0 ? then(row) : undefined;
    this.#after = () => {
      const now = source.rowOf(index);
      if (now >= 0) then(now);
    };
    this.#unfoldAbove(entry.parentId);
    if (rows.matches?.(entry) === false) clearFilters();
    else rows.rebuild();
  }

  #unfoldAbove(parentId: string | undefined): void {
    const { log, rows } = this.#options;
    const seen = new Set<string>();
    for (let id = parentId; id !== undefined && !seen.has(id); id = log.source.entryAt(log.source.indexOfId(id))?.parentId) {
      seen.add(id);
      rows.folds.set(id, false);
    }
  }
}
