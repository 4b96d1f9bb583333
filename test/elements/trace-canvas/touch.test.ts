import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { byRole, isShown, parts, until } from '../support/dom.js';
import { drawn, itemOf, middleOf, openCanvas, treeOf } from './canvas-page.js';

type Spot = readonly [x: number, y: number];

/** Does what a finger does; where it lifts is where it moved last. */
class Finger {
  static #count = 0;
  readonly #id = ++Finger.#count;
  readonly #viewport: HTMLElement;
  #at: Spot = [0, 0];

  constructor(canvas: TraceCanvas) {
    this.#viewport = parts(canvas, 'viewport')[0]!;
  }

  down = (at: Spot): void => this.#send('pointerdown', at);
  move = (at: Spot): void => this.#send('pointermove', at);
  up = (): void => this.#send('pointerup', this.#at);
  cancel = (): void => this.#send('pointercancel', this.#at);

  #send(type: string, at: Spot): void {
    this.#at = at;
    const [clientX, clientY] = at;
    const where = { clientX, clientY, button: type === 'pointermove' ? -1 : 0, buttons: 1, isPrimary: this.#id === 1 };
    this.#viewport.dispatchEvent(new PointerEvent(type, { ...where, pointerId: this.#id, pointerType: 'touch', bubbles: true, cancelable: true }));
  }
}

const by = ([x, y]: Spot, dx: number, dy: number): Spot => [x + dx, y + dy];

describe('<trace-canvas> by touch', () => {
  it('selects what is tapped, also by an unsteady finger, and pans by dragging without letting go of it', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const finger = new Finger(canvas);
    const node = middleOf(canvas, '2');
    finger.down(node);
    finger.move(by(node, 2, -1));
    finger.up();
    expect(canvas.selected).to.equal('2');
    const before = canvas.viewport;
    finger.down(node);
    for (const step of [1, 2, 3]) finger.move(by(node, step * 20, step * -10));
    finger.up();
    expect([canvas.viewport.x - before.x, canvas.viewport.y - before.y, canvas.viewport.zoom]).to.deep.equal([60, -30, before.zoom]);
    expect(canvas.selected).to.equal('2');
  });

  it('shows no place of the keyboard to fingers, though the tree has the focus, until a key is pressed', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const finger = new Finger(canvas);
    finger.down(middleOf(canvas, '2'));
    finger.up();
    await drawn(canvas);
    const tree = treeOf(canvas);
    expect((canvas.renderRoot as ShadowRoot).activeElement === tree).to.equal(true);
    expect(tree.matches(':focus-visible')).to.equal(false);
    expect(canvas.renderRoot.querySelector('.ring.focused')).to.equal(null);
    await sendKeys({ press: 'ArrowRight' });
    await until(() => canvas.renderRoot.querySelector('.ring.focused') !== null, 'the ring is there');
  });

  it('zooms by a pinch: what is between the fingers stays between them', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const [one, other] = [new Finger(canvas), new Finger(canvas)];
    const middle = middleOf(canvas, '3.2');
    const { zoom } = canvas.viewport;
    one.down(by(middle, -40, 0));
    other.down(by(middle, 40, 0));
    one.move(by(middle, -80, 0));
    other.move(by(middle, 80, 0));
    expect(canvas.viewport.zoom / zoom).to.be.closeTo(2, 0.01);
    const [x, y] = middleOf(canvas, '3.2');
    expect(Math.hypot(x - middle[0], y - middle[1])).to.be.at.most(2);
    one.move(by(middle, -20, 0));
    other.move(by(middle, 20, 0));
    expect(canvas.viewport.zoom / zoom).to.be.closeTo(0.5, 0.01);
    one.up();
    other.up();
    expect(canvas.selected, 'a pinch is no tap').to.equal(undefined);
  });

  it('goes on with one finger when the other lifts, and forgets fingers the system took away', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const [one, other] = [new Finger(canvas), new Finger(canvas)];
    const at = middleOf(canvas, '3');
    one.down(at);
    other.down(by(at, 60, 0));
    other.up();
    const { zoom, x } = canvas.viewport;
    one.move(by(at, 30, 0));
    expect(canvas.viewport).to.include({ zoom, x: x + 30 });
    one.cancel();
    one.move(by(at, 90, 0));
    expect(canvas.viewport).to.include({ zoom, x: x + 30 });
  });

  it('leaves scrolling up and down to the page where all of the height is in view, and takes all else while it is used', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const action = (): string => getComputedStyle(parts(canvas, 'viewport')[0]!).touchAction;
    const finger = new Finger(canvas);
    finger.down(middleOf(canvas, '2'));
    finger.up();
    expect(action()).to.equal('pan-y');
    canvas.zoomTo(2);
    await drawn(canvas);
    expect(action()).to.equal('none');
  });
});

describe('<trace-canvas> by pointer, beside the nodes', () => {
  const minimap = (canvas: TraceCanvas): HTMLElement => canvas.renderRoot.querySelector<HTMLElement>('[part=minimap]')!;

  it('has an overview only while something is out of view, and goes where one points in it', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => {
      made.style.setProperty('inline-size', '640px');
      made.style.setProperty('block-size', '480px');
    });
    await until(() => !isShown(minimap(canvas)), 'all is in view');
    canvas.zoomTo(1.5);
    await until(() => isShown(minimap(canvas)), 'the overview is there');
    await drawn(canvas);
    const { left, top, right, bottom, height } = minimap(canvas).getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 8), Math.round(top + height / 2)] });
    await sendMouse({ type: 'down' });
    const { x } = canvas.viewport;
    await sendMouse({ type: 'move', position: [Math.round(right - 8), Math.round(bottom - 8)] });
    await sendMouse({ type: 'up' });
    expect(canvas.viewport.x, 'the drawing goes to the left').to.be.below(x);
    expect(canvas.viewport.zoom).to.equal(1.5);
    byRole(canvas, 'button', 'Fit to view').click();
    await until(() => !isShown(minimap(canvas)), 'all is in view again');
  });

  for (const zoom of [1, 0.45]) {
    it(`opens a closed subtree at a click on its mark, at zoom ${zoom}, and does not select it`, async () => {
      const canvas = await openCanvas('ship-fix-success');
      canvas.collapse('3');
      canvas.zoomTo(zoom);
      canvas.reveal('3');
      await drawn(canvas);
      const { right, top, height } = canvas.nodeBounds('3')!;
      await sendMouse({ type: 'click', position: [Math.round(right + 4), Math.round(top + height / 2)] });
      await canvas.updateComplete;
      expect(itemOf(canvas, '3').getAttribute('aria-expanded')).to.equal('true');
      expect(canvas.selected).to.equal(undefined);
    });
  }

  it('never reveals a node under the toolbar or the overview', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => made.style.setProperty('inline-size', '760px'));
    for (const zoom of [0.85, 1.25]) {
      canvas.zoomTo(zoom);
      await until(() => isShown(minimap(canvas)), 'the overview is there');
      for (const { path } of [...canvas.trace!.nodes, ...[...canvas.trace!.nodes].reverse()]) {
        canvas.reveal(path);
        const { left, right, top, bottom } = canvas.nodeBounds(path)!;
        for (const over of [parts(canvas, 'toolbar')[0]!, minimap(canvas)]) {
          const box = over.getBoundingClientRect();
          const isUnder = left < box.right && right > box.left && top < box.bottom && bottom > box.top;
          expect(isUnder, `${path} under ${over.className} at ${zoom}`).to.equal(false);
        }
        const view = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
        expect(left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom, `${path} in view at ${zoom}`).to.equal(true);
      }
    }
  });

  it('never has a node under the toolbar when it is fitted, from either side', async () => {
    for (const dir of ['ltr', 'rtl']) {
      for (const width of [340, 520, 760, 1000]) {
        const canvas = await openCanvas('ship-fix-success', (made) => {
          made.dir = dir;
          made.style.setProperty('inline-size', `${width}px`);
        });
        const bar = parts(canvas, 'toolbar')[0]!.getBoundingClientRect();
        for (const { path } of canvas.trace!.nodes) {
          const { left, right, top, bottom } = canvas.nodeBounds(path)!;
          const isUnder = left < bar.right && right > bar.left && top < bar.bottom && bottom > bar.top;
          expect(isUnder, `${path} at ${width} px, ${dir}`).to.equal(false);
        }
      }
    }
  });
});
