/** A value of a variable or constant, drawn by its type. */
import { html, nothing, type TemplateResult } from 'lit';
import { iconChevronRight } from '../../internal/icons/icons.js';
import { copiedValue, valueText } from '../../internal/reference-text/value-text.js';
import { showControls } from '../../internal/show-controls.js';
import { copyButton } from '../copy-button.js';
import type { InspectorWords } from '../../words/inspector-words.js';

/** Characters of a value that stand in its row. */
const INLINE = 96;
/** Characters of a long text that are shown at once. */
const LONG = 10_000;

export interface SlotValue {
  readonly value: unknown;
  /** Characters of a long value that are shown; 0: it is closed. */
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
  /** Draws a list or an object as a tree, once what draws it is there. */
  readonly tree: (value: object) => TemplateResult | undefined;
  readonly words: InspectorWords;
  readonly locale: string;
}

export function slotValue(slot: SlotValue): TemplateResult {
  const { value, limit, words, locale, onLimit } = slot;
  if (value === null || value === undefined) return html`<span class="typed none">null</span>`;
  if (typeof value === 'boolean') return html`<span class="typed pill">${value ? words.yes : words.no}</span>`;
  if (typeof value === 'number') return html`<span class="typed number">${valueText(value, INLINE, words, locale).text}</span>`;
  const kind = typeof value === 'string' ? 'words' : 'machine';
  const { text, cut } = valueText(value, INLINE, words, locale);
  const line = onOneLine(text);
  if (!cut && !(kind === 'words' && text.includes('\n'))) return html`<span class="typed ${kind}"><span class="line">${showControls(line)}</span></span>`;
  const isOpen = limit > 0;
  return html`<span class="typed ${kind}"
    ><button class="unfold link" type="button" aria-expanded=${isOpen} @click=${() => onLimit(isOpen ? 0 : LONG)}
      ><span class="chevron">${iconChevronRight}</span><span class="line">${showControls(line)}</span></button
    >${isOpen ? longValue(slot) : nothing}</span
  >`;
}

/** What stands in a row: line breaks and indentation are for what is opened. */
export const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

function longValue(slot: SlotValue): TemplateResult {
  const { value, limit, words, locale, onLimit, tree } = slot;
  const drawn = typeof value === 'object' && value !== null ? tree(value) : undefined;
  if (drawn) return drawn;
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
