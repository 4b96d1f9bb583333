import { ContextEvent } from '@lit/context';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { TraceStoreOptions } from '../../streams/index.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { runContext, type RunScope } from '../contexts.js';
import { Ticker } from '../internal/ticker.js';
import { whenIdle } from '../internal/when-idle.js';
import type { TraceRequest } from '../trace-contexts.js';
import type { TraceAnnouncer } from './outline/announcer.js';
import { untilNextTime } from './panels/diagnosis-line.js';
import { InspectorSide } from './panels/inspector-side.js';
import { Panels } from './panels/lazy-panels.js';
import { loadDrawing } from './stage.js';
import { traceCanvasStyles } from './trace-canvas.styles.js';
import { traceCanvasTemplate } from './trace-canvas.template.js';
import { TraceDrawing } from './trace-drawing.js';
import { WhenNear } from './when-near.js';

/**
 * The execution tree of a recorded run, drawn, with what became of every node: for a behaviour tree's trace document,
 * at an address (`src`, watched with `live`) or in hand (`data`). An address is read when the element comes near what is
 * seen of the page, when the page is printed or asks for something that needs the document (`fit`, `reveal`, `search`,
 * `seek`, `compare`, a picture), or when another element shows its trace.
 *
 * It fills the height it is given (`block-size`; unless set 480 px, in a narrow window 560 px) and lays itself out by its own
 * width, from 320 px.
 * Drag anywhere to move it; pinch, or turn the wheel with Ctrl or ⌘, to zoom; the plain wheel scrolls the page. By
 * keyboard it is one tab stop: `tree-keys.ts` has the table.
 *
 * ```html
 * <script type="module" src="run-elements.js"></script>
 * <trace-canvas src="run.json"></trace-canvas>
 * ```
 *
 * @summary The execution tree of a recorded run, drawn.
 * @tag trace-canvas
 *
 * @fires {TraceLoadEvent} trace-load - A document was opened.
 * @fires {TraceErrorEvent} trace-error - The document could not be read.
 * @fires {TraceUpdateEvent} trace-update - A newer version of the document is shown; at most one a frame.
 * @fires {TraceViewportChangeEvent} trace-viewport-change - Another part is seen; at most one a frame.
 * @fires {TraceSelectEvent} trace-select - A node is about to be selected; cancelable.
 * @fires {TraceSelectionChangeEvent} trace-selection-change - Another node is selected, or none.
 * @fires {TraceToggleEvent} trace-toggle - A subtree is about to be opened or closed; cancelable.
 * @fires {TraceInspectorToggleEvent} trace-inspector-toggle - The reader showed or hid the inspector.
 * @fires {TraceTabChangeEvent} trace-tab-change - The reader chose another tab of the inspector.
 *
 * @csspart base - The wrapper.
 * @csspart diagnosis - The line above the drawing; `data-status` is the diagnosis's code.
 * @csspart viewport - What the tree is drawn in.
 * @csspart node - A node that can be read; `data-path`, `data-kind`, `data-status`.
 * @csspart node-label - Its name.
 * @csspart node-status - The mark of its status.
 * @csspart edge - The line to a node from the one above.
 * @csspart toolbar - Zoom, fit, collapse, follow, search, inspector.
 * @csspart zoom-level - The zoom in per cent; pressed, it is 100 %.
 * @csspart search - The search box.
 * @csspart differences - What `compare` found: where the executions parted, and the way from difference to difference.
 * @csspart minimap - The whole tree in small.
 * @csspart legend - The marks of the statuses that occur, and how often.
 * @csspart empty - Shown while there is no document.
 * @csspart error - Why the document could not be read, and what to do.
 *
 * @cssproperty --run-node-background - Background of a node.
 * @cssproperty --run-node-radius - Radius of an action's corners.
 * @cssproperty --run-edge-color - Edges nothing went along.
 * @cssproperty --run-edge-width - Width of edges.
 * @cssproperty --run-color-success - Nodes that succeeded.
 * @cssproperty --run-color-failure - Nodes that failed.
 * @cssproperty --run-color-active - The node that is worked on.
 * @cssproperty --run-color-muted - Nodes that were not reached.
 */
export class TraceCanvas extends TraceDrawing {
  static override styles: CSSResultGroup = traceCanvasStyles;

  /** No toolbar. */
  @property({ type: Boolean, attribute: 'without-toolbar' }) withoutToolbar = false;
  /** No minimap. */
  @property({ type: Boolean, attribute: 'without-minimap' }) withoutMinimap = false;
  /** A `<trace-inspector>` beside the drawing, its parts exported; its code is loaded when it is first shown. */
  @property({ type: Boolean, reflect: true }) inspector = false;
  readonly #panels = new Panels(this, this.nodeSearch);
  readonly #side = new InspectorSide(this, this.session.scope);
  #run: RunScope | undefined;
  // As if `src` had just been set.
  readonly #near = new WhenNear(this, () => this.requestUpdate('src'));
  #announcer: TraceAnnouncer | undefined;

  constructor() {
    super();
    new Ticker(this, () => this.trace && untilNextTime(this.trace, Date.now()));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dispatchEvent(new ContextEvent(runContext, this, (scope) => (this.#run = scope)));
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stage.disconnect();
  }

  protected override firstUpdated(): void {
    this.#connect();
    this.#panels.begin();
    whenIdle(async () => {
      this.#announcer = new (await import('./outline/announcer.js')).TraceAnnouncer(this);
      this.#announcer.notice(this.trace, true);
    });
  }

  protected override render(): TemplateResult {
    const { scope, problem } = this.session;
    return traceCanvasTemplate({
      trace: this.trace,
      total: scope.trace?.entries.length ?? 0,
      position: this.position,
      unknown: this.session.unknown,
      hasSource: this.reading !== undefined,
      problem,
      hasCause: this.cause !== undefined,
      said: this.#announcer?.message ?? '',
      run: this.#run,
      panels: this.#panels,
      stage: this.stage,
      explorer: this.explorer,
      focusTree: () => this.focusTree(),
      selected: this.selected,
      label: this.label ?? this.words.tree,
      withoutToolbar: this.withoutToolbar,
      withoutMinimap: this.withoutMinimap,
      side: this.#side,
      words: this.words,
      strings: scope.strings,
      onFirstCause: () => this.goToFirstCause('pointer'),
      onNow: () => void this.seek(null).catch(reportError),
      onRetry: () => scope.refresh(),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('withoutToolbar')) this.stage.resize();
    this.#panels.placeFold(this.stage, this.selected);
    this.#panels.placeTooltip(this.explorer.tip.path, this.stage);
  }

  protected override openSearch(): void {
    this.#panels.openSearch().catch(reportError);
  }

  /** Gives the keyboard to the tree, once it is rendered. */
  override focus(options?: FocusOptions): void {
    this.updateComplete.then(() => this.#element('.twin')?.focus(options)).catch(reportError);
  }

  protected override focusTree(options?: FocusOptions): void {
    this.#element('.twin')?.focus({ preventScroll: true, ...options });
  }

  #element(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  #connect(): void {
    const viewport = this.#element('.viewport');
    const world = this.#element('.world');
    const [canvas, minimap] = this.renderRoot.querySelectorAll('canvas');
    if (viewport && world && canvas && minimap) this.stage.connect({ viewport, world, canvas, minimap });
  }

  /** An address is read when a reader is near. */
  protected override get due(): TraceStoreOptions | undefined {
    return this.#near.isNear || this.data !== undefined ? this.reading : undefined;
  }

  protected override comeNear(): void {
    this.#near.come();
  }

  protected override prepare(): Promise<unknown> {
    return loadDrawing();
  }

  protected override show(trace: TraceDocument | undefined, isOther: boolean): void {
    if (isOther) {
      this.stage.reset();
      this.explorer.reset();
    }
    this.stage.show(trace);
    this.nodeSearch.refresh();
    if (isOther && this.selected !== undefined) this.explorer.reveal(this.selected);
    this.explorer.follow();
    this.#announcer?.notice(trace, isOther);
    this.requestUpdate();
  }

  protected override async carryOut(request: TraceRequest): Promise<void> {
    // What a page set elsewhere is no news to it.
    if (request.type === 'select' && request.source === 'api') this.selected = request.path;
    else if (request.type === 'select') this.explorer.select(request.path, request.source);
    else if (request.type === 'reveal') this.reveal(request.path);
    else if (request.type === 'seek') await this.seek(request.index);
    else this.session.scope.refresh();
  }
}
