/** Notices that nothing comes any more. One timer, armed anew only when it fires: a busy stream costs nothing here. */
import type { Environment } from '../environment.js';

/** A timer later than this was asleep with the machine. */
const ASLEEP_MS = 5000;

export class Watchdog {
  readonly #env: Environment;
  readonly #onSilence: () => void;
  #lastActivity = 0;
  #limitMs = 0;
  #cancel: (() => void) | undefined;

  constructor(env: Environment, onSilence: () => void) {
    this.#env = env;
    this.#onSilence = onSilence;
  }

  /** Something came, or the silence until now was not the other side's. */
  touch(): void {
    this.#lastActivity = this.#env.now();
  }

  /** Watches for a silence of `limitMs` since the last touch. The same limit again changes nothing. */
  watch(limitMs: number): void {
    if (this.#cancel && limitMs === this.#limitMs) return;
    this.stop();
    this.#limitMs = limitMs;
    const due = this.#lastActivity + limitMs;
    // Never longer than the limit, though the clock be set back.
    this.#cancel = this.#env.after(Math.min(limitMs, Math.max(0, due - this.#env.now())), () => {
      const now = this.#env.now();
      // After a sleep the silence was ours: one full interval of grace.
      this.#lastActivity = now - due > ASLEEP_MS ? now : Math.min(this.#lastActivity, now);
      this.#cancel = undefined;
      if (now - this.#lastActivity < limitMs) this.watch(limitMs);
      else this.#onSilence();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
