import { nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { RunScope } from '../contexts.js';
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
  readonly #host: { readonly renderRoot: Node };
  readonly #changed: () => void;
  readonly #scope: () => RunScope | undefined;

  /**
   * @param changed Called when opened entries are to be drawn anew.
   * @param scope The run they are of, to answer its questions.
   */
  constructor(host: { readonly renderRoot: Node }, changed: () => void, scope: () => RunScope | undefined) {
    this.#host = host;
    this.#changed = changed;
    this.#scope = scope;
  }

  /** @param running More of the entry may come. */
  render(entry: RunEntry, running: boolean, strings: RunStrings): TemplateResult | typeof nothing {
    if (loaded) {
      const memory = (this.#memory ??= this.#begin(loaded));
      return loaded.entryDetails(entry, running, memory, strings);
    }
    if (!this.#isLoading) this.#load().catch(reportError);
    return nothing;
  }

  /** Forgets what the reader did inside opened entries. */
  clear(): void {
    this.#memory?.clear();
  }

  #begin({ DetailsMemory, detailsStyles, textStyles }: typeof details): details.DetailsMemory {
    const { renderRoot } = this.#host;
    for (const sheet of [textStyles, detailsStyles]) adoptStyles(renderRoot, sheet);
    return new DetailsMemory(renderRoot, this.#changed, this.#scope);
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
