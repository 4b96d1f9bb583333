/** Moments of an execution, by pointer and keyboard, with a canvas that follows. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../../../src/elements/trace-canvas/trace-canvas.js';
import { marksOn } from '../../../../src/elements/trace-viewer/time/timeline-track.js';
import { atEntry } from '../../../../src/trace-model/ask/at-entry.js';
import { timelineOf } from '../../../../src/trace-model/ask/timeline.js';
import type { TraceDocument, TraceEntry } from '../../../../src/trace-model/trace-document.js';
import { allByRole, byRole, click, deepAll, inBothSchemes, textOf, until } from '../../support/dom.js';
import { openParts, type PartsHost } from '../parts-host.js';

const FAILED = 'ship-fix-failed-retries-exhausted';

const canvasOf = (host: PartsHost): TraceCanvas => host.canvas as TraceCanvas;
const slider = (host: PartsHost): HTMLElement => byRole(host, 'slider', 'Moment shown');
const positionIs = (host: PartsHost, position: number | null): Promise<void> =>
  until(() => canvasOf(host).position === position, `the canvas shows ${String(position)}, not ${String(canvasOf(host).position)}`);
const press = async (host: PartsHost, ...keys: string[]): Promise<void> => {
  slider(host).focus();
  for (const key of keys) await sendKeys({ press: key });
};

describe('the timeline of an execution', () => {
  it('shows its entries as marks by outcome', async () => {
    const host = await openParts(FAILED);
    const entries = canvasOf(host).trace?.entries ?? [];
    const kinds = deepAll(host.renderRoot as ShadowRoot, '.scrub-mark').map(({ dataset }) => dataset.kind);
    expect(kinds.filter((kind) => kind === 'failure')).to.have.lengthOf(entries.filter(({ verdict }) => verdict === 'failure').length);
    expect(kinds).to.include('gate').and.to.include('thought').and.to.include('success');
  });

  it('is a slider that says which entry is shown, and of which node', async () => {
    const host = await openParts(FAILED);
    const total = canvasOf(host).trace?.entries.length ?? 0;
    expect(slider(host).getAttribute('aria-valuemin')).to.equal('0');
    expect(slider(host).getAttribute('aria-valuemax')).to.equal(String(total));
    expect(slider(host).getAttribute('aria-valuetext')).to.contain(`entry ${total} of ${total}, as it stands`);
    await press(host, 'ArrowLeft');
    await positionIs(host, total - 2);
    await until(() => slider(host).getAttribute('aria-valuetext')?.includes(`entry ${total - 1} of ${total}, `) === true, 'it says so');
  });

  it('goes by keys: entry by entry, from failure to failure, to the ends', async () => {
    const host = await openParts(FAILED);
    const entries = canvasOf(host).trace?.entries ?? [];
    const failures = entries.filter(({ verdict }) => verdict === 'failure').map(({ index }) => index);
    const [first, second] = [failures.at(0) as number, failures.at(1) as number];
    await press(host, 'Home');
    await positionIs(host, -1);
    expect(byRole(host, 'button', 'Previous entry').getAttribute('aria-disabled')).to.equal('true');
    await press(host, 'PageUp');
    await positionIs(host, first);
    await press(host, 'PageUp');
    await positionIs(host, second);
    await press(host, 'PageDown');
    await positionIs(host, first);
    await press(host, 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight');
    await positionIs(host, first + 1);
    await press(host, 'End');
    await positionIs(host, null);
  });

  it('is followed by the canvas: the tree as it stood then', async () => {
    const host = await openParts(FAILED);
    const final = canvasOf(host).trace as TraceDocument;
    await press(host, 'Home', 'PageUp');
    await until(() => (canvasOf(host).position ?? 0) > 0, 'a moment is shown');
    const then = atEntry(final, canvasOf(host).position as number).document;
    expect(canvasOf(host).trace?.nodes.map(({ status }) => status)).to.deep.equal(then.nodes.map(({ status }) => status));
    await click(byRole(host, 'button', 'Back to now'));
    await positionIs(host, null);
    expect(canvasOf(host).trace === final).to.equal(true);
  });

  it('follows the page too', async () => {
    const host = await openParts(FAILED);
    await canvasOf(host).seek(2);
    await until(() => slider(host).getAttribute('aria-valuenow') === '3', 'the slider is there');
    expect(textOf(host.timelinePart)).to.contain('Earlier moment');
  });

  it('goes to a mark that is clicked, and to where the track is', async () => {
    const host = await openParts(FAILED);
    const mark = deepAll(host.renderRoot, '.scrub-mark[data-kind=failure]')[0] as HTMLElement;
    await click(mark.querySelector('path') as unknown as HTMLElement);
    await positionIs(host, Number(mark.dataset.position));
  });

  it('plays to the end, and stops there', async () => {
    const host = await openParts('protocol-gate-rejected');
    host.timeline.replay.speed = 8;
    await click(byRole(host, 'button', 'Play'));
    await until(() => allByRole(host, 'button', 'Play').length === 1 && canvasOf(host).position === null, 'it has played');
  });

  it('pauses by a key, and begins where it was', async () => {
    const host = await openParts(FAILED);
    await press(host, 'Home', ' ');
    await until(() => (canvasOf(host).position ?? -1) >= 1, 'it plays');
    await press(host, ' ');
    await until(() => allByRole(host, 'button', 'Play').length === 1, 'it pauses');
    expect(canvasOf(host).position).to.be.at.least(1);
  });

  it('leaves out hours in which nothing happened, where the reader wants it, and tells how many', async () => {
    const host = await openParts(FAILED);
    expect(allByRole(host, 'button', 'Skip idle'), 'where there are none').to.have.length(0);
    const document = await (await fetch(`/test/fixtures/traces/behaviors/${FAILED}.json`)).json() as { trace: { ts: string }[] };
    document.trace.slice(9).forEach((entry) => (entry.ts = new Date(Date.parse(entry.ts) + 7_200_000).toISOString()));
    canvasOf(host).data = document;
    await until(() => allByRole(host, 'button', 'Skip idle').length === 1, 'it is offered');
    const button = byRole(host, 'button', 'Skip idle');
    expect(button.title).to.equal('Shorten the one long pause, 2 h');
    const places = (): number[] => deepAll(host.renderRoot as ShadowRoot, '.scrub-mark').map((mark) => Math.round(mark.getBoundingClientRect().left));
    const before = new Set(places());
    expect(before.size, 'two heaps').to.be.below(6);
    await click(button);
    await until(() => new Set(places()).size > before.size + 5, 'what happened is spread out');
    expect(button.getAttribute('aria-pressed')).to.equal('true');
  });

  it('is not there where there is no log', async () => {
    const host = await openParts(FAILED);
    canvasOf(host).data = { ...JSON.parse('{"uri":"u","schema_version":1,"tree":{"type":"action","name":"A","steps":[{"kind":"instruct","instruction":"x"}]},"status":"running","phase":"idle","cursor":"[]","trace":[]}') as object };
    await until(() => host.renderRoot.querySelector('[part=timeline]') === null, 'it is gone');
  });

  it('has nothing that axe complains of, in light and dark', async () => {
    const host = await openParts(FAILED);
    await press(host, 'Home', 'PageUp');
    await until(() => (canvasOf(host).position ?? -1) > 0, 'a moment is shown');
    await inBothSchemes(async () => {
      // The colours of buttons change over some time.
      await host.updateComplete;
      await Promise.all((host.renderRoot as ShadowRoot).getAnimations().map(({ finished }) => finished));
      await expect(host.timelinePart).to.be.accessible();
    });
  });

  it('draws as many marks as there is room for, failures before all else', () => {
    const entry = (index: number): TraceEntry => ({
      ...{ index, id: String(index), time: index * 10, kind: 'instruct', path: '', name: 'A', submitted: '', outcome: '' },
      verdict: index % 1000 === 500 ? 'failure' : 'success',
    });
    const timeline = timelineOf({ entries: Array.from({ length: 100_000 }, (_, index) => entry(index)) });
    const marks = marksOn(timeline, false);
    expect(marks.length).to.be.lessThan(130);
    expect(marks.filter(({ kind }) => kind === 'failure').length).to.be.greaterThan(50);
  });
});
