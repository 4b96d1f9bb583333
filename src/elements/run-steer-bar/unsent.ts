import { html, nothing, type TemplateResult } from 'lit';
import { showControls } from '../internal/show-controls.js';
import type { SteeringWords } from '../words/steering-words.js';
import { rowButton } from './receipt-row.js';

/** A message that did not reach the run. */
export interface Unsent {
  readonly text: string;
  /** What became of it, in a word. */
  readonly word: string;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/** What was written to a run and did not reach it, once there is nobody left to send it to: to be copied, not lost. */
export function unsentMessages(messages: readonly Unsent[], words: SteeringWords): TemplateResult | typeof nothing {
  if (messages.length === 0) return nothing;
  return html`<section part="base" class="base unsent" aria-labelledby="unsent">
    <p id="unsent" class="why">${words.unsent}</p>
    <ul class="receipts" aria-labelledby="unsent">
      ${messages.map(
        ({ text, word, onCopy, onRemove }) =>
          html`<li part="receipt" class="receipt" data-status="failed">
            <bdi class="text" title=${showControls(text)}>${words.quoted(showControls(text))}</bdi>
            <span class="status">${word}</span>
            <span class="row-buttons">${rowButton(words.copy, onCopy)}${rowButton(words.remove, onRemove)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
