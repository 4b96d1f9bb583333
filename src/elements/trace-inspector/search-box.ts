/** The search of a tab: a box that narrows what is shown as one types; Escape or its button clears it. */
import { html, type TemplateResult } from 'lit';
import { iconSearch, iconX } from '../internal/icons/icons.js';

export interface SearchBox {
  readonly text: string;
  /** Accessible name. */
  readonly label: string;
  readonly placeholder: string;
  /** Name of the button that clears it. */
  readonly clear: string;
  readonly onText: (text: string) => void;
}

export const searchBox = ({ text, label, placeholder, clear, onText }: SearchBox): TemplateResult =>
  html`<div class="search" part="search" role="search" aria-label=${label}
    >${iconSearch}<input
      type="text"
      role="searchbox"
      aria-label=${label}
      placeholder=${placeholder}
      autocomplete="off"
      spellcheck="false"
      .value=${text}
      @input=${(event: Event) => onText((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => clearOnEscape(event, text, onText)}
    /><button class="icon-button" type="button" ?hidden=${text === ''} aria-label=${clear} title=${clear} @click=${() => onText('')}>${iconX}</button></div
  >`;

function clearOnEscape(event: KeyboardEvent, text: string, onText: (text: string) => void): void {
  if (event.key !== 'Escape' || event.isComposing || text === '') return;
  onText('');
  event.preventDefault();
  event.stopPropagation();
}
