/** The whole of a tree in the room there is: its names whole, and large enough to be read. */
import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { parts, textOf, until } from '../support/dom.js';
import { drawn, emptyCanvas, openCanvas, traceUrl } from './canvas-page.js';

/** Smaller text is not read. */
const LEAST_PX = 8.7;

/** A canvas as a page of this width has it, with no height of its own. */
async function inPage(name: string): Promise<TraceCanvas> {
  const canvas = await fixture<TraceCanvas>(html`<trace-canvas></trace-canvas>`);
  const loaded = oneEvent(canvas, 'trace-load');
  canvas.src = traceUrl(name);
  await loaded;
  await drawn(canvas);
  await nextFrame();
  return canvas;
}

/** Names as they are seen, and how many px on the screen their font has. */
function namesIn(canvas: TraceCanvas): readonly (readonly [name: string, px: number])[] {
  return parts(canvas, 'node-label').map((label) => {
    const line = label.querySelector<HTMLElement>(':scope > span')!;
    const scale = line.getBoundingClientRect().height / line.offsetHeight;
    return [textOf(label), Number.parseFloat(getComputedStyle(line).fontSize) * scale];
  });
}

describe('a document fitted into its page', () => {
  after(() => setViewport({ width: 1280, height: 800 }));

  // With the margins of the page around it: 304 px are left of a page of 320 px.
  for (const width of [320, 328, 336, 344, 360, 680, 760, 1280]) {
    for (const name of ['parallel-failure', 'root-retry-success', 'ship-fix-success', 'ship-fix-failed-retries-exhausted']) {
      it(`shows every name of ${name} whole, ${width} px wide`, async () => {
        await setViewport({ width, height: 800 });
        const canvas = await inPage(name);
        const names = namesIn(canvas);
        expect(names.map(([shown]) => shown).sort()).to.deep.equal(canvas.trace!.nodes.map((node) => node.name.replaceAll('_', ' ')).sort());
        expect(Math.min(...names.map(([, px]) => px)), 'px').to.be.at.least(LEAST_PX);
        const view = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
        for (const node of parts(canvas, 'node')) {
          const box = node.getBoundingClientRect();
          expect(box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom, node.dataset.path).to.equal(true);
          const label = node.querySelector('[part=node-label]')!.getBoundingClientRect();
          expect(label.top >= box.top - 1 && label.bottom <= box.bottom + 1 && label.right <= box.right + 1, `${node.dataset.path}: the name is in it`).to.equal(true);
        }
      });
    }
  }

  it('says what to do where no name can be read, in words that stay in their box', async () => {
    await setViewport({ width: 320, height: 800 });
    const canvas = await inPage('big-426-nodes-success');
    await until(() => canvas.renderRoot.querySelector('.notice button') !== null, 'it says so');
    const [box, button, view] = ['.notice', '.notice button', '.viewport'].map((part) => canvas.renderRoot.querySelector(part)!.getBoundingClientRect());
    expect([box!.left >= view!.left, box!.right <= view!.right, button!.left >= box!.left, button!.right <= box!.right]).to.deep.equal([true, true, true, true]);
  });

  it('writes names as large as near by where the width allows that', async () => {
    await setViewport({ width: 760, height: 800 });
    for (const [, px] of namesIn(await inPage('ship-fix-success'))) expect(px).to.be.closeTo(13, 0.1);
  });

  it('spaces it anew for another width while it is fitted, and leaves it as it is where one looks from near', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => made.style.setProperty('block-size', '420px'));
    const share = (): number => canvas.nodeBounds('0')!.width / canvas.nodeBounds('0')!.height;
    const wide = share();
    canvas.parentElement!.style.setProperty('width', '420px');
    await until(() => share() < 0.8 * wide, 'its nodes are narrower');
    const narrow = share();
    canvas.zoomTo(1.2);
    await drawn(canvas);
    canvas.parentElement!.style.setProperty('width', '1000px');
    await drawn(canvas);
    canvas.collapse('3');
    await drawn(canvas);
    expect(share()).to.be.closeTo(narrow, 0.01);
    canvas.expand('3');
    canvas.fit();
    await until(() => Math.abs(share() - wide) < 0.05, 'they are wide again');
  });

  it('leaves a tree that has all its details where it is fitted as it is', async () => {
    const canvas = await openCanvas('root-retry-success');
    expect(canvas.nodeBounds('')!.width / canvas.viewport.zoom).to.be.closeTo(176, 0.5);
  });

  it('cuts a name of absurd length, not those beside it', async () => {
    const children = ['Short', 'w'.repeat(500), 'Another one'].map((name) => ({ type: 'action', name, steps: [] }));
    const tree = { type: 'sequence', name: 'Root', children };
    const canvas = await emptyCanvas((made) => {
      made.style.setProperty('block-size', '640px');
      made.style.setProperty('inline-size', '360px');
      made.data = { schema_version: 1, status: 'running', phase: 'idle', cursor: 'null', protocol_accepted: true, tree, var: {}, const: {}, runtime: {}, trace: [] };
    });
    await until(() => canvas.trace !== undefined, 'it is opened');
    await drawn(canvas);
    const names = namesIn(canvas).map(([name]) => name);
    expect(names.filter((name) => name === 'Another one')).to.have.length(1);
    expect(names.some((name) => name.includes('…'))).to.equal(true);
  });
});
