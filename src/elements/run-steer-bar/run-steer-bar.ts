import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators/state.js';
import type { ActionReceipt, EntryOf, RunState } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { formatClock, formatElapsed, formatExact, formatIso } from '../internal/format.js';
import { iconHand } from '../internal/icons/icons.js';
import { iconSend } from '../internal/icons/later-icons.js';
import { answerReceipt, answerRequest, choicesOf, OpenInputs } from '../internal/run/open-inputs.js';
import { politely } from '../internal/speech/politely.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { copyText } from '../internal/text/copy.js';
import { onUser } from '../internal/user-event.js';
import { adviceOn } from '../words/error-words.js';
import { steeringWords, type SteeringWords } from '../words/steering-words.js';
import { wordsOf } from '../words/words-of.js';
import { codeSpans } from './code-spans.js';
import { draftOf, keepDraft } from './drafts.js';
import { receiptRow, textOf } from './receipt-row.js';
import { unsentMessages, type Unsent } from './unsent.js';
import { steerBarStyles } from './run-steer-bar.styles.js';

/** A question longer than this (in characters) may need scrolling, which the keyboard must reach. */
const SCROLLS_FROM = 300;
/** Receipts shown before the older ones are asked for. */
const RECENT = 3;

/** How many steer bars there have been. */
let elements = 0;

/**
 * Talks to a run while it is executed: answers what it asks, sends it messages, and shows what became of each.
 * Enter sends, Shift+Enter begins a new line. What is typed stays when sending fails or the view changes, and while the
 * page lives also when the element does not. What never reached the run can be copied after its end.
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

  readonly #run = new RunConsumer(this, ['live', 'receipts']);
  readonly #inputs = new OpenInputs();
  #composedAt = -Infinity;
  /** Drafts of a run without an address are this element's own. */
  readonly #ownKey = `own ${++elements}`;
  @state() private showsEarlier = false;
  /** Text last copied. */
  @state() private copied: string | undefined;

  private get draft(): string {
    return draftOf(this.#draftKey);
  }

  private set draft(text: string) {
    keepDraft(this.#draftKey, text);
    this.requestUpdate();
  }

  get #draftKey(): string {
    return this.#run.scope?.runUrl ?? this.#ownKey;
  }

  get #words(): SteeringWords {
    return wordsOf(steeringWords, this.#run.strings.steering);
  }

  protected override render(): TemplateResult {
    const { latest, scope } = this.#run;
    const words = this.#words;
    const run = latest.live;
    const isLive = run !== undefined && !run.incomplete && (run.status === 'running' || run.status === 'waiting');
    const canSteer = isLive && scope?.can('steer') === true;
    const questions = isLive && scope?.can('answer') === true ? this.#inputs.find(run) : [];
    const steered = (latest.receipts ?? []).filter(({ request }) => request.action === 'steer');
    const sent = canSteer ? steered : [];
    const isOver = run !== undefined && !isLive && run.status !== 'pending';
    return html`<section
      part="base steer-bar"
      class="base"
      aria-label=${words.steeringMessage}
      ?hidden=${!canSteer && questions.length === 0}
    >
      ${questions.map((question, index) => this.#question(question, index))} ${run ? this.#receipts(sent, run) : nothing}
      <div class="compose" ?hidden=${!canSteer}>
        <textarea
          part="steer-input"
          rows="1"
          aria-label=${words.steeringMessage}
          placeholder=${words.placeholder}
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
          >${iconSend}${words.send}</button
        >
      </div>
      </section>
      ${isOver ? this.#unsent(steered) : nothing}`;
  }

  #unsent(steered: readonly ActionReceipt[]): TemplateResult | typeof nothing {
    const words = this.#words;
    const row = (text: string, word: string, onRemove: () => void): Unsent => ({
      text,
      word: this.copied === text ? words.copied : word,
      onCopy: () => void this.#copy(text).catch(reportError),
      onRemove,
    });
    const failed = steered.filter(({ status }) => status === 'failed' || status === 'queued');
    const rows = failed.map((receipt) =>
      row(textOf(receipt), words.receipt[receipt.status], () => this.#withdraw(receipt.id)),
    );
    const draft = this.draft.trim();
    if (draft !== '') rows.push(row(draft, words.draft, () => (this.draft = '')));
    return unsentMessages(rows, words);
  }

  async #copy(text: string): Promise<void> {
    if ((await copyText(text)) === 'copied') this.copied = text;
  }

  #receipts(sent: readonly ActionReceipt[], run: RunState): TemplateResult {
    const { strings } = this.#run;
    const words = this.#words;
    const shown = this.showsEarlier ? sent : sent.slice(-RECENT);
    const hidden = sent.length - shown.length;
    return html`${hidden > 0
        ? html`<button class="link earlier" type="button" @click=${() => (this.showsEarlier = true)}
            >${words.earlierMessages(hidden)}</button
          >`
        : nothing}
      <ul class="receipts" aria-label=${words.sentMessages} ?hidden=${shown.length === 0} tabindex=${this.showsEarlier ? '0' : nothing}>
        ${shown.map((receipt) =>
          receiptRow(receipt, {
            strings,
            words,
            time: this.#time(receipt, run),
            onRetry: (id) => void this.#run.request({ type: 'resend', id }).catch(reportError),
            onEdit: (id) => void this.#edit(id).catch(reportError),
            onRemove: (id) => this.#withdraw(id),
            onReveal: (entryId) => void this.#run.request({ type: 'reveal', entryId }).catch(reportError),
          }),
        )}
      </ul>
      ${this.#news(sent.at(-1))}`;
  }

  /** What became of the newest message, for those who do not see it. */
  #news(receipt: ActionReceipt | undefined): TemplateResult | typeof nothing {
    const words = this.#words;
    const text = receipt ? `${words.quoted(showControls(textOf(receipt).slice(0, 80)))}: ${words.receipt[receipt.status]}` : '';
    const role = politely(this, this.#run.scope, text);
    return role === nothing ? nothing : html`<span class="sr" role=${role}>${text}</span>`;
  }

  #question(entry: EntryOf<'input'>, index: number): TemplateResult {
    const words = this.#words;
    const receipt = answerReceipt(entry, this.#run.latest.receipts ?? []);
    const text = entry.message ?? entry.reason;
    const isSent = receipt !== undefined && receipt.status !== 'failed';
    return html`<div part="approval" class="approval" role="group" aria-labelledby="question-${index}" data-id=${entry.id}>
      ${iconHand}
      <div class="question">
        <strong>${words.waitingForYou}</strong>
        <p id="question-${index}" tabindex=${text.length > SCROLLS_FROM ? '0' : nothing}><bdi>${codeSpans(text).map(({ text, isCode }) => (isCode ? html`<code>${text}</code>` : text))}</bdi></p>
        ${receipt?.status === 'failed' ? this.#notAnswered(receipt) : nothing}
      </div>
      ${isSent
        ? html`<span class="answered">${words.answerSent}</span>`
        : html`<div class="choices">
            ${choicesOf(entry, words).map(
              (choice, place) =>
                html`<button
                  class="button ${place === 0 ? 'primary' : ''}"
                  type="button"
                  @click=${onUser(() => void this.#run.request(answerRequest(entry, choice)).catch(reportError))}
                  ><bdi>${showControls(choice.label)}</bdi></button
                >`,
            )}
          </div>`}
    </div>`;
  }

  #notAnswered(receipt: ActionReceipt): TemplateResult | typeof nothing {
    const { error } = receipt;
    if (!error) return nothing;
    const { message, advice } = adviceOn(error, this.#run.strings);
    return html`<p class="failed" role="alert">${this.#words.answerNotSent} ${message} ${advice}</p>`;
  }

  #time(receipt: ActionReceipt, run: RunState): TemplateResult {
    const { strings, scope } = this.#run;
    // Receipts carry this browser's time, the run its server's.
    const time = receipt.at + ((scope?.serverNow() ?? Date.now()) - Date.now());
    const text = run.startedAt === undefined ? formatClock(time, strings.locale) : formatElapsed(time - run.startedAt);
    return html`<time datetime=${formatIso(time) ?? nothing} title=${formatExact(time, strings.locale)}>${text}</time>`;
  }

  #withdraw(id: string): void {
    void this.#run.request({ type: 'withdraw', id }).catch(reportError);
  }

  /** A message that has not left goes back into the box, before what is being typed. */
  async #edit(id: string): Promise<void> {
    const receipt = await this.#run.request({ type: 'withdraw', id });
    if (!receipt) return;
    this.#putBack(textOf(receipt));
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #putBack(text: string): void {
    this.draft = this.draft === '' ? text : `${text}\n${this.draft}`;
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
      if (!receipt) this.#putBack(text);
    }
  }
}
