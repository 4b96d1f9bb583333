/**
 * Reads a trace document once, which is all that most pages want. What watches one that is rewritten, or stays with a server
 * that streams it (`trace-watch.ts`), is loaded where it is needed, and then does the rest.
 */
import { TraceError } from '../../trace-model/errors.js';
import type { ConnectionState, ConnectionStateName } from '../connection/connection-state.js';
import { TransportError } from '../errors.js';
import type { TraceWatch, WatchOptions } from './trace-watch.js';

/** Ms until an answer that does not come, or does not go on, is given up: as long as a live connection may be silent. */
const SILENT_MS = 45_000;

export class TraceReading {
  readonly #options: WatchOptions;
  #connection: ConnectionState;
  /** Who reads instead. */
  #watch: TraceWatch | undefined;
  #attempt: AbortController | undefined;
  #unwatchPage: (() => void) | undefined;
  #unlisten: (() => void) | undefined;
  #hasDocument = false;
  /** The host was asked for other credentials. */
  #refreshed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#connection = this.#stateOf('idle');
  }

  get connection(): ConnectionState {
    return this.#watch?.connection ?? this.#connection;
  }

  /** Begins or goes on; what was read is not read again. */
  start(): void {
    if (this.#watch) return this.#watch.start();
    if (this.#connection.state === 'idle') this.refresh();
  }

  /** Lets go; `start` goes on. */
  stop(): void {
    if (this.#watch) return this.#watch.stop();
    this.#release();
    if (this.#connection.state !== 'finished') this.#enter('idle');
  }

  /** Looks at once, whatever was before. */
  refresh(): void {
    if (this.#watch) return this.#watch.refresh();
    this.#refreshed = false;
    this.#begin();
  }

  /** One attempt. Every way out is handled inside. */
  #begin(): void {
    this.#release();
    const { signal } = (this.#attempt = new AbortController());
    // A page that is kept for the back button has no request open; it asks anew when it comes back.
    this.#unwatchPage = this.#options.env.watchPage((event) => {
      if (event === 'leaving') {
        this.#attempt?.abort();
        this.#unlisten?.();
      } else if (event === 'back' && signal.aborted) this.#begin();
    });
    this.#enter('connecting');
    const done = this.#options.live ? this.#handOver(signal) : this.#read(signal);
    done.catch((error: unknown) => {
      if (!signal.aborted) this.#failed(error);
    });
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { reader, take, onProblem } = this.#options;
    this.#listen();
    const reading = await reader.read(signal, () => this.#listen());
    this.#unlisten?.();
    signal.throwIfAborted();
    if (reading.kind === 'stream') {
      await reading.body.cancel();
      return this.#handOver(signal);
    }
    const taken = reading.kind === 'document' ? await take(reading.input, true, signal) : undefined;
    signal.throwIfAborted();
    if (taken && 'problem' in taken) throw taken.problem;
    this.#hasDocument ||= taken !== undefined;
    if (!this.#hasDocument) throw new TransportError('invalid_body', 'the answer has no document');
    this.#release();
    onProblem(undefined);
    this.#enter('finished');
  }

  /** From now on it is silent. */
  #listen(): void {
    this.#unlisten?.();
    const message = `nothing has come for ${SILENT_MS / 1000} s`;
    this.#unlisten = this.#options.env.after(SILENT_MS, () => this.#failed(new TransportError('idle_timeout', message)));
  }

  async #handOver(signal: AbortSignal): Promise<void> {
    const { TraceWatch } = await import('./trace-watch.js');
    signal.throwIfAborted();
    this.#release();
    this.#watch = new TraceWatch(this.#options);
    this.#watch.start();
  }

  #failed(cause: unknown): void {
    const { reader, canRefresh, onProblem } = this.#options;
    this.#release();
    reader.forget();
    const error = cause instanceof TraceError || cause instanceof TransportError ? cause : interrupted(cause);
    if (error.code === 'unauthorized' && canRefresh && !this.#refreshed) {
      this.#refreshed = true;
      return this.#begin();
    }
    onProblem({ error, fatal: true });
    this.#enter('failed', error instanceof TransportError ? error : new TransportError('invalid_body', error.message, { cause: error }));
  }

  #release(): void {
    this.#attempt?.abort();
    this.#unlisten?.();
    this.#unwatchPage?.();
  }

  #enter(state: ConnectionStateName, reason?: TransportError): void {
    if (state === this.#connection.state && state !== 'failed') return;
    this.#connection = this.#stateOf(state, reason);
    this.#options.onConnection(this.#connection);
  }

  #stateOf(state: ConnectionStateName, reason?: TransportError): ConnectionState {
    return Object.freeze({ state, attempt: 0, since: this.#options.env.now(), ...(reason && { reason }) });
  }
}

const interrupted = (cause: unknown): TransportError =>
  new TransportError('interrupted', `reading stopped: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
