/**
 * Which times of a run to believe. Clocks jump, and a single absurd time must not move all that follow: the longest
 * series of times that never falls is believed, every other event is put where the one before it is.
 */
export class AgreeingTimes {
  /** Epoch ms by event; NaN where nobody said. */
  readonly #times: number[] = [];
  /** For each length of series, the event that ends the one that ends earliest. */
  readonly #ends: number[] = [];
  /** The event before it in its series; -1 for none. */
  readonly #before: number[] = [];

  get length(): number {
    return this.#times.length;
  }

  /** The next event's time. */
  push(time: number): void {
    const index = this.#times.push(time) - 1;
    if (Number.isNaN(time)) return;
    const at = this.#lengthUpTo(time);
    this.#before[index] = this.#ends[at - 1] ?? -1;
    this.#ends[at] = index;
  }

  /** For each event the ms since the first that is believed; never falling. */
  elapsed(): Float64Array {
    const result = new Float64Array(this.length).fill(NaN);
    for (let i = this.#ends.at(-1) ?? -1; i >= 0; i = this.#before[i] ?? -1) result[i] = this.#times[i] as number;
    const start = result.find((time) => !Number.isNaN(time)) ?? 0;
    let last = 0;
    for (let i = 0; i < result.length; i++) {
      const time = result[i] as number;
      if (!Number.isNaN(time)) last = time - start;
      result[i] = last;
    }
    return result;
  }

  /** How many series end at or before a time: the first that ends later is the one it makes better. */
  #lengthUpTo(time: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[this.#ends[middle] as number] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
