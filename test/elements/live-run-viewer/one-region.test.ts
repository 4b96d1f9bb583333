import { expect, fixture, html } from '@open-wc/testing';
import { ReplaySubject } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import type { ActionHandlers } from '../../../src/streams/index.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { runs, type RunName } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, deepAll, settle, until } from '../support/dom.js';

/** Whatever a screen reader reads out by itself when it pleases. */
const POLITE = '[role=status], [role=log], [role=timer], [aria-live=polite], output';
/** A message waits its turn: at most twelve a minute, and two may be before it. */
const TURNS_MS = 20_000;

async function open(name: RunName, actions?: ActionHandlers, view: LiveRunViewer['view'] = 'log'): Promise<LiveRunViewer> {
  const source = new ReplaySubject<RunEvent>();
  for (const event of runs[name]) source.next(event);
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer view=${view} .source=${source} .actions=${actions}></live-run-viewer>`);
  await until(() => viewer.run.eventCount === runs[name].length, 'every event is read');
  // The last to come: the header's actions, the log's tools, the pieces that are loaded when idle.
  const isThere = (tag: string, selector: string): boolean => isThereIn(viewer, tag, selector);
  const canAct = name !== 'empty';
  await until(() => (view === 'tree' || isThere('run-log', '[role=search]')) && (!canAct || isThere('run-header', '.actions > *')), 'the tools are there');
  await until(() => isThere('run-steer-bar', '[part~=base]'), 'the steer bar is there');
  await settle(viewer);
  return viewer;
}

const isThereIn = (viewer: LiveRunViewer, tag: string, selector: string): boolean =>
  deepAll(viewer.shadowRoot!, tag).some((element) => element.shadowRoot?.querySelector(selector) instanceof Element);

const regions = (viewer: LiveRunViewer): HTMLElement[] => deepAll(viewer.shadowRoot!, POLITE);

/** There is one, the viewer's own. */
function expectOne(viewer: LiveRunViewer): void {
  const found = regions(viewer).map((region) => (region.getRootNode() as ShadowRoot).host.localName);
  expect(found).to.deep.equal(['live-run-viewer']);
}

const says = (viewer: LiveRunViewer, text: string): Promise<void> =>
  until(() => regions(viewer)[0]?.textContent.includes(text) === true, `“${text}” is said`, TURNS_MS);

describe('The polite region of <live-run-viewer>', function (this: { timeout(ms: number): void }) {
  this.timeout(3 * TURNS_MS);

  for (const name of ['empty', 'running', 'waiting', 'completed', 'failed'] as const) {
    it(`is one: ${name}`, async () => expectOne(await open(name)));
  }

  for (const view of ['tree', 'split'] as const) {
    it(`is one with view=${view}, also while the tree is searched`, async () => {
      const viewer = await open('completed', undefined, view);
      await until(() => isThereIn(viewer, 'trace-canvas', '[role=treeitem]'), 'the tree is drawn');
      const canvas = deepAll(viewer.shadowRoot!, 'trace-canvas')[0]!;
      expectOne(viewer);
      await until(() => allByRole(canvas, 'button', 'Search').length > 0, 'the toolbar is there');
      await click(byRole(canvas, 'button', 'Search'));
      await until(() => isThereIn(viewer, 'trace-canvas', '[role=searchbox]'), 'the search box is there');
      const box = byRole(canvas, 'searchbox') as HTMLInputElement;
      box.value = 'bash';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await says(viewer, 'found');
      expectOne(viewer);
    });
  }

  it('tells what became of a message, and there is no other', async () => {
    const viewer = await open('running', { steer: () => Promise.resolve() });
    await viewer.steer('Try the cookie first');
    await says(viewer, '“Try the cookie first”: accepted');
    expectOne(viewer);
  });

  it('tells that a message did not arrive', async () => {
    const viewer = await open('running', { steer: () => Promise.reject(new Error('No route')) });
    await viewer.steer('Try the cookie first');
    await says(viewer, '“Try the cookie first”: failed');
    expectOne(viewer);
  });

  it('tells that a run could not be cancelled', async () => {
    const viewer = await open('running', { cancel: () => Promise.reject(new Error('No route')) });
    await viewer.cancel();
    await says(viewer, 'The run was not cancelled.');
    expectOne(viewer);
  });

  it('tells that an answer given in the log is on its way', async () => {
    const viewer = await open('waiting', { answer: () => new Promise((resolve) => setTimeout(resolve, 50)) });
    const log = deepAll(viewer.shadowRoot!, 'run-log')[0]!;
    viewer.revealEntry([...viewer.run.entries].find(({ kind }) => kind === 'input')?.id ?? '');
    await until(() => allByRole(log, 'button', 'Approve').length === 1, 'the question is open');
    await click(byRole(log, 'button', 'Approve'));
    await says(viewer, 'Answer sent');
    expectOne(viewer);
  });

  it('tells what a search found', async () => {
    const viewer = await open('failed');
    viewer.search('run');
    await says(viewer, 'found');
    expectOne(viewer);
  });
});
