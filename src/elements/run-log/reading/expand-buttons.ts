/** Opens or closes everything. */
import { html, type TemplateResult } from 'lit';
import { iconChevronsDownUp, iconChevronsUpDown } from '../../internal/icons/later-icons.js';
import type { RunStrings } from '../../strings.js';
import { readingWords } from '../../words/reading-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { LogElement } from './reading-parts.js';

export function expandButtons(host: LogElement, { reading }: RunStrings): TemplateResult {
  const { expandAll, collapseAll } = wordsOf(readingWords, reading);
  return html`${quietButton(expandAll, iconChevronsUpDown, () => host.expandAll())}${quietButton(collapseAll, iconChevronsDownUp, () => host.collapseAll())}`;
}

const quietButton = (label: string, icon: TemplateResult, act: () => void): TemplateResult =>
  html`<button class="button quiet for-all" type="button" aria-label=${label} title=${label} @click=${act}>${icon}<span>${label}</span></button>`;
