/** The source page’s promises: the canvas. */
import { expect } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import { helloWorld, helloWorldStuck } from '../../stories/trace-documents.js';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import { byRole, click, parts, settle, textOf, until } from '../elements/support/dom.js';
import { borderOf, canvasOf, drag, drawn, nodeOf, placed, readable, recorded, recording, wheel } from './trace-support.js';

const colours = { emerald: 'rgb(5, 150, 105)', red: 'rgb(220, 38, 38)', amber: 'rgb(200, 107, 6)' };

const strokeOf = (node: HTMLElement): string => getComputedStyle(borderOf(node)).stroke;

/** Whether a point, from the node’s top left corner, lies inside its outline. */
const covers = (node: HTMLElement, x: number, y: number): boolean =>
  node.querySelector<SVGPathElement>('.body')!.isPointInFill(new DOMPoint(x, y));

/** Whether all that is drawn lies inside what is seen. */
function fits(canvas: TraceCanvas): boolean {
  const seen = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
  return canvas.trace!.nodes.every(({ path }) => {
    const { left, right, top, bottom } = canvas.nodeBounds(path)!;
    return left >= seen.left && right <= seen.right && top >= seen.top && bottom <= seen.bottom;
  });
}

describe('the source page: the canvas', () => {
  before(() => document.documentElement.style.setProperty('color-scheme', 'light'));
  after(() => document.documentElement.style.removeProperty('color-scheme'));
  afterEach(() => resetMouse());

  it('“Pick any *.json written by the runtime”: an address is all it takes', async () => {
    const canvas = await recorded('ship-fix-success');
    expect(canvas.trace!.root.name).to.equal('Ship_Fix');
    expect(canvas.trace!.nodes).to.have.length(23);
  });

  it('“The tree renders as a horizontal layout”', async () => {
    const canvas = await recorded('ship-fix-success');
    for (const { path, parentPath } of canvas.trace!.nodes) {
      if (parentPath === undefined) continue;
      expect(canvas.nodeBounds(path)!.left, path).to.be.above(canvas.nodeBounds(parentPath)!.right);
    }
  });

  it('“composites (sequence / selector / parallel) as chamfered nodes, actions as rectangles”', async () => {
    const canvas = await recorded('ship-fix-success');
    const isRectangle: Record<string, boolean> = { sequence: false, selector: false, parallel: false, action: true };
    for (const [path, kind] of [['2', 'sequence'], ['1', 'selector'], ['3', 'parallel'], ['0', 'action']] as const) {
      const node = await readable(canvas, path);
      expect(node.dataset.kind).to.equal(kind);
      expect(covers(node, 3, 3), `the corner of a ${kind}`).to.equal(isRectangle[kind]);
      expect(covers(node, 3, node.offsetHeight / 2), `the middle of the left side of a ${kind}`).to.be.true;
    }
  });

  it('Emerald: “Node succeeded.”', async () => expect(strokeOf(await readable(await canvasOf(helloWorld()), '0'))).to.equal(colours.emerald));

  it('Red: “Node failed.”', async () => {
    const canvas = await recorded('ship-fix-failed-retries-exhausted');
    expect(strokeOf(await readable(canvas, canvas.firstCause()!))).to.equal(colours.red);
  });

  it('Amber (pulsing): “The cursor is here”', async () => {
    const canvas = await canvasOf(helloWorldStuck());
    const node = await readable(canvas, '1.1');
    expect(strokeOf(node)).to.equal(colours.amber);
    const [pulse] = canvas.shadowRoot!.querySelectorAll('.pulse');
    expect(pulse!.getAnimations({ subtree: true }), 'it pulses').to.have.length.above(0);
    const [ring, own] = [pulse!.getBoundingClientRect(), node.getBoundingClientRect()];
    expect(Math.abs(ring.x - own.x) < 8 && Math.abs(ring.y - own.y) < 8, 'around the node with the cursor').to.be.true;
  });

  it('Muted: “The runtime never reached this node”', async () => {
    const canvas = await canvasOf(helloWorld());
    const stroke = strokeOf(await readable(canvas, '1.1'));
    expect(Object.values(colours)).not.to.include(stroke);
    expect(canvas.trace!.nodes.find(({ path }) => path === '1.1')!.why).to.contain('Morning_Greeting');
  });

  it('“A small status dot sits in the top-right corner of every visited node – same colour as the border”', async () => {
    const canvas = await canvasOf(helloWorld());
    for (const path of ['', '0', '1', '1.0', '2']) {
      const node = await readable(canvas, path);
      const dot = node.querySelector('circle')!;
      expect(getComputedStyle(dot).fill, path).to.equal(strokeOf(node));
      const [at, own] = [dot.getBoundingClientRect(), node.getBoundingClientRect()];
      expect(at.x > own.x + own.width * 0.75 && at.y < own.y + own.height / 3, `${path}: top right`).to.be.true;
    }
    for (const path of ['1.1', '1.2']) expect(Boolean((await readable(canvas, path)).querySelector('circle')), path).to.be.false;
  });

  it('“A floating toolbar in the top-right of the canvas gives you − / zoom % / + / fit-to-view”', async () => {
    const canvas = await recorded('ship-fix-success');
    const [bar, stage] = [parts(canvas, 'toolbar')[0]!.getBoundingClientRect(), parts(canvas, 'viewport')[0]!.getBoundingClientRect()];
    expect(stage.right - bar.right, 'at the right').to.be.within(0, 24);
    expect(bar.top - stage.top, 'at the top').to.be.within(0, 24);
    const percent = (): number => Number(/\d+/.exec(textOf(parts(canvas, 'zoom-level')[0]))![0]);
    const fitted = percent();
    await click(byRole(canvas, 'button', 'Zoom in'));
    await until(() => percent() > fitted, 'it says how far it zoomed');
    await click(byRole(canvas, 'button', 'Zoom out'));
    await click(byRole(canvas, 'button', 'Zoom out'));
    await until(() => percent() < fitted, 'and how far out');
    await click(byRole(canvas, 'button', 'Fit to view'));
    await until(() => percent() === fitted && fits(canvas), 'all of it is seen again');
  });

  it('“Drag the canvas to pan”', async () => {
    const canvas = await recorded('ship-fix-success');
    canvas.zoomTo(1);
    await settle(canvas);
    const before = canvas.viewport;
    await drag(canvas, [0.5, 0.5], [-60, -40]);
    await until(() => canvas.viewport.x !== before.x, 'it moved');
    expect([canvas.viewport.x - before.x, canvas.viewport.zoom]).to.deep.equal([-60, 1]);
  });

  it('“⌘ + scroll to zoom”, at the pointer; the plain wheel stays the page’s', async () => {
    const canvas = await recorded('ship-fix-success');
    const point = { x: 0.3, y: 0.4 };
    const worldAt = (): readonly number[] => {
      const { width, height } = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
      const { x, y, zoom } = canvas.viewport;
      return [(width * point.x - x) / zoom, (height * point.y - y) / zoom];
    };
    for (const key of [{ metaKey: true }, { ctrlKey: true }]) {
      canvas.zoomTo(1);
      await settle(canvas);
      const [before, zoom] = [worldAt(), canvas.viewport.zoom];
      expect(await wheel(canvas, -100, key, [point.x, point.y]), 'the page does not scroll').to.be.false;
      expect(canvas.viewport.zoom).to.be.above(zoom);
      worldAt().forEach((at, axis) => expect(at).to.be.closeTo(before[axis]!, 0.5));
    }
    const zoom = canvas.viewport.zoom;
    expect(await wheel(canvas, 100), 'the page may scroll').to.be.true;
    expect(canvas.viewport.zoom).to.equal(zoom);
  });

  it('“The viewport auto-fits whenever you open a new trace.”', async () => {
    const canvas = await placed({ src: recording('ship-fix-success') });
    await drawn(canvas);
    expect(fits(canvas)).to.be.true;
    canvas.zoomTo(2);
    canvas.setAttribute('src', recording('big-426-nodes-success'));
    await until(() => canvas.trace?.nodes.length === 426, 'the other document is opened');
    await settle(canvas);
    expect(fits(canvas)).to.be.true;
  });

  it('“Click a node on the canvas”', async () => {
    const canvas = await canvasOf(helloWorld());
    await click(await readable(canvas, '1'));
    await until(() => canvas.selected === '1', 'it is selected');
    expect(nodeOf(canvas, '1').hasAttribute('data-selected')).to.be.true;
  });
});
