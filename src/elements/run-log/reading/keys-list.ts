/** The list of keys, behind "?" and the button "Keys". */
import { html, type TemplateResult } from 'lit';
import { iconX } from '../../internal/icons/icons.js';
import { iconKeyboard } from '../../internal/icons/later-icons.js';
import type { ReadingWords } from '../../words/reading-words.js';
import { panel } from './panel.js';
import { keyTable } from './reading-keys.js';

export const KEYS_PANEL = 'keys-panel';

export interface KeysList {
  readonly isOpen: boolean;
  /** The page gives entries an address. */
  readonly hasLinks: boolean;
  readonly words: ReadingWords;
  readonly onToggle: (open: boolean) => void;
}

export function keysList({ isOpen, hasLinks, words, onToggle }: KeysList): TemplateResult {
  return panel({
    id: KEYS_PANEL,
    role: 'dialog',
    label: words.keysTitle,
    buttonLabel: words.keys,
    button: iconKeyboard,
    className: 'keys',
    isOpen,
    onToggle,
    content: () => html`<div class="keys-head"
        ><h3>${words.keysTitle}</h3
        ><button
          class="icon-button"
          type="button"
          popovertarget=${KEYS_PANEL}
          popovertargetaction="hide"
          aria-label=${words.close}
          title=${words.close}
          >${iconX}</button
        ></div
      >
      <dl>
        ${keyTable
          .filter(({ word }) => hasLinks || word !== 'keyCopy')
          .map(
            ({ keys, word }) => html`<div>
              <dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
              <dd>${words[word]}</dd>
            </div>`,
          )}
      </dl>`,
  });
}
