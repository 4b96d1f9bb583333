import { ContextProvider } from '@lit/context';
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import type { TraceInspectorToggleEvent, TraceSelectEvent } from '../../../src/elements/trace-events.js';
import { traceContext } from '../../../src/elements/trace-contexts.js';
import { allByRole, byRole, click, until } from '../support/dom.js';
import { emptyCanvas, middleOf, openCanvas, traceUrl, drawn } from './canvas-page.js';

const asideOf = (canvas: TraceCanvas): HTMLElement => canvas.renderRoot.querySelector<HTMLElement>('.aside')!;
const splitterOf = (canvas: TraceCanvas): HTMLElement => canvas.renderRoot.querySelector<HTMLElement>('[role=separator]')!;
const inspectorOf = (canvas: TraceCanvas): HTMLElementTagNameMap['trace-inspector'] => canvas.renderRoot.querySelector('trace-inspector')!;
const hasInspector = (canvas: TraceCanvas): boolean => canvas.renderRoot.querySelector('trace-inspector') !== null;
const cardsOf = (canvas: TraceCanvas): HTMLElement[] => [...inspectorOf(canvas).renderRoot.querySelectorAll<HTMLElement>('[part~=card]')];

/** A canvas with its inspector shown, and cards in it. */
async function inspected(name = 'ship-fix-success', setUp?: (canvas: TraceCanvas) => void): Promise<TraceCanvas> {
  const canvas = await openCanvas(name, (made) => {
    made.inspector = true;
    setUp?.(made);
  });
  await until(() => hasInspector(canvas) && cardsOf(canvas).length > 0, 'cards');
  return canvas;
}

describe('<trace-canvas inspector>', () => {
  it('shows an inspector of its document beside the drawing', async () => {
    const canvas = await inspected();
    expect(inspectorOf(canvas).trace).to.equal(canvas.trace);
    const drawing = canvas.renderRoot.querySelector('.stage')!.getBoundingClientRect();
    const aside = asideOf(canvas).getBoundingClientRect();
    expect(aside.left).to.be.at.least(drawing.right);
    expect(aside.height).to.equal(drawing.height);
    expect(aside.width).to.be.greaterThan(300);
  });

  it('keeps its room while it is loaded, so that nothing moves', async () => {
    for (const width of ['1000px', '400px']) {
      const canvas = await emptyCanvas((made) => {
        made.inspector = true;
        made.style.setProperty('inline-size', width);
        made.src = traceUrl('ship-fix-success');
      });
      const drawing = (): DOMRect => canvas.renderRoot.querySelector('.stage')!.getBoundingClientRect();
      const sizes = new Set<string>();
      const watch = new ResizeObserver(() => sizes.add([drawing().width, drawing().height].join(' × ')));
      await until(() => canvas.trace !== undefined, 'the document is there');
      await drawn(canvas);
      watch.observe(canvas.renderRoot.querySelector('.stage')!);
      await until(() => hasInspector(canvas) && cardsOf(canvas).length > 0, 'cards');
      await drawn(canvas);
      expect([...sizes], width).to.have.length(1);
      watch.disconnect();
    }
  });

  it('has none without the attribute, and loads nothing for it', async () => {
    const canvas = await openCanvas('ship-fix-success');
    expect(inspectorOf(canvas)).to.equal(null);
    expect(splitterOf(canvas)).to.equal(null);
  });

  it('is shown and hidden by the toolbar, and tells the page once', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const told: boolean[] = [];
    canvas.parentElement!.addEventListener('trace-inspector-toggle', ({ open }) => told.push(open));
    const toggle = byRole(canvas, 'button', 'Toggle inspector');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    await click(toggle);
    await until(() => hasInspector(canvas) && cardsOf(canvas).length > 0, 'cards');
    expect(canvas.hasAttribute('inspector')).to.equal(true);
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    await drawn(canvas);
    await click(toggle);
    await canvas.updateComplete;
    expect(asideOf(canvas).checkVisibility()).to.equal(false);
    expect(told).to.deep.equal([true, false]);
  });

  it('tells nothing when the page shows it', async () => {
    const canvas = await openCanvas('ship-fix-success');
    let told = 0;
    canvas.addEventListener('trace-inspector-toggle', () => told++);
    canvas.inspector = true;
    await until(() => hasInspector(canvas), 'the inspector');
    expect(told).to.equal(0);
  });

  it('shares the selection both ways', async () => {
    const canvas = await inspected();
    const { left, top, width } = canvas.renderRoot.querySelector('.stage')!.getBoundingClientRect();
    const [x, y] = middleOf(canvas, '0');
    expect(x > left && x < left + width && y > top).to.equal(true);
    canvas.selected = '0';
    await until(() => inspectorOf(canvas).renderRoot.textContent.length > 0 && cardsOf(canvas).every((card) => card.textContent.includes('Read Ticket')), 'its cards');
    const selected = oneEvent(canvas, 'trace-select') as unknown as Promise<TraceSelectEvent>;
    inspectorOf(canvas).tab = 'engine';
    const row = (): HTMLElement | null => inspectorOf(canvas).renderRoot.querySelector('[part~=engine-row][data-path="2.1"] button');
    await until(() => row() !== null, 'Engine');
    await click(row()!);
    const event = await selected;
    expect([event.path, event.previousPath, event.source]).to.deep.equal(['2.1', '0', 'pointer']);
    expect(canvas.selected).to.equal('2.1');
  });

  it('tells of a selection once, also to those outside', async () => {
    const canvas = await inspected();
    let told = 0;
    canvas.parentElement!.addEventListener('trace-select', () => told++);
    inspectorOf(canvas).tab = 'engine';
    const row = (): HTMLElement | null => inspectorOf(canvas).renderRoot.querySelector('[part~=engine-row][data-path="2.1"] button');
    await until(() => row() !== null, 'Engine');
    row()!.click();
    await until(() => canvas.selected === '2.1', 'the selection');
    expect(told).to.equal(1);
  });

  it('is resized, closed and opened from the line between them by keys', async () => {
    const canvas = await inspected();
    const width = (): number => asideOf(canvas).getBoundingClientRect().width;
    const before = width();
    splitterOf(canvas).focus();
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => width() > before + 20, 'a wider one');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await until(() => width() < before - 20, 'a narrower one');
    const toggled = oneEvent(canvas, 'trace-inspector-toggle') as unknown as Promise<TraceInspectorToggleEvent>;
    await sendKeys({ press: 'Enter' });
    expect((await toggled).open).to.equal(false);
    await until(() => !asideOf(canvas).checkVisibility(), 'a closed one');
    await sendKeys({ press: 'Enter' });
    await until(() => asideOf(canvas).checkVisibility(), 'an open one');
  });

  it('stands under the drawing where it is narrow', async () => {
    const canvas = await inspected('ship-fix-success', (made) => made.style.setProperty('inline-size', '360px'));
    await until(() => splitterOf(canvas).getAttribute('aria-orientation') === 'horizontal', 'a line across');
    const drawing = canvas.renderRoot.querySelector('.stage')!.getBoundingClientRect();
    expect(asideOf(canvas).getBoundingClientRect().top).to.be.at.least(drawing.bottom);
    expect(drawing.height).to.be.greaterThan(119);
  });

  it('is the outer element’s where the canvas stands in one that has an inspector', async () => {
    const owner = await fixture<HTMLElement>(html`<div></div>`);
    new ContextProvider(owner, { context: traceContext, initialValue: undefined });
    const canvas = document.createElement('trace-canvas');
    const loaded = oneEvent(canvas, 'trace-load');
    canvas.src = traceUrl('ship-fix-success');
    owner.append(canvas);
    await loaded;
    await drawn(canvas);
    expect(allByRole(canvas, 'button', 'Toggle inspector').length).to.equal(0);
  });

  it('has no violation of accessibility', async () => {
    await expect(await inspected()).to.be.accessible();
  });
});
