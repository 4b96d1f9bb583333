/**
 * What is drawn and how it is seen: scene, camera, painter, in step. Everything that changes asks for a frame; a frame
 * paints once, whatever happened before it.
 */
import type { Keep } from '../../layout/fold-tree.js';
import type { Orientation, Point, Rect, Size, Viewport } from '../../layout/types.js';
import { isWithin } from '../../trace-model/ask/lookup.js';
import type { TraceDocument, TraceNode } from '../../trace-model/trace-document.js';
import type { TraceWords } from '../words/trace-words.js';
import { Camera } from './camera.js';
import type { Painter } from './drawing/painter.js';
import { itemOfPath, rectOf } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';
import type { CanvasTheme, ThemeWatch } from './drawing/theme.js';
import type * as parts from './drawing-parts.js';
import type { Equipment, StageElements } from './equipment.js';
import type { GestureHandlers } from './gestures.js';
import type * as interaction from './interaction-parts.js';
import { markedItems, type MarkedItems, type Marks } from './marks.js';
import { roomOf, type Room } from './room.js';

/** How the tree is to be drawn. */
export interface StageOptions {
  readonly orientation: Orientation;
  readonly layout: 'auto' | 'tidy' | 'layered';
  readonly elkWorkerUrl: string | undefined;
  readonly words: TraceWords;
  readonly locale: string;
}

export interface StageHandlers {
  /** The camera moved; at most once a frame, after painting. */
  onViewport(viewport: Viewport): void;
  /** There is another scene. */
  onScene(scene: Scene | undefined): void;
  /** What pointers do. */
  readonly gestures: GestureHandlers;
}

/** Once loaded, for every canvas of the page. */
let loaded: typeof parts | undefined;
let hands: typeof interaction | undefined;

/** Loads what draws. */
export async function loadDrawing(): Promise<void> {
  loaded ??= await import('./drawing-parts.js');
}

export class Stage {
  readonly camera: Camera = new Camera(() => this.requestFrame());
  /** Paths of closed subtrees, and of nodes whose stacks are open. */
  readonly collapsed = new Set<string>();
  readonly openStacks = new Set<string>();
  /** Why there are no layers, where they are wanted. */
  layoutProblem: Error | undefined;
  readonly #host: HTMLElement;
  readonly #handlers: StageHandlers;
  readonly #observer = new ResizeObserver(() => this.resize());
  #elements: StageElements | undefined;
  #painter: Painter | undefined;
  #equipment: Equipment | undefined;
  #themes: ThemeWatch | undefined;
  #options: StageOptions | undefined;
  #trace: TraceDocument | undefined;
  #scene: Scene | undefined;
  #marks: Marks = {};
  /** The same by items; made anew when marks or items are others. */
  #state: MarkedItems | undefined;
  #told: Viewport | undefined;
  #elk: AbortController | undefined;
  #room: Pick<Room, 'room' | 'corner'> | undefined;
  /** Laid out since the last frame: what stands around the drawing may have come or gone with it. */
  #isNew = false;
  #frame = 0;

  constructor(host: HTMLElement, handlers: StageHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  get theme(): CanvasTheme | undefined {
    return this.#themes?.theme;
  }

  /** Whether names are drawn at this zoom. */
  get isReadable(): boolean {
    return !loaded || !this.#scene || loaded.hasNames(this.#scene.metrics, this.camera.viewport.zoom);
  }

  get orientation(): Orientation {
    return this.#options?.orientation ?? 'horizontal';
  }

  /** What makes the items of the tree for screen readers, once it is there. */
  get items(): typeof interaction.twinItems | undefined {
    return this.#equipment && hands?.twinItems;
  }

  /** Path of the node a failure began at. */
  get cause(): string | undefined {
    return this.#trace && loaded?.firstCauseOf(this.#trace)?.path;
  }

  /** What is drawn, for a picture of it, which has all the room it wants. Throws where nothing is. */
  get drawn(): { readonly scene: Scene; readonly theme: CanvasTheme } {
    const { scene, theme } = this;
    if (!scene || !theme) throw new Error('there is no drawing: no trace was opened, or the element is in no page');
    if (!loaded || this.#options?.layout === 'layered') return { scene, theme };
    return { scene: loaded.createScene(scene.trace, { ...scene, room: undefined, spacing: undefined }, scene), theme };
  }

  /** Begins to draw on these elements, once what draws is there; they and the host are in the document. */
  connect(elements: StageElements): void {
    this.#elements = elements;
    loadDrawing()
      .then(() => this.#begin())
      .catch(reportError);
  }

  #begin(): void {
    const elements = this.#elements;
    if (!loaded || !elements || this.#themes || !this.#host.isConnected) return;
    this.#painter ??= new loaded.Painter(elements.canvas);
    this.#equipment?.paper.listen();
    this.#themes = loaded.watchTheme(this.#host, () => this.layOut());
    this.#observer.observe(elements.viewport);
    this.#observer.observe(elements.minimap);
    this.resize();
    this.layOut();
  }

  /** Makes what one works with, for as long as the element lives. */
  async #equip(): Promise<void> {
    hands ??= await import('./interaction-parts.js');
    const elements = this.#elements;
    if (!elements || this.#equipment) return;
    const { gestures } = this.#handlers;
    this.#equipment = hands.equip({ host: this.#host, elements, camera: this.camera, gestures, scene: () => this.#scene });
    this.#handlers.onScene(this.#scene);
    this.requestFrame();
  }

  disconnect(): void {
    this.#equipment?.paper.stop();
    this.#observer.disconnect();
    this.#themes?.stop();
    this.#themes = undefined;
    this.#elk?.abort();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Draws another document, or none. One of the same tree is not laid out again. */
  show(trace: TraceDocument | undefined): void {
    this.#trace = trace;
    this.#begin();
    const before = this.#scene;
    if (!trace) return this.#use(undefined);
    if (before && loaded?.isSameTree(before.trace, trace)) this.#use(loaded.withTrace(before, trace));
    else this.layOut();
  }

  /** Forgets what was folded and where one was: another execution is shown. */
  reset(): void {
    this.collapsed.clear();
    this.openStacks.clear();
    this.#scene = undefined;
    this.camera.fit();
  }

  set options(options: StageOptions) {
    this.#options = options;
    this.layOut();
  }

  set marks(marks: Marks) {
    this.#marks = marks;
    this.#state = undefined;
    this.requestFrame();
  }

  /** Lays out anew. `anchor`: path of a node that stays where it is seen; default: what is in the middle, unless all is in view. */
  layOut(anchor?: string): void {
    const theme = this.theme;
    if (!loaded || !theme || !this.#trace || !this.#options) return;
    const before = this.#scene;
    const { metrics } = theme;
    // What one looks at from near stays as it is spaced; what is all in view is spaced for the view.
    const isSpaced = before?.metrics === metrics && (anchor !== undefined || !this.camera.isFitted);
    const spaced = isSpaced ? { spacing: before.spacing } : { room: this.camera.room };
    const folding = { collapsed: this.collapsed, openStacks: this.openStacks, keep: this.#keep };
    const scene = loaded.createScene(this.#trace, { ...this.#options, ...folding, ...spaced, metrics }, before);
    this.#replace(scene, anchor);
    this.#isNew = true;
    this.#elk?.abort();
    this.layoutProblem = undefined;
    if (this.#options.layout === 'layered') this.#layer(scene, this.#options.elkWorkerUrl).catch(reportError);
  }

  #replace(scene: Scene, anchor?: string): void {
    const before = this.#scene;
    const { camera } = this;
    this.#use(scene);
    const isHeld = anchor !== undefined || !camera.isFitted;
    camera.setBounds(boundsOf(scene), isHeld && before ? loaded?.anchorOf(before, scene, camera, anchor) : undefined);
  }

  /** Where ELK has an answer in time, and nothing else was laid out meanwhile, it takes the place of the tree's own layout. */
  async #layer(scene: Scene, workerUrl: string | undefined): Promise<void> {
    const { signal } = (this.#elk = new AbortController());
    const found = await import('./layered.js').then(({ layered }) => layered(scene, workerUrl, signal), (cause: unknown) => new Error('not loaded', { cause }));
    const trace = this.#trace;
    if (!loaded || !trace || signal.aborted) return;
    if (found instanceof Error) {
      this.layoutProblem = found;
      return this.#handlers.onScene(scene);
    }
    this.#replace(loaded.withTrace(found, trace));
  }

  /** Where the node with this path, or what hides it, is seen: CSS px from the viewport's corner. */
  screenRect(path: string): Rect | undefined {
    const rect = this.#scene && rectOf(this.#scene, path);
    if (!rect) return undefined;
    const { x, y, zoom } = this.camera.viewport;
    return { x: rect.x * zoom + x, y: rect.y * zoom + y, width: rect.width * zoom, height: rect.height * zoom };
  }

  /** The item seen at a point of the viewport; -1. */
  itemAt(point: Point): number {
    return this.#scene?.index.itemAt(this.camera.worldAt(point)) ?? -1;
  }

  /** Path of the collapsed node whose badge is seen at a point of the viewport. */
  badgeAt(point: Point): string | undefined {
    return this.#scene && hands?.badgeAt(this.#scene, this.camera.worldAt(point), this.camera.viewport.zoom);
  }

  /** Opens what a node is hidden in. */
  uncover(path: string): void {
    const scene = this.#scene;
    if (!scene) return;
    const open = [...this.collapsed].filter((closed) => closed !== path && isWithin(path, closed));
    for (const closed of open) this.collapsed.delete(closed);
    const node = scene.trace.nodes[scene.tree.indexOf(path)];
    const isStacked = (scene.folded.stacked[itemOfPath(scene, path)] ?? 0) > 0;
    if (isStacked && node?.parentPath !== undefined) this.openStacks.add(node.parentPath);
    if (open.length > 0 || isStacked) this.layOut();
  }

  requestFrame(): void {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  /** What is worth seeing is kept out of stacks, and what one looks at. */
  readonly #keep = (node: TraceNode): Keep =>
    node.path === this.#marks.selected ? 'always' : (loaded?.worthSeeing(node) ?? 'no');

  #use(scene: Scene | undefined): void {
    this.#scene = scene;
    this.#state = undefined;
    this.#handlers.onScene(scene);
    this.requestFrame();
  }

  #draw(): void {
    if (this.#isNew) this.resize();
    this.#isNew = false;
    const { camera, theme } = this;
    if (loaded && this.#scene && camera.isFitted && !loaded.isSpacedFor(this.#scene, camera.room)) this.layOut();
    this.#frame = 0;
    const scene = this.#scene;
    if (!theme || !this.#painter || camera.size.width === 0) return;
    if (!scene) {
      this.#painter.clear();
      this.#equipment?.world.clear();
      return;
    }
    const state = (this.#state ??= markedItems(scene, this.#marks));
    const { viewport, size } = camera;
    const domItems = this.#equipment?.world.draw(scene, viewport, size, theme, state) ?? new Set();
    this.#painter.paint(scene, viewport, size, theme, { ...state, domItems });
    this.#equipment?.overview.paint(scene, theme);
    if (!this.#equipment) this.#equip().catch(reportError);
    if (viewport === this.#told) return;
    this.#told = viewport;
    this.#handlers.onViewport(viewport);
  }

  /** Takes the size of the view, and of what lies over it. */
  resize(): void {
    const viewport = this.#elements?.viewport;
    const { room, corner, bar, minimap } = roomOf(this.#host, viewport);
    const before = this.#room;
    const size: Size = { width: viewport?.clientWidth ?? 0, height: viewport?.clientHeight ?? 0 };
    this.camera.toolbar = bar;
    if (minimap) this.camera.minimap = minimap;
    if (size.width > 0 && size.height > 0) {
      const isSameRoom = before?.room === room;
      this.camera.resize(size, isSameRoom ? { x: corner.x - before.corner.x, y: corner.y - before.corner.y } : undefined);
      this.#room = { room, corner };
    }
    this.requestFrame();
  }
}

const boundsOf = ({ layout }: Scene): Rect => ({ x: 0, y: 0, width: layout.width, height: layout.height });
