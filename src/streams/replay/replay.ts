/**
 * Shows earlier moments of a run: loaded by the first seek. Reducers kept along the way, each a fork of the one before,
 * make going back as quick as going on; what they folded so far is shared, so that keeping them costs little.
 */
import type { BehaviorSubject } from 'rxjs';
import type { Environment } from '../environment.js';
import type { RunReducer } from '../reduce/reducer.js';
import type { RunRecord } from '../run-record.js';
import type { RunState } from '../run-state.js';
import type { ReplayState, RunHistory } from './replay-types.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 6;
/** Records between two looks at the clock. */
const CLOCK_EVERY = 32;
/** Records between two kept reducers at first; doubled, and every other one dropped, when there are too many. */
const SPACING = 2048;
const MOST_KEPT = 64;

/** A reducer that has folded the first `position` records. */
interface Stand {
  position: number;
  readonly reducer: RunReducer;
}

/** What a store lends to its replay. */
export interface ReplayOf {
  readonly env: Environment;
  /** Makes a reducer that has folded nothing. */
  readonly reducer: () => RunReducer;
  readonly history: () => RunHistory;
  readonly live: BehaviorSubject<RunState>;
  readonly shown: BehaviorSubject<RunState>;
  readonly replays: BehaviorSubject<ReplayState>;
}

export class Replay {
  readonly #of: ReplayOf;
  #history: RunHistory | undefined;
  /** Never moved, only forked; in order of position, the first at 0. */
  #kept: Stand[] = [];
  #spacing = SPACING;
  /** The one that moves. */
  #stand: Stand | undefined;
  /** Number of the newest request; whatever an older one still does is dropped. */
  #asked = 0;
  /** What it asked for. */
  #position: number | null = null;

  constructor(of: ReplayOf) {
    this.#of = of;
  }

  /** Resolves when the moment is shown, or when another was asked for meanwhile. */
  async seek(position: number | null): Promise<void> {
    const number = ++this.#asked;
    this.#position = position;
    const wanted = (): boolean => number === this.#asked;
    const { live, shown, replays } = this.#of;
    const { records } = this.#refresh();
    const at = position === null ? null : Math.min(Math.max(0, Math.trunc(position) || 0), records.length);
    // What stands at the end also knows whether the source has ended.
    const state = at === null || at === records.length ? live.value : await this.#stateAt(at, wanted);
    if (!state || !wanted()) return;
    replays.next({ position: at, total: this.#of.history().records.length });
    shown.next(state);
    if (at !== null) this.#prepare(wanted).catch(this.#report);
  }

  /** The run has changed: where that is in its earlier part, the moment shown may look otherwise now. */
  update(): void {
    const moved = this.#of.history().records !== this.#history?.records;
    if (this.#position !== null && moved) this.seek(this.#position).catch(this.#report);
  }

  /** Nothing here fails but by a fault of ours, which must be seen. */
  readonly #report = (error: unknown): void => {
    this.#of.env.after(0, () => {
      throw error;
    });
  };

  /** Records put between earlier ones, or told otherwise who the run is: nothing that was kept holds any more. */
  #refresh(): RunHistory {
    const history = this.#of.history();
    if (history.records === this.#history?.records && history.run === this.#history.run) return history;
    this.#history = history;
    this.#spacing = SPACING;
    this.#stand = undefined;
    const reducer = this.#of.reducer();
    reducer.describe(history.run);
    this.#kept = [{ position: 0, reducer }];
    return history;
  }

  async #stateAt(position: number, wanted: () => boolean): Promise<RunState | undefined> {
    const near = this.#kept.findLast((kept) => kept.position <= position) as Stand;
    let stand = this.#stand;
    if (!stand || stand.position > position || stand.position < near.position) stand = forkOf(near);
    this.#stand = stand;
    return (await this.#advance(stand, position, wanted)) ? stand.reducer.snapshot() : undefined;
  }

  /** Once the first moment is shown, the way to every other one is made ready. */
  async #prepare(wanted: () => boolean): Promise<void> {
    const last = this.#kept.at(-1);
    const end = this.#history?.records.length ?? 0;
    if (last && last.position + this.#spacing <= end) await this.#advance(forkOf(last), end, wanted);
  }

  /** Folds on in slices; returns whether it came to the end. */
  async #advance(stand: Stand, until: number, wanted: () => boolean): Promise<boolean> {
    const records = this.#history?.records ?? [];
    let started = performance.now();
    while (stand.position < until) {
      stand.reducer.apply(records[stand.position] as RunRecord);
      stand.position++;
      if (stand.position % this.#spacing === 0) this.#keep(stand);
      if (stand.position % CLOCK_EVERY !== 0 || performance.now() - started < SLICE_MS) continue;
      await this.#of.env.breathe();
      if (!wanted()) return false;
      started = performance.now();
    }
    return true;
  }

  #keep(stand: Stand): void {
    if ((this.#kept.at(-1)?.position ?? 0) >= stand.position) return;
    this.#kept.push(forkOf(stand));
    if (this.#kept.length <= MOST_KEPT) return;
    this.#spacing *= 2;
    this.#kept = this.#kept.filter(({ position }) => position % this.#spacing === 0);
  }
}

const forkOf = ({ position, reducer }: Stand): Stand => ({ position, reducer: reducer.fork() });
