/** The keyboard's place in the drawing, also before what answers it has come. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { until } from '../support/dom.js';
import { activePath, drawn, emptyCanvas, traceUrl, treeOf } from './canvas-page.js';

const hasFocus = (canvas: TraceCanvas): boolean => document.activeElement === canvas && canvas.shadowRoot!.activeElement === treeOf(canvas);

async function expectKeysWork(canvas: TraceCanvas): Promise<void> {
  await until(() => treeOf(canvas).getAttribute('aria-activedescendant') !== null, 'its items are there');
  expect(hasFocus(canvas), 'the focus is where it was').to.equal(true);
  expect(treeOf(canvas).hasAttribute('aria-busy')).to.equal(false);
  await sendKeys({ press: 'ArrowRight' });
  await until(() => activePath(canvas) === '0', 'the keys work');
}

describe('the focus of <trace-canvas>', () => {
  it('lands where a page puts it as it is told of the document, and the keys work', async () => {
    const canvas = await emptyCanvas();
    const landed = new Promise<boolean>((resolve) => {
      canvas.addEventListener('trace-load', () => {
        canvas.focus();
        void canvas.updateComplete.then(() => resolve(hasFocus(canvas)));
      });
    });
    canvas.src = traceUrl('ship-fix-success');
    expect(await landed, 'it landed').to.equal(true);
    await expectKeysWork(canvas);
  });

  it('lands where Tab puts it while the document is read, and stays there', async () => {
    const page = await fixture(html`<div><button>Before</button></div>`);
    page.querySelector('button')!.focus();
    const canvas = document.createElement('trace-canvas');
    canvas.src = traceUrl('ship-fix-success');
    page.append(canvas);
    await canvas.updateComplete;
    expect([canvas.trace, treeOf(canvas).getAttribute('aria-busy')]).to.deep.equal([undefined, 'true']);
    await sendKeys({ press: 'Tab' });
    expect(hasFocus(canvas), 'the tree is the next stop').to.equal(true);
    await expectKeysWork(canvas);
  });

  it('stays in the tree from one document to the next', async () => {
    const canvas = await emptyCanvas((made) => (made.src = traceUrl('ship-fix-success')));
    canvas.focus();
    await expectKeysWork(canvas);
    canvas.src = traceUrl('parallel-failure');
    await until(() => treeOf(canvas).querySelectorAll('[role=treeitem]').length < 10, 'another document is shown');
    await drawn(canvas);
    expect(hasFocus(canvas)).to.equal(true);
  });

  it('has no place where there is nothing to walk through', async () => {
    const canvas = await emptyCanvas();
    expect(canvas.renderRoot.querySelector('[role=tree]') === null).to.equal(true);
    canvas.data = 'no JSON';
    await until(() => canvas.renderRoot.querySelector('[part=error]') !== null, 'the error is there');
    expect(canvas.renderRoot.querySelector('[role=tree]') === null).to.equal(true);
  });
});
