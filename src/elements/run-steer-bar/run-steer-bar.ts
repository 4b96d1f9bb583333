import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ActionReceipt, EntryOf, RunState } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { formatClock, formatElapsed, formatExact, formatIso } from '../internal/format.js';
import { iconHand, iconSend } from '../internal/icons.js';
import { choiceOf, OpenInputs, type Choice } from '../internal/open-inputs.js';
import { RunConsumer } from '../internal/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import { receiptRow } from './receipt-row.js';
import { steerBarStyles } from './run-steer-bar.styles.js';

/** A question longer than this (in characters) may need scrolling, which the keyboard must reach. */
const SCROLLS_FROM = 300;
/** Receipts shown before the older ones are asked for. */
const RECENT = 3;

/**
 * Talks to a run while it is executed: answers what it asks, sends it messages, and shows what became of each.
 * Enter sends, Shift+Enter begins a new line. What is typed stays when sending fails or the view changes.
 *
 * @tag run-steer-bar
 * @summary Text box for steering messages, their receipts, and open questions of the run.
 *
 * @csspart base - The wrapper.
 * @csspart steer-bar - The same.
 * @csspart steer-input - The text box.
 * @csspart receipt - One sent message; `data-status` is queued, sending, accepted, applied or failed.
 * @csspart approval - One open question of the run.
 *
 * @cssproperty --run-color-accent - The Send button.
 */
export class RunSteerBar extends RunPiece {
  static override styles = steerBarStyles;

  readonly #run = new RunConsumer(this, ['state', 'receipts']);
  readonly #inputs = new OpenInputs();
  #composedAt = -Infinity;
  @state() private draft = '';
  @state() private showsEarlier = false;

  protected override render(): TemplateResult {
    const { latest, scope, strings } = this.#run;
    const run = latest.state;
    const isLive = run !== undefined && !run.incomplete && (run.status === 'running' || run.status === 'waiting');
    const canSteer = isLive && scope?.can('steer') === true;
    const questions = isLive && scope?.can('answer') === true ? this.#inputs.find(run) : [];
    const sent = canSteer ? (latest.receipts ?? []).filter(isSteer) : [];
    return html`<section
      part="base steer-bar"
      class="base"
      aria-label=${strings.steeringMessage}
      ?hidden=${!canSteer && questions.length === 0}
    >
      ${questions.map((question, index) => this.#question(question, index))} ${run ? this.#receipts(sent, run) : nothing}
      <div class="compose" ?hidden=${!canSteer}>
        <textarea
          part="steer-input"
          rows="1"
          aria-label=${strings.steeringMessage}
          placeholder=${strings.steerPlaceholder}
          autocomplete="off"
          .value=${this.draft}
          @input=${this.#onInput}
          @keydown=${onUser(this.#onKeydown)}
          @compositionend=${this.#onCompositionEnd}
        ></textarea>
        <button
          class="button primary"
          type="button"
          @click=${onUser(this.#send)}
          >${iconSend}${strings.send}</button
        >
      </div>
    </section>`;
  }

  #receipts(sent: readonly ActionReceipt[], run: RunState): TemplateResult {
    const { strings } = this.#run;
    const shown = this.showsEarlier ? sent : sent.slice(-RECENT);
    const hidden = sent.length - shown.length;
    const newest = sent.at(-1);
    return html`${hidden > 0
        ? html`<button class="link earlier" type="button" @click=${() => (this.showsEarlier = true)}
            >${strings.earlierMessages(hidden)}</button
          >`
        : nothing}
      <ul class="receipts" aria-label=${strings.sentMessages} ?hidden=${shown.length === 0} tabindex=${this.showsEarlier ? '0' : nothing}>
        ${shown.map((receipt) =>
          receiptRow(receipt, strings, {
            time: this.#time(receipt, run),
            onRetry: () => this.#resend(receipt.id),
            onReveal: (entryId) => void this.#run.request({ type: 'reveal', entryId }).catch(reportError),
          }),
        )}
      </ul>
      <span class="sr" role="status"
        >${newest ? `${strings.quoted(textOf(newest).slice(0, 80))}: ${strings.receipt[newest.status]}` : ''}</span
      >`;
  }

  #question(entry: EntryOf<'input'>, index: number): TemplateResult {
    const { strings } = this.#run;
    const receipt = this.#run.latest.receipts?.findLast(
      ({ request }) => request.action === 'answer' && request.requestId === entry.requestId,
    );
    const text = entry.message ?? entry.reason;
    const isSent = receipt !== undefined && receipt.status !== 'failed';
    const choices: readonly Choice[] = entry.options?.length
      ? entry.options.slice(0, 20).map(choiceOf)
      : [
          { label: strings.approve, status: 'approved' },
          { label: strings.deny, status: 'denied' },
        ];
    return html`<div part="approval" class="approval" role="group" aria-labelledby="question-${index}" data-id=${entry.id}>
      ${iconHand}
      <div class="question">
        <strong>${strings.waitingForYou}</strong>
        <p id="question-${index}" tabindex=${text.length > SCROLLS_FROM ? '0' : nothing}><bdi>${showControls(text)}</bdi></p>
        ${receipt?.status === 'failed' ? this.#notAnswered(receipt) : nothing}
      </div>
      ${isSent
        ? html`<span class="answered">${strings.answerSent}</span>`
        : html`<div class="choices">
            ${choices.map(
              (choice, place) =>
                html`<button
                  class="button ${place === 0 ? 'primary' : ''}"
                  type="button"
                  @click=${onUser(() => this.#answer(entry.requestId, choice))}
                  ><bdi>${showControls(choice.label)}</bdi></button
                >`,
            )}
          </div>`}
    </div>`;
  }

  #notAnswered(receipt: ActionReceipt): TemplateResult | typeof nothing {
    const { error } = receipt;
    if (!error) return nothing;
    const { strings } = this.#run;
    const { message, advice } = strings.actionErrors[error.code](error.facts);
    return html`<p class="failed" role="alert">${strings.answerNotSent} ${message} ${advice}</p>`;
  }

  #time(receipt: ActionReceipt, run: RunState): TemplateResult {
    const { strings, scope } = this.#run;
    // Receipts carry this browser's time, the run its server's.
    const time = receipt.at + ((scope?.serverNow() ?? Date.now()) - Date.now());
    const text = run.startedAt === undefined ? formatClock(time, strings.locale) : formatElapsed(time - run.startedAt);
    return html`<time datetime=${formatIso(time) ?? nothing} title=${formatExact(time, strings.locale)}>${text}</time>`;
  }

  #answer(requestId: string, { status, payload }: Choice): void {
    const answer = { type: 'answer', requestId, status, ...(payload !== undefined && { payload }) } as const;
    void this.#run.request(answer).catch(reportError);
  }

  #resend(id: string): void {
    void this.#run.request({ type: 'resend', id }).catch(reportError);
  }

  readonly #onInput = (event: InputEvent): void => {
    const box = event.currentTarget as HTMLTextAreaElement;
    this.draft = box.value;
    if (CSS.supports('field-sizing', 'content')) return;
    box.style.setProperty('block-size', 'auto');
    box.style.setProperty('block-size', `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || this.#isComposing(event)) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onCompositionEnd = (event: CompositionEvent): void => {
    this.#composedAt = event.timeStamp;
  };

  /** While an input method composes, Enter picks a candidate; WebKit tells of the end just before that very Enter. */
  #isComposing(event: KeyboardEvent): boolean {
    return event.isComposing || event.timeStamp - this.#composedAt < 50;
  }

  readonly #send = (): void => {
    const text = this.draft.trim();
    if (text === '') {
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    this.draft = '';
    this.#steer(text).catch(reportError);
  };

  /** The receipt keeps the text from here on; where none came of it (the page prevented it), the text comes back. */
  async #steer(text: string): Promise<void> {
    let receipt: ActionReceipt | undefined;
    try {
      receipt = await this.#run.request({ type: 'steer', text });
    } finally {
      if (!receipt) this.draft = this.draft === '' ? text : `${text}\n${this.draft}`;
    }
  }
}

const isSteer = (receipt: ActionReceipt): boolean => receipt.request.action === 'steer';

const textOf = ({ request }: ActionReceipt): string => (request.action === 'steer' ? request.text : '');
