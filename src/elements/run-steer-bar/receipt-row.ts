import { html, nothing, type TemplateResult } from 'lit';
import type { ActionReceipt, ReceiptStatus } from '../../streams/index.js';
import { iconCheck, iconX } from '../internal/icons/icons.js';
import { iconCircleCheck, iconClock, iconCornerDownRight, iconLoaderCircle } from '../internal/icons/later-icons.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import type { RunStrings } from '../strings.js';
import { adviceOn } from '../words/error-words.js';
import type { SteeringWords } from '../words/steering-words.js';

const icons: Readonly<Record<ReceiptStatus, TemplateResult>> = {
  queued: iconClock,
  sending: iconLoaderCircle,
  accepted: iconCheck,
  applied: iconCircleCheck,
  failed: iconX,
};

/** What a row shows beside its receipt, and what its buttons do. */
export interface ReceiptRowOptions {
  readonly strings: RunStrings;
  readonly words: SteeringWords;
  readonly time: TemplateResult;
  readonly onRetry: (id: string) => void;
  readonly onEdit: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onReveal: (entryId: string) => void;
}

/**
 * One sent message and what became of it: the text, the word, the time; why it failed, with Retry. What has not left
 * yet can be changed or taken back.
 */
export function receiptRow(receipt: ActionReceipt, options: ReceiptRowOptions): TemplateResult {
  const { id, status, entryId, error } = receipt;
  const { strings, words } = options;
  const text = showControls(textOf(receipt));
  const word = html`${icons[status]}${words.receipt[status]}`;
  return html`<li part="receipt" class="receipt" data-id=${id} data-status=${status}>
    ${iconCornerDownRight}
    <bdi class="text" title=${text}>${words.quoted(text)}</bdi>
    ${status === 'applied' && entryId !== undefined
      ? html`<button
          class="link status"
          type="button"
          title=${words.showInLog}
          @click=${onUser(() => options.onReveal(entryId))}
          >${word}</button
        >`
      : html`<span class="status">${word}</span>`}
    ${options.time}
    ${status === 'failed' ? html`<span class="why">${error ? why(receipt, strings) : nothing}</span>` : nothing}
    ${status === 'queued' || status === 'failed'
      ? html`<span class="row-buttons"
          >${status === 'failed' ? rowButton(words.retry, () => options.onRetry(id)) : nothing}${rowButton(words.edit, () =>
            options.onEdit(id),
          )}${rowButton(words.remove, () => options.onRemove(id))}</span
        >`
      : nothing}
  </li>`;
}

/** The text of a steering message. */
export const textOf = ({ request }: ActionReceipt): string => (request.action === 'steer' ? request.text : '');

/** One of the small buttons of a row. */
export const rowButton = (label: string, act: () => void): TemplateResult =>
  html`<button class="button" type="button" @click=${onUser(act)}>${label}</button>`;

function why({ error }: ActionReceipt, strings: RunStrings): string {
  if (!error) return '';
  const { message, advice } = adviceOn(error, strings);
  return `${message} ${advice}`;
}
