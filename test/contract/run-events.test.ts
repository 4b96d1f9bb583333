/** Contract 1.1: the events of a run's owner, each brought about by use, and what preventing it prevents. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { RunEntrySelectEvent } from '../../src/elements/events.js';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import { runs } from '../../stories/fixtures.js';
import { click, parts, until } from '../elements/support/dom.js';
import { after, control, served, view } from '../promises/support.js';
import type { Script, ServedRun } from '../streams/support/fault-server.js';
import { RUN_EVENTS, typesOf, type EventRow } from './events.js';
import { Watch } from './seen.js';

interface Page {
  readonly server: ServedRun;
  readonly viewer: LiveRunViewer;
  readonly watch: Watch;
}

type Events = keyof typeof runs;

/** Actions as a server accepts them; the new run is on the page's origin. */
const accepted: Partial<Script> = { actions: [{ status: 202, headers: { 'content-type': 'application/json' }, body: '{"accepted":true}' }] };
const created: Partial<Script> = { actions: [{ status: 201, headers: { 'content-type': 'application/json' }, body: '{"runId":"r2","runUrl":"/faults/next"}' }] };

async function open(events: Events, script: Partial<Script> = accepted, attributes: Record<string, string> = {}): Promise<Page> {
  const server = await served(runs[events], script);
  const viewer = await view(server, runs[events].length, attributes);
  return { server, viewer, watch: new Watch(viewer, typesOf(RUN_EVENTS)) };
}

const posts = async ({ server }: Page): Promise<number> => (await server.seen()).filter(({ method }) => method === 'POST').length;

const press = async ({ viewer }: Page, name: string): Promise<void> => click(await control(viewer, name));

/** How each event comes about. */
const USE: Readonly<Record<string, () => Promise<Page>>> = {
  'run-status-change': async () => {
    const page = await open('running');
    await page.server.emit({ id: 'end', seq: after, type: 'run.finished', outcome: 'success' });
    return page;
  },
  'run-connection-change': async () => {
    const page = await open('running');
    await page.server.end('reset');
    return page;
  },
  'run-update': async () => {
    const page = await open('running');
    await page.server.emit({ id: 'n', seq: after, type: 'notice', level: 'info', text: 'more' });
    return page;
  },
  'run-gap': async () => {
    const page = await open('running');
    await page.server.emit({ id: 'g', seq: after, type: 'gap', from: 3, to: 4, reason: 'trimmed' });
    return page;
  },
  'run-error': async () => {
    const page = await open('running', { replies: [{ end: 'hang' }, { status: 404 }] });
    await page.viewer.retryStream();
    return page;
  },
  'run-entry-select': async () => {
    const page = await open('running', accepted, { 'no-follow': '' });
    await click(parts(page.viewer, 'entry-summary')[0]!);
    return page;
  },
  'run-steer': async () => {
    const page = await open('running');
    void page.viewer.steer('Look at the cookie');
    return page;
  },
  'run-cancel': async () => {
    const page = await open('running');
    void page.viewer.cancel();
    return page;
  },
  'run-answer': async () => {
    const page = await open('waiting');
    void page.viewer.answer('q1', 'approved', { note: 'go' });
    return page;
  },
  'run-retrigger': async () => {
    const page = await open('failed', created);
    void page.viewer.retrigger();
    return page;
  },
  'run-retriggered': async () => {
    const page = await open('failed', created);
    void page.viewer.retrigger();
    return page;
  },
  'run-navigate': async () => {
    const page = await open('running');
    page.watch.prevented.add('run-navigate');
    await press(page, 'Back to board');
    return page;
  },
  'run-close': async () => {
    const page = await open('running', accepted, { closable: '' });
    await press(page, 'Close');
    return page;
  },
};

async function expectAsWritten([type, bubbles, cancelable, properties]: EventRow): Promise<void> {
  const page = await USE[type]!();
  await until(() => page.watch.of(type).length > 0, `${type} is fired`);
  page.watch.stop();
  const [{ event, reached, from }] = page.watch.of(type) as [ReturnType<Watch['of']>[number]];
  expect(event.constructor.name).to.match(/^Run[A-Z]\w+Event$/);
  expect([event.bubbles, event.composed, event.cancelable, reached]).to.deep.equal([bubbles, bubbles, cancelable, bubbles]);
  expect(from === page.viewer, 'it comes from the outermost element').to.be.true;
  expect(page.watch.heard.get(type) ?? 0, 'the page hears it once').to.equal(bubbles ? 1 : 0);
  for (const name of properties) expect(Object.hasOwn(event, name), name).to.be.true;
}

describe('contract 1.1: events', () => {
  for (const row of RUN_EVENTS) it(row[0], () => expectAsWritten(row));

  it('a run-retrigger comes before the request, a run-retriggered after it; then the element moves', async () => {
    const page = await open('failed', created);
    const receipt = await page.viewer.retrigger();
    expect(receipt?.status).to.equal('accepted');
    expect(page.watch.types.filter((type) => type.startsWith('run-retrigger'))).to.deep.equal(['run-retrigger', 'run-retriggered']);
    await until(() => page.viewer.runUrl === new URL('/faults/next', location.href).href, 'it moved to the new run');
  });
});

describe('contract 1.1: what a page prevents is not done', () => {
  const actions: readonly (readonly [type: string, events: Events, act: (viewer: LiveRunViewer) => Promise<unknown>])[] = [
    ['run-steer', 'running', (viewer) => viewer.steer('no')],
    ['run-cancel', 'running', (viewer) => viewer.cancel()],
    ['run-answer', 'waiting', (viewer) => viewer.answer('q1', 'approved')],
    ['run-retrigger', 'failed', (viewer) => viewer.retrigger()],
  ];
  for (const [type, events, act] of actions) {
    it(`${type}: nothing is sent`, async () => {
      const page = await open(events);
      page.watch.prevented.add(type);
      expect(await act(page.viewer)).to.equal(undefined);
      expect(page.watch.of(type)).to.have.length(1);
      expect(await posts(page)).to.equal(0);
    });
    it(`${type}: else it is sent, once`, async () => {
      const page = await open(events, type === 'run-retrigger' ? created : accepted);
      await act(page.viewer);
      expect(await posts(page)).to.equal(1);
    });
  }

  it('run-retriggered: the element stays with its run', async () => {
    const page = await open('failed', created);
    page.watch.prevented.add('run-retriggered');
    await page.viewer.retrigger();
    expect(page.viewer.runUrl).to.equal(page.server.url);
  });

  it('run-entry-select: the selection stays as it is', async () => {
    const page = await open('running', accepted, { 'no-follow': '' });
    page.watch.prevented.add('run-entry-select');
    await click(parts(page.viewer, 'entry-summary')[0]!);
    await until(() => page.watch.of('run-entry-select').length === 1, 'it is fired');
    expect(page.viewer.hasAttribute('selected-entry')).to.be.false;
  });
});

/** Id of the entry that has the focus. */
const focusedEntry = ({ viewer }: Page): string | null | undefined =>
  viewer.shadowRoot?.querySelector('run-log')?.shadowRoot?.activeElement?.closest('[data-id]')?.getAttribute('data-id');

describe('contract 1.1: revealEntry', () => {
  it('selects the entry for the page, which is told so', async () => {
    const page = await open('running');
    const { id } = page.viewer.run.entries.at(1)!;
    page.viewer.revealEntry(id);
    const told = page.watch.of('run-entry-select').map(({ event }) => event as RunEntrySelectEvent);
    expect(told.map(({ entryId, source }) => [entryId, source])).to.deep.equal([[id, 'api']]);
    expect(page.viewer.selectedEntry).to.equal(id);
    await until(() => focusedEntry(page) === id, 'it has the focus');
  });

  it('leaves the selection when the page prevents it, and shows the entry all the same', async () => {
    const page = await open('running');
    const { id } = page.viewer.run.entries.at(1)!;
    page.watch.prevented.add('run-entry-select');
    page.viewer.revealEntry(id);
    expect(page.viewer.selectedEntry).to.equal(undefined);
    await until(() => focusedEntry(page) === id, 'it has the focus');
  });
});

describe('contract 1.1: setting from outside fires no event for it', () => {
  it('selected-entry', async () => {
    const page = await open('running');
    const { id } = page.viewer.run.entries.at(0)!;
    page.viewer.selectedEntry = id;
    await page.viewer.updateComplete;
    page.viewer.setAttribute('selected-entry', page.viewer.run.entries.at(1)!.id);
    await page.viewer.updateComplete;
    expect(page.watch.of('run-entry-select')).to.deep.equal([]);
  });

  it('run-url: no retriggered, no navigate, no status of the run before', async () => {
    const page = await open('completed');
    page.viewer.runUrl = (await served(runs.failed)).url;
    await until(() => page.viewer.run.status === 'failed', 'the other run is read');
    expect(page.watch.types.filter((type) => /retrigger|navigate|select|close/.test(type))).to.deep.equal([]);
  });
});

describe('contract 1.1: `<run-provider>`', () => {
  it('tells what its pieces ask for, once, from itself', async () => {
    const server = await served(runs.running, accepted);
    const provider = await fixture<LiveRunViewer>(html`<run-provider .runUrl=${server.url}><run-header></run-header></run-provider>`);
    const watch = new Watch(provider, typesOf(RUN_EVENTS));
    watch.prevented.add('run-navigate');
    const header = provider.querySelector('run-header')!;
    const find = (): HTMLElement | undefined => [...header.shadowRoot!.querySelectorAll<HTMLElement>('a')].find((link) => link.textContent.trim() === 'Runs');
    await until(() => find() !== undefined, 'the link is there');
    await click(find()!);
    expect(watch.of('run-navigate').map(({ from }) => from === provider)).to.deep.equal([true]);
    expect(watch.heard.get('run-navigate')).to.equal(1);
  });
});
