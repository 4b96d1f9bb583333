/** Which subtrees and stacks are open. Every way to open and close them is here, whatever it is done with. */
import type { NodeStatus, TraceNode } from '../../trace-model/trace-document.js';
import { TraceToggleEvent } from '../trace-events.js';
import { nodeAtPath, nodeOfItem } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';
import type { Stage } from './stage.js';
import { outOf } from './outline/tree-walk.js';

/** The element it is done in. */
export interface FoldingHost {
  dispatchEvent(event: Event): boolean;
  requestUpdate(): void;
}

/** Nothing one would look for is in it: what "Collapse finished and unreached" closes. A failure only where it was recovered. */
const QUIET: ReadonlySet<NodeStatus> = new Set(['success', 'skipped', 'cut-off', 'not-reached']);

const closes = ({ depth, childPaths, status, recovered }: TraceNode): boolean =>
  depth > 0 && childPaths.length > 0 && (QUIET.has(status) || recovered === true);

export class Folding {
  readonly #host: FoldingHost;
  readonly #stage: Stage;

  constructor(host: FoldingHost, stage: Stage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Whether there is anything that `collapseFinished` would close. */
  get canCollapse(): boolean {
    return this.#stage.collapsed.size === 0 && this.#stage.scene?.trace.nodes.some(closes) === true;
  }

  /** Opens or closes the subtree of a node, which stays where it is seen. */
  setExpanded(path: string, expanded: boolean): void {
    const { scene, collapsed } = this.#stage;
    const node = scene && nodeAtPath(scene, path);
    if (!node || node.childPaths.length === 0 || collapsed.has(path) !== expanded) return;
    if (expanded) collapsed.delete(path);
    else collapsed.add(path);
    this.#layOut(path);
  }

  /** The same, by a person: the page may prevent it. */
  toggle(path: string): void {
    const { scene, collapsed } = this.#stage;
    if ((scene && nodeAtPath(scene, path))?.childPaths.length === 0) return;
    const expanded = collapsed.has(path);
    if (this.#host.dispatchEvent(new TraceToggleEvent(path, expanded))) this.setExpanded(path, expanded);
  }

  /** Closes the highest subtrees that are done, passed over or not begun. */
  collapseFinished(): void {
    const { scene, collapsed } = this.#stage;
    // Closed to this depth: what lies deeper is hidden already.
    let closed = Infinity;
    for (const node of scene?.trace.nodes ?? []) {
      if (node.depth > closed) continue;
      const isClosed = closes(node);
      closed = isClosed ? node.depth : Infinity;
      if (isClosed) collapsed.add(node.path);
    }
    this.#layOut();
  }

  expandAll(): void {
    this.#stage.collapsed.clear();
    this.#layOut();
  }

  /** Shows all that a stack stands for. */
  openStack(scene: Scene, item: number): void {
    const parent = nodeOfItem(scene, outOf(scene.folded, item)).path;
    this.#stage.openStacks.add(parent);
    this.#layOut(parent);
  }

  #layOut(anchor?: string): void {
    this.#stage.layOut(anchor);
    this.#host.requestUpdate();
  }
}
