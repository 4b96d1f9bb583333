/** Numbers kept in order, so that their median is at hand while they come and go. */

/** A bucket is split in two above this length: an insertion moves no more numbers than that. */
const WIDEST = 512;

export class SortedNumbers {
  readonly #buckets: number[][] = [];
  #size = 0;

  add(value: number): void {
    const at = this.#bucketOf(value);
    const bucket = this.#buckets[at];
    this.#size++;
    if (!bucket) this.#buckets.push([value]);
    else {
      bucket.splice(placeOf(bucket, value), 0, value);
      if (bucket.length > WIDEST) this.#buckets.splice(at + 1, 0, bucket.splice(WIDEST >> 1));
    }
  }

  /** Takes out one number of this value. */
  remove(value: number): void {
    const at = this.#bucketOf(value);
    const bucket = this.#buckets[at];
    const place = bucket ? placeOf(bucket, value) : 0;
    if (bucket?.[place] !== value) return;
    this.#size--;
    bucket.splice(place, 1);
    if (bucket.length === 0) this.#buckets.splice(at, 1);
  }

  /** The middle one, or the mean of the two in the middle; `undefined` of none. */
  get median(): number | undefined {
    const upper = this.#at(this.#size >> 1);
    const lower = this.#at((this.#size - 1) >> 1);
    return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
  }

  #at(rank: number): number | undefined {
    let rest = rank;
    for (const bucket of this.#buckets) {
      if (rest < bucket.length) return bucket[rest];
      rest -= bucket.length;
    }
    return undefined;
  }

  /** The bucket a value is in, or belongs to: the first that reaches as far, else the last. */
  #bucketOf(value: number): number {
    let [low, high] = [0, this.#buckets.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#buckets[middle]?.at(-1) ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first place in an ordered array whose number is not below `value`. */
function placeOf(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
