/** What a person does with the drawing, whatever with: selects, walks, folds, zooms, follows. Paths, not items, for those change. */
import type { Point, Rect } from '../../layout/types.js';
import type { NodeStatus, TraceNode } from '../../trace-model/trace-document.js';
import type { TraceSelectSource } from '../trace-contexts.js';
import { TraceSelectEvent, TraceSelectionChangeEvent, TraceToggleEvent } from '../trace-events.js';
import { nodeName } from './drawing/node-names.js';
import { isStack, itemOfPath, nodeAtPath, nodeOfItem, rectOf, rectOfItem } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';
import type { Stage } from './stage.js';
import type { ToolbarCommand } from './toolbar.js';
import { treeCommand, TypeAhead, type TreeCommand } from './tree-keys.js';
import { beside, endOf, into, outOf, startingWith } from './tree-walk.js';

/** CSS px the view moves at a key. */
const PAN_PX = 64;
/** Hovering this many ms shows the tooltip. */
const HOVER_MS = 350;

/** Ended, and nothing one would look for: what "Collapse what is finished" closes. A failure only where it was recovered. */
const FINISHED: ReadonlySet<NodeStatus> = new Set(['success', 'skipped', 'cut-off']);

/** The element it is done in. */
export interface ExplorerHost {
  selected: string | undefined;
  dispatchEvent(event: Event): boolean;
  requestUpdate(): void;
}

export interface ExplorerOptions {
  readonly host: ExplorerHost;
  readonly stage: Stage;
  /** The search box is asked for. */
  readonly openSearch: () => void;
}

export class Explorer {
  readonly #host: ExplorerHost;
  readonly #stage: Stage;
  readonly #openSearch: () => void;
  readonly #typing = new TypeAhead();
  #hoverTimer: ReturnType<typeof setTimeout> | undefined;
  #isTipHovered = false;
  /** Path of the node the keyboard is at. */
  active = '';
  /** Whether the tree has the focus, and shows it. */
  isFocused = false;
  /** Whether the view goes where the cursor goes. */
  isFollowing = false;
  /** Path of the node under the pointer. */
  hovered: string | undefined;
  /** Path of the node the tooltip is about. */
  tip: string | undefined;
  #matches: ReadonlySet<string> | undefined;

  constructor({ host, stage, openSearch }: ExplorerOptions) {
    this.#host = host;
    this.#stage = stage;
    this.#openSearch = openSearch;
  }

  /** Another execution is shown: nothing that was done applies to it. */
  reset(): void {
    this.active = '';
    this.hovered = this.tip = undefined;
  }

  /** Selects a node, or none, unless the page prevents it. */
  select(path: string | undefined, source: TraceSelectSource): boolean {
    const previous = this.#host.selected;
    if (path !== undefined) this.active = path;
    this.mark();
    if (path === previous) return true;
    if (!this.#host.dispatchEvent(new TraceSelectEvent(path, previous, source))) return false;
    this.#host.selected = path;
    this.#host.dispatchEvent(new TraceSelectionChangeEvent(path, previous));
    return true;
  }

  /** The page selected a node, or none. */
  onSelected(): void {
    const { selected } = this.#host;
    if (selected !== undefined) {
      this.active = selected;
      this.reveal(selected);
    }
    this.mark();
  }

  /** Opens what a node is hidden in, and brings it into view. */
  reveal(path: string): void {
    this.#stage.uncover(path);
    const rect = this.#stage.scene && rectOf(this.#stage.scene, path);
    if (rect) this.#stage.camera.reveal(rect);
  }

  /** Marks what a search found; `undefined`: nobody searches. */
  showMatches(matches: ReadonlySet<string> | undefined): void {
    this.#matches = matches;
    this.mark();
  }

  /** The node with this path becomes the active one, in view. */
  goToPath(path: string): void {
    this.active = path;
    this.reveal(path);
    this.mark();
  }

  /** Opens or closes the subtree of a node, which stays where it is seen. */
  setExpanded(path: string, expanded: boolean): void {
    const { scene, collapsed } = this.#stage;
    const node = scene && nodeAtPath(scene, path);
    if (!node || node.childPaths.length === 0 || collapsed.has(path) !== expanded) return;
    if (expanded) collapsed.delete(path);
    else collapsed.add(path);
    this.#stage.layOut(path);
    this.#host.requestUpdate();
  }

  /** The same, by a person: the page may prevent it. */
  toggle(path: string): void {
    const { scene, collapsed } = this.#stage;
    if ((scene && nodeAtPath(scene, path))?.childPaths.length === 0) return;
    const expanded = collapsed.has(path);
    if (this.#host.dispatchEvent(new TraceToggleEvent(path, expanded))) this.setExpanded(path, expanded);
  }

  /** Goes where the cursor is, while following. */
  follow(): void {
    const path = this.#stage.scene?.trace.cursor?.path;
    if (this.isFollowing && path !== undefined) this.reveal(path);
  }

  /** Tells the stage what is to be marked. */
  mark(): void {
    const focused = this.isFocused ? this.active : undefined;
    this.#stage.marks = { selected: this.#host.selected, hovered: this.hovered, focused, matches: this.#matches };
    this.#host.requestUpdate();
  }

  // Pointer

  tap(point: Point): void {
    const item = this.#stage.itemAt(point);
    const { scene } = this.#stage;
    const closed = this.#stage.badgeAt(point);
    this.#hideTip();
    if (closed !== undefined) this.toggle(closed);
    else if (!scene || item < 0) this.select(undefined, 'pointer');
    else if (isStack(scene, item)) this.#openStack(scene, item);
    else this.select(nodeOfItem(scene, item).path, 'pointer');
  }

  doubleTap(point: Point): void {
    const item = this.#stage.itemAt(point);
    if (item < 0) this.#stage.camera.fit();
    else this.#focusSubtree(item);
  }

  hover(point: Point | undefined): void {
    const { scene } = this.#stage;
    const item = point ? this.#stage.itemAt(point) : -1;
    const path = scene && item >= 0 ? nodeOfItem(scene, item).path : point && this.#stage.badgeAt(point);
    if (path === this.hovered) return;
    this.hovered = path;
    clearTimeout(this.#hoverTimer);
    // Away from a node it waits too, so that one can get to the tooltip itself.
    this.#hoverTimer = setTimeout(() => this.#tipAt(path), HOVER_MS);
    this.mark();
  }

  /** The pointer is on the tooltip, or leaves it. */
  hoverTip(isOn: boolean): void {
    clearTimeout(this.#hoverTimer);
    if (!isOn) this.#hoverTimer = setTimeout(() => this.#tipAt(undefined), HOVER_MS);
  }

  /** What the pointer has come to rest at; leaving it does not hide what the keyboard shows. */
  #tipAt(path: string | undefined): void {
    if (path === undefined && !this.#isTipHovered) return;
    this.#isTipHovered = path !== undefined;
    this.#showTip(path);
  }

  /** An assistive technology pressed an item of the tree. */
  press(item: number): void {
    const { scene } = this.#stage;
    if (!scene) return;
    if (isStack(scene, item)) this.#openStack(scene, item);
    else this.select(nodeOfItem(scene, item).path, 'keyboard');
  }

  // Keyboard

  onKey(event: KeyboardEvent): void {
    const { scene } = this.#stage;
    if (!scene) return;
    const command = treeCommand(event, scene.orientation);
    const item = this.activeItem(scene);
    if (command) this.#run(command, scene, item);
    else {
      const typed = this.#typing.add(event);
      const found = typed === undefined ? undefined : startingWith(scene.folded, item, typed, (each) => nodeName(nodeOfItem(scene, each)));
      if (found === undefined) return;
      this.#goTo(scene, found);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The item the keyboard is at. */
  activeItem(scene: Scene): number {
    return Math.max(0, itemOfPath(scene, this.active));
  }

  #run(command: TreeCommand, scene: Scene, item: number): void {
    const { folded } = scene;
    const { camera } = this.#stage;
    const node = nodeOfItem(scene, item);
    const commands: Readonly<Record<TreeCommand, () => void>> = {
      in: () => {
        if (isStack(scene, item)) this.#openStack(scene, item);
        else if (this.#stage.collapsed.has(node.path)) this.toggle(node.path);
        else this.#goTo(scene, into(folded, item));
      },
      out: () => this.#goTo(scene, outOf(folded, item)),
      next: () => this.#goTo(scene, beside(folded, item, 1)),
      previous: () => this.#goTo(scene, beside(folded, item, -1)),
      first: () => this.#goTo(scene, 0),
      last: () => this.#goTo(scene, folded.count - 1),
      select: () => (isStack(scene, item) ? this.#openStack(scene, item) : this.select(node.path, 'keyboard')),
      focus: () => this.#focusSubtree(item),
      toggle: () => (isStack(scene, item) ? this.#openStack(scene, item) : this.toggle(node.path)),
      'zoom-in': () => camera.zoomIn(),
      'zoom-out': () => camera.zoomOut(),
      fit: () => camera.fit(),
      search: () => this.#openSearch(),
      escape: () => (this.tip === undefined ? this.select(undefined, 'keyboard') : this.#hideTip()),
      'pan-left': () => camera.panBy(PAN_PX, 0),
      'pan-right': () => camera.panBy(-PAN_PX, 0),
      'pan-up': () => camera.panBy(0, PAN_PX),
      'pan-down': () => camera.panBy(0, -PAN_PX),
    };
    commands[command]();
  }

  /** The keyboard goes to an item, and the view with it. */
  #goTo(scene: Scene, item: number): void {
    this.active = nodeOfItem(scene, item).path;
    this.isFocused = true;
    this.#stage.camera.reveal(rectOfItem(scene, item));
    clearTimeout(this.#hoverTimer);
    this.#isTipHovered = false;
    this.#showTip(this.active);
    this.mark();
  }

  /** The tree got or lost the focus; `visible`: by the keyboard. */
  setFocused(visible: boolean): void {
    this.isFocused = visible;
    if (!visible) this.#hideTip();
    this.mark();
  }

  // Toolbar

  onCommand(command: ToolbarCommand): void {
    const { camera } = this.#stage;
    const commands: Readonly<Record<ToolbarCommand, () => void>> = {
      'zoom-out': () => camera.zoomOut(),
      'zoom-in': () => camera.zoomIn(),
      'zoom-reset': () => camera.zoomTo(1),
      fit: () => camera.fit(),
      collapse: () => this.#collapseFinished(),
      expand: () => this.#expandAll(),
      follow: () => {
        this.isFollowing = !this.isFollowing;
        this.follow();
      },
      search: () => this.#openSearch(),
    };
    commands[command]();
    this.#host.requestUpdate();
  }

  #collapseFinished(): void {
    const { scene, collapsed } = this.#stage;
    if (!scene) return;
    const isFinished = (node: TraceNode): boolean => FINISHED.has(node.status) || node.recovered === true;
    // Closed to this depth: what lies deeper is hidden already.
    let closed = Infinity;
    for (const node of scene.trace.nodes) {
      if (node.depth > closed) continue;
      const closes = node.depth > 0 && node.childPaths.length > 0 && isFinished(node);
      closed = closes ? node.depth : Infinity;
      if (closes) collapsed.add(node.path);
    }
    this.#stage.layOut();
  }

  #expandAll(): void {
    this.#stage.collapsed.clear();
    this.#stage.layOut();
  }

  #openStack(scene: Scene, item: number): void {
    const parent = nodeOfItem(scene, outOf(scene.folded, item)).path;
    this.#stage.openStacks.add(parent);
    this.active = nodeOfItem(scene, item).path;
    this.#stage.layOut(parent);
    this.mark();
  }

  /** Fills the view with an item and everything below it. */
  #focusSubtree(item: number): void {
    const { scene } = this.#stage;
    if (!scene) return;
    this.#hideTip();
    this.#stage.camera.focus(boundsOf(scene, item));
  }

  #showTip(path: string | undefined): void {
    if (path === this.tip) return;
    this.tip = path;
    this.#host.requestUpdate();
  }

  #hideTip(): void {
    clearTimeout(this.#hoverTimer);
    this.#showTip(undefined);
  }
}

/** What an item and all below it cover. */
function boundsOf(scene: Scene, item: number): Rect {
  let { x: left, y: top, width, height } = rectOfItem(scene, item);
  let right = left + width;
  let bottom = top + height;
  for (let each = item + 1; each < endOf(scene.folded, item); each++) {
    const rect = rectOfItem(scene, each);
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  width = right - left;
  height = bottom - top;
  return { x: left, y: top, width, height };
}
