import { html, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import type { RunStrings } from '../strings.js';
import type { DetailsMemory } from './details-memory.js';

type Details = typeof import('./details.js');

/** The details of opened entries, from the moment they are loaded. */
export class LazyDetails {
  #details: Details | undefined;
  #memory: DetailsMemory | undefined;
  #isLoading = false;
  readonly #changed: () => void;

  /** @param changed Called when opened entries are to be drawn anew. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  render(entry: RunEntry, strings: RunStrings): TemplateResult {
    if (this.#details && this.#memory) return this.#details.entryDetails(entry, this.#memory, strings);
    if (!this.#isLoading) this.#load().catch(reportError);
    return html``;
  }

  /** Forgets what the reader did inside opened entries. */
  clear(): void {
    this.#memory?.clear();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#details = await import('./details.js');
      this.#memory = new this.#details.DetailsMemory(this.#changed);
      this.#changed();
    } finally {
      // A failed load is tried again with the next drawing.
      this.#isLoading = false;
    }
  }
}
