import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/trace-viewer/trace-viewer.define.js';
import type { TraceViewer } from '../src/elements/trace-viewer/trace-viewer.js';
import { recording } from './trace.js';
import { helloWorld, helloWorldStuck, hostile, large } from './trace-documents.js';
import { after, found, press, type Play } from './use.js';

const meta: Meta = { title: 'Executions/Trace viewer', component: 'trace-viewer' };
export default meta;

interface Placed {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly data?: () => object | string;
  readonly width?: string;
  readonly height?: string;
  readonly dir?: 'rtl';
}

const GOOD = recording('behaviors/ship-fix-success.json');
const FAILED = recording('behaviors/ship-fix-failed-retries-exhausted.json');
const OTHER_TREE = recording('behaviors/parallel-failure.json');

const placed = ({ attributes = {}, data, width = '100%', height = '760px', dir }: Placed): StoryObj => ({
  render: () => {
    const viewer = document.createElement('trace-viewer');
    for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
    if (data) viewer.data = data();
    if (dir) viewer.dir = dir;
    viewer.style.width = width;
    viewer.style.height = height;
    return viewer;
  },
});

/** Once a document is drawn with all that stands around it, or it was said why it cannot be. */
const withViewer =
  (use: (viewer: TraceViewer, page: HTMLElement) => unknown): Play =>
  async ({ canvasElement }) => {
    const viewer = (await found(canvasElement, 'the viewer', (element) => element.matches('trace-viewer'))) as TraceViewer;
    await found(canvasElement, 'a tab, or why there is none', (element) => element.matches('[role=tabpanel] > *, [part~=error]'));
    await use(viewer, canvasElement);
    await viewer.updateComplete;
  };

const shown: Play = withViewer(() => undefined);
const of = (src: string, more: Placed = {}): StoryObj => after(placed({ ...more, attributes: { src, ...more.attributes } }), shown);
const open = (...urls: readonly string[]): Play =>
  withViewer(async (viewer) => {
    for (const url of urls) {
      viewer.openUrl(url);
      await viewer.updateComplete;
    }
  });
const fileNamed = (name: string, text: string): File => new File([text], name, { type: 'application/json' });

export const Empty = placed({});
export const OneTrace = of(GOOD);
export const Failed = of(FAILED, { attributes: { selected: '2.1' } });
export const InFlight = of(recording('behaviors/ship-fix-inflight-performing-nested.json'), { attributes: { live: '' } });
export const Stuck = after(placed({ data: helloWorldStuck }), shown);
export const Gate = of(recording('behaviors/protocol-gate-waiting.json'));
export const State = of(GOOD, { attributes: { tab: 'state' } });
export const Engine = of(FAILED, { attributes: { tab: 'engine', selected: '2.1' } });
/** Before there is a document, it has no details. */
const opened: Play = async ({ canvasElement }) => {
  await found(canvasElement, 'the timeline', (element) => element.matches('[part~=timeline]'));
};
export const Details = after(of(GOOD), opened, press('Document details'), async ({ canvasElement }) => {
  await found(canvasElement, 'the details', (element) => element.matches('[part~=details]'));
});
export const WithoutInspector = after(placed({ attributes: { src: GOOD, 'without-inspector': '' } }), opened);
export const OlderForm = of(recording('abtree/executions/own-success__own-ship-fix__1.json'), {
  attributes: { 'tree-src': recording('abtree/snapshots/a78a5dfa3e614911ebda07329fc21e0f49a3c36372b82ed7ddcf89b50dae741d.json') },
});

const manyOpened = open(recording('behaviors/protocol-gate-rejected.json'), OTHER_TREE, recording('behaviors/no-such-file.json'), GOOD);
export const ManyTraces = after(of(FAILED), manyOpened);
export const ManyTracesNarrow = after(of(FAILED, { width: '360px', height: '1000px' }), manyOpened);
export const LocalFile = after(
  of(GOOD),
  withViewer(async (viewer) => viewer.openFile(fileNamed('run.json', JSON.stringify(helloWorld())))),
);
export const Pasted = after(placed({ data: () => JSON.stringify(helloWorld()) }), shown);

/** Every mark of the timeline is there to be pressed; before it is, nothing can be sought. */
const seek = (position: number): Play =>
  withViewer(async (viewer, page) => {
    await found(page, 'the timeline', (element) => element.matches('[part~=timeline]'));
    await viewer.seek(position);
  });
export const Earlier = after(of(FAILED), seek(8));
export const EarlierState = after(of(FAILED, { attributes: { tab: 'state' } }), seek(8));
/** What variables held is known where every version was kept. */
export const EarlierStateOfASeries = after(of(recording('behaviors/ship-fix-success.series.ndjson'), { attributes: { tab: 'state' } }), seek(8));
export const EarlierNarrow = after(of(FAILED, { width: '360px', height: '1000px' }), seek(8));

const compareWith = (...others: readonly string[]): Play =>
  withViewer(async (viewer, page) => {
    const texts = await Promise.all(others.map(async (url) => (await fetch(url)).text()));
    await viewer.compare(texts);
    await found(page, 'the differences', (element) => element.matches('.sbs'));
  });
export const Compared = after(of(FAILED), compareWith(GOOD));
export const ComparedThree = after(of(FAILED), compareWith(GOOD, recording('behaviors/ship-fix-success-inprocess.json')));
export const ComparedNarrow = after(of(FAILED, { width: '360px', height: '1100px' }), compareWith(GOOD));
export const ComparedWithAnotherTree = after(of(OTHER_TREE), compareWith(GOOD));
export const ComparedWithItself = after(of(GOOD), compareWith(GOOD));

export const Narrow = of(FAILED, { width: '320px', height: '1000px' });
export const Medium = of(FAILED, { width: '768px' });
export const RightToLeft = of(FAILED, { dir: 'rtl', attributes: { selected: '2.1' } });
export const TenThousand = after(placed({ data: () => large(10_000) }), shown);
export const HostileText = after(placed({ data: hostile }), shown);
export const NotFound = of(recording('behaviors/no-such-file.json'));
export const NotATrace = after(placed({ data: () => '{"hello": ["world"]}' }), shown);
export const Truncated = after(placed({ data: () => JSON.stringify(helloWorld()).slice(0, 1500) }), shown);
