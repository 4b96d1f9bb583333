import { expect } from '@open-wc/testing';
import { layeredLayout, LayoutError, type Graph } from '../../src/layout/layered-layout.js';
import type { Rect } from '../../src/layout/types.js';

const GAPS = { orientation: 'horizontal', siblingGap: 16, levelGap: 56 } as const;

/** So many nodes of one size, with these edges. */
const graph = (nodes: number, ...edges: readonly (readonly [number, number])[]): Graph => ({
  sizes: { widths: new Float64Array(nodes).fill(100), heights: new Float64Array(nodes).fill(40) },
  edges: Int32Array.from(edges.flat()),
});

/** Two sources of one sink, and a way back: no tree. */
const diamond = graph(4, [0, 1], [0, 2], [1, 3], [2, 3], [3, 0]);

const failure = async (work: Promise<unknown>): Promise<LayoutError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof LayoutError) return error;
    throw error;
  }
  throw new Error('there was a layout');
};

describe('layeredLayout', () => {
  it('puts a graph into layers, without overlaps', async () => {
    const { x, y, width, height } = await layeredLayout(diamond, GAPS);
    expect(x[0]).to.be.lessThan(x[1] as number);
    expect(x[1]).to.equal(x[2]);
    expect(x[3]).to.be.greaterThan(x[1] as number);
    const rects: Rect[] = [...x].map((left, node) => ({ x: left, y: y[node] as number, width: 100, height: 40 }));
    for (const one of rects) {
      expect(one.x + one.width).to.be.at.most(width);
      expect(one.y + one.height).to.be.at.most(height);
      const others = rects.filter((other) => other !== one);
      expect(others.some((other) => other.x === one.x && Math.abs(other.y - one.y) < 40)).to.equal(false);
    }
  });

  it('gives every edge a line of right angles from node to node', async () => {
    const { x, y, routes } = await layeredLayout(diamond, GAPS);
    expect(routes.length).to.equal(5);
    const first = routes[0] as readonly number[];
    expect(first[0]).to.equal((x[0] as number) + 100);
    expect(first.at(-2)).to.equal(x[1]);
    expect(first.at(-1)).to.be.within(y[1] as number, (y[1] as number) + 40);
    for (const route of routes) {
      for (let at = 2; at < route.length; at += 2) {
        expect(route[at] === route[at - 2] || route[at + 1] === route[at - 1]).to.equal(true);
      }
    }
  });

  it('keeps siblings in order when asked to', async () => {
    const edges = Array.from({ length: 12 }, (_, child) => [0, child + 1] as const);
    // Grandchildren in the opposite order would tempt it to swap.
    const crossing = Array.from({ length: 12 }, (_, child) => [child + 1, 24 - child] as const);
    const { y } = await layeredLayout(graph(25, ...edges, ...crossing), { ...GAPS, keepOrder: true });
    const children = [...y].slice(1, 13);
    expect(children).to.deep.equal([...children].sort((a, b) => a - b));
  });

  it('draws what hundreds are joined to as one trunk with branches, those in the order given', async () => {
    const edges = Array.from({ length: 200 }, (_, user) => [0, user + 1] as const);
    const { y, height, routes } = await layeredLayout(graph(201, ...edges), GAPS);
    expect(new Set(routes.map(([left, top]) => `${left} ${top}`)).size, 'they leave it at one place').to.equal(1);
    expect(new Set(routes.flatMap((route) => route.filter((_, at) => at % 2 === 0))).size, 'and turn at one').to.be.at.most(3);
    const users = [...y].slice(1);
    expect(users).to.deep.equal([...users].sort((a, b) => a - b));
    expect(height).to.be.at.least(200 * 40);
  });

  it('grows downwards when vertical', async () => {
    const { y } = await layeredLayout(graph(2, [0, 1]), { ...GAPS, orientation: 'vertical' });
    expect(y[1]).to.be.greaterThan((y[0] as number) + 40);
  });

  it('refuses what would freeze the page, and says how large it may be', async () => {
    const { code, facts } = await failure(layeredLayout(graph(501), GAPS));
    expect(code).to.equal('too_large');
    expect(facts).to.deep.equal({ nodes: 501, limit: 500 });
    const inOrder = await failure(layeredLayout(graph(201), { ...GAPS, keepOrder: true }));
    expect(inOrder.facts).to.deep.equal({ nodes: 201, limit: 200 });
  });

  it('is given up when it is not wanted any more', async () => {
    const { code } = await failure(layeredLayout(diamond, { ...GAPS, signal: AbortSignal.abort() }));
    expect(code).to.equal('aborted');
  });

  it('works in a worker made from the worker file, and ends that', async () => {
    const url = new URL('../../node_modules/elkjs/lib/elk-worker.min.js', import.meta.url);
    let ended = 0;
    const createWorker = (): Worker => {
      const worker = new Worker(url, { type: 'module' });
      const end = worker.terminate.bind(worker);
      worker.terminate = () => (ended++, end());
      return worker;
    };
    const { x } = await layeredLayout(diamond, { ...GAPS, createWorker });
    expect(x.length).to.equal(4);
    expect(ended).to.equal(1);
  });

  it('has a deadline', async () => {
    // A worker that never answers.
    const url = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
    const { code } = await failure(layeredLayout(diamond, { ...GAPS, deadlineMs: 50, createWorker: () => new Worker(url) }));
    URL.revokeObjectURL(url);
    expect(code).to.equal('deadline');
  });

  it('says at once that a worker’s script is not there', async () => {
    const { code } = await failure(layeredLayout(diamond, { ...GAPS, createWorker: () => new Worker('/no-such-worker.js') }));
    expect(code).to.equal('failed');
  });

  it('says that a worker is not allowed', async () => {
    const createWorker = (): Worker => {
      throw new DOMException('refused by the page’s policy', 'SecurityError');
    };
    const { code, cause } = await failure(layeredLayout(diamond, { ...GAPS, createWorker }));
    expect(code).to.equal('failed');
    expect((cause as DOMException).name).to.equal('SecurityError');
  });
});
