/** What a screen reader is told while a run is watched: little, and everything that matters. No timer, no DOM. */

/** Least ms between two messages: at most twelve a minute, whatever the run does. */
export const QUIET_MS = 5000;

/**
 * Collects what there is to say. Important things wait for the next free moment and are then all said, in one
 * message; steps are only counted, and are said when nothing important is.
 */
export class AnnouncementQueue {
  #important: string[] = [];
  #added = 0;
  #failed = 0;
  #lastAt = -Infinity;

  /** Will be said, and once. */
  say(message: string): void {
    if (!this.#important.includes(message)) this.#important.push(message);
  }

  /** Takes back what has not been said yet: a connection that was back before anyone heard it was lost. */
  unsay(message: string): boolean {
    const before = this.#important.length;
    this.#important = this.#important.filter((waiting) => waiting !== message);
    return this.#important.length < before;
  }

  count(added: number, failed: number): void {
    this.#added += added;
    this.#failed += failed;
  }

  /** Drops the counts: what happened while nobody listened is not read out afterwards. */
  forgetCounts(): void {
    this.#added = 0;
    this.#failed = 0;
  }

  /** Ms from `now` until something may be said; `undefined` when there is nothing to say. */
  delay(now: number): number | undefined {
    if (this.#important.length === 0 && this.#added === 0 && this.#failed === 0) return undefined;
    return Math.max(0, this.#lastAt + QUIET_MS - now);
  }

  /** The next message, or `undefined` when there is none or it is too early. `steps` puts counts into words. */
  take(now: number, steps: (added: number, failed: number) => string): string | undefined {
    if (this.delay(now) !== 0) return undefined;
    const parts = this.#important.length > 0 ? this.#important : [steps(this.#added, this.#failed)];
    this.#important = [];
    this.forgetCounts();
    this.#lastAt = now;
    return parts.join('. ');
  }
}
