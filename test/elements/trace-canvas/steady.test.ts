/** What a reader looks at stays where it is seen, whatever a newer version of the document brings. */
import { expect, oneEvent } from '@open-wc/testing';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { seriesOf } from '../../streams/support/traces.js';
import { until } from '../support/dom.js';
import { drawn, emptyCanvas } from './canvas-page.js';

/** An execution that plans as it goes: its tree has so many branches of as many steps now. */
const planned = (branches: number, steps: number): object => {
  const action = (name: string): object => ({ type: 'action', name, steps: [] });
  const branch = (at: number): object => ({
    ...{ type: 'sequence', name: `Branch_${at}` },
    children: Array.from({ length: steps }, (_, step) => action(`Step_${at}_${step}`)),
  });
  const tree = { type: 'sequence', name: 'Root', children: Array.from({ length: branches }, (_, at) => branch(at)) };
  return { schema_version: 1, status: 'running', phase: 'idle', cursor: 'null', protocol_accepted: true, tree, var: {}, const: {}, runtime: {}, trace: [] };
};

/** Where a node is seen on the page. */
function placeOf(canvas: TraceCanvas, path: string): readonly number[] {
  const { x, y, width, height } = canvas.nodeBounds(path)!;
  return [x, y, width, height].map((px) => Math.round(px * 10) / 10);
}

/** Path of the node nearest the middle of the view. */
function middleNode(canvas: TraceCanvas): string {
  const view = canvas.renderRoot.querySelector('.viewport')!.getBoundingClientRect();
  const distance = (path: string): number => {
    const { x, y, width, height } = canvas.nodeBounds(path)!;
    return Math.hypot(x + width / 2 - view.x - view.width / 2, y + height / 2 - view.y - view.height / 2);
  };
  return canvas.trace!.nodes.map(({ path }) => path).reduce((nearest, path) => (distance(path) < distance(nearest) ? path : nearest));
}

/** Shows a newer version, and waits until what is around the drawing has settled. */
async function update(canvas: TraceCanvas, data: object): Promise<void> {
  const updated = oneEvent(canvas, 'trace-update');
  canvas.data = data;
  await updated;
  await drawn(canvas);
  await drawn(canvas);
}

async function openVersion(data: object): Promise<TraceCanvas> {
  const canvas = await emptyCanvas((made) => (made.data = data));
  await until(() => canvas.trace !== undefined, 'the first version is there');
  return canvas;
}

describe('a drawing that one looks at from near', () => {
  it('stands still while another version of the same tree comes, also where one went there before the first picture', async () => {
    const versions = (await seriesOf('behaviors/ship-fix-success.series.ndjson')).map((text) => JSON.parse(text) as object);
    for (const isEarly of [true, false]) {
      const canvas = await openVersion(versions[10]!);
      if (!isEarly) await drawn(canvas);
      canvas.zoomTo(0.9);
      // What one looks at is what is drawn: until then what stands around the drawing may still come.
      await drawn(canvas);
      const paths = canvas.trace!.nodes.map(({ path }) => path);
      const places = paths.map((path) => placeOf(canvas, path));
      for (const index of [13, 30, 60, 83]) {
        await update(canvas, versions[index]!);
        expect(canvas.viewport.zoom).to.equal(0.9);
        expect(paths.map((path) => placeOf(canvas, path)), `version ${index}, ${isEarly ? 'early' : 'late'}`).to.deep.equal(places);
      }
    }
  });

  it('holds what is in the middle while the tree grows above and below it', async () => {
    const canvas = await openVersion(planned(6, 2));
    await drawn(canvas);
    canvas.zoomTo(1.3);
    canvas.reveal('3.1');
    await drawn(canvas);
    const held = middleNode(canvas);
    const seen = placeOf(canvas, held);
    for (const [branches, steps] of [[6, 3], [7, 3], [12, 6], [5, 2]] as const) {
      await update(canvas, planned(branches, steps));
      expect(placeOf(canvas, held), `${branches} branches of ${steps}`).to.deep.equal(seen);
    }
  });

  it('shows all of a tree that grows while all of it is in view', async () => {
    const canvas = await openVersion(planned(3, 2));
    await drawn(canvas);
    await update(canvas, planned(9, 4));
    const view = canvas.renderRoot.querySelector('.viewport')!.getBoundingClientRect();
    for (const { path } of canvas.trace!.nodes) {
      const { left, right, top, bottom } = canvas.nodeBounds(path)!;
      expect(left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom, `${path} is in view`).to.equal(true);
    }
  });
});
