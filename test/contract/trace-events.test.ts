/** Contract 1.2 and 1.3: the events of the trace elements, each brought about by use, and what preventing it prevents. */
import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import type { TraceInspector } from '../../src/elements/trace-inspector/trace-inspector.js';
import type { TraceViewer } from '../../src/elements/trace-viewer/trace-viewer.js';
import { byRole, click, deepAll, isShown, nameOf, parts, settle, until } from '../elements/support/dom.js';
import { TRACE_EVENTS, typesOf, type EventRow } from './events.js';
import { Watch } from './seen.js';

const NAME = 'ship-fix-failed-retries-exhausted';
const recording = (name: string): string => `/test/fixtures/traces/behaviors/${name}.json`;
const bytesOf = async (name: string): Promise<string> => (await fetch(recording(name))).text();

type Shown = TraceCanvas | TraceViewer;

interface Page<T extends HTMLElement = Shown> {
  readonly element: T;
  readonly watch: Watch;
}

/** An element of the tag in a page, watched from before it has a document. */
async function placed(tag: 'trace-canvas' | 'trace-viewer'): Promise<Page> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.setProperty('inline-size', '1200px');
  const element = document.createElement(tag);
  element.style.setProperty('block-size', '700px');
  const watch = new Watch(element, typesOf(TRACE_EVENTS));
  if (tag === 'trace-canvas') element.setAttribute('inspector', '');
  box.append(element);
  await settle(element);
  return { element, watch };
}

async function open(tag: 'trace-canvas' | 'trace-viewer'): Promise<Page> {
  const page = await placed(tag);
  page.element.src = recording(NAME);
  await until(() => page.watch.of('trace-load').length === 1, 'the document is opened');
  await until(() => deepAll(page.element.shadowRoot!, '[role=tab]').length === 3, 'its inspector is there');
  await settle(page.element);
  return page;
}

/** A node large enough to be read, in view. */
async function nodeOf({ element }: Page, path: string): Promise<HTMLElement> {
  element.zoomTo(1);
  element.reveal(path);
  const find = (): HTMLElement | undefined => parts(element, 'node').find(({ dataset }) => dataset.path === path);
  await until(() => find() !== undefined, `${path} can be read`);
  await settle(element);
  return find()!;
}

async function pick(page: Page, path: string): Promise<void> {
  await click(await nodeOf(page, path));
  await until(() => page.watch.of('trace-select').length > 0, 'it asks');
}

const pressKey = (page: Page, key: string): void => {
  const [tree] = deepAll(page.element.shadowRoot!, '[role=tree]');
  tree!.focus();
  tree!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
};

/** How each event comes about, in a canvas with its inspector as in a viewer. */
const USE: Readonly<Record<string, (page: Page) => unknown>> = {
  'trace-load': () => undefined,
  'trace-error': ({ element }) => void (element.src = '/no/such/trace.json'),
  'trace-update': async ({ element }) => {
    const text = await bytesOf(NAME);
    element.data = text;
    await until(() => element.trace !== undefined, 'it is shown');
    element.data = text.replace(/"updated_at": "[^"]+"/, '"updated_at": "2027-01-01T00:00:00.000Z"').replace('"failed"', '"running"');
  },
  'trace-viewport-change': ({ element }) => element.zoomTo(0.7),
  'trace-select': (page) => pick(page, '0'),
  'trace-selection-change': (page) => pick(page, '0'),
  'trace-toggle': async (page) => {
    await pick(page, '1');
    pressKey(page, ' ');
  },
  'trace-inspector-toggle': async ({ element }) => {
    const [button] = deepAll(element.shadowRoot!, 'button').filter((one) => isShown(one) && nameOf(one) === 'Toggle inspector');
    await click(button!);
  },
  'trace-tab-change': ({ element }) => click(byRole(element, 'tab', 'Engine')),
};

// Nothing has to be scrolled to be clicked.
before(() => setViewport({ width: 1280, height: 900 }));
afterEach(() => resetMouse());
after(() => setViewport({ width: 800, height: 600 }));

for (const tag of ['trace-canvas', 'trace-viewer'] as const) {
  const expectAsWritten = async ([type, bubbles, cancelable, properties]: EventRow): Promise<void> => {
    const page = await open(tag);
    await USE[type]!(page);
    await until(() => page.watch.of(type).length > 0, `${type} is fired`);
    await settle(page.element);
    page.watch.stop();
    const [{ event, reached, from }] = page.watch.of(type) as [ReturnType<Watch['of']>[number]];
    expect(event.constructor.name).to.match(/^Trace[A-Z]\w+Event$/);
    expect([event.bubbles, event.composed, event.cancelable, reached]).to.deep.equal([bubbles, bubbles, cancelable, bubbles]);
    expect(from === page.element, 'it comes from the outermost element').to.be.true;
    expect(page.watch.heard.get(type) ?? 0, 'the page hears it once').to.equal(bubbles ? 1 : 0);
    for (const name of properties) expect(Object.hasOwn(event, name), name).to.be.true;
  };

  describe(`contract 1.2: events of <${tag}>`, () => {
    for (const row of TRACE_EVENTS) it(row[0], () => expectAsWritten(row));

    it('trace-select comes before the change; prevented, nothing is selected', async () => {
      const page = await open(tag);
      page.watch.prevented.add('trace-select');
      await pick(page, '0');
      await settle(page.element);
      expect(page.watch.of('trace-selection-change')).to.deep.equal([]);
      expect(page.element.hasAttribute('selected')).to.be.false;
    });

    it('trace-toggle prevented: the subtree stays open', async () => {
      const page = await open(tag);
      await pick(page, '1');
      page.watch.prevented.add('trace-toggle');
      pressKey(page, ' ');
      await until(() => page.watch.of('trace-toggle').length === 1, 'it is fired');
      await settle(page.element);
      expect(parts(page.element, 'node').some(({ dataset }) => dataset.path?.startsWith('1.') === true), 'what is in it is drawn').to.be.true;
    });

    it('setting from outside fires no event for it', async () => {
      const page = await open(tag);
      page.watch.seen.length = 0;
      const { element } = page;
      const sets: readonly (() => unknown)[] = [
        () => element.setAttribute('selected', '1'),
        () => (element.selected = ''),
        () => element.removeAttribute('selected'),
        () => (element.inspector = false),
        () => (element.inspector = true),
        () => deepAll(element.shadowRoot!, 'trace-inspector').forEach((one) => one.setAttribute('tab', 'state')),
        () => element.collapse('1'),
        () => element.expand('1'),
        () => element.seek(0),
        () => element.seek(null),
      ];
      for (const set of sets) {
        await set();
        await settle(element);
      }
      expect(page.watch.types.filter((type) => type !== 'trace-viewport-change')).to.deep.equal([]);
    });
  });
}

describe('contract 1.3: <trace-inspector>', () => {
  const inspectorOf = async (canvas: TraceCanvas): Promise<TraceInspector> => {
    const inspector = await fixture<TraceInspector>(html`<trace-inspector .htmlFor=${canvas.id}></trace-inspector>`);
    await until(() => inspector.trace !== undefined, 'it shows the document of the canvas');
    await settle(inspector);
    return inspector;
  };

  it('set from outside, its selection fires no event, neither on it nor on what it is for', async () => {
    const { element, watch } = await open('trace-canvas');
    element.id = 'one';
    const inspector = await inspectorOf(element as TraceCanvas);
    const own = new Watch(inspector, typesOf(TRACE_EVENTS));
    watch.seen.length = 0;
    inspector.selected = '1';
    await until(() => element.selected === '1', 'the canvas has it too');
    await settle(inspector);
    expect([...own.types, ...watch.types].filter((type) => type !== 'trace-viewport-change')).to.deep.equal([]);
  });

  it('alone: a row picks a node, and the page may prevent it', async () => {
    const inspector = await fixture<TraceInspector>(html`<trace-inspector src=${recording(NAME)} tab="engine"></trace-inspector>`);
    const rows = (): HTMLElement[] => parts(inspector, 'engine-row');
    await until(() => rows().length > 0, 'its rows are there');
    const watch = new Watch(inspector, typesOf(TRACE_EVENTS));
    watch.prevented.add('trace-select');
    const [row] = rows();
    const [button] = [...row!.querySelectorAll<HTMLElement>('button')];
    await click(button ?? row!);
    await until(() => watch.of('trace-select').length === 1, 'it asks');
    expect(inspector.hasAttribute('selected')).to.be.false;
    watch.prevented.clear();
    await click(button ?? row!);
    await until(() => inspector.getAttribute('selected') === row!.dataset.path, 'it is selected');
    expect(watch.heard.get('trace-selection-change')).to.equal(1);
  });

  it('trace-tab-change only when a person chose', async () => {
    const inspector = await fixture<TraceInspector>(html`<trace-inspector src=${recording(NAME)}></trace-inspector>`);
    const watch = new Watch(inspector, typesOf(TRACE_EVENTS));
    inspector.tab = 'state';
    await settle(inspector);
    expect(watch.of('trace-tab-change')).to.deep.equal([]);
    await click(byRole(inspector, 'tab', 'Engine'));
    expect(watch.heard.get('trace-tab-change')).to.equal(1);
    expect(inspector.getAttribute('tab')).to.equal('engine');
  });
});
