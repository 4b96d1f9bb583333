/** The source page’s promises: the metrics row, and “monitor token usage”. */
import { expect } from '@open-wc/testing';
import { until } from '../elements/support/dom.js';
import { after, metric, runs, served, view, viewOf } from './support.js';

describe('the source page: metrics row', () => {
  it('“Elapsed time: how long run has been executing”, ticking', async () => {
    const viewer = await viewOf('running');
    const first = metric(viewer, 'elapsed');
    expect(first).to.match(/^Elapsed \d+:\d\d/);
    await until(() => metric(viewer, 'elapsed') !== first, 'it ticks');
  });

  it('elapsed time is frozen once the run has ended', async () => {
    const viewer = await viewOf('completed');
    const first = metric(viewer, 'elapsed');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(metric(viewer, 'elapsed')).to.equal(first);
  });

  it('“Input tokens: tokens sent to model”', async () => expect(metric(await viewOf('running'), 'input')).to.match(/1,\d{3}/));
  it('“Output tokens: tokens received from model”', async () => expect(metric(await viewOf('running'), 'output')).to.match(/\d/));

  it('“Total tokens: input + output”', async () => {
    const viewer = await viewOf('completed');
    const { inputTokens, outputTokens, totalTokens } = viewer.run.metrics;
    expect(totalTokens).to.equal(inputTokens! + outputTokens!);
    expect(metric(viewer, 'total')).to.contain(totalTokens!.toLocaleString('en'));
  });

  it('“Cost: USD spent on this run so far”', async () => expect(metric(await viewOf('running'), 'cost')).to.match(/\$0\.\d+/));
  it('“Turns: back-and-forth interactions with model”', async () => expect(metric(await viewOf('running'), 'turns')).to.equal('Turns 2'));

  it('they “update as run progresses”', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    const before = metric(viewer, 'output');
    const usage = { inputTokens: 5000, outputTokens: 4321 };
    await server.emit({ id: 'more', seq: after, type: 'usage', scope: 'run', mode: 'final', key: 'r', usage });
    await until(() => metric(viewer, 'output').includes('4,321'), `the count is not ${before} any more`);
  });

  it('“If run is complete, metrics show final totals”', async () => {
    const viewer = await viewOf('completed');
    expect(metric(viewer, 'total')).to.match(/\d/);
    expect(viewer.run.status).to.equal('completed');
  });

  it('what nobody reported is never 0', async () => {
    const viewer = await viewOf('unreported');
    for (const name of ['input', 'output', 'total', 'cost']) expect(metric(viewer, name), name).to.not.match(/\b0\b/);
  });
});
