/**
 * Every record once, in order, and the state they fold to. A record seen before is dropped; one that fills a hole is
 * put where it belongs and the whole is folded again, so that the state never depends on how often a connection broke.
 */
import { parseRunInfo, type RunInfo } from '../trace-model/run-events/run-event.js';
import type { Environment } from './environment.js';
import { mergeLate, type LateRecord } from './merge.js';
import { fingerprint } from './reduce/fingerprint.js';
import { identityOf, isTerminal, RunReducer } from './reduce/reducer.js';
import type { RunHistory } from './replay/replay-types.js';
import { judge, type RunRecord } from './run-record.js';
import type { RunGap, RunPosition, RunState } from './run-state.js';
import type { RawRecord } from './transports/transport.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 6;
/** Records between two looks at the clock. */
const CLOCK_EVERY = 32;

/** What a batch of records brought. */
export interface Accepted {
  /** Records not seen before. */
  readonly fresh: number;
  readonly caughtUp: boolean;
  /** The server says that nothing more will come. */
  readonly closed: boolean;
  readonly terminal: boolean;
}

export class Ledger {
  readonly #env: Environment;
  readonly #onChange: (state: RunState, refolded: boolean) => void;
  #records: RunRecord[] = [];
  #reducer = new RunReducer();
  #run: Partial<RunInfo> = {};
  #ended = false;
  #settling: Promise<void> = Promise.resolve();
  /** Records found on a second reading that belong before ones already shown. */
  readonly #late = new Map<string, LateRecord>();
  /** While the history is read again: the identity that closes the overlap, and the last one passed. */
  #rereading: { readonly until: string; at: string | undefined } | undefined;
  /** A second reading met everything that was known, or its numbers say what is missing: marks without a range are moot. */
  #overlapped = false;
  /** Fingerprints of records without identity, in order, and how far this connection has repeated them. */
  readonly #anonymous: number[] = [];
  #replayed = 0;
  /** How many of them came before a record that has an identity; absent is none. */
  readonly #anonymousBefore = new Map<string, number>();
  /** How many times the source began another history without saying so in an epoch. */
  #restarts = 0;
  /** How many came before the position: what a resumed connection repeats begins there. */
  #anonymousAtPosition = 0;

  /** `refolded` says that entries may have moved, not only been added. */
  constructor(env: Environment, onChange: (state: RunState, refolded: boolean) => void) {
    this.#env = env;
    this.#onChange = onChange;
  }

  get state(): RunState {
    return this.#reducer.snapshot();
  }

  get gaps(): readonly RunGap[] {
    return this.#reducer.gaps;
  }

  /** Whether the run has ended. */
  get ended(): boolean {
    return this.#reducer.ended;
  }

  /** What the state was folded from; another list of records once some were put between earlier ones. */
  get history(): RunHistory {
    return { run: this.#run, records: this.#records };
  }

  /** Where to go on; `undefined` when nothing names a place. */
  get position(): RunPosition | undefined {
    const { position } = this.state;
    return position.id === undefined && position.seq === undefined ? undefined : position;
  }

  /** A connection begins: what it brings goes on from the position, or tells everything from the start. */
  begin(fromStart: boolean): void {
    this.#replayed = fromStart ? 0 : this.#anonymousAtPosition;
    const until = fromStart ? lastIdentity(this.#records) : undefined;
    this.#rereading = until === undefined ? undefined : { until, at: undefined };
    this.#overlapped = false;
  }

  /** Folds records in, in slices; `alive` is asked after every pause and ends the work when it says no. */
  async accept(raws: readonly RawRecord[], alive: () => boolean): Promise<Accepted> {
    const arrivedAt = this.#env.now();
    const found = { fresh: 0, caughtUp: false, closed: false, terminal: false };
    let started = performance.now();
    for (let i = 0; i < raws.length; i++) {
      const record = this.#inItsHistory(judge(raws[i] as RawRecord, arrivedAt));
      const { type } = record.event;
      if (type === 'caught-up') found.caughtUp = true;
      else if (type === 'closed') found.closed = true;
      else if (this.#take(record)) found.fresh++;
      // A run that was interrupted to wait for an answer goes on.
      if (isTerminal(type) && this.state.status !== 'waiting') found.terminal = true;
      if (i % CLOCK_EVERY !== 0 || performance.now() - started < SLICE_MS) continue;
      this.#onChange(this.state, false);
      await this.#env.breathe();
      if (!alive()) return found;
      started = performance.now();
    }
    if (found.fresh > 0) this.#onChange(this.state, false);
    return found;
  }

  /** The `run` object of a recording or page. */
  describe(run: unknown): void {
    const info = parseRunInfo(run);
    if (!info) return;
    this.#run = info;
    this.#reducer.describe(info);
    this.#onChange(this.state, false);
  }

  /** The position moves without an event. */
  moveTo(transportId: string): void {
    this.#reducer.moveTo(transportId);
  }

  /** The source has ended; without a terminal event the run is incomplete. */
  end(): void {
    this.#ended = true;
    this.#reducer.end();
    this.#onChange(this.state, false);
  }

  /** The server no longer has what came after the position. The mark goes when a second reading leaves no hole. */
  noteLost(reason: string): void {
    const id = `lost:${this.#records.length}`;
    this.#take({ event: { type: 'gap', id, reason }, own: true });
    this.#onChange(this.state, false);
  }

  /** What comes from here on is another history: where its events name no epoch, they get one. */
  startAnew(): void {
    this.#restarts++;
    this.#replayed = this.#anonymous.length;
  }

  /** Whether records wait to be put where they belong. */
  get unsettled(): boolean {
    return this.#late.size > 0 || this.#overlapped;
  }

  /** Whether a second reading has not yet come to what was known. */
  get isRereading(): boolean {
    return this.#rereading !== undefined;
  }

  /** Nothing older will come: what is new from here on comes after everything known. */
  endRereading(): void {
    this.#rereading = undefined;
  }

  /** Puts late records where they belong and folds everything again, one such after the other. */
  settle(alive: () => boolean): Promise<void> {
    return (this.#settling = this.#settling.then(() => (this.unsettled ? this.#refold(alive) : undefined)));
  }

  /** Works in slices. What is taken between two slices is not lost: it comes after, or waits for the next time. */
  async #refold(alive: () => boolean): Promise<void> {
    const late = [...this.#late.values()];
    const count = this.#records.length;
    const overlapped = this.#overlapped;
    const records = mergeLate(this.#records, late, overlapped);
    const reducer = new RunReducer(this.state.version);
    let started = performance.now();
    for (let i = 0; i < records.length; i++) {
      reducer.apply(records[i] as RunRecord);
      if (i % CLOCK_EVERY !== 0 || performance.now() - started < SLICE_MS) continue;
      await this.#env.breathe();
      if (!alive()) return;
      started = performance.now();
    }
    reducer.describe(this.#run);
    for (const record of this.#records.slice(count)) {
      reducer.apply(record);
      records.push(record);
    }
    if (this.#ended) reducer.end();
    this.#records = records;
    this.#reducer = reducer;
    for (const { identity } of late) this.#late.delete(identity);
    if (overlapped) this.#overlapped = false;
    this.#onChange(this.state, true);
  }

  /** Folds or sets aside one record; returns whether it was new. */
  #take(record: RunRecord): boolean {
    const { event } = record;
    const identity = identityOf(event);
    if (identity === undefined) return this.#takeAnonymous(record);
    this.#countAnonymousBefore(identity);
    if (this.#rereading && this.#reducer.isAhead(event)) {
      // The history begins later than what was known ends. Numbers say what is missing between, better than a mark.
      this.#rereading = undefined;
      this.#overlapped ||= event.seq !== undefined;
    }
    if (this.#rereading && !this.#reducer.knows(identity)) {
      this.#late.set(identity, { record, identity, after: this.#rereading.at });
      this.#rereading.at = identity;
      return true;
    }
    if (this.#rereading) this.#pass(identity);
    const applied = this.#reducer.apply(record);
    if (applied === 'repeat' || applied === 'conflict') return false;
    if (applied === 'late' && this.#fillsGap(event.seq)) {
      this.#late.set(identity, { record, identity, after: undefined });
    } else this.#records.push(record);
    return true;
  }

  /** Without id or `seq` only the place in the stream tells a repeat: the n-th record is the n-th again. */
  #takeAnonymous(record: RunRecord): boolean {
    const { event } = record;
    const print = fingerprint(event.type === 'unknown' ? (event.value ?? event.text) : event);
    if (this.#anonymous[this.#replayed] === print) {
      this.#replayed++;
      return false;
    }
    this.#replayed = this.#anonymous.push(print);
    this.#reducer.apply(record);
    this.#records.push(record);
    return true;
  }

  /** A record that is known says where in the run the connection is, and so which anonymous ones may follow. */
  #countAnonymousBefore(identity: string): void {
    const count = this.#anonymous.length;
    if (count === 0) return;
    if (this.#reducer.knows(identity)) this.#replayed = this.#anonymousBefore.get(identity) ?? 0;
    else this.#anonymousBefore.set(identity, (this.#anonymousAtPosition = this.#replayed = count));
  }

  #inItsHistory(record: RunRecord): RunRecord {
    if (this.#restarts === 0 || record.event.epoch !== undefined) return record;
    return { ...record, event: { ...record.event, epoch: `restart ${this.#restarts}` } };
  }

  #pass(identity: string): void {
    if (!this.#rereading) return;
    this.#rereading.at = identity;
    if (identity !== this.#rereading.until) return;
    this.#rereading = undefined;
    this.#overlapped = true;
  }

  #fillsGap(seq: number | undefined): boolean {
    return seq !== undefined && this.#reducer.gaps.some((gap) => (gap.from ?? 0) <= seq && seq <= (gap.to ?? -1));
  }
}

function lastIdentity(records: readonly RunRecord[]): string | undefined {
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i];
    const identity = record && !isMark(record) ? identityOf(record.event) : undefined;
    if (identity !== undefined) return identity;
  }
  return undefined;
}

/** A gap is no event of the run's own: a second reading need not repeat it. */
const isMark = (record: RunRecord): boolean => record.event.type === 'gap';
