/** Tells rows that rush by from rows that can be read. */

/** A flood is one that has gone on this long, and is over this long after its last screenful; ms. */
const LASTING_MS = 150;

export class Flood {
  /** When the first and the newest screenful came. */
  #since = 0;
  #newest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #ended: () => void;

  /** @param ended Called when a flood is over. */
  constructor(ended: () => void) {
    this.#ended = ended;
  }

  /** Whether screenfuls have been coming for a while, so that no row can be read. */
  get lasts(): boolean {
    return this.#newest - this.#since >= LASTING_MS;
  }

  /** A screenful came in one frame. */
  rise(): void {
    const now = performance.now();
    // Not left to the timer: on a busy page it is late.
    if (now - this.#newest >= LASTING_MS) this.#since = now;
    this.#newest = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.stop();
      this.#ended();
    }, LASTING_MS);
  }

  /** Takes it for over, without telling. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#since = this.#newest;
  }
}
