/** The source page’s promises: the header, and where its links lead. */
import { expect } from '@open-wc/testing';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import type { RunNavigateEvent } from '../../src/elements/events.js';
import { click, until } from '../elements/support/dom.js';
import { control, has, headerText, partText, runs, served, view, viewOf } from './support.js';

/** Presses a control that leads elsewhere; tells where, and stays. */
async function follow(viewer: LiveRunViewer, name: string): Promise<string> {
  let led = '';
  viewer.addEventListener(
    'run-navigate',
    (event: RunNavigateEvent) => {
      event.preventDefault();
      led = `${String(event.target)} ${new URL(event.href).pathname}`;
    },
    { once: true },
  );
  await click(await control(viewer, name));
  await until(() => led !== '', `${name} leads somewhere`);
  return led;
}

describe('the source page: header', () => {
  it('“Issue title: the card being processed”', async () =>
    expect(partText(await viewOf('running'), 'title')).to.equal('Fix flaky login test'));

  it('“Agent name: which agent is running”', async () =>
    expect(headerText(await viewOf('running'))).to.contain('Mender 2.1'));

  it('“Status badge: running, completed, failed, etc.”', async () => {
    for (const [name, word] of [
      ['running', 'Running'],
      ['waiting', 'Waiting'],
      ['completed', 'Completed'],
      ['failed', 'Failed'],
      ['cancelled', 'Cancelled'],
    ] as const) {
      expect(partText(await viewOf(name), 'status')).to.equal(word);
    }
  });

  it('“Timestamp: when run started”', async () => {
    const viewer = await viewOf('running');
    expect(headerText(viewer)).to.match(/started .*\d\d:00:12/);
  });

  it('“Close button: exit Live Run Viewer”', async () => {
    const viewer = await view(await served(runs.running), runs.running.length, { closable: '' });
    let closed = 0;
    viewer.addEventListener('run-close', () => closed++);
    await click(await control(viewer, 'Close'));
    expect(closed).to.equal(1);
  });

  it('“Open work item” jumps to the card', async () =>
    expect(await follow(await viewOf('running'), 'Open work item')).to.equal('work-item /projects/1/issues/12'));

  it('the “Runs” link opens the run history', async () =>
    expect(await follow(await viewOf('running'), 'Runs')).to.equal('history /projects/1/issues/12/runs'));

  it('“Back to board” returns to the board', async () =>
    expect(await follow(await viewOf('running'), 'Back to board')).to.equal('board /projects/1'));

  it('the project name opens the dashboard', async () =>
    expect(await follow(await viewOf('running'), 'Portal')).to.equal('project /projects/1/dashboard'));

  it('agent and costs are links where the run names them', async () => {
    const [first, ...rest] = runs.running as unknown as { run?: { links?: object } }[];
    const links = { ...first!.run!.links, agent: '/agents/mender', costs: '/costs' };
    const events = [{ ...first, run: { ...first!.run, links } }, ...rest];
    const viewer = await view(await served(events), events.length);
    expect(await follow(viewer, 'Mender 2.1')).to.equal('agent /agents/mender');
    expect(await follow(viewer, 'Costs')).to.equal('costs /costs');
  });

  it('a link the page takes over is not followed', async () => {
    const viewer = await viewOf('running');
    const before = location.href;
    await follow(viewer, 'Back to board');
    expect(location.href).to.equal(before);
    expect(has(viewer, 'Close'), 'no Close button unless the page wants one').to.be.false;
  });
});
