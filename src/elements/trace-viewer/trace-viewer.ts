import { ContextEvent, ContextProvider } from '@lit/context';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { Subscription } from 'rxjs';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { traceContext, type TraceScope } from '../trace-contexts.js';
import { TraceInspectorToggleEvent, type TraceSelectionChangeEvent, type TraceTabChangeEvent } from '../trace-events.js';
import { traceStrings, type TraceStrings } from '../trace-strings.js';
import { viewerWords, type ViewerWords } from '../words/viewer-words.js';
import { wordsOf } from '../words/words-of.js';
import { CanvasHost } from './canvas/canvas-host.js';
import { canvasView } from './canvas/canvas-view.js';
import { ComparedTraces } from './compare/compared-traces.js';
import { DocumentActions } from './header/document-actions.js';
import { DropZone } from './opening/drop-zone.js';
import { forwardingTo } from './canvas/forwarding.js';
import { header } from './header/header.js';
import { OpenedTraces, storeOptionsOf, type OpenedTrace, type TraceTab } from './rail/opened-traces.js';
import { Opening } from './opening/opening.js';
import { empty, rail, revealShown } from './rail/rail.js';
import { Said } from './said.js';
import { Splitter } from '../internal/splitter.js';
import { whenIdle } from '../internal/when-idle.js';
import { readScope } from './canvas/scope-reading.js';
import { traceViewerStyles } from './trace-viewer.styles.js';
import { ViewerParts } from './viewer-parts.js';
import { WidthWatch } from './width-watch.js';

/** Narrower than this, the inspector stands under the drawing; in CSS px, as the container queries have it. */
const STACKED_BELOW = 640;

/**
 * Recorded executions, explained: the tree with what became of every node, the inspector beside it, a timeline under it,
 * and the list of the traces opened in this tab. Nothing is stored.
 *
 * A page may name one (`src`, `data`); a person opens more: by file, by dropping files or folders, by pasting, by
 * address. Where the browser gives a page handles of files, an opened file is read again as it changes.
 *
 * It fills the height it is given (`block-size`, 720 px unless set) and lays itself out by its own width, from 320 px.
 *
 * ```html
 * <script type="module" src="run-elements.js"></script>
 * <trace-viewer src="run.json" selected="1.0"></trace-viewer>
 * ```
 *
 * @summary Recorded executions: list, drawing, timeline and inspector.
 * @tag trace-viewer
 *
 * @fires {TraceLoadEvent} trace-load - A document was opened.
 * @fires {TraceErrorEvent} trace-error - The document could not be read.
 * @fires {TraceUpdateEvent} trace-update - A newer version of the document is shown; at most one a frame.
 * @fires {TraceViewportChangeEvent} trace-viewport-change - Another part is seen; at most one a frame.
 * @fires {TraceSelectEvent} trace-select - A node is about to be selected; cancelable.
 * @fires {TraceSelectionChangeEvent} trace-selection-change - Another node is selected, or none.
 * @fires {TraceToggleEvent} trace-toggle - A subtree is about to be opened or closed; cancelable.
 * @fires {TraceTabChangeEvent} trace-tab-change - The reader chose another tab of the inspector.
 * @fires {TraceInspectorToggleEvent} trace-inspector-toggle - The reader showed or hid the inspector.
 *
 * @csspart base - The wrapper.
 * @csspart rail - The list of opened traces, and the ways to open more.
 * @csspart header - Which document is shown, where its cursor stands, and what can be done with it.
 * @csspart details - What the document says about itself.
 * @csspart timeline - The timeline under the drawing.
 * @csspart differences - What differs from the documents it is compared with.
 * @csspart empty - Shown while no trace is opened.
 */
export class TraceViewer extends CanvasHost {
  static override styles: CSSResultGroup = traceViewerStyles;

  /** The tab of the inspector: `activity`, `state` or `engine`. */
  @property({ reflect: true }) tab: 'activity' | 'state' | 'engine' = 'activity';
  /** Which entries stand first in Activity: `newest` or `oldest`. */
  @property() order: 'newest' | 'oldest' = 'newest';

  readonly #opened = new OpenedTraces();
  readonly #opening: Opening;
  readonly #forward = forwardingTo(this);
  readonly #said = new Said(this);
  readonly #zone = new DropZone(this, {
    onDrop: (transfer) => void this.#opening.drop(transfer).catch(reportError),
    onPaste: (clipboard) => this.#opening.paste(clipboard),
  });
  readonly #compared = new ComparedTraces({
    tabs: () => this.#opened.tabs,
    storeOptions: (tab) => storeOptionsOf(tab, this),
    compare: (documents) => this.compare(documents),
    onCompared: () => {
      this.#setInspector(true);
      // There it is below what is seen.
      if (this.#width.isNarrow) this.#parts.revealDifferences().catch(reportError);
    },
    onRead: ({ id }, trace) => this.#opened.change(id, { trace, isBroken: false }),
    onBroken: ({ id, name }) => {
      this.#opened.change(id, { isBroken: true });
      this.#said.say(this.#words.notCompared(name));
    },
  });
  readonly #actions = new DocumentActions({
    scope: () => this.#scope,
    words: () => this.#words,
    say: this.#said.say,
    chooseAgain: (id) => this.#opening.choose(id),
  });
  readonly #parts = new ViewerParts(this, {
    scope: () => this.#scope,
    strings: () => this.#strings,
    path: () => this.selected,
    comparison: () => this.#compared.comparison,
    isEarlier: () => this.position !== null,
  });
  readonly #splitter = new Splitter(this, {
    box: () => this.renderRoot.querySelector('.panes'),
    isOpen: () => !this.withoutInspector,
    setOpen: (open) => this.#setInspector(open),
  });
  readonly #width = new WidthWatch(this, STACKED_BELOW);
  /** There from the start, so that the canvas inside knows that it does not stand alone. */
  readonly #provider = new ContextProvider(this, { context: traceContext });
  #reading = new Subscription();
  #scope: TraceScope | undefined;
  #strings: TraceStrings = traceStrings();
  #words: ViewerWords = viewerWords;
  #isDetailsOpen = false;
  /** Name of the trace whose place in the list was brought into view; no two are alike, and another one takes other room. */
  #revealed: string | undefined;

  constructor() {
    super();
    this.#opening = new Opening({
      opened: this.#opened,
      words: () => this.#words,
      show: (id) => this.#show(id),
      askForFiles: () => this.renderRoot.querySelector<HTMLInputElement>('.files')?.click(),
      say: this.#said.say,
      requestUpdate: () => this.requestUpdate(),
    });
  }

  /** The traces opened in this tab, the page's own first. */
  get traces(): readonly OpenedTrace[] {
    return this.#opened.list;
  }

  /** Opens a file and shows it. Resolves with its id; rejects where the browser cannot read it. */
  async openFile(file: File | FileSystemFileHandle): Promise<string> {
    const id = await this.#opening.openFile(file instanceof File ? { file } : { handle: file, file: await file.getFile() });
    if (id === undefined) throw new DOMException(this.#words.unreadable(file.name), 'NotReadableError');
    this.#show(id);
    return id;
  }

  /**
   * Opens the document at an address, against the page, or shows it where it is open. Returns its id.
   *
   * @param treeUrl Address of its tree, for documents that keep it in a second file.
   */
  openUrl(url: string, treeUrl?: string): string {
    return this.#opening.openAddress(url, treeUrl);
  }

  /** Takes a trace off the list. Where it was shown, its neighbour is shown. */
  closeTrace(id: string): void {
    const before = this.#opened.shown;
    this.#opened.remove(id);
    this.#compared.forget(id).catch(reportError);
    this.#leave(before);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opening.follow(this.#opened.shown);
    if (this.#scope) this.#read(this.#scope);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening.follow(undefined);
    this.#reading.unsubscribe();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('strings')) {
      this.#strings = traceStrings(this.strings);
      this.#words = wordsOf(viewerWords, this.#strings.viewer);
    }
    if (changed.has('src') || changed.has('data')) {
      const { src, data } = this;
      const isNamed = data !== undefined || (src !== undefined && src !== '');
      const before = this.#opened.shown;
      this.#opening.setPage(isNamed ? { src, data } : undefined, changed.has('src'));
      if (before && !isNamed) this.#leave(before);
    }
    const { shown } = this.#opened;
    if (changed.has('selected') && shown) this.#opened.change(shown.id, { selected: this.selected });
  }

  protected override firstUpdated(): void {
    whenIdle(() => this.#parts.loadLater());
    // A scope stays the same object, so one answer is enough.
    this.canvas?.dispatchEvent(new ContextEvent(traceContext, this, (scope) => (this.#scope = scope)));
    if (!this.#scope) return;
    this.#provider.setValue(this.#scope);
    // Whoever asked before got no answer: it asks again.
    this.#provider.hostConnected();
    this.#read(this.#scope);
  }

  protected override render(): TemplateResult {
    const { shown } = this.#opened;
    const words = this.#words;
    return html`<section
      part="base"
      class="base"
      tabindex="-1"
      aria-label=${words.viewer}
      @paste=${this.#zone.onPaste}
      @dragover=${this.#zone.onDragOver}
      @dragleave=${this.#zone.onDragLeave}
      @drop=${this.#zone.onDrop}
    >
      ${rail({
        ...{ tabs: this.#opened.tabs, shown, compared: this.#compared.ids, words },
        addressProblem: this.#opening.addressProblem,
        said: this.#said.text,
        onShow: (id) => this.#show(id),
        onClose: (id) => void this.#close(id).catch(reportError),
        onCompare: (id) => void this.#compared.toggle(id).catch(reportError),
        onOpen: () => void this.#opening.choose().catch(reportError),
        onFiles: (files) => void this.#opening.chosen(files).catch(reportError),
        onAddress: (text) => this.#opening.take(text),
      })}
      <div class="panes ${this.withoutInspector ? 'alone' : ''} ${this.#compared.comparison ? 'comparing' : ''}" ?hidden=${!shown}>
        <div class="main">
          ${shown ? this.#header(shown) : nothing}
          ${shown && this.trace && this.#isDetailsOpen ? this.#parts.details(shown.trace ?? this.trace, this.#scope?.source, this.#said.say) : nothing}
          ${canvasView(this, shown, this.#forward, this.#onSelection)} ${shown ? this.#parts.timeline(this.trace, shown.isBroken) : nothing}
        </div>
        ${this.#splitter.render('inspector', words.splitter, words.splitterHint, this.#width.isNarrow)}
        <div id="inspector" class="aside" ?hidden=${this.withoutInspector}>
          <trace-inspector
            exportparts="tabs, tab, panel, card, badge, state-row, engine-row, search, filters"
            ?hidden=${this.#compared.comparison !== undefined}
            .tab=${this.tab} .order=${this.order}
            @trace-tab-change=${this.#onTab}
            @trace-select=${this.#forward.select}
          ></trace-inspector>
          ${this.#parts.differences()}
        </div>
      </div>
      ${shown ? nothing : empty(words)}
      <p class="drop" aria-hidden="true" ?hidden=${!this.#zone.isOver}>${words.drop}</p>
    </section>`;
  }

  protected override updated(): void {
    const { shown } = this.#opened;
    if (shown?.name === this.#revealed) return;
    this.#revealed = shown?.name;
    revealShown(this.renderRoot);
  }

  /** The focus stays in the list, whose button is gone with its trace. */
  async #close(id: string): Promise<void> {
    this.closeTrace(id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.tab.shown .name, .tabs:empty + .open .open-file')?.focus();
  }

  #header(tab: TraceTab): TemplateResult {
    const actions = this.#actions;
    return header({
      ...{ tab, trace: this.trace, words: this.#words, locale: this.#strings.locale },
      ...{ isLive: this.live, isInspectorOpen: !this.withoutInspector, isDetailsOpen: this.#isDetailsOpen && this.#parts.hasDetails, noSource: actions.noSource },
      onSelect: (path, event) => void actions.select(path, event).catch(reportError),
      onReload: () => void actions.reload(tab).catch(reportError),
      onDetails: () => {
        this.#isDetailsOpen = !this.#isDetailsOpen;
        this.requestUpdate();
      },
      onDownload: () => void actions.save(tab).catch(reportError),
      onCopy: () => void actions.copy().catch(reportError),
      onInspector: () => this.#setInspector(this.withoutInspector),
    });
  }

  #read(scope: TraceScope): void {
    this.#reading = readScope(scope, {
      onTrace: (trace) => this.#onTrace(trace),
      onProblem: (isBroken) => {
        const { shown } = this.#opened;
        if (shown) this.#opened.change(shown.id, { isBroken });
        if (isBroken) this.#parts.begin();
        this.requestUpdate();
      },
      onComparison: (comparison) => {
        this.#compared.show(comparison);
        this.requestUpdate();
      },
      onSelected: (path) => {
        // Unless the canvas has yet to be given what is selected here.
        if (path === this.canvas?.selected && !this.isUpdatePending) this.selected = path;
      },
      onShown: () => this.requestUpdate(),
    });
  }

  #onTrace(trace: TraceDocument): void {
    const { shown } = this.#opened;
    if (!shown) return;
    this.#opened.change(shown.id, { trace, isBroken: false });
    this.#opening.named(shown, trace);
    this.#parts.begin();
    this.requestUpdate();
  }

  #show(id: string): void {
    const before = this.#opened.shown;
    if (before?.id === id) return;
    this.#opened.show(id);
    this.#leave(before);
  }

  /** Another trace than before is shown, or none. */
  #leave(before: TraceTab | undefined): void {
    const { shown } = this.#opened;
    this.requestUpdate();
    if (shown?.id === before?.id) return;
    this.#opening.follow(shown);
    this.#compared.end().catch(reportError);
    // What the page selected before there was anything is meant for the first.
    if (before) this.selected = shown?.selected;
  }

  #setInspector(open: boolean): void {
    this.requestUpdate();
    if (open === !this.withoutInspector) return;
    this.withoutInspector = !open;
    this.dispatchEvent(new TraceInspectorToggleEvent(open));
  }

  readonly #onSelection = (event: TraceSelectionChangeEvent): void => {
    this.selected = event.path;
    this.#forward.selection(event);
  };

  readonly #onTab = (event: TraceTabChangeEvent): void => {
    this.tab = event.tab;
    this.#forward.tab(event);
  };
}
