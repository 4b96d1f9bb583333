/**
 * Keeps one trace document read: looks at it again and again in the rhythm of what it does, or stays on an event stream
 * that brings whole documents. The words of the connection are those of a run's (`connection.ts`).
 *
 * A document is rewritten while it is read. What looks torn (cut off, gone for a moment, a web page in its place) is
 * looked at again soon, and becomes a problem only when it stays so.
 */
import type { TraceError } from '../../trace-model/errors.js';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import { initialMachine, publicState, transition, type Happening, type Machine } from '../connection/connection.js';
import type { ConnectionState } from '../connection/connection-state.js';
import { pause, type Environment, type PageEvent } from '../environment.js';
import { TransportError } from '../errors.js';
import { DEFAULT_IDLE_MS } from '../connection/reconnect.js';
import type { DocumentSource, Reading } from './trace-reader.js';
import { readDocuments } from './trace-stream.js';
import { isHopeless, judge, Torn } from './trace-trouble.js';
import type { TraceProblem } from './trace-types.js';
import { Watchdog } from '../connection/watchdog.js';

/** When to look again (contract 3.3), in ms. */
export const RHYTHM = {
  /** While it changes; and at least this many times what opening it took, so that a huge document leaves the page its time. */
  changingMs: 500,
  timesOpening: 2,
  /** Each look that finds nothing new makes the next pause longer by this factor. */
  slower: 1.5,
  /** Longest pause while the execution runs, and after it has ended: it may be reset. */
  idleMs: 10_000,
  endedMs: 30_000,
  /** While the browser says it is offline: a page on this very machine needs no network. */
  offlineMs: 5000,
  /** A torn document is looked at again after this, and is a problem once it has been torn for so long. */
  tornMs: 150,
  patienceMs: 3000,
  /** Documents of a stream that come closer together are one: what is between them is half-way. */
  settleMs: 50,
} as const;

/** A document was opened; `ended`: its execution is over. */
export interface Good {
  readonly ended: boolean;
}

/** What was made of a document. */
export type Taken =
  | Good
  /** It could not be read, or only in part; `torn`: as if it were being written. */
  | { readonly problem: TraceError; readonly torn: boolean };

export interface WatchOptions {
  readonly env: Environment;
  readonly reader: DocumentSource;
  /** Whether to look again at all. */
  readonly live: boolean;
  /** Whether asking the host again can bring other credentials. */
  readonly canRefresh: boolean;
  /** Takes a document as received; `isLast`: it is not looked at again, so what can be had of it is wanted. */
  readonly take: (input: TraceInput, isLast: boolean, signal: AbortSignal) => Promise<Taken>;
  readonly onConnection: (connection: ConnectionState) => void;
  /** What is wrong; `undefined`: nothing, any more. */
  readonly onProblem: (problem: TraceProblem | undefined) => void;
}

type HappeningNow<T = Happening> = T extends unknown ? Omit<T, 'at'> : never;

export class TraceWatch {
  readonly #options: WatchOptions;
  readonly #env: Environment;
  readonly #watchdog: Watchdog;
  #machine: Machine;
  #attempt: AbortController | undefined;
  #cancelNext: (() => void) | undefined;
  #unwatchPage: (() => void) | undefined;
  #pauseMs: number = RHYTHM.changingMs;
  /** How long the last document took to open, in ms. */
  #openingMs = 0;
  #ended = false;
  #hasDocument = false;
  #refreshed = false;
  /** Reading a stream, whose end is a loss: nothing of a document is torn by it. */
  #isStream = false;
  /** Since when the document has been torn. */
  #tornSince: number | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#env = options.env;
    this.#machine = this.#newMachine();
    this.#watchdog = new Watchdog(this.#env, () => {
      this.#happen({ type: 'silent' });
      this.#begin();
    });
  }

  get connection(): ConnectionState {
    return publicState(this.#machine);
  }

  /** Begins or goes on. A document that is not live is read once. */
  start(): void {
    if (this.#machine.state !== 'idle') return;
    this.#unwatchPage = this.#env.watchPage((event) => this.#onPage(event));
    this.#happen({ type: 'start' }, ...(this.#env.isOnline() ? [] : [{ type: 'offline' } as const]));
    this.#begin();
  }

  /** Lets go; `start` goes on. */
  stop(): void {
    this.#abort();
    this.#unwatchPage?.();
    this.#happen({ type: 'stop' });
  }

  /** Looks at once, whatever was before. */
  refresh(): void {
    this.#refreshed = false;
    this.#pauseMs = RHYTHM.changingMs;
    if (this.#machine.state === 'finished') this.#machine = this.#newMachine();
    if (this.#machine.state === 'idle') return this.start();
    this.#happen({ type: 'retry-now' });
    this.#begin();
  }

  /** Pauses after an error may be as long while the page is seen as while it is hidden. */
  #newMachine(): Machine {
    return { ...initialMachine(this.#env.now()), hidden: true };
  }

  /** Tells the machine, and the outside once. */
  #happen(...happenings: HappeningNow[]): void {
    const before = this.#machine;
    const at = this.#env.now();
    this.#machine = happenings.reduce((machine, happening) => transition(machine, { ...happening, at }), before);
    const { state, attempt, reason, retryInMs } = this.#machine;
    const isOther = state !== before.state || attempt !== before.attempt || reason !== before.reason;
    if (isOther || retryInMs !== before.retryInMs) this.#options.onConnection(this.connection);
  }

  #abort(): void {
    this.#attempt?.abort(new DOMException('the document is no longer wanted', 'AbortError'));
    this.#attempt = undefined;
    this.#cancelNext?.();
    this.#watchdog.stop();
  }

  /** One attempt: a look, or a stream until it ends. Every way out is handled inside. */
  #begin(): void {
    this.#abort();
    this.#isStream = false;
    const attempt = (this.#attempt = new AbortController());
    const isWanted = (): boolean => this.#attempt === attempt;
    this.#look(attempt.signal, isWanted).catch((error: unknown) => {
      if (isWanted()) this.#failed(error);
    });
  }

  async #look(signal: AbortSignal, isWanted: () => boolean): Promise<void> {
    const { reader } = this.#options;
    this.#watchdog.touch();
    this.#watchdog.watch(DEFAULT_IDLE_MS);
    const reading = await reader.read(signal, () => this.#watchdog.touch());
    if (!isWanted()) return;
    this.#watchdog.stop();
    this.#refreshed = false;
    if (reading.kind === 'stream') return this.#follow(reading.body, signal, isWanted);
    if (reading.kind === 'over') return this.#over();
    const taken = reading.kind === 'same' ? undefined : await this.#take(reading.input, signal);
    if (!isWanted()) return;
    this.#settle(taken, reading);
  }

  /** Has a document opened. One that could not be is wanted again, though it be the same. */
  async #take(input: TraceInput, signal: AbortSignal): Promise<Good> {
    const { reader, live } = this.#options;
    try {
      const taken = await this.#open(input, !live || this.#isPatienceOver(), signal);
      if ('ended' in taken) return taken;
      throw taken.torn ? new Torn(taken.problem) : taken.problem;
    } catch (error) {
      reader.forget();
      throw error;
    }
  }

  async #open(input: TraceInput, isLast: boolean, signal: AbortSignal): Promise<Taken> {
    const start = this.#env.now();
    const taken = await this.#options.take(input, isLast, signal);
    this.#openingMs = this.#env.now() - start;
    this.#hasDocument ||= 'ended' in taken;
    return taken;
  }

  /** Takes note of what a look brought, and sets the time of the next. */
  #settle(taken: Good | undefined, { kind }: Reading): void {
    if (!this.#options.live) return this.#over();
    this.#good(taken);
    const longest = this.#ended ? RHYTHM.endedMs : RHYTHM.idleMs;
    const changed = kind === 'document';
    this.#pauseMs = changed ? Math.max(RHYTHM.changingMs, RHYTHM.timesOpening * this.#openingMs) : Math.min(this.#pauseMs * RHYTHM.slower, longest);
    this.#next(this.#env.isHidden() ? longest : this.#pauseMs);
  }

  /** All is well. */
  #good(taken: Good | undefined): void {
    if (taken) this.#ended = taken.ended;
    this.#tornSince = undefined;
    this.#options.onProblem(undefined);
    const isUp = this.#machine.state === 'live';
    this.#happen(...(isUp ? [] : [{ type: 'opened' } as const, { type: 'caught-up' } as const]), { type: 'news' });
  }

  /** Stays on a stream of documents; it ends by an error, as a run's does. */
  async #follow(body: ReadableStream<Uint8Array>, signal: AbortSignal, isWanted: () => boolean): Promise<void> {
    this.#isStream = true;
    this.#happen({ type: 'opened' });
    this.#watchdog.touch();
    this.#watchdog.watch(DEFAULT_IDLE_MS);
    const settle = (): Promise<void> => pause(this.#env, RHYTHM.settleMs, signal);
    for await (const text of readDocuments(body, signal, settle)) {
      if (!isWanted()) return;
      this.#watchdog.touch();
      if (text === undefined) {
        this.#happen({ type: 'bytes' });
        continue;
      }
      const taken = await this.#open(text, true, signal);
      if (!isWanted()) return;
      if ('ended' in taken) this.#good(taken);
      // Whole documents are never torn: this one is wrong, and the next may be right.
      else this.#options.onProblem({ error: taken.problem, fatal: false });
    }
    throw new TransportError('interrupted', 'the stream stopped');
  }

  #over(): void {
    if (!this.#hasDocument) throw new TransportError('invalid_body', 'the answer has no document');
    this.#options.onProblem(undefined);
    this.#happen({ type: 'over' });
    this.#abort();
    this.#unwatchPage?.();
  }

  #next(afterMs: number): void {
    this.#attempt = undefined;
    this.#cancelNext = this.#env.after(afterMs, () => this.#begin());
  }

  #isPatienceOver(): boolean {
    return this.#tornSince !== undefined && this.#env.now() - this.#tornSince >= RHYTHM.patienceMs;
  }

  #failed(cause: unknown): void {
    this.#abort();
    const { live } = this.#options;
    const { error, isTorn } = judge(cause, { live, hasDocument: this.#hasDocument, isStream: this.#isStream });
    if (isTorn) this.#tornSince ??= this.#env.now();
    if (isTorn && !this.#isPatienceOver()) return this.#next(RHYTHM.tornMs);
    if (error.code === 'unauthorized' && this.#options.canRefresh && !this.#refreshed) {
      this.#refreshed = true;
      return this.#begin();
    }
    const isFatal = !live || isHopeless(error);
    const reason = error instanceof TransportError ? error : new TransportError('invalid_body', error.message, { cause: error });
    this.#options.onProblem({ error, fatal: isFatal });
    if (isFatal) return this.#happen({ type: 'refused', error: reason });
    this.#happen({ type: 'lost', error: reason, random: this.#env.random() });
    this.#next(this.#machine.state === 'offline' ? RHYTHM.offlineMs : (this.#machine.retryInMs ?? RHYTHM.idleMs));
  }

  #onPage(event: PageEvent): void {
    if (event === 'offline' || event === 'online') this.#happen({ type: event });
    if (event === 'leaving') return this.#leave();
    const { state } = this.#machine;
    const isDown = state === 'idle' || state === 'failed' || state === 'finished';
    // A look under way is as good as a new one.
    if (isDown || this.#attempt || event === 'hidden' || event === 'offline') return;
    this.#pauseMs = RHYTHM.changingMs;
    this.#begin();
  }

  /** The page goes, perhaps to come back from the cache: no connection may be left open. */
  #leave(): void {
    const isReading = this.#attempt !== undefined;
    this.#abort();
    if (isReading) this.#next(0);
  }
}
