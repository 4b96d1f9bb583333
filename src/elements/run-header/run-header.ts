import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ActionName, ActionReceipt, RunState } from '../../streams/index.js';
import type { PageTarget } from '../contexts.js';
import { RunPiece } from '../internal/base-element.js';
import type { Confirmation, Question } from '../internal/confirmation.js';
import { formatClock, formatDayClock, formatExact, formatIso, isSameDay } from '../internal/format.js';
import {
  iconBot,
  iconChevronRight,
  iconExternalLink,
  iconRotateCcw,
  iconSquare,
  iconX,
} from '../internal/icons.js';
import { pressOnSpace } from '../internal/press-on-space.js';
import { RunConsumer } from '../internal/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import { headerStyles } from './run-header.styles.js';

/** Whether the run is being executed, as far as anyone said. */
const isOpen = (run: RunState): boolean =>
  !run.incomplete && (run.status === 'running' || run.status === 'waiting' || run.status === 'pending');

/** Sent, and nothing to see of it yet. An accepted retrigger is done: the new run is a page of its own. */
const isUnderWay = (receipt: ActionReceipt | undefined): boolean =>
  receipt !== undefined &&
  (receipt.status === 'queued' ||
    receipt.status === 'sending' ||
    (receipt.status === 'accepted' && receipt.request.action === 'cancel'));

/**
 * Who runs what: breadcrumb, status, title, agent, model and start, with the run's actions.
 *
 * @tag run-header
 * @summary Breadcrumb, status, title and actions of a run.
 *
 * @slot header-start - Before the breadcrumb.
 * @slot header-end - Before the Close button.
 *
 * @csspart base - The wrapper.
 * @csspart status - The pill with the run's status; `data-status` names it.
 * @csspart title - The run's title.
 *
 * @cssproperty --run-color-active - Dot of a running run.
 * @cssproperty --run-color-success - Dot of a completed run.
 * @cssproperty --run-color-failure - Dot of a failed run.
 */
export class RunHeader extends RunPiece {
  static override styles = headerStyles;

  readonly #run = new RunConsumer(this, ['state', 'display', 'receipts']);
  #confirmation: Confirmation | undefined;
  /** The reason a disabled action was asked for in vain. */
  @state() private reason = '';

  protected override render(): TemplateResult {
    const run = this.#run.latest.state;
    return html`<div part="base" class="base">
      <div class="row">
        <div class="crumbs">
          <slot name="header-start"></slot>
          ${run ? this.#breadcrumb(run) : nothing}
        </div>
        <div class="ends"><slot name="header-end"></slot>${this.#closeButton()}</div>
      </div>
      ${run ? this.#headline(run) : nothing} ${this.#confirmation?.render() ?? nothing}
    </div>`;
  }

  #breadcrumb(run: RunState): TemplateResult {
    const strings = this.#run.strings;
    const board = this.#run.scope?.href('board');
    const history = this.#run.scope?.href('history');
    const workItem = this.#run.scope?.href('work-item');
    const hasCrumbs = run.project ?? run.workItem ?? workItem ?? history;
    return html`${board === undefined
      ? nothing
      : this.#linkButton('board', board, 'crumb back', html`${iconChevronRight} ${strings.backToBoard}`)}
    ${hasCrumbs === undefined
      ? nothing
      : html`<nav aria-label=${strings.breadcrumb}>
          <ol>
            ${run.project ? html`<li>${this.#crumb('project', run.project.name)}</li>` : nothing}
            ${run.workItem || workItem !== undefined ? html`<li>${this.#workItem(run, workItem)}</li>` : nothing}
            ${history === undefined ? nothing : html`<li>${this.#crumb('history', strings.runs, 'current')}</li>`}
          </ol>
        </nav>`}`;
  }

  #workItem(run: RunState, href: string | undefined): TemplateResult {
    const name = this.#run.strings.openWorkItem;
    if (!run.workItem) return this.#linkButton('work-item', href ?? '', 'crumb', name);
    const crumb = this.#crumb('work-item', run.workItem.title);
    if (href === undefined) return crumb;
    return html`${crumb}${this.#linkButton('work-item', href, 'icon-button', iconExternalLink, name)}`;
  }

  /** A crumb: a link where there is a page, else its text. */
  #crumb(target: PageTarget, name: string, className = ''): TemplateResult {
    const text = showControls(name);
    const href = this.#run.scope?.href(target);
    if (href === undefined) return html`<bdi class="crumb ${className}" title=${text}>${text}</bdi>`;
    return html`<a class="crumb ${className}" href=${href} title=${text} @click=${this.#navigate(target, href)}
      ><bdi>${text}</bdi></a
    >`;
  }

  /** A button to people, a link to the browser: it opens in a new tab like one. */
  #linkButton(target: PageTarget, href: string, className: string, content: unknown, name?: string): TemplateResult {
    return html`<a
      class=${className}
      role="button"
      href=${href}
      aria-label=${name ?? nothing}
      title=${name ?? nothing}
      @click=${this.#navigate(target, href)}
      @keydown=${pressOnSpace}
      >${content}</a
    >`;
  }

  #navigate(target: PageTarget, href: string): (event: MouseEvent) => void {
    return (event) => void this.#run.request({ type: 'navigate', target, href, event }).catch(reportError);
  }

  #closeButton(): TemplateResult | typeof nothing {
    if (!this.#run.latest.display?.closable) return nothing;
    const label = this.#run.strings.close;
    return html`<button class="icon-button" type="button" aria-label=${label} title=${label} @click=${onUser(this.#close)}
      >${iconX}</button
    >`;
  }

  #headline(run: RunState): TemplateResult {
    const strings = this.#run.strings;
    const word = run.incomplete ? 'incomplete' : run.status;
    const title = showControls(run.title ?? run.workItem?.title ?? `${strings.untitledRun} ${run.id ?? ''}`.trim());
    return html`<div class="row">
        <div class="headline">
          <span
            part="status"
            class="pill"
            data-status=${run.status}
            ?data-incomplete=${run.incomplete}
            title=${strings.statusHint[word]}
            ><span class="dot" aria-hidden="true"></span>${strings.status[word]}</span
          >
          <h2 part="title" class="title" title=${title}><bdi>${title}</bdi></h2>
        </div>
        ${this.#actions(run)}
      </div>
      ${this.#meta(run)}
      <div role="status">${this.#note()}</div>`;
  }

  #meta(run: RunState): TemplateResult | typeof nothing {
    const { agent, model, startedAt } = run;
    if (!agent && model === undefined && startedAt === undefined) return nothing;
    return html`<div class="meta">
      ${iconBot}${agent ? html`<span>${this.#agent(agent)}</span>` : nothing}
      ${model === undefined ? nothing : html`<span title=${model}><bdi>${showControls(model)}</bdi></span>`}
      ${startedAt === undefined ? nothing : this.#started(startedAt)}
    </div>`;
  }

  #agent(agent: NonNullable<RunState['agent']>): TemplateResult {
    const href = this.#run.scope?.href('agent');
    const name = html`<bdi>${showControls(`${agent.name} ${agent.version ?? ''}`.trim())}</bdi>`;
    return href === undefined ? name : html`<a href=${href} @click=${this.#navigate('agent', href)}>${name}</a>`;
  }

  #started(time: number): TemplateResult {
    const { locale, started } = this.#run.strings;
    const now = this.#run.scope?.serverNow() ?? time;
    const text = isSameDay(time, now) ? formatClock(time, locale) : formatDayClock(time, locale);
    return html`<time datetime=${formatIso(time) ?? nothing} title=${formatExact(time, locale)}>${started(text)}</time>`;
  }

  #actions(run: RunState): TemplateResult {
    const { cancelRun, cancelling, retriggerRun, retriggering, retriggerLater } = this.#run.strings;
    const can = (action: ActionName): boolean => this.#run.scope?.can(action) === true;
    const open = isOpen(run);
    const isCancelling = isUnderWay(this.#receipt('cancel'));
    const isRetriggering = isUnderWay(this.#receipt('retrigger'));
    return html`<div class="actions">
      ${can('cancel') && open && run.status !== 'pending'
        ? html`<button
            class="button"
            type="button"
            aria-disabled=${isCancelling ? 'true' : 'false'}
            @click=${onUser(() => !isCancelling && this.#askCancel())}
            >${iconSquare}${isCancelling ? cancelling : cancelRun}</button
          >`
        : nothing}
      ${can('retrigger')
        ? html`<button
              class="button ${run.status === 'failed' ? 'primary' : ''}"
              type="button"
              aria-disabled=${open || isRetriggering ? 'true' : 'false'}
              aria-describedby=${open ? 'retrigger-reason' : nothing}
              title=${open ? retriggerLater : nothing}
              @click=${onUser(() => (open ? (this.reason = retriggerLater) : !isRetriggering && this.#askRetrigger()))}
              >${iconRotateCcw}${isRetriggering ? retriggering : retriggerRun}</button
            >${open ? html`<span id="retrigger-reason" class="sr">${retriggerLater}</span>` : nothing}`
        : nothing}
    </div>`;
  }

  #ask(question: Question): void {
    const ask = async (): Promise<void> => {
      const { Confirmation } = await import('../internal/confirmation.js');
      this.#confirmation ??= new Confirmation(this);
      this.#confirmation.ask(question);
    };
    ask().catch(reportError);
  }

  #askCancel(): void {
    const strings = this.#run.strings;
    this.#ask({
      title: strings.cancelQuestion,
      text: strings.cancelExplained,
      confirm: strings.cancelRun,
      dismiss: strings.keepRunning,
      danger: true,
      onConfirm: () => void this.#run.request({ type: 'cancel' }).catch(reportError),
    });
  }

  #askRetrigger(): void {
    const strings = this.#run.strings;
    this.#ask({
      title: strings.retriggerQuestion,
      text: strings.retriggerExplained,
      confirm: strings.retriggerRun,
      dismiss: strings.goBack,
      onConfirm: () => void this.#run.request({ type: 'retrigger' }).catch(reportError),
    });
  }

  /** What became of the last cancel or retrigger, where it needs saying. */
  #note(): TemplateResult | typeof nothing {
    const strings = this.#run.strings;
    const run = this.#run.latest.state;
    const failed = [this.#receipt('cancel'), this.#receipt('retrigger')].find((receipt) => receipt?.status === 'failed');
    if (failed?.error) {
      const { message, advice } = strings.actionErrors[failed.error.code](failed.error.facts);
      const happened = failed.request.action === 'cancel' ? strings.notCancelled : strings.notRetriggered;
      const resend = (): void => void this.#run.request({ type: 'resend', id: failed.id }).catch(reportError);
      return html`<p class="note failed"
        >${happened} ${message} ${advice}
        <button class="button" type="button" @click=${onUser(resend)}>${strings.tryAgain}</button></p
      >`;
    }
    const started = this.#receipt('retrigger');
    if (started?.status === 'accepted' && started.runUrl !== undefined) {
      return html`<p class="note">${strings.retriggered}</p>`;
    }
    if (this.reason !== '' && run && isOpen(run)) return html`<p class="note">${this.reason}</p>`;
    return nothing;
  }

  /** The newest receipt of an action. */
  #receipt(action: ActionName): ActionReceipt | undefined {
    return this.#run.latest.receipts?.findLast((receipt) => receipt.request.action === action);
  }

  readonly #close = (): void => void this.#run.request({ type: 'close' }).catch(reportError);
}
