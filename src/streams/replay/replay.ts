/** Shows earlier moments of a run: loaded by the first seek. */
import type { BehaviorSubject } from 'rxjs';
import type { Environment } from '../environment.js';
import { RunReducer } from '../reduce/reducer.js';
import type { RunRecord } from '../run-record.js';
import type { RunState } from '../run-state.js';
import type { ReplayState, RunHistory } from './replay-types.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 6;
/** Records between two looks at the clock. */
const CLOCK_EVERY = 32;

export class Replay {
  readonly #env: Environment;
  readonly #history: () => RunHistory;
  readonly #live: BehaviorSubject<RunState>;
  readonly #shown: BehaviorSubject<RunState>;
  readonly #replays: BehaviorSubject<ReplayState>;
  #asked = 0;

  constructor(
    env: Environment,
    history: () => RunHistory,
    live: BehaviorSubject<RunState>,
    shown: BehaviorSubject<RunState>,
    replays: BehaviorSubject<ReplayState>,
  ) {
    this.#env = env;
    this.#history = history;
    this.#live = live;
    this.#shown = shown;
    this.#replays = replays;
  }

  /** Resolves when the moment is shown, or when another was asked for meanwhile. */
  async seek(position: number | null): Promise<void> {
    const number = ++this.#asked;
    const { records } = this.#history();
    const at = position === null ? null : Math.min(Math.max(0, Math.trunc(position) || 0), records.length);
    const state = at === null || at === records.length ? this.#live.value : await this.#fold(at, () => number === this.#asked);
    if (number !== this.#asked || !state) return;
    this.#replays.next({ position: at, total: this.#history().records.length });
    this.#shown.next(state);
  }

  async #fold(position: number, wanted: () => boolean): Promise<RunState | undefined> {
    const { records, run } = this.#history();
    const reducer = new RunReducer();
    reducer.describe(run);
    let started = performance.now();
    for (let i = 0; i < position; i++) {
      reducer.apply(records[i] as RunRecord);
      if (i % CLOCK_EVERY !== 0 || performance.now() - started < SLICE_MS) continue;
      await this.#env.breathe();
      if (!wanted()) return undefined;
      started = performance.now();
    }
    return reducer.snapshot();
  }
}
