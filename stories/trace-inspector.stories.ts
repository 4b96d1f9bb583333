import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/trace-canvas/trace-canvas.define.js';
import '../src/elements/trace-inspector/trace-inspector.define.js';
import type { TraceInspector } from '../src/elements/trace-inspector/trace-inspector.js';
import { action, executed, hostile, instruct } from './trace-documents.js';
import { recording } from './trace.js';
import { after, found, press, write, type Play } from './use.js';

const meta: Meta = { title: 'Executions/Trace inspector', component: 'trace-inspector' };
export default meta;

/** The width of a panel beside a canvas. */
const WIDTH = '400px';

interface Inspected {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly data?: () => object | string;
  readonly width?: string;
  readonly dir?: 'rtl';
}

/** Drawn once a card, a row or an empty tab is there. */
const inspected = ({ attributes = {}, data, width = WIDTH, dir }: Inspected): StoryObj => ({
  render: () => {
    const inspector = document.createElement('trace-inspector');
    for (const [name, value] of Object.entries(attributes)) inspector.setAttribute(name, value);
    if (data) inspector.data = data();
    if (dir) inspector.dir = dir;
    inspector.style.width = width;
    inspector.style.maxWidth = '100%';
    inspector.style.height = '640px';
    return inspector;
  },
  play: async ({ canvasElement }) => {
    const isReady = (element: HTMLElement): boolean =>
      element.matches('trace-inspector') &&
      Boolean(element.shadowRoot?.querySelector('[part~=card], [part~=state-row], [part~=engine-row], [part~=empty]'));
    await ((await found(canvasElement, 'a drawn tab', isReady)) as TraceInspector).updateComplete;
  },
});

const of = (name: string, attributes: Readonly<Record<string, string>> = {}, more: Inspected = {}): StoryObj =>
  inspected({ ...more, attributes: { src: recording(`behaviors/${name}.json`), ...attributes } });

export const Activity = of('ship-fix-success');
export const ActivityOfANode = of('ship-fix-failed-retries-exhausted', { selected: '2.1' });
export const ActivityOldestFirst = of('ship-fix-success', { order: 'oldest' });
export const ActivityPending = of('ship-fix-inflight-performing-nested');
export const ActivityAtTheGate = of('protocol-gate-yielded');
/** Once a card or a row is there, so that there is something to press. */
const cardsDrawn: Play = async ({ canvasElement }) => {
  await found(canvasElement, 'a card', (element) => element.matches('[part~=card]'));
};
export const ActivityTriedFirst = after(of('ship-fix-success', { selected: '1' }), cardsDrawn, press('Tried first: Reproduce With Test 5 entries'));
export const ActivityFiltered = after(of('ship-fix-failed-retries-exhausted'), cardsDrawn, press('Filters', 'Winning branch only'));
export const ActivitySearched = after(of('ship-fix-success'), cardsDrawn, write('Search', 'ticket'));
export const ActivityNothingFound = after(of('ship-fix-success'), cardsDrawn, write('Search', 'no such words'));
export const ActivityReference = after(of('ship-fix-success'), cardsDrawn, press('$VAR ticket.title'));
export const ActivityBeforeItsFirstEntry = after(of('ship-fix-success', { selected: '2' }), cardsDrawn, async ({ canvasElement }) => {
  const inspector = (await found(canvasElement, 'the inspector', (element) => element.matches('trace-inspector'))) as TraceInspector;
  await inspector.seek(3);
});
export const ActivityOfNothing = of('ship-fix-running-with-red-nodes', { selected: '4.0' });
export const State = of('ship-fix-success', { tab: 'state' });
export const StateNarrow = of('ship-fix-success', { tab: 'state' }, { width: '320px' });
/** Once the graph is drawn, which takes a moment. */
const graphDrawn: Play = async ({ canvasElement }) => {
  await found(canvasElement, 'the graph', (element) => element.matches('.flow-item'));
};
export const DataFlow = after(of('ship-fix-success', { tab: 'state', selected: '2.1' }, { width: '720px' }), press('Data flow'), graphDrawn);
export const DataFlowNarrow = after(of('ship-fix-success', { tab: 'state' }, { width: '320px' }), press('Data flow'), graphDrawn);
/** Three hundred nodes that name a variable each: more than is drawn. */
const wide = (): object => {
  const names = Array.from({ length: 300 }, (_, at) => `measure_${at}`);
  const children = names.map((name) => action(`Take_${name}`, instruct(`Store it at $VAR.${name}.`)));
  return executed({ type: 'sequence', name: 'Measure_All', children }, { variables: Object.fromEntries(names.map((name, at) => [name, at])) });
};
export const DataFlowTooLarge = after(inspected({ data: wide, attributes: { tab: 'state' } }), press('Data flow'));
export const StateNothingFound = after(of('ship-fix-success', { tab: 'state' }), write('Search', 'no such name'));
export const Engine = of('ship-fix-success', { tab: 'engine', selected: '2.1' });
export const EngineOfAFreshRun = of('protocol-gate-fresh', { tab: 'engine' });
export const RightToLeft = of('ship-fix-success', {}, { dir: 'rtl' });
export const HostileText = inspected({ data: hostile });
export const HostileState = inspected({ data: hostile, attributes: { tab: 'state' } });
export const Empty = inspected({});
export const NotFound = of('no-such-file');
