/** Longest time a frame counts for, in ms: a page that was hidden or stuck goes on where it was. */
const LONGEST_FRAME_MS = 250;

/**
 * Lets time pass, a frame at a time. Frames stop while the page is hidden, and so does it.
 *
 * `time` is in ms of the run, at `speed` times that of the clock on the wall.
 */
export class Player {
  time = 0;
  speed = 1;
  readonly #passed: () => void;
  #frame = 0;
  #last = 0;

  /** @param passed Called in each frame, after time has passed. */
  constructor(passed: () => void) {
    this.#passed = passed;
  }

  get isPlaying(): boolean {
    return this.#frame !== 0;
  }

  play(from: number): void {
    this.pause();
    this.time = from;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#onFrame);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #onFrame = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#onFrame);
    this.time += Math.min(Math.max(0, now - this.#last), LONGEST_FRAME_MS) * this.speed;
    this.#last = now;
    this.#passed();
  };
}
