/** Draws entries into the row elements of the list, and knows what a row showed before. */
import { render, type TemplateResult } from 'lit';
import type { RunEntry, RunState } from '../../streams/index.js';
import type { RunDisplay } from '../contexts.js';
import type { RunStrings } from '../strings.js';
import { entryRow } from './entry-row.js';
import { hasDetails, streamedText } from './entry-facts.js';
import type { EntrySource } from './entry-source.js';
import { entryTime } from './entry-times.js';
import { entryView } from './entry-view.js';
import type { LazyDetails } from './lazy-details.js';
import type { OpenEntries } from './open-entries.js';
import type { Reading } from './reading/reading.js';
import type { RowExtras } from './reading/reading-parts.js';
import { turnLine } from './turn-line.js';

/** How often words like "3 min ago" are written anew, in ms. */
export const TICK_MS = 5000;

/** Everything rows are drawn from besides their entry. */
export interface Surroundings {
  readonly state: RunState | undefined;
  readonly follow: boolean;
  /** Rows rush by: they are drawn in brief. */
  readonly rushing: boolean;
  /** −1 while the end is not known. */
  readonly setSize: number;
  readonly timestamps: RunDisplay['timestamps'];
  readonly selectedEntry: string | undefined;
  /** Epoch ms on the server's clock. */
  readonly now: number;
  readonly strings: RunStrings;
}

export interface RowDrawerOptions {
  readonly host: HTMLElement;
  readonly source: EntrySource;
  readonly open: OpenEntries;
  readonly details: LazyDetails;
}

export class RowDrawer {
  readonly #options: RowDrawerOptions;
  #around: Surroundings | undefined;
  #marks: readonly unknown[] = [];
  /** What each row element shows, to know an entry's earlier self. */
  readonly #shown = new WeakMap<HTMLElement, RunEntry>();
  /** Ids of entries that show their newest lines. */
  readonly #live = new Set<string>();
  readonly #domIds = new WeakMap<HTMLElement, string>();
  #nextDomId = 0;

  constructor(options: RowDrawerOptions) {
    this.#options = options;
  }

  /** Takes up what surrounds the rows now. Returns whether all of them are to be drawn again. */
  surround(around: Surroundings): boolean {
    this.#around = around;
    const { state, timestamps } = around;
    const marks = [
      around.follow,
      around.rushing,
      around.setSize,
      timestamps,
      timestamps === 'relative' ? Math.floor(Date.now() / TICK_MS) : 0,
      this.#options.open.mode,
      around.selectedEntry,
      state?.startedAt,
      state?.agent?.name,
      state?.metrics.byTurn,
      around.strings,
    ];
    const same = marks.every((value, i) => value === this.#marks[i]);
    this.#marks = marks;
    return !same;
  }

  /** The rows are another run's. */
  clear(): void {
    this.#live.clear();
  }

  /** Following began or ended. */
  followChanged(follow: boolean): void {
    if (follow) this.#live.clear();
  }

  /** Draws row `index` into `row`, a pooled element that may still show another entry; `reading` adds what it has. */
  draw(row: HTMLElement, index: number, reading?: Reading): void {
    const { host, source, open } = this.#options;
    const entry = source.at(index);
    const around = this.#around;
    if (!entry || !around) return;
    const before = this.#shown.get(row);
    if (before?.id === entry.id && !around.follow) open.keep(before, entry);
    this.#shown.set(row, entry);
    const extras = reading?.row(entry, source.rows ? source.rows.at(index) : index);
    render(this.#row(entry, index, this.#domIdOf(row), around, extras), row, { host });
  }

  #domIdOf(row: HTMLElement): string {
    let id = this.#domIds.get(row);
    if (id === undefined) this.#domIds.set(row, (id = `row-${this.#nextDomId++}`));
    return id;
  }

  #row(entry: RunEntry, index: number, domId: string, around: Surroundings, extras: RowExtras | undefined): TemplateResult {
    const { source, details } = this.#options;
    const { state, strings } = around;
    const open = hasDetails(entry) ? this.#options.open.isOpen(entry) : undefined;
    const agentName = source.agentName(entry) ?? state?.agent?.name;
    const view = entryView(entry, { strings, agentName });
    const selected = around.selectedEntry === entry.id;
    const running = entry.status === 'running' && around.setSize < 0;
    return entryRow({
      entry,
      view: extras?.aside === undefined ? view : { ...view, asides: [...view.asides, extras.aside] },
      time: entryTime(entry, { mode: around.timestamps, startedAt: state?.startedAt, now: around.now, strings }),
      position: index + 1,
      setSize: around.setSize,
      domId,
      depth: source.depth(entry),
      // What failed, is open or selected is never short of anything.
      brief: around.rushing && open !== true && entry.status !== 'error' && !selected,
      selected,
      running,
      live: open ? undefined : this.#liveText(entry, running, around.follow),
      turn: this.#turnLine(index, around),
      open,
      details: () => details.render(entry, running, strings),
      extras,
      strings,
    });
  }

  /**
   * The newest lines of what grows are shown while following. What showed them when following ended goes on doing so:
   * rows that shrink at that moment, or when they end, would move those under the eyes of the reader.
   */
  #liveText(entry: RunEntry, running: boolean, follow: boolean): string | undefined {
    if (!follow) return this.#live.has(entry.id) ? streamedText(entry) : undefined;
    const text = running ? streamedText(entry) : undefined;
    if (text === undefined) this.#live.delete(entry.id);
    else this.#live.add(entry.id);
    return text;
  }

  /** What is written over this entry; undefined unless a turn begins with it. */
  #turnLine(index: number, { state, strings }: Surroundings): string | undefined {
    const turn = this.#options.source.turnAt(index);
    if (turn === undefined) return undefined;
    const turns = state?.metrics.byTurn;
    const usage = turns?.at(turn - 1)?.turn === turn ? turns.at(turn - 1) : turns?.find((each) => each.turn === turn);
    return turnLine(turn, usage, strings);
  }
}
