import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import type { TraceSelectEvent, TraceToggleEvent } from '../../../src/elements/trace-events.js';
import { byRole, click, parts, textOf, until } from '../support/dom.js';
import { activeItem, activePath, drawn, emptyCanvas, itemOf, middleOf, openCanvas, traceText, treeOf } from './canvas-page.js';

async function press(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop() || '+';
  for (const each of held.filter(Boolean)) await sendKeys({ down: each });
  await sendKeys({ press: key });
  for (const each of held.filter(Boolean)) await sendKeys({ up: each });
}

/** Presses keys one by one and says where each leads. */
async function walk(canvas: TraceCanvas, ...keys: string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const key of keys) {
    await press(key);
    await canvas.updateComplete;
    paths.push(activePath(canvas));
  }
  return paths;
}

async function focusTree(canvas: TraceCanvas): Promise<void> {
  treeOf(canvas).focus();
  await canvas.updateComplete;
}

async function drag(from: [number, number], by: [number, number]): Promise<void> {
  await sendMouse({ type: 'move', position: from });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [from[0] + by[0] / 2, from[1] + by[1] / 2] });
  await sendMouse({ type: 'move', position: [from[0] + by[0], from[1] + by[1]] });
  await sendMouse({ type: 'up' });
}

describe('<trace-canvas> by keyboard', () => {
  it('goes along the tree as it is drawn', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await focusTree(canvas);
    expect(await walk(canvas, 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft')).to.deep.equal(
      ['0', '1', '1.0', '1.1', '2.0', '2'],
    );
    expect(await walk(canvas, 'End', 'Home', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowUp')).to.deep.equal(['5', '', '0', '', '', '']);
  });

  it('turns the arrows with the drawing', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => (made.orientation = 'vertical'));
    await focusTree(canvas);
    expect(await walk(canvas, 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp')).to.deep.equal(['0', '1', '1.0', '1']);
    expect(treeOf(canvas).getAttribute('aria-orientation')).to.equal('horizontal');
  });

  it('says why where it covers neither the node nor what an arrow key leads to', async () => {
    const canvas = await openCanvas('ship-fix-success');
    canvas.zoomTo(1);
    await focusTree(canvas);
    for (const [key, path, around] of [
      ['ArrowRight', '0', ['', '1']],
      ['ArrowDown', '1', ['', '0', '2', '1.0', '1.1']],
      ['ArrowDown', '2', ['1', '3', '2.0', '2.1']],
      ['ArrowRight', '2.0', ['2', '1.1', '2.1']],
    ] as const) {
      expect(await walk(canvas, key)).to.deep.equal([path]);
      await until(() => canvas.renderRoot.querySelector('.tooltip .facts') !== null, 'the tooltip is shown');
      await drawn(canvas);
      const tip = canvas.renderRoot.querySelector('.tooltip')!.getBoundingClientRect();
      for (const other of [path, ...around]) {
        const { left, right, top, bottom } = canvas.nodeBounds(other)!;
        const isApart = right <= tip.left || left >= tip.right || bottom <= tip.top || top >= tip.bottom;
        expect(isApart, `${other}, while at ${path}`).to.equal(true);
      }
    }
  });

  it('finds nodes by the beginning of their name', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await focusTree(canvas);
    await sendKeys({ type: 'sec' });
    await canvas.updateComplete;
    expect(activeItem(canvas).getAttribute('aria-label')).to.equal('Security Scan');
    await aTimeout(800);
    expect(await walk(canvas, 'r', 'r')).to.deep.equal(['4', '4.0']);
  });

  it('selects with Enter and lets go with Escape, unless the page prevents it', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const events: TraceSelectEvent[] = [];
    document.addEventListener('trace-select', (event) => events.push(event), { once: true });
    await focusTree(canvas);
    await walk(canvas, 'ArrowRight', 'Enter');
    expect(canvas.getAttribute('selected')).to.equal('0');
    expect([events[0]!.path, events[0]!.previousPath, events[0]!.source]).to.deep.equal(['0', undefined, 'keyboard']);
    expect(itemOf(canvas, '0').getAttribute('aria-selected')).to.equal('true');
    canvas.addEventListener('trace-select', (event) => event.preventDefault(), { once: true });
    await walk(canvas, 'ArrowDown', 'Enter');
    expect(canvas.selected).to.equal('0');
    await press('Escape');
    expect(parts(canvas, 'node').length > 0 && canvas.selected, 'the first Escape closes the tooltip').to.equal('0');
    await press('Escape');
    await canvas.updateComplete;
    expect(canvas.hasAttribute('selected')).to.equal(false);
  });

  it('closes and opens subtrees with Space, and opens with the arrow', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const toggles: TraceToggleEvent[] = [];
    canvas.addEventListener('trace-toggle', (event) => toggles.push(event));
    await focusTree(canvas);
    await walk(canvas, 'ArrowRight', 'ArrowDown');
    const { y } = canvas.nodeBounds('1')!;
    await press(' ');
    await canvas.updateComplete;
    expect(itemOf(canvas, '1').getAttribute('aria-expanded')).to.equal('false');
    expect(itemOf(canvas, '1.0')).to.equal(null);
    expect(canvas.nodeBounds('1')!.y).to.be.closeTo(y, 1);
    expect(await walk(canvas, 'ArrowRight')).to.deep.equal(['1']);
    expect(itemOf(canvas, '1').getAttribute('aria-expanded')).to.equal('true');
    expect(toggles.map(({ path, expanded }) => [path, expanded])).to.deep.equal([['1', false], ['1', true]]);
  });

  it('zooms with plus, minus and 0, and moves with Shift and arrows', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await focusTree(canvas);
    const { zoom } = canvas.viewport;
    await press('+');
    expect(canvas.viewport.zoom).to.be.closeTo(zoom * 1.25, 0.001);
    const { x } = canvas.viewport;
    await press('Shift+ArrowLeft');
    expect(canvas.viewport.x).to.be.above(x);
    await press('0');
    expect(canvas.viewport.zoom).to.be.closeTo(zoom, 0.001);
    await press('-');
    expect(canvas.viewport.zoom).to.be.closeTo(zoom / 1.25, 0.001);
  });

  it('is one tab stop, and the toolbar another', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const stops = [...canvas.renderRoot.querySelectorAll<HTMLElement>('button, input, [tabindex]')].filter(({ tabIndex }) => tabIndex >= 0);
    expect(stops.map((stop) => stop.getAttribute('role') ?? stop.getAttribute('aria-label'))).to.deep.equal(['tree', 'Zoom out']);
    stops[1]!.focus();
    await press('ArrowRight');
    await press('ArrowRight');
    expect((canvas.renderRoot as ShadowRoot).activeElement?.getAttribute('aria-label')).to.equal('Zoom in');
  });

  it('shows where it is by another ring than what is selected, at every zoom', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => (made.selected = '2'));
    await focusTree(canvas);
    await press('ArrowRight');
    for (const zoom of [1, 0.4, 0.12]) {
      canvas.zoomTo(zoom);
      await drawn(canvas);
      const ring = (kind: string): SVGPathElement | null => canvas.renderRoot.querySelector(`.ring.${kind} path`);
      await until(() => ring('focused') !== null && ring('selected') !== null, `both are there at ${zoom}`);
      const [focused, selected] = [ring('focused')!, ring('selected')!];
      expect(getComputedStyle(focused).stroke).to.not.equal(getComputedStyle(selected).stroke);
      const { left, width } = focused.getBoundingClientRect();
      const node = canvas.nodeBounds('0')!;
      expect(left < node.left && left + width > node.right, `around the node at ${zoom}`).to.equal(true);
    }
    treeOf(canvas).blur();
    await until(() => canvas.renderRoot.querySelector('.ring.focused') === null, 'without the focus there is no ring');
  });

  it('draws the mark of the selected node over its ring, and the ring over the nodes beside it', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => (made.selected = '2'));
    const layerOf = (selector: string): number => Number(getComputedStyle(canvas.renderRoot.querySelector(`.world ${selector}`)!).zIndex) || 0;
    await until(() => canvas.renderRoot.querySelector('.ring.selected') !== null, 'the ring is there');
    expect(layerOf('.node[data-selected]')).to.be.greaterThan(layerOf('.ring'));
    expect(layerOf('.ring')).to.be.greaterThan(layerOf('.node:not([data-selected])'));
  });

  it('opens what there is to do, and closes it with Escape', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    const button = byRole(canvas, 'button', 'What to do');
    button.focus();
    await press('Enter');
    await until(() => canvas.renderRoot.querySelector('.advice') !== null, 'it is open');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await press('Escape');
    await until(() => canvas.renderRoot.querySelector('.advice') === null, 'it is closed');
    expect((canvas.renderRoot as ShadowRoot).activeElement === button).to.equal(true);
  });

  it('searches from the slash to Escape', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await focusTree(canvas);
    await press('/');
    await until(() => canvas.renderRoot.querySelector('[role=searchbox]') !== null, 'the box is open');
    await until(() => (canvas.renderRoot as ShadowRoot).activeElement?.getAttribute('role') === 'searchbox', 'it has the focus');
    await sendKeys({ type: 'scan' });
    await press('Enter');
    await canvas.updateComplete;
    expect(textOf(parts(canvas, 'search')[0]!.querySelector<HTMLElement>('.found')!)).to.equal('1 of 3');
    expect(activePath(canvas)).to.equal('3.2');
    await press('Escape');
    await canvas.updateComplete;
    expect(parts(canvas, 'search')).to.have.length(0);
    expect((canvas.renderRoot as ShadowRoot).activeElement === treeOf(canvas)).to.equal(true);
  });
});

describe('<trace-canvas> by pointer', () => {
  it('selects a node, keeps it while it is dragged from anywhere, and lets go on a click beside', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await sendMouse({ type: 'click', position: middleOf(canvas, '2') });
    expect(canvas.selected).to.equal('2');
    const before = canvas.viewport;
    await drag(middleOf(canvas, '2'), [-60, 40]);
    expect(canvas.selected).to.equal('2');
    expect([canvas.viewport.x - before.x, canvas.viewport.y - before.y]).to.deep.equal([-60, 40]);
    const { left, bottom } = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 20), Math.round(bottom - 20)] });
    expect(canvas.selected).to.equal(undefined);
  });

  it('selects what was pressed, though the drawing moved before it was let go', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await sendMouse({ type: 'move', position: middleOf(canvas, '2') });
    await sendMouse({ type: 'down' });
    canvas.zoomTo(2);
    canvas.reveal('5');
    await drawn(canvas);
    await sendMouse({ type: 'up' });
    expect(canvas.selected).to.equal('2');
  });

  it('zooms at the pointer with Ctrl and the wheel, and leaves the plain wheel to the page', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const viewport = parts(canvas, 'viewport')[0]!;
    const [clientX, clientY] = middleOf(canvas, '3.2.1');
    const wheel = (ctrlKey: boolean): WheelEvent =>
      new WheelEvent('wheel', { deltaY: -20, ctrlKey, clientX, clientY, bubbles: true, cancelable: true });
    const before = canvas.viewport;
    const plain = wheel(false);
    viewport.dispatchEvent(plain);
    expect([plain.defaultPrevented, canvas.viewport.zoom]).to.deep.equal([false, before.zoom]);
    const zooming = wheel(true);
    viewport.dispatchEvent(zooming);
    expect(zooming.defaultPrevented).to.equal(true);
    expect(canvas.viewport.zoom).to.be.above(before.zoom);
    const [x, y] = middleOf(canvas, '3.2.1');
    expect(Math.abs(x - clientX) + Math.abs(y - clientY)).to.be.at.most(2);
  });

  it('fills the view with a subtree on a double click, and fits all on one beside', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const { zoom } = canvas.viewport;
    const [clientX, clientY] = middleOf(canvas, '3');
    const viewport = parts(canvas, 'viewport')[0]!;
    viewport.dispatchEvent(new MouseEvent('dblclick', { clientX, clientY, bubbles: true }));
    expect(canvas.viewport.zoom).to.be.above(zoom);
    const view = viewport.getBoundingClientRect();
    for (const path of ['3', '3.0', '3.3', '3.2.1']) {
      const { left, right, top, bottom } = canvas.nodeBounds(path)!;
      expect(left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom, path).to.equal(true);
    }
    viewport.dispatchEvent(new MouseEvent('dblclick', { clientX: view.left + 4, clientY: view.bottom - 4, bubbles: true }));
    expect(canvas.viewport.zoom).to.be.closeTo(zoom, 0.001);
  });

  it('says why on hovering', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await sendMouse({ type: 'move', position: middleOf(canvas, '1.0') });
    await until(() => canvas.renderRoot.querySelector('.tooltip .status') !== null, 'the tooltip is shown');
    const tip = canvas.renderRoot.querySelector<HTMLElement>('[role=tooltip]')!;
    const node = canvas.trace!.nodes.find(({ path }) => path === '1.0')!;
    expect(textOf(tip)).to.contain(node.why).and.to.contain('Reproduce_With_Test');
  });

  it('closes and opens the subtree of the selected node', async () => {
    const canvas = await openCanvas('ship-fix-success');
    await sendMouse({ type: 'click', position: middleOf(canvas, '3') });
    await canvas.updateComplete;
    await click(byRole(canvas, 'button', 'Collapse Checks'));
    await canvas.updateComplete;
    expect(itemOf(canvas, '3').getAttribute('aria-expanded')).to.equal('false');
    await click(byRole(canvas, 'button', 'Expand Checks'));
    await canvas.updateComplete;
    expect(itemOf(canvas, '3').getAttribute('aria-expanded')).to.equal('true');
  });

  it('collapses what is finished from the toolbar, and opens all again', async () => {
    const canvas = await openCanvas('ship-fix-inflight-performing-nested');
    byRole(canvas, 'button', 'Collapse finished and unreached').click();
    await drawn(canvas);
    expect(itemOf(canvas, '1').getAttribute('aria-expanded')).to.equal('false');
    expect(itemOf(canvas, '3').getAttribute('aria-expanded'), 'the cursor is in it').to.equal('true');
    byRole(canvas, 'button', 'Expand all').click();
    await drawn(canvas);
    expect(canvas.renderRoot.querySelectorAll('[role=treeitem][aria-expanded=false]')).to.have.length(0);
  });

  it('collapses what was not reached too, so that what is left can be read', async () => {
    const canvas = await openCanvas('protocol-gate-waiting');
    const { zoom } = canvas.viewport;
    byRole(canvas, 'button', 'Collapse finished and unreached').click();
    await drawn(canvas);
    expect(['1', '2', '3', '4'].map((path) => itemOf(canvas, path).getAttribute('aria-expanded'))).to.deep.equal(Array(4).fill('false'));
    expect(canvas.viewport.zoom).to.be.above(zoom * 1.5);
  });

  it('finds what was searched for before the document was there', async () => {
    const canvas = await emptyCanvas();
    const search = canvas.search('scan');
    expect(search.count).to.equal(0);
    canvas.data = await traceText('ship-fix-success');
    await until(() => search.count === 3, 'all three are found');
  });

  it('offers to collapse what is finished where a whole tree is too small to be read, and only there', async () => {
    const canvas = await openCanvas('big-426-nodes-success');
    const hint = (): HTMLElement | null => canvas.renderRoot.querySelector<HTMLElement>('.notice');
    await until(() => hint() !== null, 'the offer is there');
    expect(textOf(hint()!)).to.contain('426 nodes');
    canvas.zoomTo(1);
    await until(() => hint() === null, 'not while one looks at a part');
    canvas.fit();
    await until(() => hint() !== null, 'it is there again');
    await click(hint()!.querySelector('button')!);
    await until(() => hint() === null, 'it is gone');
    expect(canvas.viewport.zoom, 'it can be read').to.be.above(0.8);
    expect((canvas.renderRoot as ShadowRoot).activeElement === treeOf(canvas), 'the focus is not lost').to.equal(true);
    const readable = await openCanvas('ship-fix-success');
    await until(() => readable.renderRoot.querySelector('[part=node]') !== null, 'it is drawn');
    expect(readable.renderRoot.querySelector('.notice')).to.equal(null);
  });
});
