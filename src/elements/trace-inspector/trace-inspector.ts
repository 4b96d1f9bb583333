import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { TraceConsumer } from '../internal/trace-consumer.js';
import { TraceOwner } from '../internal/trace-owner.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { TraceRequest, TraceScope, TraceSelectSource } from '../trace-contexts.js';
import { TraceSelectEvent, TraceSelectionChangeEvent, TraceTabChangeEvent } from '../trace-events.js';
import { inspectorWords, type InspectorWords } from '../words/inspector-words.js';
import { wordsOf } from '../words/words-of.js';
import { ActivityPanel } from './activity/activity-panel.js';
import type { EnginePanel } from './engine/engine-panel.js';
import type { StatePanel } from './state/state-panel.js';
import { tabOf, tabsTemplate, type InspectorTab } from './tabs.js';
import { traceInspectorStyles } from './trace-inspector.styles.js';

/**
 * What a recorded execution holds, in three tabs: Activity (what happened at the selected node and below it), State
 * (variables and constants) and Engine (what the runtime keeps of each node).
 *
 * It shows the document of the `<trace-canvas>` or `<trace-viewer>` around it, or of the one named by `for`, and shares the
 * selection with it; or alone the document of its own `src` or `data`.
 *
 * ```html
 * <trace-canvas id="run" src="run.json"></trace-canvas>
 * <trace-inspector for="run"></trace-inspector>
 * ```
 *
 * @summary Activity, State and Engine of an execution.
 * @tag trace-inspector
 * @fires {TraceSelectEvent} trace-select - A node is about to be selected by a row, badge or key; cancelable.
 * @fires {TraceSelectionChangeEvent} trace-selection-change - Another node is selected, where the inspector stands alone.
 * @fires {TraceTabChangeEvent} trace-tab-change - The reader chose another tab.
 * @fires {TraceLoadEvent} trace-load - Its own document was opened.
 * @fires {TraceUpdateEvent} trace-update - A newer version of its own document is shown.
 * @fires {TraceErrorEvent} trace-error - Its own document could not be read.
 * @csspart base - The wrapper.
 * @csspart tabs - The list of tabs.
 * @csspart tab - One tab.
 * @csspart panel - What the tab shows.
 * @csspart card - An entry of Activity.
 * @csspart badge - A reference to a variable or constant.
 * @csspart state-row - A variable or constant.
 * @csspart engine-row - A node of Engine.
 * @csspart search - Search boxes.
 * @csspart filters - Filters of Activity.
 * @csspart empty - Shown where there is nothing.
 */
export class TraceInspector extends TraceOwner {
  static override styles: CSSResultGroup = traceInspectorStyles;

  /** Id of the element whose document is shown, in the same document or shadow root. */
  @property({ attribute: 'for' }) htmlFor = '';
  /** The tab that is shown: `activity`, `state` or `engine`. */
  @property({ reflect: true }) tab: InspectorTab = 'activity';
  /** Which entries stand first: `newest` or `oldest`. */
  @property() order: 'newest' | 'oldest' = 'newest';
  /** Accessible name. Default “Inspector”. */
  @property() label: string | undefined;

  readonly #consumer = new TraceConsumer(this);
  readonly #activity = new ActivityPanel(this, {
    trace: () => this.#shown,
    path: () => this.#path,
    order: () => (this.order === 'oldest' ? 'oldest' : 'newest'),
    strings: () => this.#scope.strings,
    scope: () => this.#scope,
  });
  #state: StatePanel | undefined;
  #engine: EnginePanel | undefined;

  /** Its own document where it has one, else that of the element it stands in or names. */
  get #scope(): TraceScope {
    return this.#isOwner ? this.session.scope : (this.#consumer.scope ?? this.session.scope);
  }

  get #isOwner(): boolean {
    return this.reading !== undefined || this.#consumer.scope === undefined;
  }

  get #shown(): TraceDocument | undefined {
    return this.#isOwner ? super.trace : this.#consumer.trace;
  }

  get #path(): string | undefined {
    return this.#isOwner ? this.selected : this.#consumer.selected;
  }

  get #words(): InspectorWords {
    return wordsOf(inspectorWords, this.#scope.strings.inspector);
  }

  /** The document that is shown, its own or that of the element it stands in or names. */
  override get trace(): TraceDocument | undefined {
    return this.#shown;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('tab')) this.#loadTab().catch(reportError);
    // Set from outside while another element owns the selection: that one is asked.
    if (changed.has('selected') && this.hasUpdated && !this.#isOwner) {
      this.#scope.request({ type: 'select', path: this.selected, source: 'api' }).catch(reportError);
    }
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const tab = tabOf(this.tab);
    return html`<section class="base" part="base" aria-label=${this.label ?? words.inspector}
      >${tabsTemplate(tab, words, (next) => this.#choose(next))}<div
        id="panel"
        class="panel"
        part="panel"
        role="tabpanel"
        aria-labelledby="tab-${tab}"
        data-name=${tab}
        >${this.#panel(tab, words)}</div
      ></section
    >`;
  }

  #panel(tab: InspectorTab, words: InspectorWords): TemplateResult | typeof nothing {
    const trace = this.#shown;
    if (!trace) return this.#empty(words);
    const strings = this.#scope.strings;
    const context = { trace, words, strings, path: this.#path, onSelect: this.#onSelect };
    if (tab === 'state') return this.#state?.render(context) ?? nothing;
    if (tab === 'engine') return this.#engine?.render(context) ?? nothing;
    return this.#activity.render();
  }

  #empty(words: InspectorWords): TemplateResult {
    const problem = this.#isOwner ? this.session.problem : undefined;
    return html`<div class="empty" part="empty"
      ><p class="title">${problem ? words.notRead : words.noTrace}</p><p><bdi>${problem?.error.message ?? words.noTraceHint}</bdi></p></div
    >`;
  }

  /** State and Engine come with their first use. */
  async #loadTab(): Promise<void> {
    const { tab } = this;
    if (tab === 'state' && !this.#state) {
      const { StatePanel, stateStyles } = await import('./state/state-panel.js');
      this.#state ??= new StatePanel(this);
      adoptStyles(this.renderRoot, stateStyles);
    } else if (tab === 'engine' && !this.#engine) {
      const { EnginePanel, engineStyles } = await import('./engine/engine-panel.js');
      this.#engine ??= new EnginePanel(this);
      adoptStyles(this.renderRoot, engineStyles);
    } else return;
    this.requestUpdate();
  }

  #choose(tab: InspectorTab): void {
    if (tab === tabOf(this.tab)) return;
    this.tab = tab;
    this.dispatchEvent(new TraceTabChangeEvent(tab));
  }

  readonly #onSelect = (path: string, event: MouseEvent): void => {
    const source = event.detail === 0 ? 'keyboard' : 'pointer';
    this.#scope.request({ type: 'select', path, source }).catch(reportError);
  };

  protected override prepare(): Promise<unknown> {
    return Promise.resolve();
  }

  protected override show(): void {
    this.requestUpdate();
  }

  protected override async carryOut(request: TraceRequest): Promise<void> {
    if (request.type === 'select') this.#select(request.path, request.source);
    else if (request.type === 'seek') await this.seek(request.index);
    else if (request.type === 'refresh') this.session.scope.refresh();
  }

  /** Alone, the selection is its own. */
  #select(path: string | undefined, source: TraceSelectSource): void {
    const previous = this.selected;
    if (path === previous || !this.dispatchEvent(new TraceSelectEvent(path, previous, source))) return;
    this.selected = path;
    this.dispatchEvent(new TraceSelectionChangeEvent(path, previous));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trace-inspector': TraceInspector;
  }
}
