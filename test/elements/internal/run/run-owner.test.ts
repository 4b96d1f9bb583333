/** What an owner of a run tells the page when the run it reads changes. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../../src/elements/run-provider/run-provider.define.js';
import type { RunProvider } from '../../../../src/elements/run-provider/run-provider.js';
import { serve } from '../../../streams/support/fault-server.js';
import { notices, numbered, smallRun, started } from '../../../streams/support/runs.js';
import { until } from '../../support/dom.js';

const reading = async (url: string): Promise<RunProvider> => {
  const provider = await fixture<RunProvider>(html`<run-provider run-url=${url}></run-provider>`);
  await until(() => provider.run.entries.length > 0, 'the run is read');
  return provider;
};

describe('an element that owns a run', () => {
  it('tells of a run that another element has read already', async () => {
    const [{ url: first }, { url: second }] = [await serve({ events: smallRun }), await serve({ events: numbered([started, ...notices(4)]), replies: [{ end: 'hang' }] })];
    const known = await reading(second);
    await until(() => known.run.entries.length === 5, 'all of it is read');
    const provider = await reading(first);
    const totals: number[] = [];
    provider.addEventListener('run-update', ({ total }) => totals.push(total));
    provider.runUrl = second;
    await until(() => provider.run.entries.length === 5, 'the other run is read');
    await until(() => totals.includes(5), 'it was told');
  });

  it('shows the last address of several in quick succession, and nothing of the others', async () => {
    const served = await Promise.all([1, 2, 3].map((n) => serve({ events: numbered([started, ...notices(n)]), replies: [{ end: 'hang' }] })));
    const provider = await reading(served[0]!.url);
    for (let i = 0; i < 30; i++) {
      provider.runUrl = served[i % 3]!.url;
      if (i % 2 === 0) await provider.updateComplete;
      if (i % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 7));
    }
    await until(() => provider.run.entries.length === 4 && provider.connection.state === 'live', 'the last is read');
    expect(provider.run.eventCount).to.equal(4);
    await until(async () => (await served[0]!.reads()).every(({ closed }) => closed), 'the others are let go');
    expect((await served[2]!.reads()).filter(({ closed }) => !closed)).to.have.length(1);
  });

  it('goes on where it was when it is moved, and reads anew when it is put back later', async () => {
    const served = await serve({ events: numbered([started, ...notices(2)]), replies: [{ end: 'hang' }] });
    const provider = await reading(served.url);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    for (let i = 0; i < 5; i++) {
      other.append(provider);
      await provider.updateComplete;
      document.body.append(provider);
    }
    await until(() => provider.connection.state === 'live', 'it is live');
    expect(await served.reads()).to.have.length(1);
    provider.remove();
    await until(async () => (await served.reads())[0]!.closed, 'it is let go');
    other.append(provider);
    await until(async () => (await served.reads()).length === 2, 'it is read anew');
    await until(() => provider.run.entries.length === 3 && provider.connection.state === 'live', 'it is there again');
  });
});
