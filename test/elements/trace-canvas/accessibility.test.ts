/** axe on every state of the canvas, in light and dark. */
import { aTimeout, expect } from '@open-wc/testing';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { byRole, inBothSchemes, parts, until } from '../support/dom.js';
import { drawn, emptyCanvas, openCanvas, treeOf } from './canvas-page.js';

/** Colours of buttons change gradually. */
const TRANSITION_MS = 300;

async function expectAccessible(canvas: TraceCanvas): Promise<void> {
  await inBothSchemes(async () => {
    await drawn(canvas);
    await aTimeout(TRANSITION_MS);
    await expect(canvas).to.be.accessible();
  });
}

const DOCUMENTS = [
  'after-reset',
  'big-426-nodes-success',
  'parallel-failure',
  'protocol-gate-fresh',
  'protocol-gate-rejected',
  'protocol-gate-waiting',
  'root-is-action-complete',
  'ship-fix-idle-between-steps',
  'ship-fix-inflight-evaluating',
  'ship-fix-inflight-performing-nested',
  'ship-fix-running-with-red-nodes',
  'ship-fix-success',
] as const;

describe('<trace-canvas> is accessible', () => {
  for (const name of DOCUMENTS) {
    it(`with ${name}`, async () => expectAccessible(await openCanvas(name)));
  }

  it('from afar and near by, narrow and vertical', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => made.style.setProperty('inline-size', '320px'));
    for (const zoom of [0.15, 0.4, 1.2]) {
      canvas.zoomTo(zoom);
      await expectAccessible(canvas);
    }
    canvas.orientation = 'vertical';
    await expectAccessible(canvas);
  });

  it('with a selected and a collapsed node, and the tooltip of the one the keyboard is at', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted', (made) => (made.selected = '3'));
    canvas.collapse('3');
    treeOf(canvas).focus();
    treeOf(canvas).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await until(() => canvas.renderRoot.querySelector('.tooltip .status') !== null, 'the tooltip is there');
    await expectAccessible(canvas);
  });

  it('while one searches, with advice, and at an earlier moment', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    byRole(canvas, 'button', 'What to do').click();
    await until(() => canvas.renderRoot.querySelector('.advice') !== null, 'the advice is there');
    await expectAccessible(canvas);
    byRole(canvas, 'button', 'What to do').click();
    byRole(canvas, 'button', 'Search').click();
    await until(() => parts(canvas, 'search').length === 1, 'the search box is there');
    canvas.search('test');
    await expectAccessible(canvas);
    await canvas.seek(3);
    await expectAccessible(canvas);
  });

  it('empty, and with an error', async () => {
    const canvas = await emptyCanvas();
    await expectAccessible(canvas);
    canvas.data = '<!doctype html>';
    await until(() => parts(canvas, 'error').length === 1, 'the error is there');
    await expectAccessible(canvas);
  });
});
