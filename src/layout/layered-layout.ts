/**
 * Graphs in layers, by ELK: for what a tree cannot be (data flow), and for trees that are wanted so. Slow (seconds at
 * thousands of nodes) and without a way to stop it in the page, so sizes are limited, answers have a deadline, and the
 * caller keeps the tree layout for when it fails.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { ElkEngine, ElkWorker, MakeElk } from './elk-engine.js';
import type { Route } from './edges.js';
import type { ItemSizes, Orientation } from './types.js';

/** Nodes, and edges between them as pairs of indexes: `from, to, from, to, …`. */
export interface Graph {
  readonly sizes: ItemSizes;
  readonly edges: Int32Array;
}

export interface LayeredOptions {
  readonly orientation: Orientation;
  /** Between nodes of a layer. */
  readonly siblingGap: number;
  /** Between layers. */
  readonly levelGap: number;
  /** Keep nodes in the order they are given: the children of a sequence mean something in that order. Default false. */
  readonly keepOrder?: boolean;
  /** Stops waiting; in a worker, working too. */
  readonly signal?: AbortSignal;
  /** Longest wait. Default 10,000. */
  readonly deadlineMs?: number;
  /** Makes a worker from elkjs's worker file; without it the page itself works. */
  readonly createWorker?: () => ElkWorker;
}

export interface LayeredLayout extends ItemSizes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: number;
  readonly height: number;
  /** Lines of the edges, in the order given. */
  readonly routes: readonly Route[];
}

/** Why there is no layout. `facts` has the figures. */
export class LayoutError extends Error {
  readonly code: 'too_large' | 'deadline' | 'aborted' | 'not_loaded' | 'failed';
  readonly facts: { readonly nodes: number; readonly limit?: number };
  constructor(code: LayoutError['code'], message: string, facts: LayoutError['facts'], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LayoutError';
    this.code = code;
    this.facts = facts;
  }
}

/** Half a second's work here; more would freeze the page. Keeping the order is what takes ELK longest. */
const PAGE_NODES = 500;
const PAGE_NODES_IN_ORDER = 200;
const WORKER_NODES = 5_000;

/** Lays a graph out. Throws `LayoutError`. */
export async function layeredLayout(graph: Graph, options: LayeredOptions): Promise<LayeredLayout> {
  const nodes = graph.sizes.widths.length;
  const limit = options.createWorker ? WORKER_NODES : options.keepOrder ? PAGE_NODES_IN_ORDER : PAGE_NODES;
  if (nodes > limit) throw new LayoutError('too_large', `${nodes} nodes are too many for layers: at most ${limit}`, { nodes, limit });
  let engine: ElkEngine | undefined;
  try {
    const makeEngine = await load(options.createWorker === undefined, nodes);
    engine = makeEngine(options.createWorker);
    return fromElk(graph, await inTime(engine.layout(toElk(graph, options)), nodes, options));
  } catch (cause) {
    if (cause instanceof LayoutError) throw cause;
    throw new LayoutError('failed', `ELK found no layout: ${cause instanceof Error ? cause.message : String(cause)}`, { nodes }, cause);
  } finally {
    engine?.end();
  }
}

async function load(isInPage: boolean, nodes: number): Promise<MakeElk> {
  try {
    const { loadElk } = await import('./elk-engine.js');
    return await loadElk(isInPage);
  } catch (cause) {
    throw new LayoutError('not_loaded', 'ELK could not be loaded', { nodes }, cause);
  }
}

/** The first of: the work, its deadline, the caller's signal. */
function inTime<T>(work: Promise<T>, nodes: number, { signal, deadlineMs = 10_000 }: LayeredOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new LayoutError('aborted', 'the layout is not wanted any more', { nodes }));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => {
      reject(new LayoutError('deadline', `no layout within ${deadlineMs} ms`, { nodes, limit: deadlineMs }));
    }, deadlineMs);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}

function toElk({ sizes, edges }: Graph, { orientation, siblingGap, levelGap, keepOrder }: LayeredOptions): ElkNode {
  const children: ElkNode[] = Array.from(sizes.widths, (width, node) => ({
    id: `n${node}`,
    width,
    height: sizes.heights[node] as number,
    // A layer of them begins on one line, as a tree's level does: before it edges can turn and meet no node.
    ...(keepOrder && { layoutOptions: { 'elk.alignment': orientation === 'horizontal' ? 'LEFT' : 'TOP' } }),
  }));
  const elkEdges: ElkExtendedEdge[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    elkEdges.push({ id: `e${at / 2}`, sources: [`n${edges[at]}`], targets: [`n${edges[at + 1]}`] });
  }
  const layoutOptions = {
    'elk.algorithm': 'layered',
    'elk.direction': orientation === 'horizontal' ? 'RIGHT' : 'DOWN',
    'elk.edgeRouting': 'ORTHOGONAL',
    // Parts that nothing joins begin in the first layer too, instead of side by side.
    'elk.separateConnectedComponents': 'false',
    'elk.spacing.nodeNode': String(siblingGap),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(levelGap),
    // Where it makes no difference, in the order they were given.
    'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
    ...(keepOrder
      ? { 'elk.layered.crossingMinimization.forceNodeModelOrder': 'true' }
      : // Lines leave an item together: those of one that hundreds are joined to would be a grey area.
        { 'elk.layered.mergeEdges': 'true' }),
  };
  return { id: 'root', layoutOptions, children, edges: elkEdges };
}

function fromElk({ sizes }: Graph, { children = [], edges = [], width = 0, height = 0 }: ElkNode): LayeredLayout {
  return {
    ...sizes,
    x: Float64Array.from(children, ({ x = 0 }) => x),
    y: Float64Array.from(children, ({ y = 0 }) => y),
    width,
    height,
    routes: edges.map(routeOf),
  };
}

const routeOf = ({ sections = [] }: ElkExtendedEdge): Route =>
  sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].flatMap(({ x, y }) => [x, y]),
  );
