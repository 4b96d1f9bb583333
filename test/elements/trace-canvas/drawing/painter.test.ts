import { expect } from '@open-wc/testing';
import { statusGlyphs } from '../../../../src/elements/trace-canvas/drawing/glyphs.js';
import { lookCode, lookNames, lookOf } from '../../../../src/elements/trace-canvas/drawing/looks.js';
import { Painter, plainState, type PaintState } from '../../../../src/elements/trace-canvas/drawing/painter.js';
import { rectOf } from '../../../../src/elements/trace-canvas/drawing/scene-access.js';
import type { Scene } from '../../../../src/elements/trace-canvas/drawing/scene.js';
import type { ThemeColor } from '../../../../src/elements/trace-canvas/drawing/palette.js';
import type { NodeStatus, TraceDocument } from '../../../../src/trace-model/trace-document.js';
import type { Viewport } from '../../../../src/layout/types.js';
import { madeTrace, openDrawing, pixelAt, rgbOf, sceneOf, type Drawing } from './drawing-fixture.js';

const SIZE = { width: 800, height: 600 };
const statuses = Object.keys({ ...statusGlyphs, 'not-reached': 0 }) as NodeStatus[];

/** One action of this status. */
const single = (status: NodeStatus): TraceDocument => {
  const trace = madeTrace({ name: 'A' });
  return { ...trace, nodes: trace.nodes.map((node) => ({ ...node, status })) };
};

function paint(drawing: Drawing, scene: Scene, viewport: Viewport, state: Partial<PaintState> = {}): void {
  new Painter(drawing.canvas).paint(scene, viewport, SIZE, drawing.theme, { ...plainState, ...state });
}

const isColor = (drawing: Drawing, x: number, y: number, color: ThemeColor): boolean =>
  pixelAt(drawing, x, y).join() === rgbOf(drawing.theme.colors[color]).join();

/** Number of pixels of a colour, give or take `near` in each part of it. */
function countOf({ canvas, theme }: Drawing, color: ThemeColor, near = 0): number {
  const wanted = rgbOf(theme.colors[color]);
  const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.every((value, part) => Math.abs(value - data[at + part]!) <= near)) count++;
  }
  return count;
}

describe('the painter', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`outlines a node in the colour of its status, in ${scheme}`, async () => {
      const drawing = await openDrawing(scheme);
      for (const status of statuses) {
        const scene = sceneOf(single(status), drawing.theme);
        paint(drawing, scene, { x: 50, y: 50, zoom: 1 });
        const look = lookOf(lookCode(scene.trace.nodes[0]!));
        const { width } = rectOf(scene, '')!;
        const isOutlined = Array.from({ length: 40 }, (_, step) => isColor(drawing, 50 + width / 2 - 20 + step, 50, look.line));
        // Of dashes some pixels are the gaps between them.
        expect(isOutlined.some(Boolean), status).to.equal(true);
        expect(isOutlined.every(Boolean), status).to.equal(!look.dashed);
      }
    });
  }

  it('tells statuses apart without colour: no two have the same mark', () => {
    const marks = Object.values(statusGlyphs).map(({ line, fill }) => `${line} ${fill}`);
    expect(new Set(marks).size).to.equal(statuses.length - 1);
    expect(lookOf(lookNames.indexOf('recovered')).hatched).to.equal(true);
    expect(lookNames.filter((_, code) => lookOf(code).dashed)).to.deep.equal(['cut-off', 'skipped']);
    expect(lookNames.filter((_, code) => !lookOf(code).dot)).to.deep.equal(['not-reached', 'cut-off', 'skipped']);
  });

  it('paints nothing of what stands in the DOM', async () => {
    const drawing = await openDrawing();
    const scene = sceneOf(single('success'), drawing.theme);
    paint(drawing, scene, { x: 50, y: 50, zoom: 1 }, { domItems: new Set([0]) });
    expect(countOf(drawing, 'success')).to.equal(0);
    paint(drawing, scene, { x: 50, y: 50, zoom: 1 });
    expect(countOf(drawing, 'success')).to.be.above(0);
  });

  it('pales what a search did not find', async () => {
    const drawing = await openDrawing();
    const trace = madeTrace({ children: [{ name: 'A' }, { name: 'B' }] }, { 0: 'success', 1: 'failure' });
    const scene = sceneOf(trace, drawing.theme);
    paint(drawing, scene, { x: 20, y: 20, zoom: 1 }, { matches: new Set([1]) });
    expect(countOf(drawing, 'success')).to.be.above(0);
    expect(countOf(drawing, 'failure')).to.equal(0);
  });

  it('keeps the colour of a status at every zoom', async () => {
    const drawing = await openDrawing();
    for (const status of ['success', 'failure', 'active'] as const) {
      const scene = sceneOf(single(status), drawing.theme);
      for (const zoom of [2, 1, 0.6, 0.4, 0.2, 0.1, 0.03, 0.001]) {
        paint(drawing, scene, { x: 100, y: 100, zoom });
        // Lines between two pixels are a little paler than their colour.
        expect(countOf(drawing, status, 100), `${status} at ${zoom}`).to.be.above(0);
      }
    }
  });

  it('shows the one failure among 10,000 nodes, however small they are', async () => {
    const drawing = await openDrawing();
    const children = Array.from({ length: 100 }, () => ({ children: Array.from({ length: 99 }, () => ({ name: 'A' })) }));
    const trace = madeTrace({ children }, { '50.50': 'failure' });
    const scene = sceneOf(trace, drawing.theme, { openStacks: new Set(trace.nodes.map(({ path }) => path)) });
    expect(scene.folded.count).to.equal(10_001);
    paint(drawing, scene, { x: 300, y: 10, zoom: 580 / scene.layout.height });
    expect(countOf(drawing, 'failure')).to.be.above(0);
  });
});
