import { expect } from '@open-wc/testing';
import type { Observable } from 'rxjs';
import {
  browserEnvironment,
  createRunStore,
  type ConnectionState,
  type RunGap,
  type RunState,
  type RunStore,
  type RunStoreOptions,
  type StreamFailure,
} from '../../../src/streams/index.js';
import { CAUGHT_UP_AFTER_MS, DEFAULT_IDLE_MS, idleLimitMs } from '../../../src/streams/connection/reconnect.js';
import { FakeEnvironment } from './fake-environment.js';

/** Longest wait for something real (a request, a chunk), in ms. Reaching it is a failure, never a normal end. */
const LIMIT_MS = 45_000;

const browser = browserEnvironment();
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));

/** Waits until something is so, however long it takes. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, idle?: () => void): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  for (let turns = 0; !(await condition()); turns++) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    idle?.();
    // Most things take a few turns of the event loop; what takes longer is not waited for in a busy loop.
    await (turns < 20 ? browser.breathe() : turn());
  }
}

const watches = new Set<Watch>();
afterEach(() => {
  const lies = [...watches].flatMap((watch) => watch.lies);
  for (const watch of watches) watch.stop();
  watches.clear();
  expect(lies, 'words that were not true (R20)').to.deep.equal([]);
});

/** A store on a fake clock, subscribed to, with everything it ever said. */
export class Watch {
  readonly env: FakeEnvironment;
  readonly store: RunStore;
  readonly states: RunState[] = [];
  readonly connections: ConnectionState[] = [];
  readonly gaps: RunGap[] = [];
  readonly failures: StreamFailure[] = [];
  /** What the connection said that was not so; checked after every test. */
  readonly lies: string[] = [];
  readonly #stops: (() => void)[] = [];

  constructor(options: RunStoreOptions, env = new FakeEnvironment()) {
    this.env = env;
    this.store = createRunStore({ environment: env, ...options });
    this.#keep(this.store.gap$, this.gaps);
    this.#keep(this.store.failure$, this.failures);
    this.#keep(this.store.connection$, this.connections, (said) => this.#check(said, options));
    this.#keep(this.store.state$, this.states);
    watches.add(this);
  }

  get state(): RunState {
    return this.states.at(-1)!;
  }

  get connection(): ConnectionState {
    return this.connections.at(-1)!;
  }

  /** The words the connection has said, without repeats in a row. */
  get words(): string[] {
    return this.connections.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
  }

  /** Code of the last failure. */
  get code(): string | undefined {
    return this.failures.at(-1)?.error.code;
  }

  /** Waits, the clock standing still. */
  until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    return until(condition, `${what} (connection: ${this.words.join(', ')}; ${String(this.connection.reason)})`);
  }

  untilConnection(state: ConnectionState['state']): Promise<void> {
    return this.until(() => this.connection.state === state, `the connection is ${state}`);
  }

  /** Waits, and lets every announced pause before a reconnect pass. */
  async drive(condition: () => boolean, what = 'the run is there'): Promise<void> {
    let passed: ConnectionState | undefined;
    await until(condition, what, () => {
      const now = this.connection;
      if (now.state !== 'reconnecting' || now.retryInMs === undefined || now === passed) return;
      passed = now;
      this.env.advance(now.retryInMs);
    });
  }

  /** Waits, and lets the short pauses pass after which a stream counts as current. */
  async quiet(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    await until(condition, what, () => {
      const { nextIn } = this.env;
      if (nextIn !== undefined && nextIn <= CAUGHT_UP_AFTER_MS) this.env.advance(nextIn);
    });
  }

  /** Drives until the connection has nothing more to do. */
  async finished(): Promise<RunState> {
    await this.drive(() => ['finished', 'failed'].includes(this.connection.state), 'the connection is over');
    return this.state;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.store.destroy();
  }

  /** "Live" is never said of a connection that has been silent for longer than one may be. */
  #check({ state, lastByteAt }: ConnectionState, options: RunStoreOptions): void {
    if (options.source ?? options.transport) return;
    const limit = Math.max(DEFAULT_IDLE_MS, idleLimitMs(this.states.at(-1)?.heartbeatMs));
    const silence = this.env.now() - (lastByteAt ?? -Infinity);
    if ((state === 'live' || state === 'catching-up') && silence > limit) this.lies.push(`${state} after ${silence} ms of silence`);
  }

  #keep<T>(values: Observable<T>, list: T[], check?: (value: T) => void): void {
    const subscription = values.subscribe({
      next: (value) => {
        list.push(value);
        check?.(value);
      },
      error: (error: unknown) => {
        throw error;
      },
    });
    this.#stops.push(() => subscription.unsubscribe());
  }
}

export const watch = (options: RunStoreOptions, env?: FakeEnvironment): Watch => new Watch(options, env);
