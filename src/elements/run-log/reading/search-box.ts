/** The toolbar's search: the box, what was found, and the way through it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format.js';
import { iconSearch, iconX } from '../../internal/icons/icons.js';
import { iconChevronDown, iconChevronUp } from '../../internal/icons/later-icons.js';
import type { RunScope } from '../../contexts.js';
import { politely } from '../../internal/speech/politely.js';
import type { RunStrings } from '../../strings.js';
import type { ReadingWords } from '../../words/reading-words.js';
import type { LogSearch } from './log-search.js';

export interface SearchBox {
  readonly search: LogSearch;
  readonly text: string;
  /** What is said of it aloud: not every number on the way. */
  readonly said: string;
  readonly scope: RunScope | undefined;
  readonly words: ReadingWords;
  readonly strings: RunStrings;
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  readonly onStep: (direction: 'next' | 'previous') => void;
  readonly onEnd: () => void;
}

export function searchBox(box: SearchBox): TemplateResult {
  const { search, text, words, said, scope, onOpen, onText, onEnd } = box;
  const role = politely(search, scope, said);
  const typed = (event: Event): void => onText((event.target as HTMLInputElement).value);
  return html`<button
      class="icon-button open-search"
      type="button"
      aria-label=${words.searchLabel}
      title=${words.searchLabel}
      @click=${onOpen}
      >${iconSearch}</button
    ><div class="search" part="search" role="search" aria-label=${words.searchLabel}>
      ${iconSearch}<input
        type="text"
        role="searchbox"
        aria-label=${words.searchLabel}
        aria-keyshortcuts="/"
        title=${words.searchHint}
        placeholder=${words.search}
        autocomplete="off"
        spellcheck="false"
        .value=${text}
        @input=${typed}
        @keydown=${(event: KeyboardEvent) => keyDown(event, box)}
      />${search.pass ? found(box) : nothing}<button
        class="icon-button end-search"
        type="button"
        ?hidden=${text === ''}
        aria-label=${words.endSearch}
        title=${words.endSearch}
        @click=${onEnd}
        >${iconX}</button
      >${role === nothing ? nothing : html`<span class="sr" role=${role}>${said}</span>`}
    </div>`;
}

function found({ search, words, strings, onStep }: SearchBox): TemplateResult {
  const hidden = search.pass?.hidden.length ?? 0;
  const hint = hidden > 0 ? words.hiddenHits(formatNumber(hidden, strings.locale)) : nothing;
  return html`<span class="found" title=${hint}
      >${foundWords(search, words, strings)}${hidden > 0 ? html`<span class="more-hidden"> +${formatNumber(hidden, strings.locale)}</span>` : nothing}</span
    >
    <button class="icon-button" type="button" aria-label=${words.previousHit} title=${words.previousHit} @click=${() => onStep('previous')}
      >${iconChevronUp}</button
    ><button class="icon-button" type="button" aria-label=${words.nextHit} title=${words.nextHit} @click=${() => onStep('next')}
      >${iconChevronDown}</button
    >`;
}

/** "3 of 41", "41 found", "Nothing found". */
export function foundWords(search: LogSearch, words: ReadingWords, { locale }: RunStrings): string {
  const count = search.pass?.hits.length ?? 0;
  const { position } = search;
  if (position !== undefined) return words.place(formatNumber(position, locale), formatNumber(count, locale));
  if (count === 0) return search.isDone ? words.foundNone : words.searching;
  return count === 1 ? words.foundOne : words.found(formatNumber(count, locale));
}

function keyDown(event: KeyboardEvent, { onStep, onEnd }: SearchBox): void {
  if (event.isComposing) return;
  if (event.key === 'Enter') onStep(event.shiftKey ? 'previous' : 'next');
  else if (event.key === 'Escape') onEnd();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
