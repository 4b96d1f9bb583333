/** Keeps the rows of a log as the reader wants them: filter, folds, and what is read now. */
import type { ReadonlyList, RunEntry } from '../../../streams/index.js';
import type { RunFilter } from '../../internal/run/reading-types.js';
import { Folds } from './folds.js';
import type { LogParts } from './reading-parts.js';
import { inEvents, matcherOf } from './row-filter.js';
import { RowModel, type RowView } from './row-model.js';
import type { Sweeps } from './sweeps.js';

export interface RowsOptions {
  readonly log: LogParts;
  readonly sweeps: Sweeps;
  /** Whether others stand under an entry. */
  hasChildren(id: string): boolean;
  /** The rows are others now. */
  changed(): void;
}

export class RowsOfLog {
  readonly folds = new Folds();
  filter: RunFilter = {};
  matches: ((entry: RunEntry) => boolean) | undefined;
  readonly #options: RowsOptions;
  #kept = new Set<string>();
  #shown: RowModel | undefined;
  /** Being made; shown when it is complete, until then the ones before are. */
  #next: RowModel | undefined;

  constructor(options: RowsOptions) {
    this.#options = options;
  }

  /** Another filter: what was kept for being read has to pass it as everything else. */
  setFilter(filter: RunFilter): void {
    this.filter = inEvents(filter);
    this.matches = matcherOf(this.filter);
    this.#kept = new Set();
    this.rebuild();
  }

  /** The entries are another run's. */
  startOver(): void {
    this.folds.setAll(false);
    this.#kept = new Set();
  }

  /** Entries are gone from the end, or all are others: called before they are looked at. */
  cut(length: number): void {
    const { sweeps } = this.#options;
    sweeps.delete(this.#shown);
    sweeps.delete(this.#next);
    this.#next = undefined;
    this.#rearrange(() => this.#shown?.truncate(length));
  }

  /** Makes the rows anew from what was decided. */
  rebuild(): void {
    const { sweeps } = this.#options;
    sweeps.delete(this.#next);
    this.#next = undefined;
    if (!this.matches && !this.folds.some) return this.#show(undefined);
    this.#next = new RowModel(this.#view());
    sweeps.add(this.#next);
    this.update();
  }

  /** Shows what has become ready. */
  update(): void {
    const { sweeps } = this.#options;
    if (this.#shown?.stale && !this.#next) return this.rebuild();
    if (this.#next && sweeps.isDone(this.#next)) this.#show(this.#next);
    else if (this.#shown?.isPending) this.#rearrange(() => this.#shown?.settle());
  }

  #view(): RowView {
    const { log, hasChildren } = this.#options;
    const { source, open } = log;
    return {
      matches: this.matches,
      folds: this.folds,
      kept: this.#kept,
      keeps: (entry) => open.isOpen(entry),
      indexOf: (id, end) => source.indexOfId(id, end),
      hasChildren,
    };
  }

  #show(model: RowModel | undefined): void {
    const { log, sweeps } = this.#options;
    this.#next = undefined;
    if (model === this.#shown) return this.#options.changed();
    if (this.#shown) sweeps.delete(this.#shown);
    this.#rearrange(() => {
      model?.settle();
      log.source.rows = this.#shown = model;
    });
    this.#options.changed();
  }

  /** Changes the rows under the reader's eyes; the focus goes with its entry, or to the one that stands there now. */
  #rearrange(change: () => void): void {
    const { source, list, focus, host } = this.#options.log;
    const before = source.rows;
    const keyOf = (row: number): number => (before ? before.at(row) : row);
    const find = (key: number): number => {
      const row = source.rowOf(key);
      return row >= source.length ? ~source.length : row;
    };
    const { current } = focus;
    const key = current < 0 ? -1 : keyOf(current);
    const active = (host.renderRoot as ShadowRoot).activeElement;
    const hadFocus = active !== null && list.indexOf(active) === current && current >= 0;
    list.rearrange({ keyOf, change, find });
    if (key < 0) return;
    const row = find(key);
    focus.current = row < 0 ? Math.min(~row, source.length - 1) : row;
    if (hadFocus && row < 0 && source.length > 0) queueMicrotask(() => focus.focus(focus.current));
  }
}

/** How long a list is; nothing is as long as an empty one. */
export const lengthOf = (entries: ReadonlyList<RunEntry> | undefined): number => entries?.length ?? 0;
