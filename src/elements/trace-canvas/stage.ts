/**
 * What is drawn and how it is seen: scene, camera, painter, in step. Everything that changes asks for a frame; a frame
 * paints once, whatever happened before it.
 */
import type { Keep } from '../../layout/fold-tree.js';
import type { LayoutError } from '../../layout/layered-layout.js';
import type { Orientation, Point, Rect, Size, Viewport } from '../../layout/types.js';
import { isWithin } from '../../trace-model/node-path.js';
import type { NodeStatus, TraceDocument, TraceNode } from '../../trace-model/trace-document.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import type { TraceWords } from '../words/trace-words.js';
import { Camera } from './camera.js';
import type { Painter, PaintState } from './drawing/painter.js';
import { itemOfPath, rectOf } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';
import type { CanvasTheme, ThemeWatch } from './drawing/theme.js';
import type * as parts from './drawing-parts.js';
import type { GestureHandlers } from './gestures.js';
import type * as interaction from './interaction-parts.js';
import type { Overview } from './panels/overview.js';
import type { Paper } from './picture/paper.js';
import { roomOf, type Room } from './room.js';
import type { WorldLayer } from './world-layer.js';

/** Elements that are drawn on. */
export interface StageElements {
  readonly viewport: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Holds the nodes that are in the DOM. */
  readonly world: HTMLElement;
  readonly minimap: HTMLCanvasElement;
}

/** How the tree is to be drawn. */
export interface StageOptions {
  readonly orientation: Orientation;
  readonly layout: 'auto' | 'tidy' | 'layered';
  readonly elkWorkerUrl: string | undefined;
  readonly words: TraceWords;
  readonly locale: string;
}

/** What is marked in the drawing, by path. */
export interface Marks {
  readonly selected?: string | undefined;
  readonly hovered?: string | undefined;
  readonly focused?: string | undefined;
  readonly matches?: ReadonlySet<string> | undefined;
}

export interface StageHandlers {
  /** The camera moved; at most once a frame, after painting. */
  onViewport(viewport: Viewport): void;
  /** There is another scene. */
  onScene(scene: Scene | undefined): void;
  /** What pointers do. */
  readonly gestures: GestureHandlers;
}

/** What is kept out of stacks: what is worked on, and what went wrong. */
const KEPT: ReadonlyMap<NodeStatus, Keep> = new Map([
  ['active', 'always'],
  ['retrying', 'always'],
  ['waiting', 'always'],
  ['failure', 'if-room'],
]);

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
  layoutProblem: LayoutError | undefined;
  readonly #host: HTMLElement;
  readonly #handlers: StageHandlers;
  readonly #observer = new ResizeObserver(() => this.resize());
  #elements: StageElements | undefined;
  #painter: Painter | undefined;
  #world: WorldLayer | undefined;
  #overview: Overview | undefined;
  #paper: Paper | undefined;
  #themes: ThemeWatch | undefined;
  #options: StageOptions | undefined;
  #trace: TraceDocument | undefined;
  #scene: Scene | undefined;
  #marks: Marks = {};
  /** The same by items; made anew when marks or items are others. */
  #state: Omit<PaintState, 'domItems'> | undefined;
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

  /** What makes the tree of keyboard and screen readers, once it is there. */
  get twin(): typeof interaction.twin | undefined {
    return hands?.twin;
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
    this.#paper?.listen();
    this.#themes = loaded.watchTheme(this.#host, () => this.layOut());
    this.#observer.observe(elements.viewport);
    this.#observer.observe(elements.minimap);
    this.resize();
    this.layOut();
  }

  /** Makes what one works with, for as long as the element lives. */
  async #equip(): Promise<void> {
    hands ??= await import('./interaction-parts.js');
    const { Gestures, Overview, WorldLayer, worldStyles } = hands;
    if (!this.#elements || this.#world) return;
    const { viewport, world, minimap } = this.#elements;
    for (const sheet of worldStyles) adoptStyles(this.#host.shadowRoot ?? undefined, sheet);
    new Gestures(viewport, this.#handlers.gestures);
    this.#world = new WorldLayer(world);
    this.#overview = new Overview(minimap, this.camera);
    this.#paper = new hands.Paper(this.#host, () => this.#scene);
    this.#paper.listen();
    this.#handlers.onScene(this.#scene);
    this.requestFrame();
  }

  disconnect(): void {
    this.#paper?.stop();
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

  /** Lays out anew. `anchor`: path of a node that stays where it is seen. */
  layOut(anchor?: string): void {
    const theme = this.theme;
    if (!loaded || !theme || !this.#trace || !this.#options) return;
    const before = this.#scene;
    const from = before && anchor !== undefined ? rectOf(before, anchor) : undefined;
    const { metrics } = theme;
    // What one looks at from near stays as it is spaced; what is all in view is spaced for the view.
    const isSpaced = before?.metrics === metrics && (from !== undefined || !this.camera.isFitted);
    const spaced = isSpaced ? { spacing: before.spacing } : { room: this.camera.room };
    const folding = { collapsed: this.collapsed, openStacks: this.openStacks, keep: this.#keep };
    const scene = loaded.createScene(this.#trace, { ...this.#options, ...folding, ...spaced, metrics }, before);
    const to = from && anchor !== undefined ? rectOf(scene, anchor) : undefined;
    this.#use(scene);
    this.#isNew = true;
    this.camera.setBounds(boundsOf(scene), from && to ? { from, to } : undefined);
    this.#elk?.abort();
    this.layoutProblem = undefined;
    if (this.#options.layout === 'layered') this.#layer(scene, this.#options.elkWorkerUrl).catch(reportError);
  }

  /** Where ELK has an answer in time, and nothing else was laid out meanwhile, it takes the place of the tree's own layout. */
  async #layer(scene: Scene, workerUrl: string | undefined): Promise<void> {
    const { signal } = (this.#elk = new AbortController());
    const { layered } = await import('./layered.js');
    const found = await layered(scene, workerUrl, signal);
    const trace = this.#trace;
    if (!loaded || !trace || signal.aborted) return;
    if (found instanceof Error) {
      this.layoutProblem = found;
      return this.#handlers.onScene(scene);
    }
    this.#use(loaded.withTrace(found, trace));
    this.camera.setBounds(boundsOf(found));
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

  /** And what one looks at. */
  readonly #keep = (node: TraceNode): Keep =>
    node.path === this.#marks.selected ? 'always' : (KEPT.get(node.status) ?? 'no');

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
      this.#world?.clear();
      return;
    }
    const state = (this.#state ??= stateOf(scene, this.#marks));
    const { viewport, size } = camera;
    const domItems = this.#world?.draw(scene, viewport, size, theme, state) ?? new Set();
    this.#painter.paint(scene, viewport, size, theme, { ...state, domItems });
    this.#overview?.paint(scene, theme);
    if (!this.#world) this.#equip().catch(reportError);
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

/** What is marked, by items of a scene. */
function stateOf(scene: Scene, { selected, hovered, focused, matches }: Marks): Omit<PaintState, 'domItems'> {
  const itemOf = (path: string | undefined): number => (path === undefined ? -1 : itemOfPath(scene, path));
  return {
    selected: itemOf(selected),
    hovered: itemOf(hovered),
    focused: itemOf(focused),
    matches: matches && new Set(Array.from(matches, itemOf)),
  };
}
