import { expect, fixture, html } from '@open-wc/testing';
import { ReplaySubject } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { runs, type RunName } from '../../../stories/fixtures.js';
import { byRole, deepAll, inBothSchemes, isShown, parts, settle, textOf, until } from '../support/dom.js';

/** A viewer that reads a run from the page itself; `isOpen`: the source has not ended. */
async function open(name: RunName, isOpen = false, width = 900): Promise<LiveRunViewer> {
  const source = new ReplaySubject<RunEvent>();
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer .source=${isOpen ? source : [...runs[name]]}></live-run-viewer>`);
  viewer.style.setProperty('inline-size', `${width}px`);
  if (isOpen) for (const event of runs[name]) source.next(event);
  await until(() => viewer.run.eventCount === runs[name].length, 'every event is read');
  await settle(viewer);
  return viewer;
}

describe('<live-run-viewer>, composed', () => {
  it('has every part of the contract where it is called for', async () => {
    const viewer = await open('running', true);
    for (const part of ['base', 'header', 'title', 'status', 'metrics', 'metric', 'connection', 'log', 'steer-bar']) {
      const [found] = parts(viewer, part);
      // A steer bar needs somewhere to send to; this run's links have no origin to stand on.
      if (part !== 'steer-bar') expect(found, part).to.not.equal(undefined);
    }
    const failed = await open('failed');
    for (const part of ['error-panel', 'remediation']) {
      await until(() => parts(failed, part).length === 1, `${part} is there`);
    }
  });

  it('lets a page style a part from outside', async () => {
    const viewer = await open('failed');
    const sheet = document.createElement('style');
    sheet.textContent = `live-run-viewer::part(title), live-run-viewer::part(metric), live-run-viewer::part(connection),
      live-run-viewer::part(error-panel), live-run-viewer::part(header) { outline: 7px solid }`;
    document.head.append(sheet);
    for (const part of ['header', 'title', 'metric', 'connection', 'error-panel']) {
      expect(getComputedStyle(parts(viewer, part)[0]!).outlineWidth, part).to.equal('7px');
    }
    sheet.remove();
  });

  it('hands every slot through', async () => {
    for (const [slot, name] of [
      ['header-start', 'running'],
      ['header-end', 'running'],
      ['metrics-end', 'running'],
      ['empty', 'empty'],
      ['error', 'failed'],
      ['footer', 'running'],
    ] as const) {
      const viewer = await open(name, true);
      const span = document.createElement('span');
      span.slot = slot;
      span.textContent = 'from the page';
      viewer.append(span);
      await settle(viewer);
      expect(isShown(span) && span.getBoundingClientRect().width > 0, slot).to.be.true;
    }
  });

  it('says what it waits for while nothing has come, unless the page says something else', async () => {
    const viewer = await open('empty', true);
    const log = viewer.renderRoot.querySelector('run-log')!;
    const isWaiting = (): boolean =>
      deepAll(log.shadowRoot!, '*').some((element) => element.textContent === 'Waiting for the first event' && isShown(element));
    await until(isWaiting, 'the log says that it waits');
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Nothing yet';
    viewer.append(own);
    await until(() => isShown(own) && !isWaiting(), 'the page’s words take its place');
    own.remove();
    await until(isWaiting, 'the log says it again');
  });

  it('shows one button to retry the stream, and none once finished', async () => {
    const retry = (viewer: LiveRunViewer): HTMLElement[] =>
      deepAll(viewer.shadowRoot!, 'button').filter(
        (button) => isShown(button) && (button.ariaLabel ?? button.textContent).trim() === 'Retry stream',
      );
    expect(retry(await open('running', true))).to.have.length(1);
    expect(retry(await open('completed'))).to.be.empty;
  });

  it('gives the log the height the others leave', async () => {
    const viewer = await open('running', true);
    const height = (): number => parts(viewer, 'log')[0]!.getBoundingClientRect().height;
    expect(viewer.offsetHeight).to.equal(Math.min(640, window.innerHeight));
    await customElements.whenDefined('run-steer-bar');
    await settle(viewer);
    expect(height()).to.be.above(176);
    const others = (): number => viewer.offsetHeight - height();
    const taken = others();
    viewer.style.setProperty('max-block-size', 'none');
    viewer.style.setProperty('block-size', '1000px');
    expect([viewer.offsetHeight, others()]).to.deep.equal([1000, taken]);
  });

  it('leaves no room for what is not there', async () => {
    const viewer = await open('running', true);
    const bottom = parts(viewer, 'metrics')[0]!.getBoundingClientRect().bottom;
    expect(viewer.renderRoot.querySelector('run-log')!.getBoundingClientRect().top).to.equal(bottom);
  });

  it('takes its colours from tokens set above it, as they change', async () => {
    const viewer = await open('running', true);
    const base = parts(viewer, 'base')[0]!;
    viewer.parentElement!.style.setProperty('--run-color-surface', 'rgb(1, 2, 3)');
    expect(getComputedStyle(base).backgroundColor).to.equal('rgb(1, 2, 3)');
    viewer.parentElement!.style.setProperty('--run-color-surface', 'rgb(4, 5, 6)');
    expect(getComputedStyle(base).backgroundColor).to.equal('rgb(4, 5, 6)');
  });

  it('follows color-scheme', async () => {
    const viewer = await open('running', true);
    const base = parts(viewer, 'base')[0]!;
    const colours: string[] = [];
    for (const scheme of ['light', 'dark']) {
      viewer.parentElement!.style.setProperty('color-scheme', scheme);
      colours.push(getComputedStyle(base).backgroundColor);
    }
    expect(colours).to.deep.equal(['rgb(255, 255, 255)', 'rgb(16, 19, 22)']);
  });

  it('has its live region from the start', async () => {
    const viewer = await open('running', true);
    const regions = deepAll(viewer.shadowRoot!, '[role=status]').filter((region) => region.getRootNode() === viewer.shadowRoot);
    expect(regions).to.have.length(1);
  });

  for (const width of [320, 480, 768, 1280]) {
    it(`needs no more than ${width} px`, async () => {
      const viewer = await open('failed', false, width);
      expect(viewer.scrollWidth).to.be.at.most(width);
      expect(parts(viewer, 'base')[0]!.scrollWidth).to.be.at.most(width);
    });
  }

  describe('accessibility', () => {
    for (const name of ['empty', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'hostile'] as const) {
      it(`has no violation: ${name}`, () =>
        inBothSchemes(async () => expect(await open(name, name === 'running')).to.be.accessible()));
    }
  });

  it('says the title of the run', async () => {
    expect(textOf(byRole(await open('running', true), 'heading'))).to.equal('Fix flaky login test');
  });
});
