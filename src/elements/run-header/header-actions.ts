/** What can be done with a run from its header. Loaded when idle: nobody cancels a run in its first second. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Subscription } from 'rxjs';
import type { ActionName, ActionReceipt, RunState } from '../../streams/index.js';
import type { RunScope } from '../contexts.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import { Confirmation } from '../internal/confirmation.js';
import { politely } from '../internal/speech/politely.js';
import { iconFileText, iconRefreshCw, iconScrollText } from '../internal/icons/icons.js';
import { iconBraces, iconRotateCcw, iconSquare } from '../internal/icons/later-icons.js';
import { retriggerQuestion } from '../internal/run/retrigger-question.js';
import type { RunConsumer } from '../internal/run/run-consumer.js';
import { onUser } from '../internal/user-event.js';
import { actionWords, type ActionWords } from '../words/action-words.js';
import { adviceOn } from '../words/error-words.js';
import { wordsOf } from '../words/words-of.js';
import { ActionMenu, type MenuItem } from './action-menu.js';
import type { ActionsHost } from './actions-host.js';
import { headerActionsStyles } from './header-actions.styles.js';

/** In a header this narrow (px) a menu takes the place of the buttons; the same number stands in the style sheets. */
const NARROW = 720;

/** Whether the run is being executed, as far as anyone said. */
const isOpen = (run: RunState): boolean =>
  !run.incomplete && (run.status === 'running' || run.status === 'waiting' || run.status === 'pending');

/** Sent, and nothing to see of it yet. An accepted retrigger is done: the new run is a page of its own. */
const isUnderWay = (receipt: ActionReceipt | undefined): boolean =>
  receipt !== undefined &&
  (receipt.status === 'queued' ||
    receipt.status === 'sending' ||
    (receipt.status === 'accepted' && receipt.request.action === 'cancel'));

type HeaderRun = RunConsumer<'live' | 'receipts' | 'state' | 'display' | 'connection'>;

/** One action as it stands: its button and its line in the menu are drawn from this. */
interface Action extends MenuItem {
  readonly className: string;
}

export class HeaderActions implements ReactiveController {
  readonly #host: ActionsHost;
  readonly #run: HeaderRun;
  readonly #confirmation: Confirmation;
  readonly #menu: ActionMenu;
  /** Whether the menu stands in the first line, beside Close. */
  isNarrow = false;
  #scope: RunScope | undefined;
  #subscription: Subscription | undefined;
  /** Address of the run a retrigger led to; kept while the element moves there. */
  #newRunUrl: string | undefined;
  /** What had the focus before the last render. */
  #focused: Element | null | undefined;
  /** A disabled Retrigger was pressed: the reason is said. */
  #isAsked = false;

  constructor(host: ActionsHost, run: HeaderRun) {
    this.#host = host;
    this.#run = run;
    this.#confirmation = new Confirmation(host);
    this.#menu = new ActionMenu(host);
    adoptStyles(host.renderRoot, headerActionsStyles);
    host.addController(this);
    new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width ?? Infinity)).observe(host);
  }

  /** The receipts of a run are gone once the element has moved to another, so they are read as they come. */
  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
    const { scope } = this.#run;
    if (scope === this.#scope) return;
    this.hostDisconnected();
    this.#scope = scope;
    this.#subscription = scope?.receipts$.subscribe({ next: this.#onReceipts, error: reportError });
  }

  /** A button that had the focus is gone with what it did: its neighbour has it then, and not another deed. */
  hostUpdated(): void {
    if (this.#focused?.isConnected === false) this.#menu.focus();
  }

  hostDisconnected(): void {
    this.#subscription?.unsubscribe();
    this.#scope = undefined;
  }

  /** Buttons where there is room, a menu where there is not; Export is always in the menu. */
  render(run: RunState): TemplateResult {
    const words = this.#words;
    const cancel = this.#cancel(run, words);
    const retrigger = this.#retrigger(run, words);
    const inMenu = [cancel, retrigger, ...this.#retry()].filter((action) => action !== undefined);
    return html`${cancel ? button(cancel) : nothing}${retrigger ? button(retrigger) : nothing} ${this.#menu.render({ actions: inMenu, exports: this.#exports(run, words), words })}`;
  }

  /** What a status means, for those who point at it. */
  statusHint(status: keyof ActionWords['statusHint']): string {
    return this.#words.statusHint[status];
  }

  /** What became of the last cancel or retrigger, where it needs saying: shown, and said aloud. */
  note(run: RunState): TemplateResult {
    const words = this.#words;
    const failed = [isOpen(run) ? this.#receipt('cancel') : undefined, this.#receipt('retrigger')].find(
      (receipt) => receipt?.status === 'failed' && receipt.error,
    );
    const text = failed ? this.#failure(failed, words) : this.#news(run, words);
    const shown = html`<p class="note ${failed ? 'failed' : ''}">${text}${failed ? this.#again(failed, words) : nothing}</p>`;
    return html`<div role=${politely(this, this.#run.scope, text)}>${text === '' ? nothing : shown}</div>`;
  }

  /** The question before a deed, while it is asked. */
  dialog(): TemplateResult | typeof nothing {
    return this.#confirmation.render();
  }

  #resized(width: number): void {
    if (this.isNarrow === width <= NARROW) return;
    this.isNarrow = width <= NARROW;
    this.#host.requestUpdate();
  }

  get #words(): ActionWords {
    return wordsOf(actionWords, this.#run.strings.actions);
  }

  #cancel(run: RunState, words: ActionWords): Action | undefined {
    if (!this.#can('cancel') || !isOpen(run) || run.status === 'pending') return undefined;
    const isCancelling = isUnderWay(this.#receipt('cancel'));
    return {
      icon: iconSquare,
      label: isCancelling ? words.cancelling : words.cancelRun,
      className: '',
      disabled: isCancelling,
      act: () => !isCancelling && this.#askCancel(words),
    };
  }

  #retrigger(run: RunState, words: ActionWords): Action | undefined {
    if (!this.#can('retrigger')) return undefined;
    const open = isOpen(run);
    const isRetriggering = isUnderWay(this.#receipt('retrigger'));
    return {
      icon: iconRotateCcw,
      label: isRetriggering ? words.retriggering : words.retriggerRun,
      className: run.status === 'failed' ? 'primary' : '',
      disabled: open || isRetriggering,
      ...(open && { reason: words.retriggerLater }),
      act: () => (open ? this.#sayWhy() : !isRetriggering && this.#askRetrigger(words)),
    };
  }

  /** Where there is a menu there is no room for the button beside the word of the connection. */
  #retry(): MenuItem[] {
    const { connection } = this.#run.latest;
    if (!connection || connection.state === 'finished') return [];
    const act = (): void => void this.#run.request({ type: 'retry-stream' }).catch(reportError);
    return [{ icon: iconRefreshCw, label: this.#run.strings.retryStream, disabled: false, act }];
  }

  #exports(run: RunState, words: ActionWords): MenuItem[] {
    if (run.eventCount === 0) return [];
    const formats = [
      { format: 'json', icon: iconBraces, label: words.exportJson },
      { format: 'text', icon: iconFileText, label: words.exportText },
      { format: 'markdown', icon: iconScrollText, label: words.exportMarkdown },
    ] as const;
    return formats.map(({ format, icon, label }) => ({
      icon,
      label,
      disabled: false,
      act: () => void this.#run.request({ type: 'export', format }).catch(reportError),
    }));
  }

  #news(run: RunState, words: ActionWords): string {
    if (this.#newRunUrl !== undefined) {
      const hasMoved = this.#newRunUrl === this.#absolute(this.#run.scope?.runUrl);
      return hasMoved ? words.movedToNewRun : words.retriggered;
    }
    if (!isOpen(run)) return '';
    if (this.#receipt('cancel')?.status === 'accepted') return words.cancelAsked;
    return this.#isAsked ? words.retriggerLater : '';
  }

  #failure({ error, request }: ActionReceipt, words: ActionWords): string {
    const { message, advice } = error ? adviceOn(error, this.#run.strings) : { message: '', advice: '' };
    return `${request.action === 'cancel' ? words.notCancelled : words.notRetriggered} ${message} ${advice}`;
  }

  #again({ id }: ActionReceipt, words: ActionWords): TemplateResult {
    const resend = (): void => void this.#run.request({ type: 'resend', id }).catch(reportError);
    return html` <button class="button" type="button" @click=${onUser(resend)}>${words.tryAgain}</button>`;
  }

  #askCancel(words: ActionWords): void {
    this.#confirmation.ask({
      title: words.cancelQuestion,
      text: [words.cancelExplained, this.#hostOf('cancel', words)].join(' ').trim(),
      confirm: words.cancelRun,
      dismiss: words.keepRunning,
      danger: true,
      onConfirm: () => void this.#run.request({ type: 'cancel' }).catch(reportError),
    });
  }

  #askRetrigger(words: ActionWords): void {
    const { scope } = this.#run;
    if (scope) this.#confirmation.ask(retriggerQuestion(scope, words));
  }

  #hostOf(action: ActionName, words: ActionWords): string {
    const host = this.#run.scope?.foreignHost(action);
    return host === undefined ? '' : words.asksHost(host);
  }

  #sayWhy(): void {
    this.#isAsked = true;
    this.#host.requestUpdate();
  }

  readonly #onReceipts = (receipts: readonly ActionReceipt[]): void => {
    const last = receipts.findLast(({ request }) => request.action === 'retrigger');
    if (!last) return;
    this.#newRunUrl = last.status === 'accepted' ? last.runUrl : undefined;
    this.#host.requestUpdate();
  };

  #can(action: ActionName): boolean {
    return this.#run.scope?.can(action) === true;
  }

  /** The newest receipt of an action. */
  #receipt(action: ActionName): ActionReceipt | undefined {
    return this.#run.latest.receipts?.findLast((receipt) => receipt.request.action === action);
  }

  #absolute(url: string | undefined): string | undefined {
    return url !== undefined && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url;
  }
}

/** A button of its own; the reason why it does nothing is there for the pointer, the keyboard and screen readers. */
function button({ icon, label, className, disabled, reason, act }: Action): TemplateResult {
  return html`<span class="action"
    ><button
      class="button ${className}"
      type="button"
      aria-disabled=${disabled ? 'true' : 'false'}
      aria-describedby=${reason === undefined ? nothing : 'action-reason'}
      @click=${onUser(act)}
      >${icon}${label}</button
    >${reason === undefined ? nothing : html`<span id="action-reason" class="reason">${reason}</span>`}</span
  >`;
}
