/** `layout="layered"`: ELK's layers where there are any, else the tree, and why. */
import { expect, fixture, html } from '@open-wc/testing';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { until } from '../support/dom.js';
import { drawn, openCanvas, traceText } from './canvas-page.js';

const WORKER = '/node_modules/elkjs/lib/elk-worker.min.js';

const noticeIn = (canvas: TraceCanvas): string => canvas.renderRoot.querySelector('.notice')?.textContent.trim() ?? '';

/** Where every node lies. */
const placesOf = (canvas: TraceCanvas): string =>
  canvas.trace!.nodes.map(({ path }) => canvas.nodeBounds(path)!).map(({ x, y }) => [Math.round(x), Math.round(y)].join()).join(' ');

/** The same document drawn as a tree, then asked for in layers. */
async function layered(name: string, workerUrl?: string): Promise<{ readonly canvas: TraceCanvas; readonly tree: string }> {
  const canvas = await openCanvas(name);
  const tree = placesOf(canvas);
  canvas.elkWorkerUrl = workerUrl;
  canvas.layout = 'layered';
  return { canvas, tree };
}

describe('<trace-canvas layout="layered">', () => {
  it('is laid out in a worker, where the page names one', async () => {
    // The server of tests makes a module of ELK's file, which a worker of the old kind imports; what comes before waits.
    const script = `const early = []; self.onmessage = (event) => early.push(event);
      import('${new URL(WORKER, location.href).href}').then(() => early.forEach((event) => self.onmessage(event)));`;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const { canvas, tree } = await layered('ship-fix-success', url);
    await until(() => placesOf(canvas) !== tree || noticeIn(canvas) !== '', 'the layers are there', 20_000);
    expect(noticeIn(canvas)).to.equal('');
    URL.revokeObjectURL(url);
  });

  it('stays a tree where the worker’s script is not there, and says so until a tree is wanted', async () => {
    const { canvas, tree } = await layered('ship-fix-success', '/no-such-worker.js');
    await until(() => noticeIn(canvas) !== '', 'it says why', 20_000);
    expect(noticeIn(canvas)).to.match(/^Drawn as a tree: .*worker did not start/);
    expect(placesOf(canvas)).to.equal(tree);
    canvas.layout = 'auto';
    await until(() => noticeIn(canvas) === '', 'nobody wants layers any more');
  });

  it('stays a tree where there are too many nodes for the page, and says how many there may be', async () => {
    const { canvas, tree } = await layered('big-426-nodes-success');
    await until(() => noticeIn(canvas).startsWith('Drawn as a tree: '), 'it says why', 20_000);
    expect(noticeIn(canvas)).to.match(/nodes are too many for layers: at most 200\./);
    expect(placesOf(canvas)).to.equal(tree);
  });

  it('stays a tree in a page whose policy allows no workers', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A page with a strict policy" width="900" height="600"></iframe>`);
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="worker-src 'none'">
      <script type="module" src="/src/elements/trace-canvas/trace-canvas.define.ts"></script>
      <trace-canvas layout="layered" elk-worker-url="${WORKER}"></trace-canvas>`;
    const found = (): TraceCanvas | null | undefined => frame.contentDocument?.querySelector('trace-canvas');
    await until(() => found()?.renderRoot !== undefined, 'the page is there', 20_000);
    const canvas = found()!;
    canvas.data = await traceText('ship-fix-success');
    await until(() => noticeIn(canvas) !== '', 'it says why', 20_000);
    expect(noticeIn(canvas)).to.match(/^Drawn as a tree: /);
    await until(() => canvas.renderRoot.querySelectorAll('[part=node]').length === 23, 'the tree is drawn');
  });

  for (const part of ['/src/layout/elk-engine', '/src/elements/trace-canvas/layered']) {
    it(`stays a tree where ${part.split('/').pop()} cannot be loaded, and says what to do`, async () => {
      const missing = Object.fromEntries(['.ts', '.js'].map((end) => [`${part}${end}`, '/no-such-module.js']));
      const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A page that lost its network" width="900" height="600"></iframe>`);
      frame.srcdoc = `<!doctype html><script type="importmap">${JSON.stringify({ imports: missing })}</script>
        <script type="module" src="/src/elements/trace-canvas/trace-canvas.define.ts"></script>
        <trace-canvas layout="layered" src="${new URL('/test/fixtures/traces/behaviors/ship-fix-success.json', location.href).href}"></trace-canvas>`;
      const found = (): TraceCanvas | null | undefined => frame.contentDocument?.querySelector('trace-canvas');
      await until(() => Boolean(found()?.trace && noticeIn(found()!) !== ''), 'it says why', 20_000);
      expect(noticeIn(found()!)).to.equal('Drawn as a tree: the part that makes layers could not be loaded. Reload the page to try again.');
      await until(() => found()!.renderRoot.querySelectorAll('[part=node]').length === 23, 'the tree is drawn');
    });
  }

  for (const orientation of ['horizontal', 'vertical'] as const) {
    it(`draws no edge through a node, ${orientation}`, async () => {
      const canvas = await openCanvas('ship-fix-success', (made) => (made.orientation = orientation));
      const document = JSON.parse(await traceText('ship-fix-success')) as { uri: string; tree: Named };
      lengthen(document.tree);
      const before = placesOf(canvas);
      canvas.layout = 'layered';
      canvas.data = { ...document, uri: 'file:///long-names.json' };
      await until(() => canvas.trace!.uri === 'file:///long-names.json', 'the other document is there');
      await until(() => placesOf(canvas) !== before, 'it is laid out', 20_000);
      // Its layers come after the tree.
      const tree = placesOf(canvas);
      await until(() => placesOf(canvas) !== tree || noticeIn(canvas) !== '', 'in layers', 20_000);
      expect(noticeIn(canvas)).to.equal('');
      canvas.zoomTo(0.5);
      await drawn(canvas);
      const nodes = [...canvas.renderRoot.querySelectorAll<SVGElement>('[part=node]')].map((node) => node.getBoundingClientRect());
      for (const edge of canvas.renderRoot.querySelectorAll<SVGPathElement>('[part=edge]')) {
        const matrix = edge.getScreenCTM()!;
        for (let at = 0; at <= edge.getTotalLength(); at += 2) {
          const { x, y } = edge.getPointAtLength(at).matrixTransform(matrix);
          const isIn = nodes.some(({ left, right, top, bottom }) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1);
          expect(isIn, `the edge to ${edge.dataset.path} at ${x}, ${y}`).to.equal(false);
        }
      }
    });
  }
});

interface Named {
  name: string;
  readonly children?: readonly Named[];
}

/** Gives a third of the nodes names of many lines, so that those beside each other are of many heights. */
function lengthen(root: Named): void {
  const all = [root];
  for (const node of all) all.push(...(node.children ?? []));
  all.forEach((node, index) => {
    if (index % 3 === 1) node.name += '_and_much_more_of_it'.repeat(12);
  });
}
