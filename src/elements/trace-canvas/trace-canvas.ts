import { ContextEvent } from '@lit/context';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { Viewport } from '../../layout/types.js';
import type { TraceComparison } from '../../trace-model/comparison.js';
import type { TraceStoreOptions } from '../../streams/index.js';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import { runContext, type RunScope } from '../contexts.js';
import { Ticker } from '../internal/ticker.js';
import { TraceOwner } from '../internal/trace-owner.js';
import { whenIdle } from '../internal/when-idle.js';
import type { TraceRequest, TraceSelectSource } from '../trace-contexts.js';
import { TraceViewportChangeEvent } from '../trace-events.js';
import { traceWords, type TraceWords } from '../words/trace-words.js';
import { wordsOf } from '../words/words-of.js';
import type { TraceAnnouncer } from './announcer.js';
import type { Comparing } from './compare/comparing.js';
import { untilNextTime } from './diagnosis-line.js';
import { Explorer } from './explorer.js';
import { placeFoldButton } from './fold-button.js';
import { InspectorSide } from './inspector-side.js';
import { Panels } from './lazy-panels.js';
import { loadDrawing, Stage } from './stage.js';
import { traceCanvasStyles } from './trace-canvas.styles.js';
import { traceCanvasTemplate } from './trace-canvas.template.js';
import { NodeSearch, type TraceSearch } from './trace-search.js';
import { WhenNear } from './when-near.js';

/** What changes how it is drawn. */
const DRAWING = ['strings', 'orientation', 'layout', 'elkWorkerUrl'] as const;

/**
 * The execution tree of a recorded run, drawn, with what became of every node: for a behaviour tree's trace document,
 * at an address (`src`, watched with `live`) or in hand (`data`). An address is read when the element comes near what is
 * seen of the page, or another element shows its trace.
 *
 * It fills the height it is given (`block-size`, 480 px unless set) and lays itself out by its own width, from 320 px.
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
export class TraceCanvas extends TraceOwner {
  static override styles: CSSResultGroup = traceCanvasStyles;

  /** Whether the tree grows from left to right or from top to bottom. */
  @property() orientation: 'horizontal' | 'vertical' = 'horizontal';
  /** `auto` and `tidy`: as a tree; `layered`: by ELK, which is loaded then. */
  @property() layout: 'auto' | 'tidy' | 'layered' = 'auto';
  /** No toolbar. */
  @property({ type: Boolean, attribute: 'without-toolbar' }) withoutToolbar = false;
  /** No minimap. */
  @property({ type: Boolean, attribute: 'without-minimap' }) withoutMinimap = false;
  /** A `<trace-inspector>` beside the drawing, its parts exported; its code is loaded when it is first shown. */
  @property({ type: Boolean, reflect: true }) inspector = false;
  /** Address of ELK's worker script, for pages whose policy allows one. */
  @property({ attribute: 'elk-worker-url' }) elkWorkerUrl: string | undefined;
  /** Accessible name of the tree. */
  @property() label: string | undefined;

  readonly #stage = new Stage(this, {
    onViewport: (viewport) => {
      this.dispatchEvent(new TraceViewportChangeEvent(viewport));
      this.requestUpdate();
    },
    onScene: () => this.requestUpdate(),
    gestures: {
      panBy: (dx, dy) => this.#stage.camera.panBy(dx, dy),
      zoomBy: (factor, point) => this.#stage.camera.zoomTo(this.viewport.zoom * factor, point),
      tap: (point) => this.#explorer.tap(point),
      doubleTap: (point) => this.#explorer.doubleTap(point),
      hover: (point) => this.#explorer.hover(point),
      press: () => this.#focusTree(),
    },
  });
  readonly #explorer = new Explorer({ host: this, stage: this.#stage, openSearch: () => void this.#panels.openSearch().catch(reportError) });
  readonly #search = new NodeSearch({
    find: (text) => this.session.query(({ searchTrace }, trace) => searchTrace(trace, text)) ?? [],
    version: () => this.trace,
    show: (matches) => this.#explorer.showMatches(matches),
    go: (path) => this.#explorer.goToPath(path),
  });
  readonly #panels = new Panels(this, this.#search);
  readonly #side = new InspectorSide(this, this.session.scope);
  #run: RunScope | undefined;
  #toolbar: HTMLElement | null = null;
  // As if `src` had just been set.
  readonly #near = new WhenNear(this, () => this.requestUpdate('src'));
  readonly #focusTree = (): void => this.#element('.twin')?.focus({ preventScroll: true });
  #announcer: TraceAnnouncer | undefined;
  #comparing: Comparing | undefined;
  #words: TraceWords = traceWords;

  constructor() {
    super();
    new Ticker(this, () => this.trace && untilNextTime(this.trace, Date.now()));
  }

  /** What part of the drawing is seen: screen = drawing × zoom + (x, y), in CSS px from the viewport's corner. */
  get viewport(): Viewport {
    return this.#stage.camera.viewport;
  }

  /** All of the tree, however large it is. */
  fit(): void {
    this.#stage.camera.fit();
  }

  /** One step nearer. */
  zoomIn(): void {
    this.#stage.camera.zoomIn();
  }

  /** One step away. */
  zoomOut(): void {
    this.#stage.camera.zoomOut();
  }

  /** 1 is life size. What is in the middle stays there. */
  zoomTo(zoom: number): void {
    this.#stage.camera.zoomTo(zoom);
  }

  /** Opens what a node is hidden in, and moves as little as is needed for it to be seen. */
  reveal(path: string): void {
    this.#explorer.reveal(path);
  }

  /** Closes the subtree of a node, which stays where it is seen. */
  collapse(path: string): void {
    this.#explorer.folding.setExpanded(path, false);
  }

  /** Opens the subtree of a node. */
  expand(path: string): void {
    this.#explorer.folding.setExpanded(path, true);
  }

  /** Where a node, or what it is hidden in, is drawn: client px, also out of sight. `undefined`: no such node. */
  nodeBounds(path: string): DOMRect | undefined {
    const rect = this.#stage.screenRect(path);
    const corner = this.#element('.viewport')?.getBoundingClientRect();
    return rect && corner && new DOMRect(rect.x + corner.left, rect.y + corner.top, rect.width, rect.height);
  }

  /**
   * Looks for a text in names, prompts and notes, in any case, and marks the nodes found. Nothing moves until `next()` or
   * `previous()`. An empty text ends it.
   */
  search(text: string): TraceSearch {
    return this.#search.start(text);
  }

  /** Selects and reveals the node a failure began at: the deepest on the failed path. Returns its path, if there is one. */
  firstCause(): string | undefined {
    return this.#goToFirstCause('api');
  }

  /** The whole drawing in the current theme, as the text of an SVG file. */
  async toSVG(): Promise<string> {
    const { toSVG } = await import('./picture-parts.js');
    const { scene, theme } = this.#stage.drawn;
    return toSVG(scene, theme, this.label ?? this.#words.tree, await this.#comparing?.markup(scene, theme));
  }

  /** The same as a PNG. `scale`: pixels to a CSS px, default 2. */
  async toPNG({ scale = 2 }: { readonly scale?: number } = {}): Promise<Blob> {
    const { toPNG } = await import('./picture-parts.js');
    const { scene, theme } = this.#stage.drawn;
    return toPNG(scene, theme, scale, this.#comparing?.paintOver);
  }

  /**
   * Compares what is shown with other documents (as object, JSON text, bytes or `TraceDocument`): nodes that came out
   * otherwise get split borders, and a bar leads from difference to difference. An empty list ends it. Resolves with what
   * was found, once there is a document to compare with. Rejects with a `TraceError` for what cannot be opened.
   */
  async compare(documents: readonly TraceInput[]): Promise<TraceComparison | undefined> {
    const { Comparing } = await import('./compare/comparing.js');
    this.#comparing ??= new Comparing(this, this.#stage, this.session.scope);
    return this.#comparing.compare(documents);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dispatchEvent(new ContextEvent(runContext, this, (scope) => (this.#run = scope)));
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { strings } = this.session.scope;
    if (!this.hasUpdated || DRAWING.some((name) => changed.has(name))) {
      this.#words = wordsOf(traceWords, strings.trace);
      const { orientation, layout, elkWorkerUrl } = this;
      this.#stage.options = { orientation, layout, elkWorkerUrl, words: this.#words, locale: strings.locale };
    }
    if (changed.has('selected')) this.#explorer.onSelected();
  }

  protected override firstUpdated(): void {
    this.#connect();
    this.#panels.begin();
    whenIdle(async () => {
      this.#announcer = new (await import('./announcer.js')).TraceAnnouncer(this);
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
      hasCause: this.#cause !== undefined,
      said: this.#announcer?.message ?? '',
      run: this.#run,
      panels: this.#panels,
      stage: this.#stage,
      explorer: this.#explorer,
      focusTree: this.#focusTree,
      selected: this.selected,
      label: this.label ?? this.#words.tree,
      withoutToolbar: this.withoutToolbar,
      withoutMinimap: this.withoutMinimap,
      side: this.#side,
      words: this.#words,
      strings: scope.strings,
      onFirstCause: () => this.#goToFirstCause('pointer'),
      onNow: () => void this.seek(null).catch(reportError),
      onRetry: () => scope.refresh(),
    });
  }

  protected override updated(): void {
    const bar = this.#element('.toolbar');
    if (bar !== this.#toolbar) this.#stage.resize();
    this.#toolbar = bar;
    placeFoldButton(this.renderRoot, this.#stage, this.selected);
    const tip = this.#explorer.tip.path;
    const rect = tip === undefined ? undefined : this.#stage.screenRect(tip);
    if (rect) this.#panels.placeTooltip(rect, this.#stage.camera.size);
  }

  /** Path of the node a failure began at. */
  get #cause(): string | undefined {
    return this.session.query(({ firstCauseOf }, trace) => firstCauseOf(trace)?.path);
  }

  #element(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  #connect(): void {
    const viewport = this.#element('.viewport');
    const world = this.#element('.world');
    const [canvas, minimap] = this.renderRoot.querySelectorAll('canvas');
    if (viewport && world && canvas && minimap) this.#stage.connect({ viewport, world, canvas, minimap });
  }

  /** An address is read when a reader is near. */
  protected override get due(): TraceStoreOptions | undefined {
    return this.#near.isNear || this.data !== undefined ? this.reading : undefined;
  }

  protected override prepare(): Promise<unknown> {
    return loadDrawing();
  }

  protected override show(trace: TraceDocument | undefined, isOther: boolean): void {
    if (isOther) {
      this.#stage.reset();
      this.#explorer.reset();
    }
    this.#stage.show(trace);
    this.#search.refresh();
    if (isOther && this.selected !== undefined) this.#explorer.reveal(this.selected);
    this.#explorer.follow();
    this.#announcer?.notice(trace, isOther);
    this.requestUpdate();
  }

  #goToFirstCause(source: TraceSelectSource): string | undefined {
    const path = this.#cause;
    if (path === undefined || !this.#explorer.select(path, source)) return undefined;
    this.#explorer.reveal(path);
    return path;
  }

  protected override async carryOut(request: TraceRequest): Promise<void> {
    // What a page set elsewhere is no news to it.
    if (request.type === 'select' && request.source === 'api') this.selected = request.path;
    else if (request.type === 'select') this.#explorer.select(request.path, request.source);
    else if (request.type === 'reveal') this.reveal(request.path);
    else if (request.type === 'seek') await this.seek(request.index);
    else this.session.scope.refresh();
  }
}
