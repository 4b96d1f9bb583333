/** Contract 2: every token, set on an ancestor while the elements are shown, changes what is seen; taken away, it is as before. */
import { fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/define.js';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import { numbered, runs } from '../../stories/fixtures.js';
import { allByRole, byRole, deepAll, until } from '../elements/support/dom.js';

const PINK = 'rgb(250, 10, 200)';

/** Each token, with a value that none of ours has. */
const TOKENS: Readonly<Record<string, string>> = {
  ...{ 'font-family': 'fantasy', 'font-mono': 'cursive', 'font-size': '31px', space: '11px', radius: '17px', 'transition-duration': '0.777s' },
  ...Object.fromEntries(
    [
      ...['surface', 'surface-raised', 'text', 'text-muted', 'border', 'accent', 'focus'],
      ...['success', 'failure', 'active', 'muted', 'success-text', 'failure-text', 'active-text'],
      ...['prompt', 'message', 'thinking', 'tool', 'agent', 'step', 'input', 'notice'],
    ].map((name) => [`color-${name}`, PINK]),
  ),
  ...{ 'node-background': PINK, 'node-radius': '13px', 'edge-color': PINK, 'edge-width': '7px' },
};

/** What a token may change. `d`: corners of nodes are drawn. */
const PROPERTIES = [
  ...['color', 'background-color', 'border-top-color', 'border-inline-start-color', 'outline-color', 'fill', 'stroke', 'stroke-width'],
  ...['font-family', 'font-size', 'padding', 'margin', 'gap', 'border-radius', 'transition-duration', 'd'],
];

/** Events of every kind that has a colour. */
const events = numbered([
  ...runs.waiting.map(({ id: _, seq: __, ...event }) => event),
  { type: 'step.started', stepId: 's1', name: 'Prepare' },
  { type: 'agent.started', agentId: 'a1', name: 'Reader' },
  { type: 'notice', level: 'info', text: 'A note' },
]);

const DOCUMENT = '/test/fixtures/traces/behaviors/ship-fix-failed-retries-exhausted.json';

/** The live view and a canvas, as one page has them, with the focus in the first. */
async function page(): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div>
    <live-run-viewer .source=${events} no-follow></live-run-viewer>
    <trace-canvas src=${DOCUMENT}></trace-canvas>
  </div>`);
  const viewer = box.querySelector<LiveRunViewer>('live-run-viewer')!;
  const canvas = box.querySelector<TraceCanvas>('trace-canvas')!;
  viewer.style.setProperty('block-size', '2000px');
  await until(() => viewer.run.eventCount === events.length && canvas.trace !== undefined, 'both are shown');
  canvas.zoomTo(1);
  await until(() => deepAll(canvas.shadowRoot!, '[part=node]').length > 0, 'nodes can be read');
  await until(() => allByRole(viewer, 'button', 'Details').length === 1, 'what is loaded later is there');
  byRole(viewer, 'button', 'Details').focus();
  return box;
}

/** What is seen, as far as tokens decide it. */
const look = (box: HTMLElement): string =>
  deepAll(box, '*')
    .flatMap((element) => {
      const style = getComputedStyle(element);
      return PROPERTIES.map((name) => style.getPropertyValue(name));
    })
    .join('|');

describe('contract 2: tokens', () => {
  before(() => emulateMedia({ reducedMotion: 'no-preference' }));

  for (const [name, value] of Object.entries(TOKENS)) {
    it(`--run-${name}`, async () => {
      const box = await page();
      const before = look(box);
      box.style.setProperty(`--run-${name}`, value);
      await until(() => look(box) !== before && look(box).includes(value), `${value} is seen`);
    });
  }
});
