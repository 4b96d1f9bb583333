import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { drawn, placed, recording, withCanvas } from './trace.js';
import { fanOut, helloWorld, helloWorldRetrying, helloWorldStuck, hostile, large } from './trace-documents.js';
import { after, found, press, write, type Play } from './use.js';

const meta: Meta = { title: 'Executions/Trace canvas', component: 'trace-canvas' };
export default meta;

export const SevenNodes = placed({ data: helloWorld, height: '360px' });
export const Complete = drawn('behaviors/ship-fix-success.json');
export const Hundreds = drawn('behaviors/big-426-nodes-success.json');
export const Failed = drawn('behaviors/ship-fix-failed-retries-exhausted.json');
export const FailedParallel = drawn('behaviors/parallel-failure.json', { height: '300px' });
export const Performing = drawn('behaviors/ship-fix-inflight-performing-nested.json');
export const Evaluating = drawn('behaviors/ship-fix-inflight-evaluating.json');
export const BetweenSteps = drawn('behaviors/ship-fix-idle-between-steps.json');
export const Stuck = placed({ data: helloWorldStuck, height: '360px' });
export const Retrying = placed({ data: helloWorldRetrying, height: '360px' });
export const Recovering = drawn('behaviors/ship-fix-running-with-red-nodes.json');
export const Gate = drawn('behaviors/protocol-gate-waiting.json');
export const GateRejected = drawn('behaviors/protocol-gate-rejected.json');
export const Reset = drawn('behaviors/after-reset.json');
export const RetriedRoot = drawn('behaviors/root-retry-success.json', { height: '300px' });
export const OneNode = drawn('behaviors/root-is-action-complete.json', { height: '240px' });
export const OlderForm = drawn('abtree/executions/own-success__own-ship-fix__1.json', {
  attributes: { 'tree-src': recording('abtree/snapshots/a78a5dfa3e614911ebda07329fc21e0f49a3c36372b82ed7ddcf89b50dae741d.json') },
});
export const Series = drawn('behaviors/ship-fix-success.series.ndjson');

export const Vertical = drawn('behaviors/ship-fix-success.json', { attributes: { orientation: 'vertical' }, height: '640px' });
export const Layered = drawn('behaviors/ship-fix-success.json', { attributes: { layout: 'layered' } });
export const RightToLeft = drawn('behaviors/ship-fix-inflight-performing-nested.json', { dir: 'rtl' });
export const Narrow = drawn('behaviors/ship-fix-success.json', { width: '320px', height: '420px' });
export const InAnArticle = drawn('behaviors/ship-fix-success.json', {
  width: '560px',
  height: '320px',
  attributes: { 'without-toolbar': '', 'without-minimap': '' },
});
export const Stacks = placed({ data: () => fanOut(240) });
export const TenThousand = placed({ data: () => large(10_000) });
export const HostileText = placed({ data: hostile });

export const Selected = drawn('behaviors/ship-fix-success.json', { attributes: { selected: '2.1' } });
export const WithInspector = drawn('behaviors/ship-fix-success.json', { attributes: { inspector: '', selected: '2.1' }, height: '560px' });
export const WithInspectorNarrow = drawn('behaviors/ship-fix-success.json', { attributes: { inspector: '' }, width: '320px', height: '560px' });
export const Collapsed = after(
  drawn('behaviors/ship-fix-success.json'),
  withCanvas((canvas) => {
    for (const path of ['1', '3']) canvas.collapse(path);
  }),
);
export const HundredsCollapsed = after(
  drawn('behaviors/big-426-nodes-success.json'),
  press('Collapse finished and unreached'),
);
/** Three keys from the root: the ring, and why the node is as it is. */
export const ByKeyboard = after(
  drawn('behaviors/ship-fix-failed-retries-exhausted.json'),
  withCanvas((canvas) => {
    const tree = canvas.shadowRoot?.querySelector<HTMLElement>('[role=tree]');
    tree?.focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) tree?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }),
);
export const SearchBox = after(drawn('behaviors/ship-fix-success.json'), press('Search'), write('Search names, prompts and notes', 'scan'));
export const Advice = after(drawn('behaviors/ship-fix-failed-retries-exhausted.json'), press('What to do'));
export const Searched = after(drawn('behaviors/ship-fix-success.json'), withCanvas((canvas) => canvas.search('review')));
export const Earlier = after(drawn('behaviors/ship-fix-success.json'), withCanvas((canvas) => canvas.seek(12)));
export const FirstCause = after(drawn('behaviors/ship-fix-failed-retries-exhausted.json'), withCanvas((canvas) => canvas.firstCause()));
const comparing = (other: () => Promise<object | string>): Play => withCanvas(async (canvas) => canvas.compare([await other()]));
const failed = async (): Promise<string> => (await fetch(recording('behaviors/ship-fix-failed-retries-exhausted.json'))).text();
export const Compared = after(drawn('behaviors/ship-fix-success.json', { attributes: { selected: '2.1' }, height: '620px' }), comparing(failed));
export const ComparedNarrow = after(drawn('behaviors/ship-fix-success.json', { width: '320px', height: '560px' }), comparing(failed));
export const ComparedWithAnotherTree = after(
  placed({ data: helloWorld, height: '360px' }),
  comparing(async () => fetch(recording('behaviors/parallel-failure.json')).then((response) => response.text())),
);

export const Empty = placed({});
/** The document is on its way, and never comes. */
export const Reading: StoryObj = {
  render: () => {
    const canvas = document.createElement('trace-canvas');
    canvas.src = recording('behaviors/ship-fix-success.json');
    canvas.requestInit = () => new Promise<RequestInit>(() => undefined);
    return canvas;
  },
  play: async ({ canvasElement }) => {
    await found(canvasElement, 'that it is read', (element) => element.matches('.reading'));
  },
};
export const NotFound = drawn('behaviors/no-such-file.json');
export const NotATrace = placed({ data: () => '{"hello": ["world"]}' });
export const WebPage = placed({ data: () => '<!doctype html><title>Sign in</title>' });
export const Truncated = placed({ data: () => JSON.stringify(helloWorld()).slice(0, 1500), height: '360px' });
