/**
 * A document laid out: what is drawn, where, and what is written in it. A change of statuses gives a new scene that
 * shares everything but the document; only another tree, folding, orientation or font lays out again.
 */
import { foldTree, type Keep } from '../../../layout/fold-tree.js';
import { createSpatialIndex, type SpatialIndex } from '../../../layout/spatial-index.js';
import { tidyTree } from '../../../layout/tidy-tree.js';
import type { FoldedTree, Orientation, Point, Size, TreeLayout } from '../../../layout/types.js';
import type { TraceDocument, TraceNode } from '../../../trace-model/trace-document.js';
import type { NodeWords } from '../../words/node-words.js';
import { createLabels, type Labels } from './labels.js';
import { isActive, lookCode, lookNames } from './looks.js';
import type { NodeMetrics } from './node-metrics.js';
import { createSceneTree, isSameTree, type SceneTree } from './scene-tree.js';
import { isSettled, plainSpacing, spacingFor, tightSpacing, type Spacing } from './spacing.js';

/** What a scene is made with. */
export interface SceneOptions {
  readonly orientation: Orientation;
  /** Paths of nodes whose subtree is hidden. */
  readonly collapsed: ReadonlySet<string>;
  /** Paths of nodes whose many children are all shown. */
  readonly openStacks: ReadonlySet<string>;
  /** Nodes that are never put into a stack. Default: those that are worked on, wait or failed. */
  readonly keep?: (node: TraceNode) => Keep;
  /** From the theme. */
  readonly metrics: NodeMetrics;
  /** What the whole drawing is to be seen in: its names are to be whole there. Absent: nobody asks for that. */
  readonly room?: Size | undefined;
  /** Spaced like this, whatever room there is. */
  readonly spacing?: Spacing | undefined;
  readonly words: NodeWords;
  /** BCP 47, for numbers. */
  readonly locale: string;
}

/** A reference back to a node above: drawn dashed, over the tree. */
export interface SceneLink {
  /** Item of the reference. */
  readonly from: number;
  /** Item it leads to. */
  readonly to: number;
}

export interface Scene extends SceneOptions {
  readonly spacing: Spacing;
  /** How large it is where there is room enough. */
  readonly natural: Size;
  readonly trace: TraceDocument;
  readonly tree: SceneTree;
  readonly folded: FoldedTree;
  readonly labels: Labels;
  readonly layout: TreeLayout;
  readonly index: SpatialIndex;
  readonly links: readonly SceneLink[];
  /** Item → code of its look (`looks.ts`); of a stack, that of its node most worth seeing. */
  readonly codes: Uint8Array;
}

/** Which nodes a stack is not to hide: what is worked on or waits, and what went wrong. */
export const worthSeeing = (node: TraceNode): Keep => {
  if (node.status === 'waiting' || isActive(lookCode(node))) return 'always';
  return node.status === 'failure' ? 'if-room' : 'no';
};

/** Lays a document out. With `previous`, what is the same is kept. */
export function createScene(trace: TraceDocument, options: SceneOptions, previous?: Scene): Scene {
  const tree = previous && isSameTree(previous.trace, trace) ? previous.tree : createSceneTree(trace);
  const keep = options.keep ?? worthSeeing;
  const indexesOf = (paths: ReadonlySet<string>): ReadonlySet<number> => new Set(Array.from(paths, (path) => tree.indexOf(path)));
  const folded = foldTree(tree.parents, {
    collapsed: indexesOf(options.collapsed),
    openStacks: indexesOf(options.openStacks),
    keep: (node) => keep(trace.nodes[node] as TraceNode),
  });
  const arranged = arrange(trace, folded, options);
  const { layout } = arranged;
  const links = linksOf(trace, tree, folded);
  const index = createSpatialIndex(layout, folded.parents);
  return { ...options, ...arranged, trace, tree, folded, links, index, codes: codesOf(trace, folded) };
}

type Arranged = Pick<Scene, 'spacing' | 'labels' | 'layout'>;

/** As wide as it likes to be; where names could not be read so, as the room has it. */
function arrange(trace: TraceDocument, folded: FoldedTree, options: SceneOptions): Arranged & Pick<Scene, 'natural'> {
  const { metrics, orientation, room } = options;
  const spaced = (spacing: Spacing): Arranged => {
    const labels = createLabels(trace, folded, { metrics, spacing, alignLevels: orientation === 'horizontal' });
    return { spacing, labels, layout: onWholePixels(tidyTree(folded.parents, labels.sizes, { ...spacing, orientation })) };
  };
  const plain = spaced(options.spacing ?? plainSpacing(metrics));
  const natural = plain.layout;
  if (!room || options.spacing || isSettled(natural, room, metrics)) return { ...plain, natural };
  // From top to bottom the width is what is scarce, and levels are of no width. The word for a kind has room beside its marks.
  if (orientation === 'vertical') return { ...spaced({ ...tightSpacing(metrics), levelGap: metrics.levelGap, minWidth: metrics.minWidth * 0.7 }), natural };
  const layOut = (spacing: Spacing) => {
    const { labels, layout } = spaced(spacing);
    return { sizes: labels.sizes, height: layout.height };
  };
  return { ...spaced(spacingFor({ trace, folded, metrics, layOut }, room)), natural };
}

/** Whether it would be spaced the same in another room. */
export function isSpacedFor({ room, natural, metrics }: Scene, other: Size): boolean {
  if (!room) return false;
  return (room.width === other.width && room.height === other.height) || [room, other].every((each) => isSettled(natural, each, metrics));
}

/** The same drawing of a newer document with the same tree. */
export const withTrace = (scene: Scene, trace: TraceDocument): Scene => ({ ...scene, trace, codes: codesOf(trace, scene.folded) });

/** The same items in other places. */
export const withLayout = (scene: Scene, layout: TreeLayout): Scene => ({
  ...scene,
  layout,
  index: createSpatialIndex(layout, scene.folded.parents),
});

/** Borders of one pixel are sharp only there. In place: nobody else has seen these places yet. */
function onWholePixels(layout: TreeLayout): TreeLayout {
  for (const places of [layout.x, layout.y]) for (let item = 0; item < places.length; item++) places[item] = Math.round(places[item] as number);
  return layout;
}

function codesOf(trace: TraceDocument, { count, itemOf, node, stacked }: FoldedTree): Uint8Array {
  const codes = new Uint8Array(count);
  const { nodes } = trace;
  for (let item = 0; item < count; item++) codes[item] = lookCode(nodes[node[item] as number] as TraceNode);
  if (!stacked.some((number) => number > 0)) return codes;
  for (let index = 0; index < nodes.length; index++) {
    const item = itemOf[index] as number;
    if ((stacked[item] as number) > 0) codes[item] = Math.max(codes[item] as number, lookCode(nodes[index] as TraceNode));
  }
  return codes;
}

function linksOf(trace: TraceDocument, tree: SceneTree, folded: FoldedTree): readonly SceneLink[] {
  const links: SceneLink[] = [];
  trace.nodes.forEach((node, index) => {
    if (node.referencePath === undefined) return;
    const target = tree.indexOf(node.referencePath);
    const from = folded.itemOf[index] as number;
    if (target >= 0 && folded.node[from] === index && folded.stacked[from] === 0) {
      links.push({ from, to: folded.itemOf[target] as number });
    }
  });
  return links;
}

/** The item at a point of the world; -1 where there is none. */
export const itemAt = (scene: Scene, point: Point): number => scene.index.itemAt(point);

/** The nodes a stack stands for, in tree order. */
export function stackedNodes({ trace, tree, folded }: Scene, item: number): readonly TraceNode[] {
  const first = folded.node[item] as number;
  const parent = tree.parents[first] as number;
  const found: TraceNode[] = [];
  for (let index = first; found.length < (folded.stacked[item] as number) && index < trace.nodes.length; index++) {
    if (tree.parents[index] === parent && folded.itemOf[index] === item) found.push(trace.nodes[index] as TraceNode);
  }
  return found;
}

/** Code of what is most worth seeing among the nodes hidden below a collapsed item. */
export function hiddenCode({ trace, folded }: Scene, item: number): number {
  const top = folded.node[item] as number;
  const end = top + 1 + (folded.hidden[item] as number);
  let code = 0;
  for (let index = top + 1; index < end; index++) code = Math.max(code, lookCode(trace.nodes[index] as TraceNode));
  return code;
}

/** How many of these nodes have which look, by code, most worth seeing first. */
export function histogramOf(nodes: readonly TraceNode[]): readonly (readonly [code: number, count: number])[] {
  const counts = new Array<number>(lookNames.length).fill(0);
  for (const node of nodes) counts[lookCode(node)] = (counts[lookCode(node)] as number) + 1;
  return counts.map((count, code) => [code, count] as const).filter(([, count]) => count > 0).reverse();
}
