/** What a person does with the drawing, whatever with: selects, walks, zooms, follows. Paths, not items, for those change. */
import type { Point } from '../../layout/types.js';
import type { TraceSelectSource } from '../trace-contexts.js';
import { TraceSelectEvent, TraceSelectionChangeEvent } from '../trace-events.js';
import { nodeName } from './drawing/node-names.js';
import { isStack, itemOfPath, nodeOfItem, rectOf, rectOfItem, subtreeRect } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';
import { Folding } from './folding.js';
import { NodeTip } from './panels/node-tip.js';
import type { Stage } from './stage.js';
import type { ToolbarCommand } from './panels/toolbar.js';
import { treeCommand, TypeAhead, type TreeCommand } from './outline/tree-keys.js';
import { beside, into, outOf, startingWith } from './outline/tree-walk.js';

/** CSS px the view moves at a key. */
const PAN_PX = 64;

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
  readonly folding: Folding;
  readonly tip: NodeTip;
  /** Path of the node the keyboard is at. */
  active = '';
  /** Whether the tree has the focus, and shows it. */
  isFocused = false;
  /** Whether the view goes where the cursor goes. */
  isFollowing = false;
  /** Path of the node under the pointer. */
  hovered: string | undefined;
  #matches: ReadonlySet<string> | undefined;
  /** What was under the pointer that came down last: a node, or the badge of a closed one. */
  #aimed: { readonly path?: string | undefined; readonly closed?: string | undefined } = {};

  constructor({ host, stage, openSearch }: ExplorerOptions) {
    this.#host = host;
    this.#stage = stage;
    this.#openSearch = openSearch;
    this.folding = new Folding(host, stage);
    this.tip = new NodeTip(() => host.requestUpdate());
  }

  /** Another execution is shown: nothing that was done applies to it. */
  reset(): void {
    this.active = '';
    this.hovered = undefined;
    this.tip.hide();
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

  /**
   * Opens what a node is hidden in, and brings it into view.
   *
   * @param isRead Whether its name is to be read there: then the view goes nearer where it is too far for that.
   */
  reveal(path: string, isRead = false): void {
    this.#stage.uncover(path);
    const { scene, camera, isReadable } = this.#stage;
    const rect = scene && rectOf(scene, path);
    if (!rect) return;
    if (isRead && !isReadable) camera.approach(rect);
    else camera.reveal(rect);
  }

  /** Marks what a search found; `undefined`: nobody searches. */
  showMatches(matches: ReadonlySet<string> | undefined): void {
    this.#matches = matches;
    this.mark();
  }

  /** The node with this path becomes the active one, in view. */
  goToPath(path: string): void {
    this.active = path;
    this.reveal(path, true);
    this.mark();
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

  aim(point: Point): void {
    this.#aimed = { path: this.#pathAt(point), closed: this.#stage.badgeAt(point) };
  }

  tap(): void {
    const { scene } = this.#stage;
    const { path, closed } = this.#aimed;
    const item = scene && path !== undefined ? itemOfPath(scene, path) : -1;
    this.tip.hide();
    if (closed !== undefined) this.folding.toggle(closed);
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
    const path = point && (this.#pathAt(point) ?? this.#stage.badgeAt(point));
    if (path === this.hovered) return;
    this.hovered = path;
    this.tip.hover(path);
    this.mark();
  }

  /** Path of the node at a point, or of the first of its stack. */
  #pathAt(point: Point): string | undefined {
    const { scene } = this.#stage;
    const item = this.#stage.itemAt(point);
    return scene && item >= 0 ? nodeOfItem(scene, item).path : undefined;
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
        else if (this.#stage.collapsed.has(node.path)) this.folding.toggle(node.path);
        else this.#goTo(scene, into(folded, item));
      },
      out: () => this.#goTo(scene, outOf(folded, item)),
      next: () => this.#goTo(scene, beside(folded, item, 1)),
      previous: () => this.#goTo(scene, beside(folded, item, -1)),
      first: () => this.#goTo(scene, 0),
      last: () => this.#goTo(scene, folded.count - 1),
      select: () => (isStack(scene, item) ? this.#openStack(scene, item) : this.select(node.path, 'keyboard')),
      focus: () => this.#focusSubtree(item),
      toggle: () => (isStack(scene, item) ? this.#openStack(scene, item) : this.folding.toggle(node.path)),
      'zoom-in': () => camera.zoomIn(),
      'zoom-out': () => camera.zoomOut(),
      fit: () => camera.fit(),
      search: () => this.#openSearch(),
      escape: () => (this.tip.path === undefined ? this.select(undefined, 'keyboard') : this.tip.hide()),
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
    this.tip.show(this.active);
    this.mark();
  }

  /** The tree got or lost the focus; `visible`: by the keyboard. */
  setFocused(visible: boolean): void {
    this.isFocused = visible;
    if (!visible) this.tip.hide();
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
      collapse: () => this.folding.collapseFinished(),
      expand: () => this.folding.expandAll(),
      follow: () => {
        this.isFollowing = !this.isFollowing;
        this.follow();
      },
      search: () => this.#openSearch(),
    };
    commands[command]();
    this.#host.requestUpdate();
  }

  #openStack(scene: Scene, item: number): void {
    this.active = nodeOfItem(scene, item).path;
    this.folding.openStack(scene, item);
    this.mark();
  }

  /** Fills the view with an item and everything below it. */
  #focusSubtree(item: number): void {
    const { scene } = this.#stage;
    if (!scene) return;
    this.tip.hide();
    this.#stage.camera.focus(subtreeRect(scene, item));
  }
}
