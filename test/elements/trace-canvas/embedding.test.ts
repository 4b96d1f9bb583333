/** `<trace-canvas src>` alone in a page of documentation: read when a reader comes, tapped to be moved, printed whole. */
import { aTimeout, expect, nextFrame, oneEvent } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../../src/elements/trace-inspector/trace-inspector.define.js';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { parts, until } from '../support/dom.js';
import { drawn, emptyCanvas, middleOf, openCanvas, traceUrl } from './canvas-page.js';

/** A canvas some screens further down. */
function farDown(url: string): Promise<TraceCanvas> {
  return emptyCanvas((made) => {
    made.style.setProperty('margin-block-start', '5000px');
    made.src = url;
  });
}

const requestsOf = (url: string): number => performance.getEntriesByName(new URL(url, document.baseURI).href).length;

describe('<trace-canvas> in a page of documentation', () => {
  before(() => performance.setResourceTimingBufferSize(10_000));
  afterEach(() => scrollTo(0, 0));

  it('asks for nothing until a reader comes near, and then for its document once', async () => {
    const url = `${traceUrl('ship-fix-success')}?lazy`;
    const canvas = await farDown(url);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    await aTimeout(200);
    expect([requestsOf(url), canvas.trace]).to.deep.equal([0, undefined]);
    const loaded = oneEvent(canvas, 'trace-load');
    canvas.scrollIntoView();
    await loaded;
    await until(() => requestsOf(url) === 1, 'it was asked for once');
    scrollTo(0, 0);
    canvas.src = `${url}-again`;
    await oneEvent(canvas, 'trace-load');
    await until(() => requestsOf(`${url}-again`) === 1, 'it is in use: the next one is read at once');
  });

  for (const [what, ask] of [
    ['fitted', (canvas: TraceCanvas) => canvas.fit()],
    ['searched', (canvas: TraceCanvas) => canvas.search('patch')],
    ['asked for a node', (canvas: TraceCanvas) => canvas.reveal('1.0')],
    ['printed with its page', () => dispatchEvent(new Event('beforeprint'))],
  ] as const) {
    it(`reads wherever it is when it is ${what}`, async () => {
      const canvas = await farDown(`${traceUrl('ship-fix-success')}?asked-${what.replaceAll(' ', '-')}`);
      expect(canvas.trace).to.equal(undefined);
      ask(canvas);
      await oneEvent(canvas, 'trace-load');
      expect(canvas.trace!.nodes).to.have.length(23);
    });
  }

  it('shows the moment it was asked for before anybody was near, and draws the picture', async () => {
    const sought = await farDown(`${traceUrl('ship-fix-success')}?sought`);
    await sought.seek(0);
    expect([sought.position, sought.trace!.nodes.filter(({ status }) => status === 'success')]).to.deep.equal([0, []]);
    const pictured = await farDown(`${traceUrl('ship-fix-success')}?pictured`);
    expect(await pictured.toSVG()).to.contain('Scan Dependencies');
    const lost = await farDown('/no-such-trace.json');
    await lost.seek(0);
    expect(lost.trace, 'nobody waits for what does not come').to.equal(undefined);
  });

  it('reads wherever it is for an inspector that names it', async () => {
    const canvas = await farDown(`${traceUrl('parallel-failure')}?named`);
    canvas.id = 'far-down';
    const inspector = document.createElement('trace-inspector');
    inspector.htmlFor = 'far-down';
    document.body.prepend(inspector);
    await until(() => inspector.trace?.status === 'failed', 'the inspector shows it');
    inspector.remove();
  });

  it('has a height that suits text around it, also where nobody set one', async () => {
    const canvas = await openCanvas('ship-fix-success', (made) => made.style.removeProperty('block-size'));
    expect(canvas.getBoundingClientRect().height).to.equal(Math.min(480, innerHeight));
  });

  it('lets a finger scroll the page past it, until it is tapped', async () => {
    const canvas = await openCanvas('ship-fix-success');
    canvas.zoomTo(2);
    await drawn(canvas);
    const viewport = parts(canvas, 'viewport')[0]!;
    const at = middleOf(canvas, '');
    const finger = (type: string, dy = 0): boolean =>
      viewport.dispatchEvent(new PointerEvent(type, { clientX: at[0], clientY: at[1] + dy, button: 0, pointerId: 7, pointerType: 'touch', bubbles: true, cancelable: true }));
    const action = (): string => getComputedStyle(viewport).touchAction;
    expect(action()).to.equal('pan-y');
    const before = canvas.viewport;
    finger('pointerdown');
    finger('pointermove', -18);
    finger('pointercancel');
    expect(canvas.viewport, 'the drawing did not come along').to.deep.equal(before);
    expect([action(), document.activeElement === canvas], 'the page was scrolled').to.deep.equal(['pan-y', false]);
    finger('pointerdown');
    finger('pointerup');
    expect([action(), document.activeElement === canvas], 'it was tapped').to.deep.equal(['none', true]);
    (document.activeElement as HTMLElement).blur();
    expect(action(), 'and left').to.equal('pan-y');
  });

  it('prints the whole drawing, in light, whatever part of it is seen', async () => {
    document.documentElement.style.setProperty('color-scheme', 'dark');
    const canvas = await openCanvas('ship-fix-success');
    canvas.zoomTo(3);
    await drawn(canvas);
    const root = canvas.renderRoot;
    try {
      dispatchEvent(new Event('beforeprint'));
      await emulateMedia({ media: 'print' });
      const paper = root.querySelector<HTMLCanvasElement>('.paper')!;
      expect([paper.checkVisibility(), parts(canvas, 'viewport').length, parts(canvas, 'toolbar').length]).to.deep.equal([true, 0, 0]);
      const [box, stage] = [paper.getBoundingClientRect(), root.querySelector('.stage')!.getBoundingClientRect()];
      expect(box.width).to.be.above(300).and.at.most(stage.width);
      expect(box.height).to.be.above(200).and.at.most(stage.height);
      expect(getComputedStyle(root.querySelector('.legend')!).color, 'words on white').to.equal('rgb(89, 99, 110)');
      const { data } = paper.getContext('2d')!.getImageData(0, 0, paper.width, paper.height);
      const has = (...rgb: readonly number[]): boolean => {
        for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255 && rgb.every((value, c) => data[i + c] === value)) return true;
        return false;
      };
      expect([has(5, 150, 105), has(16, 185, 129)], 'green of light, not of dark').to.deep.equal([true, false]);
      expect(has(26, 30, 35), 'dark words').to.equal(true);
    } finally {
      await emulateMedia({ media: 'screen' });
      dispatchEvent(new Event('afterprint'));
      document.documentElement.style.removeProperty('color-scheme');
    }
    expect([root.querySelector('.paper'), parts(canvas, 'viewport').length]).to.deep.equal([null, 1]);
  });

  it('prints all of its inspector under the drawing, however low it is on the screen', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted', (made) => (made.inspector = true));
    canvas.style.setProperty('block-size', '400px');
    const inside = (selector: string): HTMLElement[] => [
      ...(canvas.renderRoot.querySelector('trace-inspector')?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
    ];
    await until(() => {
      dispatchEvent(new Event('beforeprint'));
      const isReady = inside('.printed .card').length > 0;
      dispatchEvent(new Event('afterprint'));
      return isReady;
    }, 'it can be printed');
    try {
      dispatchEvent(new Event('beforeprint'));
      await emulateMedia({ media: 'print' });
      const first = inside('.printed .card')[0]!.getBoundingClientRect();
      const last = inside('.printed .card').at(-1)!.getBoundingClientRect();
      const paper = canvas.renderRoot.querySelector('.paper')!.getBoundingClientRect();
      expect([paper.height > 200, paper.bottom <= first.top, first.bottom < last.top]).to.deep.equal([true, true, true]);
      expect(canvas.getBoundingClientRect().bottom, 'nothing lies over what follows').to.be.at.least(last.bottom);
    } finally {
      await emulateMedia({ media: 'screen' });
      dispatchEvent(new Event('afterprint'));
    }
  });
});
