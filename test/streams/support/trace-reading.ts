/** A trace store on a fake clock, subscribed to, with everything it ever said. */
import type { Observable } from 'rxjs';
import { createTraceStore, type ConnectionState, type TraceProblem, type TraceStore, type TraceStoreOptions } from '../../../src/streams/index.js';
import { DEFAULT_IDLE_MS } from '../../../src/streams/connection/reconnect.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { FakeEnvironment } from './fake-environment.js';
import { until } from './watch.js';

const readings = new Set<TraceReading>();
afterEach(() => {
  for (const reading of readings) reading.stop();
  readings.clear();
});

export class TraceReading {
  readonly env: FakeEnvironment;
  readonly store: TraceStore;
  readonly traces: TraceDocument[] = [];
  readonly connections: ConnectionState[] = [];
  /** What was wrong, without the times when nothing was. */
  readonly problems: TraceProblem[] = [];
  /** What is wrong now. */
  problem: TraceProblem | undefined;
  readonly #stops: (() => void)[] = [];

  constructor(options: TraceStoreOptions, env = new FakeEnvironment()) {
    this.env = env;
    this.store = createTraceStore({ environment: env, ...options });
    this.#keep(this.store.error$, (problem) => {
      this.problem = problem;
      if (problem) this.problems.push(problem);
    });
    this.#keep(this.store.connection$, (connection) => this.connections.push(connection));
    this.#keep(this.store.trace$, (trace) => this.traces.push(trace));
    readings.add(this);
  }

  get trace(): TraceDocument {
    return this.traces.at(-1)!;
  }

  get connection(): ConnectionState {
    return this.connections.at(-1)!;
  }

  /** The words the connection has said, without repeats in a row. */
  get words(): string[] {
    return this.connections.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
  }

  /** Waits, the clock standing still. */
  until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    return until(condition, `${what} (connection: ${this.words.join(', ')}; ${String(this.problem?.error)})`);
  }

  /** Waits until the present look is over: either the next is due some time, or there will be none. */
  looked(): Promise<void> {
    // A look under way is watched for silence.
    const isNextDue = (): boolean => this.env.nextIn !== undefined && this.env.nextIn !== DEFAULT_IDLE_MS;
    const isOver = (): boolean => isNextDue() || ['finished', 'failed'].includes(this.connection.state);
    return this.until(isOver, 'the look is over');
  }

  /** The pause until the next look passes, and the look. Returns the pause, in ms. */
  async look(): Promise<number> {
    const waited = this.env.nextIn ?? 0;
    this.env.advance(waited);
    await this.looked();
    return waited;
  }

  /** So many looks; returns the pauses before them. */
  async looks(count: number): Promise<number[]> {
    const pauses: number[] = [];
    while (pauses.length < count) pauses.push(await this.look());
    return pauses;
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  #keep<T>(values: Observable<T>, next: (value: T) => void): void {
    const subscription = values.subscribe({
      next,
      error: (error: unknown) => {
        throw error;
      },
    });
    this.#stops.push(() => subscription.unsubscribe());
  }
}
