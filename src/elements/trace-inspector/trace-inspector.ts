import { html, nothing, type CSSResult, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { TraceConsumer } from '../internal/trace/trace-consumer.js';
import { TraceOwner } from '../internal/trace/trace-owner.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { TraceRequest, TraceScope, TraceSelectSource } from '../trace-contexts.js';
import { TraceSelectEvent, TraceSelectionChangeEvent, TraceTabChangeEvent } from '../trace-events.js';
import { inspectorWords, type InspectorWords } from '../words/inspector-words.js';
import { wordsOf } from '../words/words-of.js';
import type { PanelContext } from './panel-context.js';
import type { PrintableRows } from './printing.js';
import { tabOf, tabsTemplate, type InspectorTab } from './tabs.js';
import type { unread } from './unread.js';
import { traceInspectorStyles } from './trace-inspector.styles.js';

/** What draws a tab. */
interface Panel {
  render(context: PanelContext): TemplateResult;
  /** What of it is a list, of which only a part is in the DOM. */
  printable?(): PrintableRows | undefined;
}
interface LoadedPanel {
  readonly panel: Panel;
  readonly styles: readonly CSSResult[];
}

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
 * @fires {TraceSelectEvent} trace-select - A node is about to be selected by a row, where the inspector stands alone; cancelable. Beside a canvas or in a viewer that one fires it.
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
  @property({ reflect: true }) tab: 'activity' | 'state' | 'engine' = 'activity';
  /** Which entries stand first: `newest` or `oldest`. */
  @property() order: 'newest' | 'oldest' = 'newest';
  /** Accessible name. Default “Inspector”. */
  @property() label: string | undefined;

  readonly #consumer = new TraceConsumer(this);
  /** What the owner had selected last, and which owner. */
  #shared: string | undefined;
  #sharedWith: TraceScope | undefined;
  readonly #panels = new Map<InspectorTab, Panel>();
  #unread: typeof unread | undefined;
  readonly #loading = new Map<InspectorTab, Promise<void>>();

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
    const tab = tabOf(this.tab);
    if (!this.#loading.has(tab)) this.#loading.set(tab, this.#load(tab).catch(reportError));
    if (!this.#isOwner) this.#share(changed.has('selected'));
  }

  /** The selection is the owner's: what it selects is taken over, and what the page sets here is asked of it. */
  #share(isSet: boolean): void {
    const { selected, scope } = this.#consumer;
    const isNew = scope !== this.#sharedWith;
    this.#sharedWith = scope;
    if (selected !== this.#shared) this.selected = selected;
    else if ((isSet || isNew) && this.selected !== selected) {
      scope?.request({ type: 'select', path: this.selected, source: 'api' }).catch(reportError);
    }
    this.#shared = selected;
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
    return this.#panels.get(tab)?.render({ trace, words, strings, path: this.#path, onSelect: this.#onSelect }) ?? nothing;
  }

  #empty(words: InspectorWords): TemplateResult | typeof nothing {
    const { problem } = this.#isOwner ? this.session : this.#consumer;
    const isReading = this.#isOwner ? this.reading !== undefined : this.#consumer.isReading;
    if (isReading && !problem) return html`<div class="empty reading" part="empty"><p>${words.reading}</p></div>`;
    if (problem) return this.#unread?.(problem, this.#scope.strings, this.#isOwner ? () => this.session.scope.refresh() : undefined) ?? this.#loadUnread();
    return html`<div class="empty" part="empty"><p class="title">${words.noTrace}</p><p>${words.noTraceHint}</p></div>`;
  }

  #loadUnread(): typeof nothing {
    import('./unread.js').then(({ unread }) => {
      this.#unread = unread;
      this.requestUpdate();
    }, reportError);
    return nothing;
  }

  /** Each tab comes with its first use. */
  async #load(tab: InspectorTab): Promise<void> {
    const { panel, styles } = await this.#loaders[tab]();
    for (const each of styles) adoptStyles(this.renderRoot, each);
    this.#panels.set(tab, panel);
    this.requestUpdate();
    const { Printing } = await import('./printing.js');
    new Printing(this, panel.printable);
  }

  readonly #loaders: Readonly<Record<InspectorTab, () => Promise<LoadedPanel>>> = {
    activity: async () => {
      const { ActivityPanel, activityStyles } = await import('./activity/activity-panel.js');
      const panel = new ActivityPanel(this, {
        trace: () => this.#shown,
        path: () => this.#path,
        order: () => (this.order === 'oldest' ? 'oldest' : 'newest'),
        setOrder: (order) => (this.order = order),
        strings: () => this.#scope.strings,
        scope: () => this.#scope,
      });
      return { panel, styles: activityStyles };
    },
    state: async () => {
      const { StatePanel, stateStyles } = await import('./state/state-panel.js');
      return { panel: new StatePanel(this), styles: stateStyles };
    },
    engine: async () => {
      const { EnginePanel, engineStyles } = await import('./engine/engine-panel.js');
      return { panel: new EnginePanel(this), styles: [engineStyles] };
    },
  };

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
    // What a page set elsewhere is no news to it.
    if (request.type === 'select' && request.source === 'api') this.selected = request.path;
    else if (request.type === 'select') this.#select(request.path, request.source);
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
