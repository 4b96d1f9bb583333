/** What the reader did inside opened entries: how much of a value to show, and what was just copied. */
import { wellFormed } from '../internal/text/excerpt.js';
import type { DetailsState } from './entry-details.js';
import { sectionText, type Section } from './entry-sections.js';

/** How long the copy button says so, in ms. */
const COPIED_MS = 1500;

export class DetailsMemory implements DetailsState {
  readonly #limits = new Map<string, number>();
  #copied: { readonly key: string; readonly result: 'copied' | 'failed' } | undefined;
  readonly #changed: () => void;

  /** @param changed Called when something is to be drawn anew. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  clear(): void {
    this.#limits.clear();
  }

  limit(entryId: string, key: string): number | undefined {
    return this.#limits.get(keyOf(entryId, key));
  }

  showMore(entryId: string, key: string, limit: number): void {
    this.keep(entryId, key, limit);
    this.#changed();
  }

  keep(entryId: string, key: string, limit: number): void {
    this.#limits.set(keyOf(entryId, key), limit);
  }

  copied(entryId: string, section: string): 'copied' | 'failed' | undefined {
    return this.#copied?.key === keyOf(entryId, section) ? this.#copied.result : undefined;
  }

  copy(entryId: string, section: Section): void {
    const say = (result: 'copied' | 'failed'): void => {
      const copied = { key: keyOf(entryId, section.name), result };
      this.#copied = copied;
      this.#changed();
      setTimeout(() => {
        if (this.#copied !== copied) return;
        this.#copied = undefined;
        this.#changed();
      }, COPIED_MS);
    };
    // On pages served over plain HTTP there is no clipboard, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return say('failed');
    clipboard.writeText(wellFormed(sectionText(section))).then(
      () => say('copied'),
      () => say('failed'),
    );
  }
}

const keyOf = (entryId: string, name: string): string => JSON.stringify([entryId, name]);
