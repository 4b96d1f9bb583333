/** Marks entries that took far longer than is usual in their run. */
import { ListView } from '../list-view.js';
import type { RunEntry, RunState } from '../run-state.js';
import { EntryFollower } from './entry-follower.js';
import { Peers, peersOf, tookMs } from './usual.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 6;

/**
 * Sets `slow` on entries of a run's states. What is usual is known only from the whole run, and changes with it: so the
 * marks are no part of the fold but laid over each state, and depend on nothing but that state. One marker for one
 * run; each state costs what changed since the last.
 */
export class SlowMarker {
  readonly #peers = new Map<string, Peers>();
  readonly #shares: ({ readonly peers: Peers; readonly ms: number } | undefined)[] = [];
  readonly #follower = new EntryFollower((index, entry) => this.#note(index, entry));
  /** A marked entry stays one object while the entry does. */
  readonly #marked = new WeakMap<RunEntry, RunEntry>();
  #last: { readonly from: RunState; readonly shown: RunState } | undefined;

  /** Looks through a long run in slices, so that the first `mark` is short. */
  async prepare(state: RunState): Promise<void> {
    do {
      this.#follower.follow(state.entries, SLICE_MS);
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#follower.isBehind);
  }

  /** The state with its slow entries marked; the same object for the same state. */
  mark(state: RunState): RunState {
    if (this.#last?.from === state) return this.#last.shown;
    this.#follower.follow(state.entries);
    // Limits as they are now: a state that was handed out does not change with the next.
    const limits = new Map<string, number>();
    for (const [name, peers] of this.#peers) if (peers.hasLong) limits.set(name, peers.limitMs);
    const isSlow = (entry: RunEntry): boolean => (tookMs(entry) ?? 0) > (limits.get(peersOf(entry) ?? '') ?? Infinity);
    const entries = new ListView(state.entries, (entry) => (isSlow(entry) ? this.#slow(entry) : entry));
    const shown = limits.size === 0 ? state : Object.freeze({ ...state, entries });
    this.#last = { from: state, shown };
    return shown;
  }

  #note(index: number, entry: RunEntry | undefined): void {
    const before = this.#shares[index];
    before?.peers.remove(index, before.ms);
    const [name, ms] = entry ? [peersOf(entry), tookMs(entry)] : [];
    this.#shares[index] = name === undefined || ms === undefined ? undefined : { peers: this.#peersNamed(name), ms };
    const now = this.#shares[index];
    now?.peers.add(index, now.ms);
  }

  #peersNamed(name: string): Peers {
    let peers = this.#peers.get(name);
    if (!peers) this.#peers.set(name, (peers = new Peers()));
    return peers;
  }

  #slow(entry: RunEntry): RunEntry {
    let marked = this.#marked.get(entry);
    if (!marked) this.#marked.set(entry, (marked = Object.freeze({ ...entry, slow: true })));
    return marked;
  }
}
