/** The search of a log: what was found, and which of it the reader is at. */
import type { RunEntry } from '../../../streams/index.js';
import type { TextTest } from './entry-text.js';
import type { RunSearch } from '../../internal/run/reading-types.js';
import { SearchPass } from './search-pass.js';
import type { Sweeps } from './sweeps.js';

export interface SearchOptions {
  readonly sweeps: Sweeps;
  /** Which entries the filter leaves. */
  matches(): ((entry: RunEntry) => boolean) | undefined;
  /** Index of the entry the reader is at. */
  place(): number;
  /** Brings the entry of an index into view; returns its id. */
  go(index: number, test: TextTest): string | undefined;
}

export class LogSearch {
  readonly #options: SearchOptions;
  #pass: SearchPass | undefined;
  /** Which search this is: an older one finds nothing any more. */
  #number = 0;
  /** Index of the entry the reader was taken to; −1 for none. */
  current = -1;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** What is looked for; `undefined` without a search. */
  get pass(): SearchPass | undefined {
    return this.#pass;
  }

  /** Whether every entry has been looked at. */
  get isDone(): boolean {
    return this.#pass === undefined || this.#options.sweeps.isDone(this.#pass);
  }

  /** Looks for another text, from the beginning of the run; for nothing when it is empty. */
  start(text: string): RunSearch {
    const { sweeps, matches } = this.#options;
    sweeps.delete(this.#pass);
    this.#pass = text === '' ? undefined : new SearchPass(text, matches());
    this.current = -1;
    if (this.#pass) sweeps.add(this.#pass);
    const number = ++this.#number;
    const hits = (): number => (number === this.#number ? (this.#pass?.hits.length ?? 0) : 0);
    const step = (direction: 'next' | 'previous') => () => (number === this.#number ? this.step(direction) : undefined);
    return {
      get count() {
        return hits();
      },
      next: step('next'),
      previous: step('previous'),
    };
  }

  /** Looks anew: the filter is another. */
  again(): void {
    if (!this.#pass) return;
    const { current } = this;
    this.#options.sweeps.delete(this.#pass);
    this.#pass = new SearchPass(this.#pass.text, this.#options.matches());
    this.#options.sweeps.add(this.#pass);
    this.current = current;
  }

  /** To the next entry found after where the reader is, or the one before. */
  step(direction: 'next' | 'previous'): string | undefined {
    const { place, go } = this.#options;
    if (!this.#pass) return undefined;
    // What is at the reader's place itself counts when nothing was gone to yet.
    const from = this.current === -1 ? place() - (direction === 'next' ? 1 : 0) : this.current;
    const hit = this.#pass.hits.beside(from, direction);
    if (hit === -1) return undefined;
    this.current = hit;
    return go(hit, this.#pass.test);
  }

  /** 1-based place of the current hit among all; `undefined` when the reader is at none. */
  get position(): number | undefined {
    const place = this.current === -1 ? -1 : (this.#pass?.hits.find(this.current) ?? -1);
    return place < 0 ? undefined : place + 1;
  }
}
