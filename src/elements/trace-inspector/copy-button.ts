import { html, type TemplateResult } from 'lit';
import { iconCopy } from '../internal/icons/later-icons.js';
import { copyText } from '../internal/text/copy.js';
import type { InspectorWords } from '../words/inspector-words.js';

/** A button that copies a text, made when it is pressed, and says whether it could. */
export const copyButton = (label: string, textOf: () => string, words: InspectorWords): TemplateResult =>
  html`<button class="icon-button copy" type="button" aria-label=${label} title=${label} @click=${(event: MouseEvent) => copy(event, textOf(), words)}
    >${iconCopy}<span class="said" role="status"></span></button
  >`;

function copy(event: MouseEvent, text: string, words: InspectorWords): void {
  copyAndSay((event.currentTarget as HTMLElement).querySelector('.said'), text, words);
}

/** Copies a text, and says in `said` for a while whether it could. */
export function copyAndSay(said: Element | null | undefined, text: string, words: InspectorWords): void {
  copyText(text)
    .then((result) => {
      if (said) said.textContent = result === 'copied' ? words.copied : words.notCopied;
      setTimeout(() => said && (said.textContent = ''), 2000);
    })
    .catch(reportError);
}
