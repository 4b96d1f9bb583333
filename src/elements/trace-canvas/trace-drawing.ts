/** The drawing of `<trace-canvas>` as a page works with it: everything but what stands around and over it. */
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { Viewport } from '../../layout/types.js';
import type { TraceComparison } from '../../trace-model/compare/comparison.js';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import { TraceOwner } from '../internal/trace/trace-owner.js';
import type { TraceSelectSource } from '../trace-contexts.js';
import { TraceViewportChangeEvent } from '../trace-events.js';
import { traceWords, type TraceWords } from '../words/trace-words.js';
import { wordsOf } from '../words/words-of.js';
import type { Comparing } from './compare/comparing.js';
import { Explorer } from './explorer.js';
import { Stage } from './stage.js';
import { NodeSearch, type TraceSearch } from './trace-search.js';

/** What changes how it is drawn. */
const DRAWING = ['strings', 'orientation', 'layout', 'elkWorkerUrl'] as const;

/** Base of `<trace-canvas>`: draws a document, is looked at and asked. */
export abstract class TraceDrawing extends TraceOwner {
  /** Whether the tree grows from left to right or from top to bottom. */
  @property() orientation: 'horizontal' | 'vertical' = 'horizontal';
  /** `auto` and `tidy`: as a tree; `layered`: by ELK, which is loaded then. */
  @property() layout: 'auto' | 'tidy' | 'layered' = 'auto';
  /** Address of ELK's worker script, for pages whose policy allows one. */
  @property({ attribute: 'elk-worker-url' }) elkWorkerUrl: string | undefined;
  /** Accessible name of the tree. */
  @property() label: string | undefined;

  protected readonly stage = new Stage(this, {
    onViewport: (viewport) => {
      this.dispatchEvent(new TraceViewportChangeEvent(viewport));
      this.requestUpdate();
    },
    onScene: () => this.requestUpdate(),
    gestures: {
      panBy: (dx, dy) => this.stage.camera.panBy(dx, dy),
      zoomBy: (factor, point) => this.stage.camera.zoomTo(this.viewport.zoom * factor, point),
      aim: (point) => this.explorer.aim(point),
      tap: () => this.explorer.tap(),
      doubleTap: (point) => this.explorer.doubleTap(point),
      hover: (point) => this.explorer.hover(point),
      // Where the keyboard would be is not shown to fingers.
      press: () => this.focusTree({ focusVisible: false }),
    },
  });
  protected readonly explorer = new Explorer({ host: this, stage: this.stage, openSearch: () => this.openSearch() });
  protected readonly nodeSearch = new NodeSearch({
    find: (text) => this.session.query(({ searchTrace }, trace) => searchTrace(trace, text)),
    version: () => this.trace,
    show: (matches) => this.explorer.showMatches(matches),
    go: (path) => this.explorer.goToPath(path),
  });
  #comparing: Comparing | undefined;

  /** What is written in it. */
  protected words: TraceWords = traceWords;

  /** What part of the drawing is seen: screen = drawing × zoom + (x, y), in CSS px from the viewport's corner. */
  get viewport(): Viewport {
    return this.stage.camera.viewport;
  }

  /** All of the tree, however large it is. */
  fit(): void {
    this.comeNear();
    this.stage.camera.fit();
  }

  /** One step nearer. */
  zoomIn(): void {
    this.stage.camera.zoomIn();
  }

  /** One step away. */
  zoomOut(): void {
    this.stage.camera.zoomOut();
  }

  /** 1 is life size. What is in the middle stays there. */
  zoomTo(zoom: number): void {
    this.stage.camera.zoomTo(zoom);
  }

  /**
   * Opens what a node is hidden in, and moves as little as is needed for it to be seen. Where the drawing is too small for
   * names to be read, the node is brought into the middle, life size.
   */
  reveal(path: string): void {
    this.comeNear();
    this.explorer.reveal(path, true);
  }

  /** Closes the subtree of a node, which stays where it is seen. */
  collapse(path: string): void {
    this.explorer.folding.setExpanded(path, false);
  }

  /** Opens the subtree of a node. */
  expand(path: string): void {
    this.explorer.folding.setExpanded(path, true);
  }

  /** Where a node, or what it is hidden in, is drawn: client px, also out of sight. `undefined`: no such node. */
  nodeBounds(path: string): DOMRect | undefined {
    const rect = this.stage.screenRect(path);
    const corner = this.renderRoot.querySelector('.viewport')?.getBoundingClientRect();
    return rect && corner && new DOMRect(rect.x + corner.left, rect.y + corner.top, rect.width, rect.height);
  }

  /**
   * Looks for a text in names, prompts and notes, in any case, and marks the nodes found. Nothing moves until `next()` or
   * `previous()`. An empty text ends it.
   */
  search(text: string): TraceSearch {
    this.comeNear();
    return this.nodeSearch.start(text);
  }

  /** Selects and reveals the node a failure began at: the deepest on the failed path. Returns its path, if there is one. */
  firstCause(): string | undefined {
    return this.goToFirstCause('api');
  }

  /** The whole drawing in the current theme, as the text of an SVG file. */
  async toSVG(): Promise<string> {
    const [{ toSVG }] = await Promise.all([import('./picture/picture-parts.js'), this.arrival()]);
    const { scene, theme } = this.stage.drawn;
    return toSVG(scene, theme, this.label ?? this.words.tree, await this.#comparing?.markup(scene, theme));
  }

  /** The same as a PNG. `scale`: pixels to a CSS px, default 2. */
  async toPNG({ scale = 2 }: { readonly scale?: number } = {}): Promise<Blob> {
    const [{ toPNG }] = await Promise.all([import('./picture/picture-parts.js'), this.arrival()]);
    const { scene, theme } = this.stage.drawn;
    return toPNG(scene, theme, scale, this.#comparing?.paintOver);
  }

  /**
   * Compares what is shown with other documents (as object, JSON text, bytes or `TraceDocument`): nodes that came out
   * otherwise get split borders, and a bar leads from difference to difference. An empty list ends it. Resolves with what
   * was found, once there is a document to compare with. Rejects with a `TraceError` for what cannot be opened.
   */
  async compare(documents: readonly TraceInput[]): Promise<TraceComparison | undefined> {
    this.comeNear();
    const { Comparing } = await import('./compare/comparing.js');
    this.#comparing ??= new Comparing(this, this.stage, this.session.scope);
    return this.#comparing.compare(documents);
  }

  /** Path of the node a failure began at. */
  protected get cause(): string | undefined {
    return this.stage.cause;
  }

  protected goToFirstCause(source: TraceSelectSource): string | undefined {
    const path = this.cause;
    if (path === undefined || !this.explorer.select(path, source)) return undefined;
    this.explorer.reveal(path, true);
    return path;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { strings } = this.session.scope;
    if (!this.hasUpdated || DRAWING.some((name) => changed.has(name))) {
      this.words = wordsOf(traceWords, strings.trace);
      const { orientation, layout, elkWorkerUrl, words } = this;
      this.stage.options = { orientation, layout, elkWorkerUrl, words, locale: strings.locale };
    }
    if (changed.has('selected')) this.explorer.onSelected();
    // What looks through a document may have come only now.
    if (this.nodeSearch.text !== '') this.nodeSearch.refresh();
  }

  protected override arrival(): Promise<void> {
    this.comeNear();
    return super.arrival();
  }

  /** The document is needed wherever the element is. */
  protected abstract comeNear(): void;

  /** Shows the search box. */
  protected abstract openSearch(): void;

  /** The keyboard's place is the tree. */
  protected abstract focusTree(options?: FocusOptions): void;
}
