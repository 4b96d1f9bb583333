/** The faults of the original viewer of executions that its inspector had, each by its number: none of them may be ours. */
import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { executed, helloWorld, line, action, instruct, type Node } from '../../stories/trace-documents.js';
import { byRole, click, deepAll, isShown, parts, textOf, until } from '../elements/support/dom.js';
import { placed, shown } from '../elements/trace-viewer/viewer-page.js';
import type { TraceViewer } from '../../src/elements/trace-viewer/trace-viewer.js';

async function viewerOf(data: object | string): Promise<TraceViewer> {
  const viewer = await placed();
  viewer.data = data;
  return shown(viewer);
}

/** What a badge that was pressed says. */
const said = (viewer: TraceViewer): string =>
  deepAll(viewer.shadowRoot!, '[role=dialog]').filter(isShown).map((each) => textOf(each)).join(' ');

/** Presses the badge of a name, once there is a card with one. */
async function press(viewer: TraceViewer, name: string): Promise<void> {
  await until(() => parts(viewer, 'badge').some((badge) => textOf(badge).includes(name)), `a card names ${name}`);
  await click(parts(viewer, 'badge').find((badge) => textOf(badge).includes(name))!);
  await until(() => said(viewer) !== '', `${name} says its value`);
}

describe('faults of the original viewer of executions: its inspector', () => {
  it('3. “Agent” is what the agent said; a bare word of a verdict is a chip beside it', async () => {
    const tree: Node = { type: 'sequence', name: 'Both', children: [action('Ask', instruct('Is it done?')), action('Explain', instruct('Say what you did.'))] };
    const answer = (submitted: string, child: number): object => ({ ...line(child, [child], 'Any', 'instruct', true, 'Because.'), submitted });
    const viewer = await viewerOf(executed(tree, { status: 'complete', trace: [answer('success', 0), answer('I mended the clock.', 1)] }));
    await until(() => parts(viewer, 'card').length === 2, 'both answers are there');
    const [told, bare] = parts(viewer, 'card');
    const of = (card: HTMLElement | undefined, selector: string): string => textOf(card?.querySelector<HTMLElement>(selector) ?? undefined);
    expect(of(told, '.agent-said > div')).to.equal('I mended the clock.');
    expect(of(told, '.chip'), 'which is no verdict').to.equal('');
    expect(of(bare, '.chip')).to.equal('success');
    expect(of(bare, '.agent-said'), 'which is nothing that was told').to.equal('');
    for (const card of [told, bare]) expect(textOf(card)).to.match(/Agent.*Reasoning.*Because\./);
  });

  it('10. a badge says that its value is the one of now, and at an earlier moment that it was not recorded', async () => {
    const viewer = await viewerOf(helloWorld());
    viewer.selected = '1.0';
    await until(() => parts(viewer, 'card').length === 2, 'its cards are there, and no others');
    await press(viewer, 'time_of_day');
    expect(said(viewer)).to.include('morning').and.include('value now');
    await sendMouse({ type: 'click', position: [5, 5] });
    await until(() => said(viewer) === '', 'it is closed');
    void viewer.seek(1);
    await until(() => viewer.position === 1, 'the earlier moment is shown');
    await until(() => parts(viewer, 'badge').every((badge) => !textOf(badge).includes('morning')), 'no badge claims to know');
    await press(viewer, 'time_of_day');
    await until(() => said(viewer).includes('value then not recorded'), 'it says so');
    expect(said(viewer)).to.not.include('morning');
  });

  it('10. in a series of documents the value of then is known, and shown', async () => {
    const viewer = await placed();
    viewer.data = await (await fetch('/test/fixtures/traces/behaviors/ship-fix-success.series.ndjson')).text();
    await shown(viewer);
    const valueOf = (name: string): string => textOf(parts(viewer, 'state-row').find((row) => textOf(row).includes(name)));
    await click(byRole(viewer, 'tab', 'State'));
    await until(() => valueOf('failing_test').includes('export-last-row'), 'now it has a value');
    void viewer.seek(1);
    await until(() => !valueOf('failing_test').includes('export-last-row'), 'then it had none');
    expect(valueOf('ticket'), 'which was set by then').to.include('4711').and.to.not.include('not recorded');
    expect(valueOf('failing_test')).to.not.include('not recorded');
    await click(byRole(viewer, 'tab', 'Activity'));
    await press(viewer, 'ticket');
    await until(() => said(viewer).includes('value then'), 'a badge says that it is the value of then');
    expect(said(viewer)).to.include('4711').and.to.not.include('value now');
  });
});
