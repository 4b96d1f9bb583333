import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators/state.js';
import type { RunState } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { Confirmation } from '../internal/confirmation.js';
import { classifyError, type ClassifiedError } from './error-classifier.js';
import { findFailure, looksLikeMachineText, type Failure } from './failure.js';
import { clamped } from '../internal/text/excerpt.js';
import { formatClock, formatElapsed, formatExact, formatNumber } from '../internal/format.js';
import { iconCircleX } from '../internal/icons/icons.js';
import { iconChevronDown } from '../internal/icons/later-icons.js';
import { pressOnSpace } from '../internal/press-on-space.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import { retriggerQuestion } from '../internal/run/retrigger-question.js';
import { actionWords, type ActionWords } from '../words/action-words.js';
import { errorPanelWords, type ErrorPanelWords } from '../words/run-error-words.js';
import { wordsOf } from '../words/words-of.js';
import { errorPanelStyles } from './run-error-panel.styles.js';

/** What of a message is shown at all; the rest is in the log's raw view. */
const MAX_SHOWN = 100_000;

/**
 * Why a run failed, and what to try: shown only once the run has failed. A lost connection is not a failed run. Its
 * title folds it to one line, which leaves the room to the log.
 *
 * @tag run-error-panel
 * @summary Error, remediation and ways on of a failed run.
 *
 * @slot error - More help of the page's own, below what to try.
 *
 * @csspart base - The wrapper.
 * @csspart error-panel - The same.
 * @csspart remediation - What to try, with the buttons.
 *
 * @cssproperty --run-color-failure - The edge.
 */
export class RunErrorPanel extends RunPiece {
  static override styles = errorPanelStyles;

  readonly #run = new RunConsumer(this, ['state', 'connection', 'display']);
  readonly #confirmation = new Confirmation(this);
  @state() private isFolded = false;
  /** All of a long message is shown. */
  @state() private isUnfolded = false;
  #runId: string | undefined;
  #found: { run: RunState; error: ClassifiedError; failure: Failure } | undefined;

  /** What was folded belongs to the run before. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const id = this.#run.latest.state?.id;
    if (id !== this.#runId) this.isFolded = this.isUnfolded = false;
    this.#runId = id;
  }

  protected override render(): TemplateResult {
    const run = this.#run.latest.state;
    const hasFailed = run?.status === 'failed';
    return html`<section part="base error-panel" class="base" aria-labelledby="title" ?hidden=${!hasFailed}>
      ${hasFailed ? this.#error(run) : nothing}
      <div part="remediation" class="remediation" ?hidden=${this.isFolded}>
        ${hasFailed ? this.#remediation(run) : nothing}
        <slot name="error"></slot>
      </div>
      ${hasFailed && !this.isFolded ? this.#buttons() : nothing}
      ${this.#confirmation.render()}
    </section>`;
  }

  #error(run: RunState): TemplateResult {
    const { error, failure } = this.#judge(run);
    return html`<div class="error">
      <h3>
        <button id="title" class="title" type="button" aria-expanded=${this.isFolded ? 'false' : 'true'} @click=${() => (this.isFolded = !this.isFolded)}
          >${iconCircleX}<bdi>${showControls(error.title)}</bdi>${iconChevronDown}</button
        >
      </h3>
      ${this.isFolded ? nothing : html`${this.#message(run.error?.message ?? '')} ${this.#happened(run, failure)}`}
    </div>`;
  }

  #message(message: string): TemplateResult | typeof nothing {
    if (message === '') return nothing;
    const { showAll, showLess, moreCharacters } = this.#words;
    const { locale } = this.#run.strings;
    const { text: folded, cut: isLong } = clamped(message);
    const shown = this.isUnfolded ? message.slice(0, MAX_SHOWN) : folded;
    const cut = this.isUnfolded ? message.length - shown.length : 0;
    return html`<p class="message ${looksLikeMachineText(message) ? 'mono' : ''}" tabindex=${isLong ? '0' : nothing}
        ><bdi>${showControls(shown)}</bdi></p
      >
      ${cut > 0 ? html`<p class="happened">${moreCharacters(formatNumber(cut, locale))}</p>` : nothing}
      ${isLong
        ? html`<button
            class="link"
            type="button"
            aria-expanded=${this.isUnfolded ? 'true' : 'false'}
            @click=${() => (this.isUnfolded = !this.isUnfolded)}
            >${this.isUnfolded ? showLess : showAll}</button
          >`
        : nothing}`;
  }

  #happened(run: RunState, { entry, times }: Failure): TemplateResult | typeof nothing {
    if (!entry) return nothing;
    const { strings } = this.#run;
    const { happenedAt, sameErrorTimes } = this.#words;
    const time = entry.kind === 'tool' ? (entry.resultTime ?? entry.time) : entry.time;
    const name = entry.kind === 'tool' ? entry.name : strings.events.runFailed;
    const reveal = (): void => void this.#run.request({ type: 'reveal', entryId: entry.id }).catch(reportError);
    return html`<p class="happened">
      ${happenedAt}
      <button
        class="link"
        type="button"
        title=${time === undefined ? nothing : formatExact(time, strings.locale)}
        @click=${onUser(reveal)}
        ><bdi>${showControls(name)}</bdi>${time === undefined ? nothing : html` · ${this.#time(time, run)}`}</button
      >${times > 1 ? html` · ${sameErrorTimes(times)}` : nothing}
    </p>`;
  }

  #time(time: number, run: RunState): string {
    const isElapsed = run.startedAt !== undefined && this.#run.latest.display?.timestamps !== 'absolute';
    return isElapsed ? formatElapsed(time - (run.startedAt ?? 0)) : formatClock(time, this.#run.strings.locale);
  }

  #remediation(run: RunState): TemplateResult {
    const { error } = this.#judge(run);
    return html`<h3>${this.#words.whatToTry}</h3>
      <ul>
        ${error.remediation.map((text) => html`<li><bdi>${showControls(text)}</bdi></li>`)}
      </ul>`;
  }

  #buttons(): TemplateResult {
    const { strings, scope } = this.#run;
    const workItem = scope?.href('work-item');
    const canRetry = this.#run.latest.connection?.state !== 'finished';
    return html`<div class="buttons">
        ${scope?.can('retrigger') === true
          ? html`<button class="button" type="button" @click=${onUser(() => this.#askRetrigger())}
              >${this.#actionWords.retriggerRun}</button
            >`
          : nothing}
        ${canRetry
          ? html`<button class="button" type="button" @click=${onUser(this.#retry)}
              >${strings.retryStream}</button
            >`
          : nothing}
        ${workItem === undefined
          ? nothing
          : html`<a
              class="button"
              role="button"
              href=${workItem}
              @click=${(event: MouseEvent) =>
                void this.#run.request({ type: 'navigate', target: 'work-item', href: workItem, event }).catch(reportError)}
              @keydown=${pressOnSpace}
              >${strings.openWorkItem}</a
            >`}
      </div>`;
  }

  /** Judged once per snapshot: finding the place of the failure reads all entries. */
  #judge(run: RunState): { error: ClassifiedError; failure: Failure } {
    if (this.#found?.run.entries !== run.entries || this.#found.run.error !== run.error) {
      const error = classifyError(run.error ?? { type: run.outcome ?? 'unknown' }, this.#run.strings.runErrors);
      this.#found = { run, error, failure: findFailure(run, error.type) };
    }
    return this.#found;
  }

  #askRetrigger(): void {
    const { scope } = this.#run;
    if (scope) this.#confirmation.ask(retriggerQuestion(scope, this.#actionWords));
  }

  get #words(): ErrorPanelWords {
    return wordsOf(errorPanelWords, this.#run.strings.errorPanel);
  }

  get #actionWords(): ActionWords {
    return wordsOf(actionWords, this.#run.strings.actions);
  }

  readonly #retry = (): void => void this.#run.request({ type: 'retry-stream' }).catch(reportError);
}
