/** Which entries contain a text: found entry by entry, as they come and change. */
import type { RunEntry } from '../../../streams/index.js';
import { isInEntry, testOf, type TextTest } from './entry-text.js';
import { SortedInts } from './sorted-ints.js';
import type { Pass } from './sweeps.js';

export class SearchPass implements Pass {
  readonly text: string;
  readonly test: TextTest;
  /** Indices of the entries found that the filter leaves in the log. */
  readonly hits = new SortedInts();
  /** Of those it does not. */
  readonly hidden = new SortedInts();
  readonly #matches: ((entry: RunEntry) => boolean) | undefined;

  constructor(text: string, matches: ((entry: RunEntry) => boolean) | undefined) {
    this.text = text;
    this.test = testOf(text);
    this.#matches = matches;
  }

  visit(entry: RunEntry, index: number): void {
    if (isInEntry(entry, this.test)) (this.#matches?.(entry) === false ? this.hidden : this.hits).add(index);
  }

  revisit(entry: RunEntry, index: number): void {
    this.hits.delete(index);
    this.hidden.delete(index);
    this.visit(entry, index);
  }

  clear(): void {
    this.hits.truncate(0);
    this.hidden.truncate(0);
  }
}
