/** Contract 1.6: what a page styles from outside, and how a test addresses rows, cards and nodes. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import type { TraceInspector } from '../../src/elements/trace-inspector/trace-inspector.js';
import type { TraceViewer } from '../../src/elements/trace-viewer/trace-viewer.js';
import { showcase } from '../../stories/showcase.js';
import { allByRole, byRole, click, deepAll, parts, settle, until } from '../elements/support/dom.js';
import { served, view } from '../promises/support.js';

const NAME = 'ship-fix-failed-retries-exhausted';
const recording = (name: string): string => `/test/fixtures/traces/behaviors/${name}.json`;

/** A page that styles one part; the rule is gone after the check. */
async function expectStyled(element: HTMLElement, part: string): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${element.localName}::part(${part}) { outline: 7px solid !important }`);
  document.adoptedStyleSheets.push(sheet);
  const isStyled = (): boolean => parts(element, part).some((one) => getComputedStyle(one).outlineWidth === '7px');
  try {
    await until(isStyled, `${element.localName}::part(${part}) is styled`, 5000);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }
}

async function viewOf(name: keyof typeof showcase, use: (viewer: LiveRunViewer) => unknown = () => undefined): Promise<LiveRunViewer> {
  const events = showcase[name];
  const isOver = name === 'completed' || name === 'failed';
  const server = await served(events, { ...(isOver ? { replies: [{}] } : {}), actions: [{ status: 202, body: '{"accepted":true}' }] });
  const viewer = await view(server, events.length);
  viewer.style.setProperty('block-size', '900px');
  await use(viewer);
  return viewer;
}

/** In which state of the live view each part is to be seen. */
const LIVE: readonly (readonly [open: () => Promise<LiveRunViewer>, parts: string])[] = [
  [() => viewOf('running', (viewer) => viewer.steer('Go on')), 'base header title status metrics metric connection log entry entry-summary steer-bar steer-input receipt'],
  [() => viewOf('waiting'), 'approval'],
  [() => viewOf('failed', (viewer) => viewer.expandAll()), 'error-panel remediation findings entry-details'],
  [() => viewOf('completed', (viewer) => viewer.search('a')), 'search filters scrubber'],
];

describe('contract 1.6: parts of <live-run-viewer>', () => {
  for (const [open, names] of LIVE) {
    it(names, async () => {
      const viewer = await open();
      for (const part of names.split(' ')) await expectStyled(viewer, part);
    });
  }
});

async function placed<T extends HTMLElement>(tag: 'trace-canvas' | 'trace-inspector' | 'trace-viewer', attributes: Record<string, string>): Promise<T> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.setProperty('inline-size', '1200px');
  const element = document.createElement(tag);
  element.style.setProperty('block-size', '700px');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  box.append(element);
  await settle(element);
  return element as unknown as T;
}

/** Near enough to be read, and large enough that not all is in view. */
async function near(element: TraceCanvas | TraceViewer): Promise<void> {
  await until(() => element.trace !== undefined, 'the document is shown');
  element.zoomTo(1);
  element.reveal('1');
  await settle(element);
}

const CANVAS = 'node node-label node-status edge viewport toolbar zoom-level minimap legend diagnosis';
const INSPECTOR = { activity: 'tabs tab panel card search', state: 'state-row search', engine: 'engine-row' } as const;
const TABS = Object.keys(INSPECTOR) as (keyof typeof INSPECTOR)[];

describe('contract 1.6: parts of <trace-canvas>', () => {
  it(`base ${CANVAS}`, async () => {
    const canvas = await placed<TraceCanvas>('trace-canvas', { src: recording(NAME) });
    await near(canvas);
    for (const part of ['base', ...CANVAS.split(' ')]) await expectStyled(canvas, part);
  });
  it('empty, error', async () => {
    await expectStyled(await placed('trace-canvas', {}), 'empty');
    await expectStyled(await placed('trace-canvas', { src: '/no/such/trace.json' }), 'error');
  });
  it('search, differences', async () => {
    const canvas = await placed<TraceCanvas>('trace-canvas', { src: recording(NAME) });
    await near(canvas);
    await canvas.compare([await (await fetch(recording('ship-fix-success'))).text()]);
    await expectStyled(canvas, 'differences');
    deepAll(canvas.shadowRoot!, '[role=tree]')[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    await expectStyled(canvas, 'search');
  });
  it('those of its inspector', async () => {
    const canvas = await placed<TraceCanvas>('trace-canvas', { src: recording(NAME), inspector: '' });
    for (const part of INSPECTOR.activity.split(' ')) await expectStyled(canvas, part);
  });
});

describe('contract 1.6: parts of <trace-inspector>', () => {
  for (const tab of TABS) {
    it(`base ${INSPECTOR[tab]}`, async () => {
      const inspector = await placed<TraceInspector>('trace-inspector', { src: recording(NAME), tab });
      for (const part of ['base', ...INSPECTOR[tab].split(' ')]) await expectStyled(inspector, part);
    });
  }
  it('filters', async () => {
    const inspector = await placed<TraceInspector>('trace-inspector', { src: recording(NAME) });
    const isThere = (): boolean => allByRole(inspector, 'button', 'Filters').length === 1;
    await until(isThere, 'its button is there');
    await click(byRole(inspector, 'button', 'Filters'));
    await expectStyled(inspector, 'filters');
  });
  it('badge', async () => {
    const inspector = await placed<TraceInspector>('trace-inspector', { src: recording(NAME) });
    await expectStyled(inspector, 'badge');
  });
  it('empty', async () => expectStyled(await placed('trace-inspector', {}), 'empty'));
});

describe('contract 1.6: parts of <trace-viewer>', () => {
  it(`base rail header timeline ${CANVAS}`, async () => {
    const viewer = await placed<TraceViewer>('trace-viewer', { src: recording(NAME) });
    await near(viewer);
    for (const part of ['base', 'rail', 'header', 'timeline', ...CANVAS.split(' ')]) await expectStyled(viewer, part);
  });
  for (const tab of TABS) {
    it(INSPECTOR[tab], async () => {
      const viewer = await placed<TraceViewer>('trace-viewer', { src: recording(NAME), tab });
      for (const part of INSPECTOR[tab].split(' ')) await expectStyled(viewer, part);
    });
  }
  it('badge', async () => expectStyled(await placed('trace-viewer', { src: recording(NAME) }), 'badge'));
  it('differences', async () => {
    const viewer = await placed<TraceViewer>('trace-viewer', { src: recording(NAME) });
    await near(viewer);
    await viewer.compare([await (await fetch(recording('ship-fix-success'))).text()]);
    await expectStyled(viewer, 'differences');
  });
  it('empty, error', async () => {
    await expectStyled(await placed('trace-viewer', {}), 'empty');
    await expectStyled(await placed('trace-viewer', { src: '/no/such/trace.json' }), 'error');
  });
});

/** `[element, state, part, attributes every one of them carries]`. */
type Addressed = readonly [what: string, open: () => Promise<HTMLElement>, part: string, attributes: readonly string[]];

const ADDRESSED: readonly Addressed[] = [
  ['live-run-viewer', () => viewOf('completed'), 'entry', ['data-id', 'data-kind', 'data-status']],
  ['live-run-viewer', () => viewOf('completed'), 'metric', ['data-name']],
  ['live-run-viewer', () => viewOf('running'), 'status', ['data-status']],
  ['trace-canvas', async () => near2(await placed('trace-canvas', { src: recording(NAME) })), 'node', ['data-path', 'data-kind', 'data-status']],
  ['trace-inspector', () => placed('trace-inspector', { src: recording(NAME) }), 'card', ['data-id', 'data-kind']],
  ['trace-inspector', () => placed('trace-inspector', { src: recording(NAME), tab: 'engine' }), 'engine-row', ['data-path']],
  ['trace-inspector', () => placed('trace-inspector', { src: recording(NAME), tab: 'state' }), 'state-row', ['data-kind', 'data-status']],
  ['trace-inspector', () => placed('trace-inspector', { src: recording(NAME) }), 'tab', ['data-name']],
];

const near2 = async (canvas: TraceCanvas): Promise<TraceCanvas> => {
  await near(canvas);
  return canvas;
};

describe('contract 1.6: data attributes', () => {
  for (const [what, open, part, attributes] of ADDRESSED) {
    it(`${attributes.join(', ')} on each ${part} of <${what}>`, async () => {
      const element = await open();
      await until(() => parts(element, part).length > 0, `${part} is there`);
      const missing = parts(element, part).flatMap((one) => attributes.filter((name) => !one.hasAttribute(name)));
      expect(missing).to.deep.equal([]);
    });
  }

  it('a node’s status is one of the contract’s, and in its accessible description with why', async () => {
    const canvas = await near2(await placed('trace-canvas', { src: recording(NAME) }));
    const statuses = ['success', 'failure', 'active', 'retrying', 'on-path', 'waiting', 'partial', 'skipped', 'cut-off', 'not-reached'];
    for (const node of parts(canvas, 'node')) expect(statuses).to.include(node.dataset.status);
    const items = deepAll(canvas.shadowRoot!, '[role=treeitem]');
    const described = items.map((item) => {
      const [id] = (item.getAttribute('aria-describedby') ?? '').split(' ');
      return item.getAttribute('aria-description') ?? (id ? (canvas.shadowRoot!.getElementById(id)?.textContent ?? '') : '');
    });
    for (const { path, why } of canvas.trace!.nodes) {
      const at = items.findIndex((item) => item.dataset.path === path);
      if (at >= 0) expect(described[at], path).to.contain(why);
    }
    expect(items.length).to.be.above(5);
  });
});
