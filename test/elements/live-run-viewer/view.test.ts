/** `view`: the run as a tree, in the log's place or beside it. */
import { expect, fixture, html } from '@open-wc/testing';
import { ReplaySubject } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { runs } from '../../../stories/fixtures.js';
import { settle, until } from '../support/dom.js';

/** What draws the tree is loaded on first use. */
const LOADING_MS = 15_000;
const events = runs.running;

interface Watched {
  readonly viewer: LiveRunViewer;
  readonly source: ReplaySubject<RunEvent>;
  readonly canvas: TraceCanvas;
}

const watch = (view: LiveRunViewer['view'], upTo = events.length): Promise<Watched> => watchRun(view, events.slice(0, upTo));

/** `ends`: the source does, whatever the run did. */
async function watchRun(view: LiveRunViewer['view'], shown: readonly RunEvent[], ends = false): Promise<Watched> {
  const source = new ReplaySubject<RunEvent>();
  for (const event of shown) source.next(event);
  if (ends) source.complete();
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer view=${view} .source=${source}></live-run-viewer>`);
  const find = (): TraceCanvas | null => viewer.shadowRoot!.querySelector('trace-canvas');
  await until(() => find()?.trace !== undefined && viewer.run.eventCount === shown.length, 'the tree is there', LOADING_MS);
  return { viewer, source, canvas: find()! };
}
const names = ({ trace }: TraceCanvas): string[] => (trace?.nodes ?? []).map(({ name }) => name);
const log = (viewer: LiveRunViewer): HTMLElement => viewer.shadowRoot!.querySelector<HTMLElement>('run-log')!;
const isSeen = (element: Element): boolean => element.getClientRects().length > 0;

describe('The view of <live-run-viewer>', () => {
  it('is the log at first, and no canvas is there', async () => {
    const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer .source=${events}></live-run-viewer>`);
    await until(() => viewer.run.eventCount === events.length, 'every event is read');
    await settle(viewer);
    expect(viewer.view).to.equal('log');
    expect(viewer.shadowRoot!.querySelector('trace-canvas') === null).to.equal(true);
    expect(isSeen(log(viewer))).to.equal(true);
  });

  it('is the tree in place of the log', async () => {
    const { viewer, canvas } = await watch('tree');
    expect(names(canvas)).to.deep.equal([
      'Fix flaky login test',
      'Turn 1',
      'Model response',
      'read_file',
      'bash',
      'Turn 2',
      'Model response',
    ]);
    expect(isSeen(log(viewer))).to.equal(false);
    expect(isSeen(canvas)).to.equal(true);
  });

  it('is both, side by side where there is room, one above the other where there is not', async () => {
    const { viewer, canvas } = await watch('split');
    viewer.style.inlineSize = '1100px';
    await until(() => canvas.getBoundingClientRect().right <= log(viewer).getBoundingClientRect().left + 1, 'they are side by side');
    viewer.style.inlineSize = '360px';
    await until(() => canvas.getBoundingClientRect().bottom <= log(viewer).getBoundingClientRect().top + 1, 'one is above the other');
    expect(canvas.getBoundingClientRect().height).to.be.greaterThan(100);
    expect(log(viewer).getBoundingClientRect().height).to.be.greaterThan(100);
  });

  it('goes back to the log', async () => {
    const { viewer } = await watch('tree');
    viewer.view = 'log';
    await viewer.updateComplete;
    expect(viewer.shadowRoot!.querySelector('trace-canvas') === null).to.equal(true);
    expect(isSeen(log(viewer))).to.equal(true);
  });

  it('says of a run what its header says: also that it was stopped, waits, or broke off', async () => {
    for (const [name, word] of [
      ['completed', 'Complete'],
      ['failed', 'Failed'],
      ['waiting', 'Waiting'],
      ['cancelled', 'Cancelled'],
    ] as const) {
      const { viewer, canvas } = await watchRun('tree', runs[name]);
      const pill = (): string => canvas.shadowRoot!.querySelector('.pill')?.textContent.trim() ?? '';
      await until(() => pill() === word, `${name} is ${word}, not ${pill()}`);
      viewer.remove();
    }
    const { viewer, canvas } = await watchRun('tree', runs.running, true);
    expect(viewer.run.incomplete).to.equal(true);
    await until(() => canvas.shadowRoot!.querySelector('.pill')?.textContent.trim() === 'Incomplete', 'it broke off');
  });

  it('grows while the run goes on', async () => {
    const early = 8;
    const { viewer, source, canvas } = await watch('tree', early);
    const before = names(canvas);
    for (const event of events.slice(early)) source.next(event);
    await until(() => names(canvas).length === 7, 'the rest is there');
    expect(before.length).to.be.lessThan(7);
    expect(names(canvas).slice(0, before.length)).to.deep.equal(before);
    expect(viewer.shadowRoot!.querySelector('trace-canvas') === canvas, 'the canvas is the same').to.equal(true);
  });

  it('shows the moment that the log shows', async () => {
    const { viewer, canvas } = await watch('split');
    await viewer.seek(8);
    await until(() => names(canvas).length < 7, 'the earlier moment is there');
    await viewer.seek(null);
    await until(() => names(canvas).length === 7, 'the present is back');
  });

  it('selects in the tree what is selected in the log', async () => {
    const { viewer, canvas } = await watch('split');
    const tool = viewer.run.entries.find((entry) => entry.kind === 'tool' && entry.name === 'bash')!;
    viewer.selectedEntry = tool.id;
    await until(() => canvas.selected === '0.2', 'the node is selected');
    viewer.selectedEntry = undefined;
    await until(() => canvas.selected === undefined, 'none is');
  });

  it('selects in the log what is picked in the tree, unless the page prevents it; no trace event leaves the viewer', async () => {
    const { viewer, canvas } = await watch('split');
    const told: string[] = [];
    for (const type of ['trace-select', 'trace-selection-change', 'run-entry-select']) {
      viewer.addEventListener(type, (event) => told.push(event.type));
    }
    const tree = canvas.shadowRoot!.querySelector<HTMLElement>('[role=tree]')!;
    const press = (key: string): boolean => tree.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    const pick = async (): Promise<void> => {
      tree.focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'Enter']) press(key);
      await settle(viewer);
    };
    await pick();
    const entry = viewer.run.entries.find(({ id }) => id === viewer.selectedEntry);
    expect(entry?.kind).to.equal('message');
    expect(told.every((type) => type === 'run-entry-select') && told.length > 0).to.equal(true);
    viewer.selectedEntry = undefined;
    await until(() => canvas.selected === undefined, 'nothing is selected');
    viewer.addEventListener('run-entry-select', (event) => event.preventDefault());
    await pick();
    expect(viewer.selectedEntry).to.equal(undefined);
    expect(canvas.selected ?? '').not.to.equal('0.0');
  });
});
