import { html, nothing, type TemplateResult } from 'lit';
import type { RunState } from '../../streams/index.js';
import type { PageTarget } from '../contexts.js';
import { RunPiece } from '../internal/base-element.js';
import { formatClock, formatDayClock, formatExact, formatIso, isSameDay } from '../internal/format.js';
import { iconBot, iconChevronRight, iconExternalLink, iconX } from '../internal/icons/icons.js';
import { pressOnSpace } from '../internal/press-on-space.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import { whenIdle } from '../internal/when-idle.js';
import type * as headerActions from './header-actions.js';
import { headerStyles } from './run-header.styles.js';

/** Once loaded, for every header of the page. */
let loaded: typeof headerActions | undefined;

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

  readonly #run = new RunConsumer(this, ['state', 'live', 'display', 'receipts', 'connection']);
  #actions: headerActions.HeaderActions | undefined;

  protected override firstUpdated(): void {
    if (loaded) return this.#begin(loaded);
    whenIdle(async () => this.#begin((loaded ??= await import('./header-actions.js'))));
  }

  #begin({ HeaderActions }: typeof headerActions): void {
    this.#actions = new HeaderActions(this, this.#run);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const run = this.#run.latest.state;
    const crumbs = run ? this.#breadcrumb(run) : nothing;
    // Before the first event the line of crumbs is kept: some may come.
    const isBare = run?.eventCount && crumbs === nothing;
    const ends = html`<div class="ends"><slot name="header-end"></slot>${this.#closeButton()}</div>`;
    // Where Close stands beside the actions it comes after them, as it is seen.
    const isLast = run && this.#actions && (isBare || this.#actions.isNarrow);
    return html`<div part="base" class="base ${isBare ? 'bare' : ''}">
      <div class="row">
        <div class="crumbs">
          <slot name="header-start"></slot>
          ${crumbs}
        </div>
        ${isLast ? nothing : ends}
      </div>
      ${run ? this.#headline(run, isLast ? ends : nothing) : nothing} ${this.#actions?.dialog() ?? nothing}
    </div>`;
  }

  #breadcrumb(run: RunState): TemplateResult | typeof nothing {
    const strings = this.#run.strings;
    const board = this.#run.scope?.href('board');
    const history = this.#run.scope?.href('history');
    const workItem = this.#run.scope?.href('work-item');
    const hasCrumbs = run.project ?? run.workItem ?? workItem ?? history;
    if ((hasCrumbs ?? board) === undefined) return nothing;
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

  #headline(run: RunState, ends: unknown): TemplateResult {
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
            title=${this.#actions?.statusHint(word) ?? nothing}
            ><span class="dot" aria-hidden="true"></span>${strings.status[word]}</span
          >
          <h2 part="title" class="title" title=${title}><bdi>${title}</bdi></h2>
        </div>
        <div class="actions" data-status=${run.status}>${this.#actions?.render(this.#run.latest.live ?? run) ?? nothing}</div>
        ${ends}
      </div>
      ${this.#meta(run)}
      ${this.#actions?.note(this.#run.latest.live ?? run) ?? nothing}`;
  }

  #meta(run: RunState): TemplateResult | typeof nothing {
    const { agent, model, startedAt } = run;
    const costs = this.#run.scope?.href('costs');
    if (!agent && model === undefined && startedAt === undefined && costs === undefined) return nothing;
    return html`<div class="meta">
      ${iconBot}${agent ? html`<span>${this.#agent(agent)}</span>` : nothing}
      ${model === undefined ? nothing : html`<span title=${model}><bdi>${showControls(model)}</bdi></span>`}
      ${startedAt === undefined ? nothing : this.#started(startedAt)}
      ${costs === undefined
        ? nothing
        : html`<a href=${costs} @click=${this.#navigate('costs', costs)}>${this.#run.strings.costs}</a>`}
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

  readonly #close = (): void => void this.#run.request({ type: 'close' }).catch(reportError);
}
