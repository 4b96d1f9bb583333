/** Contract 1.6: default accessible names and roles, as the browser tells assistive technologies. */
import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../src/define.js';
import { showcase } from '../../stories/showcase.js';
import { settle, until } from '../elements/support/dom.js';
import { served, view } from '../promises/support.js';

/** `role name` of all that the browser tells of the page. */
const told = async (): Promise<ReadonlySet<string>> => new Set(await executeServerCommand<string[], null>('accessibility-tree', null));

/** Waits until all of them are told, in whatever order they are loaded. */
async function expectTold(...expected: readonly (string | RegExp)[]): Promise<void> {
  let seen: ReadonlySet<string> = new Set();
  const end = performance.now() + 30_000;
  const isTold = (one: string | RegExp): boolean => (typeof one === 'string' ? seen.has(one) : [...seen].some((name) => one.test(name)));
  const missing = (): (string | RegExp)[] => expected.filter((one) => !isTold(one));
  do seen = await told();
  while (missing().length > 0 && performance.now() < end);
  expect(missing(), [...seen].join(' | ')).to.deep.equal([]);
}

async function live(name: keyof typeof showcase, attributes: Record<string, string> = {}): Promise<void> {
  const events = showcase[name];
  const isOver = name === 'completed' || name === 'failed';
  const server = await served(events, isOver ? { replies: [{}] } : {});
  const viewer = await view(server, events.length, attributes);
  viewer.style.setProperty('block-size', '700px');
}

const DOCUMENT = '/test/fixtures/traces/behaviors/ship-fix-success.json';

describe('contract 1.6: accessible names', () => {
  it('of a run that goes on', async () => {
    await live('running', { closable: '' });
    await expectTold(
      ...['button Retry stream', 'button Retrigger run', 'button Cancel run', 'button Send', 'button Close'],
      ...['button Open work item', 'button Back to board', 'link Runs', 'link Portal', 'textbox Steering message'],
    );
  });

  it('of a run that failed', async () => {
    await live('failed');
    await expectTold('button Retrigger run', 'heading Tool not found');
  });

  it('of a log that is read further up', async () => {
    await live('running', { 'no-follow': '' });
    // How many are new depends on what had come when the log was first drawn.
    await expectTold(/^button Jump to latest( \(\d+ new\))?$/);
  });

  it('of a canvas', async () => {
    const canvas = await fixture<HTMLElement>(html`<trace-canvas src=${DOCUMENT} label="The release"></trace-canvas>`);
    await expectTold('button Zoom in', 'button Zoom out', 'button Fit to view', 'button Toggle inspector', 'tree The release');
    canvas.removeAttribute('label');
    await expectTold('tree Execution tree');
  });

  it('of an inspector', async () => {
    await fixture(html`<trace-inspector src=${DOCUMENT} label="What happened"></trace-inspector>`);
    await expectTold('tab Activity', 'tab State', 'tab Engine', 'tabpanel Activity', 'region What happened');
  });

  it('of a viewer', async () => {
    const viewer = await fixture<HTMLElementTagNameMap['trace-viewer']>(html`<trace-viewer src=${DOCUMENT} label="The release"></trace-viewer>`);
    await until(() => viewer.trace !== undefined, 'the document is opened');
    await settle(viewer);
    await expectTold(
      ...['button Open trace file', 'button Toggle inspector', 'button Download JSON', 'button Copy JSON', 'button Fit to view'],
      ...['list Opened traces', 'tree The release'],
    );
  });
});
