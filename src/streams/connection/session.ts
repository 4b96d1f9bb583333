/**
 * Keeps one source read: makes attempts, feeds what they bring to the ledger, and tells the connection machine what
 * happened. Each attempt owns its AbortController and its number; whatever an older attempt still says is ignored.
 */
import { initialMachine, publicState, transition, type Happening, type Machine } from './connection.js';
import type { ConnectionState } from './connection-state.js';
import type { Environment, PageEvent } from '../environment.js';
import { TransportError } from '../errors.js';
import type { Ledger } from '../ledger.js';
import { CAUGHT_UP_AFTER_MS, DEFAULT_IDLE_MS, dispositionOf, idleLimitMs } from './reconnect.js';
import type { RunGap } from '../run-state.js';
import type { ConnectionEnd, Signal, Transport } from '../transports/transport.js';
import { Watchdog } from './watchdog.js';

export interface SessionOptions {
  readonly transport: Transport;
  readonly ledger: Ledger;
  readonly env: Environment;
  /** Whether asking the host again can bring other credentials. */
  readonly canRefresh: boolean;
  readonly onConnection: (connection: ConnectionState) => void;
  readonly onGap: (gap: RunGap) => void;
  readonly onError: (error: TransportError, fatal: boolean) => void;
}

/** After the end, what the same answer still brings is read for this long. */
const DRAIN_MS = 1000;
/** Page events start at most one attempt in this time. */
const EAGER_MS = 1000;
/** While the browser says it is offline, reality is asked this often: a page on this very machine needs no network. */
const PROBE_MS = 5000;
/** Longest reading without a turn for the page. */
const SLICE_MS = 6;

type HappeningNow<T = Happening> = T extends unknown ? Omit<T, 'at'> : never;

export class Session {
  readonly #options: SessionOptions;
  readonly #env: Environment;
  readonly #watchdog: Watchdog;
  #machine: Machine;
  #attempt: AbortController | undefined;
  #number = 0;
  #attemptedAt = 0;
  /** Silence this connection may have; it changes when the run announces its heartbeat. */
  #polled = false;
  #refreshed = false;
  #knownGaps = 0;
  #rereadHelps = true;
  #wantsReread = false;
  /** Another history is being told from its start: the gap before it is no reason to read it again. */
  #restarted = false;
  /** How many events were missing when this attempt began to read the history again; absent when it does not. */
  #missingBefore: number | undefined;
  #cancelRetry: (() => void) | undefined;
  #cancelQuiet: (() => void) | undefined;
  #unwatchPage: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#env = options.env;
    this.#watchdog = new Watchdog(this.#env, () => {
      this.#happen({ type: 'silent' });
      this.#begin();
    });
    this.#machine = initialMachine(this.#env.now());
  }

  get connection(): ConnectionState {
    return publicState(this.#machine);
  }

  /** Begins or goes on. After the end nothing is ever requested again. */
  start(): void {
    if (this.#machine.state !== 'idle') return;
    if (!this.#options.transport.local) this.#unwatchPage = this.#env.watchPage((event) => this.#onPage(event));
    this.#happen({ type: this.#env.isHidden() ? 'hidden' : 'visible' });
    this.#happen({ type: 'start' });
    if (!this.#options.transport.local && !this.#env.isOnline()) this.#happen({ type: 'offline' });
    this.#begin();
  }

  /** Drops the connection and keeps the position. */
  stop(): void {
    this.#abort();
    this.#unwatchPage?.();
    this.#happen({ type: 'stop' });
  }

  /** Ends for ever, whatever the run does. */
  destroy(): void {
    this.#abort();
    this.#unwatchPage?.();
    this.#happen({ type: 'over' });
  }

  /** A person asks: at once, and with gaps from the start, so that what can be had is had. */
  retryNow(): void {
    if (this.#machine.state === 'finished') return;
    this.#refreshed = false;
    this.#rereadHelps = true;
    this.#abort();
    if (this.#machine.state === 'idle') return this.start();
    this.#happen({ type: 'retry-now' });
    this.#begin(this.#options.ledger.gaps.length > 0);
  }

  #happen(happening: HappeningNow): void {
    const before = this.#machine;
    this.#machine = transition(before, { ...happening, at: this.#env.now() });
    const { state, since, attempt, reason } = this.#machine;
    if (state !== before.state || since !== before.since || attempt !== before.attempt || reason !== before.reason) {
      this.#options.onConnection(this.connection);
    }
  }

  #abort(): void {
    this.#number++;
    this.#attempt?.abort();
    this.#attempt = undefined;
    for (const cancel of [this.#cancelRetry, this.#cancelQuiet]) cancel?.();
    this.#watchdog.stop();
  }

  /** Whether the next attempt is to read from the start: for a new gap, or because the last such reading broke off. */
  get #owesReading(): boolean {
    return this.#wantsReread || (this.#missingBefore !== undefined && this.#options.ledger.gaps.length > 0);
  }

  /** One attempt, from request to end. Runs on its own; every way out is handled inside. */
  #begin(fromStart = this.#owesReading): void {
    this.#abort();
    if (!fromStart && this.#options.ledger.ended) return this.#ended('complete');
    const attempt = (this.#attempt = new AbortController());
    const number = this.#number;
    const alive = (): boolean => number === this.#number;
    const { ledger, transport } = this.#options;
    if (fromStart) this.#wantsReread = false;
    this.#missingBefore = fromStart ? missingIn(ledger.gaps) : undefined;
    const position = fromStart ? undefined : ledger.position;
    ledger.begin(position === undefined);
    this.#attemptedAt = this.#env.now();
    this.#watchdog.touch();
    this.#watch();
    this.#read(transport.connect(position, attempt.signal), alive).then(
      (end) => (alive() ? this.#ended(end) : undefined),
      async (error: unknown) => {
        // What came before the break counts, wherever it belongs.
        await this.#settle(alive, false);
        if (alive()) this.#failed(error, position !== undefined);
      },
    );
  }

  async #read(signals: AsyncGenerator<Signal, ConnectionEnd>, alive: () => boolean): Promise<ConnectionEnd> {
    let turnAt = performance.now();
    for (;;) {
      const next = await signals.next();
      if (!alive()) break;
      this.#watchdog.touch();
      if (next.done) {
        await this.#settle(alive, false);
        return next.value;
      }
      await this.#take(next.value, alive);
      // What one read brought comes in many signals, and awaiting those gives the page no turn.
      if (performance.now() - turnAt >= SLICE_MS) {
        await this.#env.breathe();
        turnAt = performance.now();
      }
      if (!alive()) break;
    }
    // An attempt that is no longer wanted lets go of its source; how it ends is nobody's concern any more.
    await signals.return('interrupted');
    return 'interrupted';
  }

  async #take(signal: Signal, alive: () => boolean): Promise<void> {
    const { ledger } = this.#options;
    // What the last answer held has been read; after the end no other is asked for.
    if (this.#machine.state === 'finished' && this.#polled && signal.type !== 'records') return this.#abort();
    switch (signal.type) {
      case 'open':
        this.#refreshed = false;
        this.#polled = signal.polled === true;
        this.#happen({ type: 'opened' });
        return this.#awaitQuiet(alive);
      case 'records':
        return this.#takeRecords(signal.records, alive);
      case 'run':
        return ledger.describe(signal.run);
      case 'bytes':
        return this.#happen({ type: 'bytes' });
      case 'caught-up':
        return this.#caughtUp(alive, true);
      case 'retry':
        return this.#happen({ type: 'retry-base', delayMs: signal.delayMs });
      case 'position':
        return ledger.moveTo(signal.id);
      case 'quiet':
        return this.#happen({ type: 'quiet' });
      case 'restart':
        ledger.startAnew();
        this.#restarted = true;
        return;
    }
  }

  async #takeRecords(records: Extract<Signal, { type: 'records' }>['records'], alive: () => boolean): Promise<void> {
    const { ledger } = this.#options;
    const { isRereading } = ledger;
    const accepted = await ledger.accept(records, alive);
    if (!alive()) return;
    this.#happen({ type: accepted.fresh > 0 ? 'news' : 'bytes' });
    if (this.#machine.state === 'finished') return;
    this.#watch();
    this.#noticeGaps(isRereading);
    // Before the end is final, what the server can still give is fetched.
    if (this.#wantsReread) return this.#begin(true);
    if (accepted.terminal || accepted.closed) return this.#over(alive);
    if (accepted.caughtUp) await this.#caughtUp(alive, true);
    else this.#awaitQuiet(alive);
  }

  async #caughtUp(alive: () => boolean, told: boolean): Promise<void> {
    await this.#settle(alive, told);
    if (alive()) this.#happen({ type: 'caught-up' });
  }

  /** Puts in order what came out of order. `told`: nothing older will come on this connection. */
  async #settle(alive: () => boolean, told: boolean): Promise<void> {
    const { ledger } = this.#options;
    if (ledger.unsettled) await ledger.settle(alive);
    if (!alive()) return;
    if (told) ledger.endRereading();
    this.#knownGaps = ledger.gaps.length;
    if (this.#missingBefore === undefined || ledger.isRereading) return;
    this.#rereadHelps = missingIn(ledger.gaps) < this.#missingBefore;
    this.#missingBefore = undefined;
  }

  /** No record for a moment means that the stream is current; records out of order are put in order then. */
  #awaitQuiet(alive: () => boolean): void {
    const { ledger } = this.#options;
    if (this.#machine.state !== 'catching-up' && !ledger.unsettled) return;
    this.#cancelQuiet?.();
    this.#cancelQuiet = this.#env.after(CAUGHT_UP_AFTER_MS, () => {
      if (alive()) this.#caughtUp(alive, false).catch((error: unknown) => this.#failed(error, true));
    });
  }

  /** New gaps are told once; the history is read again unless doing so was of no use, or it is what showed them. */
  #noticeGaps(isRereading: boolean): void {
    const { gaps } = this.#options.ledger;
    for (const gap of gaps.slice(this.#knownGaps)) {
      this.#options.onGap(gap);
      const beginning = gap.from !== undefined && gap.from <= 1;
      if (this.#rereadHelps && !isRereading && !beginning && !this.#restarted) this.#wantsReread = true;
      this.#restarted = false;
    }
    this.#knownGaps = gaps.length;
  }

  async #over(alive: () => boolean): Promise<void> {
    const { ledger } = this.#options;
    await this.#settle(alive, true);
    if (!alive()) return;
    ledger.end();
    this.#happen({ type: 'over' });
    this.#unwatchPage?.();
    this.#watchdog.stop();
    this.#cancelRetry = this.#env.after(DRAIN_MS, () => this.#abort());
  }

  #ended(end: ConnectionEnd): void {
    if (this.#machine.state === 'finished') return this.#abort();
    if (end === 'interrupted') return this.#failed(new TransportError('interrupted', 'the stream stopped'), true);
    this.#options.ledger.end();
    this.#happen({ type: 'over' });
    this.#abort();
    this.#unwatchPage?.();
  }

  #failed(cause: unknown, resumed: boolean): void {
    this.#abort();
    if (this.#machine.state === 'finished') return;
    if (this.#options.ledger.ended && !this.#owesReading) return this.#ended('complete');
    const error = cause instanceof TransportError ? cause : wrapped(cause);
    const refreshed = this.#refreshed || !this.#options.canRefresh;
    const disposition = dispositionOf(error, { resumed, refreshed });
    this.#options.onError(error, disposition === 'stop');
    if (disposition === 'stop') return this.#happen({ type: 'refused', error });
    if (disposition === 'refresh') this.#refreshed = true;
    if (disposition === 'restart') {
      this.#options.ledger.noteLost('the server no longer has the events after the last one received');
      this.#noticeGaps(true);
      return this.#begin(true);
    }
    if (disposition === 'refresh') return this.#begin();
    this.#happen({ type: 'lost', error, random: this.#env.random() });
    this.#cancelRetry = this.#env.after(this.#machine.retryInMs ?? 0, () => this.#begin());
  }

  #watch(): void {
    const { transport, ledger } = this.#options;
    if (!transport.local) this.#watchdog.watch(this.#polled ? DEFAULT_IDLE_MS : idleLimitMs(ledger.state.heartbeatMs));
  }

  #onPage(event: PageEvent): void {
    const { state } = this.#machine;
    if (event === 'hidden' || event === 'visible') this.#happen({ type: event });
    if (event === 'visible') this.#watchdog.touch();
    if (event === 'offline' || event === 'online') this.#happen({ type: event });
    if (event === 'offline' && state !== 'failed' && state !== 'idle') {
      this.#abort();
      this.#cancelRetry = this.#env.after(PROBE_MS, () => this.#begin());
    }
    if (event === 'leaving') this.#leave();
    const down = this.#machine.state === 'reconnecting' || this.#machine.state === 'offline';
    if (down && (event === 'back' || event === 'visible' || event === 'online')) this.#beginEagerly();
  }

  /** The page goes, perhaps to come back from the cache: no connection may be left open. */
  #leave(): void {
    if (this.#machine.state === 'failed') return;
    this.#abort();
    const error = new TransportError('interrupted', 'the page was left');
    this.#happen({ type: 'lost', error, random: this.#env.random() });
  }

  #beginEagerly(): void {
    this.#cancelRetry?.();
    const wait = Math.max(0, this.#attemptedAt + EAGER_MS - this.#env.now());
    this.#cancelRetry = this.#env.after(wait, () => this.#begin());
  }
}

/** Something that is no transport's word: a fault of the host's functions, or ours. Told, and tried again. */
function wrapped(cause: unknown): TransportError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TransportError('interrupted', `reading stopped: ${message}`, { cause });
}

/** Events known to be missing; a gap that names no range counts as one. */
const missingIn = (gaps: readonly RunGap[]): number =>
  gaps.reduce((sum, { from, to }) => sum + (from === undefined || to === undefined ? 1 : to - from + 1), 0);
