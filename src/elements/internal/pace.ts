/** Lets work be done at most so often, however often it is asked for; the last request is never left out. */
export class Pace {
  readonly #everyMs: number;
  readonly #again: () => void;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param again Called once the time has come, when the work was asked for too early. */
  constructor(everyMs: number, again: () => void) {
    this.#everyMs = everyMs;
    this.#again = again;
  }

  /** Whether to do the work now. */
  isDue(): boolean {
    const wait = this.#last + this.#everyMs - performance.now();
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#again();
      }, wait);
      return false;
    }
    this.#last = performance.now();
    return true;
  }

  /** The next request is carried out at once. */
  reset(): void {
    this.#last = -Infinity;
  }
}
