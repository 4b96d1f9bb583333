/** A word to the reader that goes away by itself, said aloud too. */
import { html, type TemplateResult } from 'lit';
import type { RunScope } from '../../contexts.js';
import { politely } from '../../internal/speech/politely.js';

/** How long it stays, in ms. */
const STAYS_MS = 6000;

export class Notice {
  readonly #changed: () => void;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#timer = setTimeout(() => {
      this.#text = '';
      this.#changed();
    }, STAYS_MS);
    this.#changed();
  }

  render(scope: RunScope | undefined): TemplateResult {
    const role = politely(this, scope, this.#text);
    return html`<div class="notice" role=${role} ?data-empty=${this.#text === ''}>${this.#text}</div>`;
  }
}
