import { property } from 'lit/decorators/property.js';
import type { Viewport } from '../../../layout/types.js';
import type { RequestInitOption, TraceInput } from '../../../streams/index.js';
import type { TraceComparison } from '../../../trace-model/compare/comparison.js';
import type { TraceDocument, TraceEntry } from '../../../trace-model/trace-document.js';
import { BaseElement } from '../../internal/base-element.js';
import type { RunStringOverrides } from '../../strings.js';

export type Canvas = HTMLElementTagNameMap['trace-canvas'];

/**
 * Base of `<trace-viewer>`: what `<trace-canvas>` offers to a page, for the canvas inside; and what can be styled in that
 * and in the inspector.
 *
 * @csspart diagnosis - The line above the drawing.
 * @csspart viewport - What the tree is drawn in.
 * @csspart node - A node that can be read; `data-path`, `data-kind`, `data-status`.
 * @csspart node-label - Its name.
 * @csspart node-status - The mark of its status.
 * @csspart edge - The line to a node from the one above.
 * @csspart toolbar - Zoom, fit, collapse, follow, search.
 * @csspart zoom-level - The zoom in per cent.
 * @csspart minimap - The whole tree in small.
 * @csspart legend - The marks of the statuses that occur.
 * @csspart error - Why a document could not be read.
 * @csspart tabs - The inspector's list of tabs.
 * @csspart tab - One tab.
 * @csspart panel - What the tab shows.
 * @csspart card - An entry of Activity.
 * @csspart badge - A reference to a variable or constant.
 * @csspart state-row - A variable or constant.
 * @csspart engine-row - A node of Engine.
 * @csspart search - Search boxes, of the drawing and of the inspector.
 * @csspart filters - Filters of Activity.
 */
export abstract class CanvasHost extends BaseElement {
  /** Address of the document, against the page. */
  @property() src: string | undefined;
  /** `auto`: told by the document; else `behaviors` or `abtree`. */
  @property() format: 'auto' | 'behaviors' | 'abtree' = 'auto';
  /** Address of the tree of `src` or `data`, for documents that keep it in a second file. */
  @property({ attribute: 'tree-src' }) treeSrc: string | undefined;
  /** Watch addresses: their documents are rewritten while the execution goes on. */
  @property({ type: Boolean }) live = false;
  /** Dotted path of the selected node; the empty string is the root, absent is none. */
  @property({ reflect: true }) selected: string | undefined;
  /** Whether the tree grows from left to right or from top to bottom. */
  @property() orientation: 'horizontal' | 'vertical' = 'horizontal';
  /** `auto` and `tidy`: as a tree; `layered`: by ELK, which is loaded then. */
  @property() layout: 'auto' | 'tidy' | 'layered' = 'auto';
  /** No toolbar over the drawing. */
  @property({ type: Boolean, attribute: 'without-toolbar' }) withoutToolbar = false;
  /** No minimap. */
  @property({ type: Boolean, attribute: 'without-minimap' }) withoutMinimap = false;
  /** No inspector, until somebody asks for it. */
  @property({ type: Boolean, attribute: 'without-inspector', reflect: true }) withoutInspector = false;
  /** Address of ELK's worker script, for pages whose policy allows one. */
  @property({ attribute: 'elk-worker-url' }) elkWorkerUrl: string | undefined;
  /** Accessible name of the tree. */
  @property() label: string | undefined;

  /** A document in hand: as object, JSON text, bytes or `TraceDocument`. Wins over `src`. */
  @property({ attribute: false }) data: TraceInput | undefined;
  /** The tree of `src` or `data` in hand, for documents that keep it in a second file. Wins over `tree-src`. */
  @property({ attribute: false }) treeData: TraceInput | undefined;
  /** What requests to `src` carry, and to other addresses of this origin; the place for tokens. */
  @property({ attribute: false }) requestInit: RequestInitOption | undefined;
  /** Words that replace ours. */
  @property({ attribute: false }) strings: RunStringOverrides | undefined;

  /**
   * Whether the inspector is shown, as `<trace-canvas>` has it; here it is, unless said otherwise.
   *
   * @default true
   */
  @property({ type: Boolean })
  get inspector(): boolean {
    return !this.withoutInspector;
  }
  set inspector(shown: boolean) {
    this.withoutInspector = !shown;
  }

  /** The canvas inside; `null` before the first rendering. */
  protected get canvas(): Canvas | null {
    return this.hasUpdated ? this.renderRoot.querySelector('trace-canvas') : null;
  }

  async #drawn(): Promise<Canvas> {
    await this.updateComplete;
    const { canvas } = this;
    if (!canvas) throw new Error('<trace-viewer> must be in a document for this');
    return canvas;
  }

  /** The document that is shown: as it stands, or after the entry of `position`. */
  get trace(): TraceDocument | undefined {
    return this.canvas?.trace;
  }

  /** Index of the entry the execution is shown after; `null`: as it stands. */
  get position(): number | null {
    return this.canvas?.position ?? null;
  }

  /** What part of the drawing is seen: screen = drawing × zoom + (x, y), in CSS px. */
  get viewport(): Viewport | undefined {
    return this.canvas?.viewport;
  }

  /** All of the tree, however large it is. */
  fit(): void {
    this.canvas?.fit();
  }

  /** One step nearer. */
  zoomIn(): void {
    this.canvas?.zoomIn();
  }

  /** One step away. */
  zoomOut(): void {
    this.canvas?.zoomOut();
  }

  /** 1 is life size. */
  zoomTo(zoom: number): void {
    this.canvas?.zoomTo(zoom);
  }

  /**
   * Opens what a node is hidden in, and moves as little as is needed for it to be seen. Where the drawing is too small for
   * names to be read, the node is brought into the middle, life size.
   */
  reveal(path: string): void {
    this.canvas?.reveal(path);
  }

  /** Closes the subtree of a node. */
  collapse(path: string): void {
    this.canvas?.collapse(path);
  }

  /** Opens the subtree of a node. */
  expand(path: string): void {
    this.canvas?.expand(path);
  }

  /** Where a node, or what it is hidden in, is drawn: client px. `undefined`: no such node. */
  nodeBounds(path: string): DOMRect | undefined {
    return this.canvas?.nodeBounds(path);
  }

  /** What was written about a node and all below it, oldest first, the open step last; `''` is the whole run. */
  activity(path: string): readonly TraceEntry[] {
    return this.canvas?.activity(path) ?? [];
  }

  /** Looks for a text in names, prompts and notes, and marks the nodes found. An empty text ends it. */
  search(text: string): ReturnType<Canvas['search']> {
    return this.canvas?.search(text) ?? { count: 0, next: () => undefined, previous: () => undefined };
  }

  /** Selects and reveals the node a failure began at. Returns its path, if there is one. */
  firstCause(): string | undefined {
    return this.canvas?.firstCause();
  }

  /** The whole drawing in the current theme, as the text of an SVG file. */
  async toSVG(): Promise<string> {
    return (await this.#drawn()).toSVG();
  }

  /** The same as a PNG. `scale`: pixels to a CSS px, default 2. */
  async toPNG(options?: { readonly scale?: number }): Promise<Blob> {
    return (await this.#drawn()).toPNG(options);
  }

  /** Shows the execution as it stood after entry `index` (0-based, -1: before the first), or as it stands (`null`). */
  async seek(index: number | null): Promise<void> {
    return (await this.#drawn()).seek(index);
  }

  /**
   * Compares the trace shown with other documents. An empty list ends it. Resolves with what was found; rejects with a
   * `TraceError` for what cannot be opened.
   */
  async compare(documents: readonly TraceInput[]): Promise<TraceComparison | undefined> {
    return (await this.#drawn()).compare(documents);
  }
}
