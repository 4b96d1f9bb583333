import { ContextProvider } from '@lit/context';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { Orientation, Viewport } from '../../layout/types.js';
import { sharedTraceStore } from '../../streams/shared-trace-store.js';
import type { RequestInitOption, TraceInput, TraceProblem } from '../../streams/index.js';
import { activityOf } from '../../trace-model/activity.js';
import { firstCauseOf } from '../../trace-model/first-cause.js';
import type { TraceDocument, TraceEntry, TraceFormat } from '../../trace-model/trace-document.js';
import { BaseElement } from '../internal/base-element.js';
import { OwnedTrace } from '../internal/owned-trace.js';
import { Ticker } from '../internal/ticker.js';
import { withStrings, type RunStringOverrides } from '../strings.js';
import { traceContext, type TraceRequest } from '../trace-contexts.js';
import { TraceErrorEvent, TraceLoadEvent, TraceUpdateEvent, TraceViewportChangeEvent } from '../trace-events.js';
import { traceWords, type TraceWords } from '../words/trace-words.js';
import { wordsOf } from '../words/words-of.js';
import { untilNextTime } from './diagnosis-line.js';
import { changedPaths, isSameExecution } from './document-changes.js';
import { Explorer } from './explorer.js';
import { Gestures } from './gestures.js';
import { Stage } from './stage.js';
import { placeTooltip } from './tooltip.js';
import { traceCanvasStyles } from './trace-canvas.styles.js';
import { traceCanvasTemplate } from './trace-canvas.template.js';
import { NodeSearch, type TraceSearch } from './trace-search.js';

/** What changes which document is read; each of these makes another reading. */
const READING = ['src', 'treeSrc', 'live', 'format', 'data', 'requestInit'] as const;

/**
 * The execution tree of a recorded run, drawn, with what became of every node: for a behaviour tree's trace document,
 * at an address (`src`, watched with `live`) or in hand (`data`).
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
 *
 * @csspart base - The wrapper.
 * @csspart diagnosis - The line above the drawing; `data-status` is the diagnosis's code.
 * @csspart viewport - What the tree is drawn in.
 * @csspart node - A node that can be read; `data-path`, `data-kind`, `data-status`.
 * @csspart node-label - Its name.
 * @csspart node-status - The mark of its status.
 * @csspart edge - The line to a node from the one above.
 * @csspart toolbar - Zoom, fit, collapse, follow, search.
 * @csspart zoom-level - The zoom in per cent; pressed, it is 100 %.
 * @csspart search - The search box.
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
export class TraceCanvas extends BaseElement {
  static override styles: CSSResultGroup = traceCanvasStyles;

  /** Address of the document, against the page. */
  @property() src: string | undefined;
  /** `auto`: told by the document; else `behaviors` or `abtree`. */
  @property() format: TraceFormat | 'auto' = 'auto';
  /** Address of the tree, for documents that keep it in a second file. */
  @property({ attribute: 'tree-src' }) treeSrc: string | undefined;
  /** Watch `src`: it is rewritten while the execution goes on. */
  @property({ type: Boolean }) live = false;
  /** Dotted path of the selected node; the empty string is the root, absent is none. */
  @property({ reflect: true }) selected: string | undefined;
  /** Whether the tree grows from left to right or from top to bottom. */
  @property() orientation: Orientation = 'horizontal';
  /** `auto` and `tidy`: as a tree; `layered`: by ELK, which is loaded then. */
  @property() layout: 'auto' | 'tidy' | 'layered' = 'auto';
  /** No toolbar. */
  @property({ type: Boolean, attribute: 'without-toolbar' }) withoutToolbar = false;
  /** No minimap. */
  @property({ type: Boolean, attribute: 'without-minimap' }) withoutMinimap = false;
  /** Address of ELK's worker script, for pages whose policy allows one. */
  @property({ attribute: 'elk-worker-url' }) elkWorkerUrl: string | undefined;
  /** Accessible name of the tree. */
  @property() label: string | undefined;

  /** A document in hand: as object, JSON text, bytes or `TraceDocument`. Wins over `src`. */
  @property({ attribute: false }) data: TraceInput | undefined;
  /** What requests carry: an object, or a function asked before each one. The place for tokens. */
  @property({ attribute: false }) requestInit: RequestInitOption | undefined;
  /** Words that replace ours; those of this element are in its group `trace`. */
  @property({ attribute: false }) strings: RunStringOverrides | undefined;

  readonly #scope = new OwnedTrace(
    (request) => this.#carryOut(request),
    (trace) => this.#onTrace(trace),
  );
  readonly #stage = new Stage(this, {
    onViewport: (viewport) => this.dispatchEvent(new TraceViewportChangeEvent(viewport)),
    onScene: () => this.requestUpdate(),
  });
  readonly #explorer = new Explorer({
    host: this,
    stage: this.#stage,
    openSearch: () => this.#openSearch(),
  });
  readonly #search = new NodeSearch({
    trace: () => this.trace,
    show: (matches) => this.#explorer.showMatches(matches),
    go: (path) => this.#explorer.goToPath(path),
  });
  #words: TraceWords = traceWords;
  #problem: TraceProblem | undefined;
  /** The document a page was told of last. */
  #told: TraceDocument | undefined;
  #telling = 0;
  /** Another document was asked for and has not come yet. */
  #opening: 'src' | 'data' | undefined;

  constructor() {
    super();
    new ContextProvider(this, { context: traceContext, initialValue: this.#scope });
    new Ticker(this, () => this.trace && untilNextTime(this.trace, Date.now()));
    this.#scope.error$.subscribe({ next: (problem) => this.#onProblem(problem), error: reportError });
  }

  /** The document that is shown: as it stands, or after the entry of `position`. */
  get trace(): TraceDocument | undefined {
    return this.#scope.shown$.value;
  }

  /** What part of the drawing is seen: screen = drawing × zoom + (x, y), in CSS px from the viewport's corner. */
  get viewport(): Viewport {
    return this.#stage.camera.viewport;
  }

  /** Index of the entry the tree is shown after; `null`: as it stands. */
  get position(): number | null {
    return this.#scope.position$.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#read();
    this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scope.release();
    this.#stage.disconnect();
    cancelAnimationFrame(this.#telling);
    this.#telling = 0;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated;
    if (isFirst || changed.has('strings')) {
      this.#scope.strings = withStrings(this.strings);
      this.#words = wordsOf(traceWords, this.#scope.strings.trace);
    }
    if (isFirst || ['strings', 'orientation', 'layout', 'elkWorkerUrl'].some((name) => changed.has(name))) {
      const { orientation, layout, elkWorkerUrl } = this;
      this.#stage.options = { orientation, layout, elkWorkerUrl, words: this.#words, locale: this.#scope.strings.locale };
    }
    if (changed.has('selected')) this.#onSelected();
    if (isFirst || READING.some((name) => changed.has(name))) {
      this.#opening = this.data === undefined ? 'src' : 'data';
      this.#read();
    }
  }

  protected override firstUpdated(): void {
    const explorer = this.#explorer;
    new Gestures(this.#elements.viewport, {
      panBy: (dx, dy) => this.#stage.camera.panBy(dx, dy),
      zoomBy: (factor, point) => this.#stage.camera.zoomTo(this.viewport.zoom * factor, point),
      tap: (point) => explorer.tap(point),
      doubleTap: (point) => explorer.doubleTap(point),
      hover: (point) => explorer.hover(point),
      press: () => this.#twin.value?.focus({ preventScroll: true }),
    });
    this.#connect();
  }

  protected override render(): TemplateResult {
    return traceCanvasTemplate({
      trace: this.trace,
      live: this.#scope.trace,
      position: this.position,
      hasSource: this.#hasSource,
      problem: this.#problem,
      stage: this.#stage,
      explorer: this.#explorer,
      search: this.#search,
      twin: this.#twin,
      selected: this.selected,
      label: this.label ?? this.#words.tree,
      withoutToolbar: this.withoutToolbar,
      withoutMinimap: this.withoutMinimap,
      words: this.#words,
      strings: this.#scope.strings,
      onFirstCause: () => this.#goToFirstCause('pointer'),
      onNow: () => void this.seek(null).catch(reportError),
      onRetry: () => this.#scope.refresh(),
    });
  }

  protected override updated(): void {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tooltip');
    const rect = this.#explorer.tip === undefined ? undefined : this.#stage.screenRect(this.#explorer.tip);
    if (tip && rect) placeTooltip(tip, rect, this.#stage.camera.size);
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
    this.#explorer.setExpanded(path, false);
  }

  /** Opens the subtree of a node. */
  expand(path: string): void {
    this.#explorer.setExpanded(path, true);
  }

  /** Where a node is drawn, or what it is hidden in: client px, also where it is out of sight. `undefined`: no such node. */
  nodeBounds(path: string): DOMRect | undefined {
    const rect = this.#stage.screenRect(path);
    const { left, top } = this.#elements.viewport.getBoundingClientRect();
    return rect && new DOMRect(rect.x + left, rect.y + top, rect.width, rect.height);
  }

  /** What was written about a node and all below it, oldest first, the open step last; `''` is the whole run. */
  activity(path: string): readonly TraceEntry[] {
    return this.trace ? activityOf(this.trace, path) : [];
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

  /** The whole drawing in the current theme, as SVG text. */
  async toSVG(): Promise<string> {
    const { exportSvg } = await import('./drawing/export-svg.js');
    return exportSvg(...this.#drawn());
  }

  /** The same as a PNG; `scale`: pixels to a CSS px, default 2. */
  async toPNG({ scale = 2 }: { readonly scale?: number } = {}): Promise<Blob> {
    const { exportPng } = await import('./drawing/export-png.js');
    return exportPng(...this.#drawn(), scale);
  }

  /**
   * Shows the tree as it stood after entry `index` (0-based), or as it stands (`null`). What the document cannot tell is
   * said, not made up. Newer versions are read meanwhile. Resolves when it is shown.
   */
  async seek(index: number | null): Promise<void> {
    if (index !== null) this.#atEntry ??= (await import('../../trace-model/at-entry.js')).atEntry;
    this.#scope.position$.next(index);
    if (this.#scope.trace) this.#show(this.#scope.trace);
  }

  #read(): void {
    const { src, treeSrc, live, format, data, requestInit } = this;
    if (!this.#hasSource) return this.#scope.read(undefined);
    const previous = this.#scope.trace;
    this.#scope.read(sharedTraceStore({ url: src, treeUrl: treeSrc, live, format, data, requestInit, previous }));
  }
