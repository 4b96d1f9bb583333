import { html, nothing, type TemplateResult } from 'lit';
import type { ActionReceipt, ReceiptStatus } from '../../streams/index.js';
import { iconCheck, iconCircleCheck, iconClock, iconCornerDownRight, iconLoaderCircle, iconX } from '../internal/icons.js';
import { onUser } from '../internal/user-event.js';
import type { RunStrings } from '../strings.js';

const icons: Readonly<Record<ReceiptStatus, TemplateResult>> = {
  queued: iconClock,
  sending: iconLoaderCircle,
  accepted: iconCheck,
  applied: iconCircleCheck,
  failed: iconX,
};

/** What a row shows beside its receipt, and what its buttons do. */
export interface ReceiptRowOptions {
  readonly time: TemplateResult;
  readonly onRetry: () => void;
  readonly onReveal: (entryId: string) => void;
}

/** One sent message and what became of it: the text, the word, the time; why it failed, with Retry. */
export function receiptRow(receipt: ActionReceipt, strings: RunStrings, options: ReceiptRowOptions): TemplateResult {
  const { request, status, entryId, error } = receipt;
  const text = request.action === 'steer' ? request.text : '';
  const word = html`${icons[status]}${strings.receipt[status]}`;
  return html`<li part="receipt" class="receipt" data-id=${receipt.id} data-status=${status}>
    ${iconCornerDownRight}
    <bdi class="text" title=${text}>${strings.quoted(text)}</bdi>
    ${status === 'applied' && entryId !== undefined
      ? html`<button
          class="link status"
          type="button"
          title=${strings.showInLog}
          @click=${onUser(() => options.onReveal(entryId))}
          >${word}</button
        >`
      : html`<span class="status">${word}</span>`}
    ${options.time}
    ${status === 'failed'
      ? html`<span class="why">${error ? why(error, strings) : nothing}</span>
          <button class="button" type="button" @click=${onUser(options.onRetry)}>${strings.retry}</button>`
      : nothing}
  </li>`;
}

function why(error: NonNullable<ActionReceipt['error']>, strings: RunStrings): string {
  const { message, advice } = strings.actionErrors[error.code](error.facts);
  return `${message} ${advice}`;
}
