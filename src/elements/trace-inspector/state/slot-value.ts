/** A value of a variable or constant, drawn by its type. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format.js';
import { copiedValue, valueText } from '../../internal/reference-text/value-text.js';
import { showControls } from '../../internal/show-controls.js';
import { copyButton } from '../copy-button.js';
import type { InspectorWords } from '../../words/inspector-words.js';

/** Characters of a value that stand in its row. */
const INLINE = 96;
/** Characters of a long value that are shown at once. */
const LONG = 10_000;

/** `limit`: characters of a long value; 0: it is closed. */
export function slotValue(
  value: unknown,
  limit: number,
  words: InspectorWords,
  locale: string,
  onLimit: (limit: number) => void,
): TemplateResult {
  if (value === null || value === undefined) return html`<span class="value none">null</span>`;
  if (typeof value === 'boolean') return html`<span class="value pill">${value ? words.yes : words.no}</span>`;
  if (typeof value === 'number') return html`<span class="value number">${formatNumber(value, locale)}</span>`;
  const kind = typeof value === 'string' ? 'string' : 'json';
  const { text, cut } = valueText(value, INLINE, words, locale);
  if (!cut && !text.includes('\n')) return html`<span class="value ${kind}">${showControls(text)}</span>`;
  return html`<span class="value ${kind}"
    ><button class="fold link" type="button" aria-expanded=${limit > 0 ? 'true' : 'false'} @click=${() => onLimit(limit > 0 ? 0 : LONG)}
      >${showControls(text)}</button
    >${limit > 0 ? longValue(value, limit, words, locale, onLimit) : nothing}</span
  >`;
}

function longValue(value: unknown, limit: number, words: InspectorWords, locale: string, onLimit: (limit: number) => void): TemplateResult {
  const { text, cut } = valueText(value, limit, words, locale);
  return html`<pre class="long" tabindex="0">${showControls(text)}</pre>
    <span class="value-actions"
      >${cut ? html`<button class="link" type="button" @click=${() => onLimit(limit * 4)}>${words.more}</button>` : nothing}${copyButton(
        words.copyValue,
        () => copiedValue(value),
        words,
      )}</span
    >`;
}
