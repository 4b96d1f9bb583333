import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/trace-canvas/trace-canvas.define.js';
import '../src/elements/trace-inspector/trace-inspector.define.js';
import type { TraceInspector } from '../src/elements/trace-inspector/trace-inspector.js';
import { hostile } from './trace-documents.js';
import { recording } from './trace.js';
import { after, found, press, type Play } from './use.js';

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
export const ActivityOfNothing = of('ship-fix-running-with-red-nodes', { selected: '4.0' });
export const State = of('ship-fix-success', { tab: 'state' });
export const StateNarrow = of('ship-fix-success', { tab: 'state' }, { width: '320px' });
/** Once the graph is drawn, which takes a moment. */
const graphDrawn: Play = async ({ canvasElement }) => {
  await found(canvasElement, 'the graph', (element) => element.matches('.flow-item'));
};
export const DataFlow = after(of('ship-fix-success', { tab: 'state', selected: '2.1' }, { width: '720px' }), press('Data flow'), graphDrawn);
export const DataFlowNarrow = after(of('ship-fix-success', { tab: 'state' }, { width: '320px' }), press('Data flow'), graphDrawn);
export const Engine = of('ship-fix-success', { tab: 'engine', selected: '2.1' });
export const EngineOfAFreshRun = of('protocol-gate-fresh', { tab: 'engine' });
export const RightToLeft = of('ship-fix-success', {}, { dir: 'rtl' });
export const HostileText = inspected({ data: hostile });
export const HostileState = inspected({ data: hostile, attributes: { tab: 'state' } });
export const Empty = inspected({});
export const NotFound = of('no-such-file');
