/** What a screen reader is told while a run is watched: little, and everything that matters. No timer, no DOM. */

/** Least ms between two messages: at most twelve a minute, whatever the run does. */
export const QUIET_MS = 5000;
/** Replies that wait for their turn; of a flood the newest are read. */
const MAX_REPLIES = 3;

/**
 * Collects what there is to say. Important things wait for the next free moment and are then all said, in one
 * message; next come the agent's replies, each whole; steps are only counted, and are said when nothing else is.
 */
export class AnnouncementQueue {
  #important: string[] = [];
  #replies: string[] = [];
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

  /** Will be read whole, unless newer replies crowd it out. */
  read(reply: string): void {
    this.#replies = [...this.#replies, reply].slice(-MAX_REPLIES);
  }

  count(added: number, failed: number): void {
    this.#added += added;
    this.#failed += failed;
  }

  /** Ms from `now` until something may be said; `undefined` when there is nothing to say. */
  delay(now: number): number | undefined {
    const isEmpty = this.#important.length + this.#replies.length + this.#added + this.#failed === 0;
    return isEmpty ? undefined : Math.max(0, this.#lastAt + QUIET_MS - now);
  }

  /** The next message, or `undefined` when there is none or it is too early. `steps` puts counts into words. */
  take(now: number, steps: (added: number, failed: number) => string): string | undefined {
    if (this.delay(now) !== 0) return undefined;
    const parts = [...this.#important, ...this.#replies];
    if (parts.length === 0) parts.push(steps(this.#added, this.#failed));
    this.#important = [];
    this.#replies = [];
    this.#added = 0;
    this.#failed = 0;
    this.#lastAt = now;
    return parts.join('. ');
  }
}
