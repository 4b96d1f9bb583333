/** The server's clock, estimated from events as they come in live: only those are as old as the network is slow. */
import type { Environment } from './environment.js';
import type { RunState } from './run-state.js';

export class ServerClock {
  readonly #env: Environment;
  /** Server time minus ours, in ms; `undefined` until a live event told. */
  #offsetMs: number | undefined;
  #version = -1;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** Looks at the newest entry of a state. The largest difference seen is the one with the least delay in it. */
  observe(state: RunState, live: boolean): void {
    if (!live || state.version === this.#version) return;
    this.#version = state.version;
    const last = state.entries.at(-1);
    if (last?.timeSource !== 'event' || last.time === undefined) return;
    const offset = last.time - this.#env.now();
    if (this.#offsetMs === undefined || offset > this.#offsetMs) this.#offsetMs = offset;
  }

  now(): number {
    return this.#env.now() + (this.#offsetMs ?? 0);
  }
}
