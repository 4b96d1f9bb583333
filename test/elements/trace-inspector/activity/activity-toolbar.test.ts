import { expect, fixture, html } from '@open-wc/testing';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';
import { parseTrace } from '../../../../src/trace-model/index.js';
import { allByRole, byRole, click, parts, textOf, until } from '../../support/dom.js';
import type { ActivityHost } from './activity-host.js';
import './activity-host.js';

async function open(trace: TraceDocument, set: Partial<ActivityHost> = {}): Promise<ActivityHost> {
  const host = await fixture<ActivityHost>(html`<activity-host></activity-host>`);
  Object.assign(host, { trace, ...set });
  await host.updateComplete;
  return host;
}
const root = (host: ActivityHost): ShadowRoot => host.shadowRoot!;
const read = async (name: string): Promise<TraceDocument> => parseTrace(await (await fetch(`/test/fixtures/traces/behaviors/${name}.json`)).text()).document;

describe('above the cards', () => {
  it('begins with why the node stands as it does, also where nothing happened', async () => {
    const trace = await read('ship-fix-failed-retries-exhausted');
    const why = (host: ActivityHost): string => textOf(root(host).querySelector('.why') ?? undefined);
    const host = await open(trace, { path: '2.1' });
    expect(why(host)).to.equal('Fatal: it ended Fix_Loop (the condition at step 2 of 2 was false, Fix_Loop’s 2 retries used up).');
    host.path = '3.0';
    await host.updateComplete;
    expect(why(host)).to.equal('Not reached: Ship_Fix was ended by the failure of Fix_Loop.');
    host.path = '';
    await host.updateComplete;
    expect(why(host)).to.equal('');
  });

  it('forgets its filters and what was searched with another execution, and keeps them in a newer version', async () => {
    const host = await open(await read('ship-fix-inflight-evaluating'));
    const search = (): HTMLInputElement => root(host).querySelector('.search input')!;
    search().value = 'review';
    search().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await host.updateComplete;
    const found = textOf(root(host).querySelector('.total')!);
    expect(found).to.match(/found$/);
    host.trace = await read('ship-fix-inflight-evaluating');
    await host.updateComplete;
    expect([search().value, textOf(root(host).querySelector('.total')!)]).to.deep.equal(['review', found]);
    host.trace = await read('ship-fix-success');
    await host.updateComplete;
    expect([search().value, textOf(root(host).querySelector('.total')!)]).to.deep.equal(['', '36 entries']);
  });

  it('leaves the gap since the entry before to the card', async () => {
    const host = await open(await read('ship-fix-failed-retries-exhausted'), { path: '2.1' });
    expect(textOf(parts(host, 'card')[0])).to.contain('Evaluation failed · attempt 3 · step 2 of 2 · after 77 ms');
  });

  it('shows only what had the outcome that is ticked, and all again', async () => {
    const host = await open(await read('ship-fix-failed-retries-exhausted'));
    const all = textOf(root(host).querySelector('.total')!);
    await until(() => root(host).querySelector('.filter-button') !== null, 'the button for filters');
    await click(root(host).querySelector('.filter-button')!);
    await until(() => allByRole(host, 'button', 'Failed 4').length > 0, 'the filters');
    await click(byRole(host, 'button', 'Failed 4'));
    expect(textOf(root(host).querySelector('.total')!)).to.equal('4 found');
    const statuses = new Set(parts(host, 'card').map(({ dataset }) => dataset.status));
    expect([...statuses]).to.deep.equal(['failure']);
    await click(byRole(host, 'button', 'Failed 4'));
    expect(textOf(root(host).querySelector('.total')!)).to.equal(all);
  });
});
