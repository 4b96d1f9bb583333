import { nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import type { RunStrings } from '../strings.js';
import type * as details from './details.js';

/** Once loaded, for every log of the page. */
let loaded: typeof details | undefined;

/** Loads what draws opened entries. */
export async function loadDetails(): Promise<typeof details> {
  return (loaded ??= await import('./details.js'));
}

/** The details of opened entries, from the moment they are loaded. */
export class LazyDetails {
  #memory: details.DetailsMemory | undefined;
  #isLoading = false;
  readonly #changed: () => void;

  /** @param changed Called when opened entries are to be drawn anew. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  render(entry: RunEntry, strings: RunStrings): TemplateResult | typeof nothing {
    if (loaded) return loaded.entryDetails(entry, (this.#memory ??= new loaded.DetailsMemory(this.#changed)), strings);
    if (!this.#isLoading) this.#load().catch(reportError);
    return nothing;
  }

  /** Forgets what the reader did inside opened entries. */
  clear(): void {
    this.#memory?.clear();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      await loadDetails();
      this.#changed();
    } finally {
      // A failed load is tried again with the next drawing.
      this.#isLoading = false;
    }
  }
}
