/**
 * The heights of a million rows: where does row i begin, which row is at this offset, how tall is the whole.
 *
 * Heights are kept in 64ths of a CSS pixel, the unit browsers lay out in, so sums of integers stay exact. Rows are
 * grouped in chunks with a sum each; a chunk in which nothing was measured yet needs no memory of its own.
 * Appending is O(1) a chunk, setting O(1), asking O(chunks) + O(one chunk).
 */
const CHUNK = 1024;
const UNIT = 64;

export class RowHeights {
  readonly #estimate: number;
  /** Measured heights in units; 0 marks a row that was not measured. */
  readonly #chunks: (Int32Array | undefined)[] = [];
  readonly #sums: number[] = [];
  #length = 0;
  #total = 0;

  /** @param estimate Height in px taken for a row until it is measured; more than 0. */
  constructor(estimate: number) {
    this.#estimate = toUnits(estimate);
  }

  get length(): number {
    return this.#length;
  }

  /** Sum of all heights in px. */
  get total(): number {
    return this.#total / UNIT;
  }

  /** Adds `count` rows of the estimated height at the end. */
  append(count: number): void {
    const end = this.#length + count;
    for (let at = this.#length; at < end; ) {
      const chunk = Math.floor(at / CHUNK);
      const next = Math.min(end, (chunk + 1) * CHUNK);
      this.#sums[chunk] = (this.#sums[chunk] ?? 0) + (next - at) * this.#estimate;
      at = next;
    }
    this.#length = end;
    this.#total += count * this.#estimate;
  }

  /** Height of row `index` in px; the estimate when it was never measured, 0 outside the list. */
  at(index: number): number {
    return index >= 0 && index < this.#length ? this.#units(index) / UNIT : 0;
  }

  /** Records a measured height in px (at least one 64th). Returns whether it differs from what was assumed. */
  set(index: number, height: number): boolean {
    if (!(index >= 0 && index < this.#length)) throw new RangeError(`row ${index} of ${this.#length}`);
    const units = toUnits(height);
    const delta = units - this.#units(index);
    const chunk = Math.floor(index / CHUNK);
    const values = (this.#chunks[chunk] ??= new Int32Array(CHUNK));
    values[index % CHUNK] = units;
    this.#sums[chunk] = (this.#sums[chunk] ?? 0) + delta;
    this.#total += delta;
    return delta !== 0;
  }

  /** Offset in px of the top of row `index`; `index === length` gives `total`. Clamped to the list. */
  offsetOf(index: number): number {
    const end = Math.max(0, Math.min(index, this.#length));
    const chunk = Math.floor(end / CHUNK);
    let units = 0;
    for (let i = 0; i < chunk; i++) units += this.#sums[i] as number;
    const values = this.#chunks[chunk];
    const rest = end % CHUNK;
    if (!values) return (units + rest * this.#estimate) / UNIT;
    for (let i = 0; i < rest; i++) units += (values[i] as number) || this.#estimate;
    return units / UNIT;
  }

  /** The row that covers `offset` px; the first or last row beyond the ends, −1 in an empty list. */
  indexAt(offset: number): number {
    const units = offset * UNIT;
    if (units >= this.#total) return this.#length - 1;
    let top = 0;
    let chunk = 0;
    while (top + (this.#sums[chunk] as number) <= units) top += this.#sums[chunk++] as number;
    const values = this.#chunks[chunk];
    const first = chunk * CHUNK;
    if (!values) return first + Math.max(0, Math.floor((units - top) / this.#estimate));
    let i = 0;
    for (;;) {
      top += (values[i] as number) || this.#estimate;
      if (top > units) return first + i;
      i++;
    }
  }

  #units(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] || this.#estimate;
  }
}

const toUnits = (px: number): number => Math.max(1, Math.round(px * UNIT));
