import { expect } from '@open-wc/testing';
import '../../../src/elements/run-connection/run-connection.define.js';
import '../../../src/elements/run-metrics/run-metrics.define.js';
import type { RunMetrics } from '../../../src/elements/run-metrics/run-metrics.js';
import { recordOf, type ConnectionState } from '../../../src/streams/index.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { at, fold, numbered, runs } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, mount, parts, settle, textOf, until } from '../support/dom.js';
import { connections } from '../support/states.js';
import { connectionIn, TestScope } from '../support/test-scope.js';

const scopeOf = (events: readonly RunEvent[]): TestScope => {
  const scope = new TestScope(fold(events));
  scope.history = { run: {}, records: events.map((event) => recordOf(event)) };
  return scope;
};
/** Mounted, once what comes later has come. */
async function open(scope: TestScope, width?: number): Promise<RunMetrics> {
  const metrics = await mount<RunMetrics>('run-metrics', scope, (element) => {
    if (width !== undefined) element.style.setProperty('inline-size', `${width}px`);
  });
  await until(() => allByRole(metrics, 'button', 'Details').length === 1, 'the details have come');
  return metrics;
}
async function openDetails(scope: TestScope, width?: number): Promise<RunMetrics> {
  const metrics = await open(scope, width);
  await click(byRole(metrics, 'button', 'Details'));
  await settle(metrics);
  return metrics;
}
const rowsOf = (metrics: RunMetrics, name: string): string[][] =>
  [...metrics.renderRoot.querySelectorAll(`[role=region][aria-label="${name}"] tr`)].map((row) =>
    [...row.children].map((cell) => textOf(cell as HTMLElement).replace('–not reported', '–').replace('– not reported', '–')),
  );

const turn = (n: number, more: object = {}): object[] => [
  { type: 'turn.started', turnId: `t${n}`, time: at(n) },
  {
    type: 'usage',
    scope: 'turn',
    mode: 'final',
    key: `t${n}`,
    model: n % 2 === 0 ? 'small' : 'large',
    usage: { inputTokens: 1000 * n, outputTokens: 10 },
    time: at(n),
    ...more,
  },
];
/** Every state, and those that count at their longest. */
const said: Readonly<Record<string, () => ConnectionState>> = {
  ...connections,
  waiting: () => connectionIn('reconnecting', { retryInMs: 58_000 }),
  silent: () => connectionIn('stalled', { lastByteAt: Date.now() - 312_000 }),
};
const started = { type: 'run.started', run: { id: 'r1' }, time: at(0) };
const withContext = numbered([
  started,
  ...turn(1),
  { type: 'context', used: 80_000, limit: 100_000, time: at(2) },
  { type: 'compaction', before: 80_000, after: 20_000, time: at(3) },
  { type: 'context', used: 30_000, limit: 100_000, time: at(4) },
  ...turn(5),
]);

describe('<run-metrics> details', () => {
  it('open and close with their button', async () => {
    const metrics = await open(scopeOf(runs.running));
    const button = byRole(metrics, 'button', 'Details');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(parts(metrics, 'usage')).to.have.length(0);
    await click(button);
    await settle(metrics);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(parts(metrics, 'usage')).to.have.length(1);
    await click(button);
    await settle(metrics);
    expect(parts(metrics, 'usage')).to.have.length(0);
  });

  it('list tokens and cost by turn; what nobody reported is a dash that says so', async () => {
    const rows = rowsOf(await openDetails(scopeOf(runs.running)), 'By turn');
    expect(rows).to.deep.equal([
      ['Turn', 'Input', 'Cached', 'Output', 'Reasoning', 'Cost'],
      ['1', '1,200', '1,000', '80', '–', '$0.0100'],
      ['2', '300', '5', '20', '12', '$0.0025'],
    ]);
  });

  it('list tokens by model, without columns nobody reported', async () => {
    const rows = rowsOf(await openDetails(scopeOf(numbered([started, ...turn(1), ...turn(2), ...turn(3)]))), 'By model');
    expect(rows).to.deep.equal([
      ['Model', 'Input', 'Output'],
      ['large', '4,000', '20'],
      ['small', '2,000', '10'],
    ]);
  });

  it('say so where nothing was reported', async () => {
    const text = textOf(parts(await openDetails(scopeOf(runs.unreported)), 'usage')[0]);
    expect(text).to.contain('No token counts were reported.').and.contain('Not reported by model.').and.contain('Not reported by turn.');
    expect(text).to.not.match(/\d/);
  });

  it('show the newest 50 of many turns, and the rest on request', async () => {
    const events = numbered([started, ...Array.from({ length: 1000 }, (_, n) => turn(n + 1)).flat()]);
    const metrics = await openDetails(scopeOf(events));
    expect(rowsOf(metrics, 'By turn')).to.have.length(51);
    expect(rowsOf(metrics, 'By turn').at(-1)![0]).to.equal('1,000');
    await click(byRole(metrics, 'button', 'Show 950 earlier turns'));
    await settle(metrics);
    expect(rowsOf(metrics, 'By turn')).to.have.length(1001);
    expect(allByRole(metrics, 'button', 'Show 950 earlier turns')).to.have.length(0);
  });

  it('draw tokens over the run, the context with its limit and where it was compacted, each in words too', async () => {
    const metrics = await openDetails(scopeOf(withContext), 1280);
    const labels = [...metrics.renderRoot.querySelectorAll('figure [role=img]')].map((chart) => chart.getAttribute('aria-label'));
    expect(labels).to.deep.equal([
      'Total tokens over the run: 6,020 so far, compacted once',
      'Context over the run: 30,000 of 100,000 tokens now, compacted once',
    ]);
    const [total, context] = metrics.renderRoot.querySelectorAll('figure .chart');
    expect(total!.querySelectorAll('.line, .mark')).to.have.length(2);
    expect(total!.querySelector('.limit')).to.equal(null);
    expect(context!.querySelectorAll('.limit')).to.have.length(1);
    expect(textOf(context!.querySelector<HTMLElement>('title') ?? undefined) || context!.querySelector('title')!.textContent).to.equal('Compacted at 0:03');
  });

  it('have a small curve in the row where there is room', async () => {
    const spark = (metrics: RunMetrics): HTMLElement => metrics.renderRoot.querySelector<HTMLElement>('.spark')!;
    expect(spark(await open(scopeOf(withContext), 1280)).getBoundingClientRect().width).to.be.within(95, 110);
    expect(spark(await open(scopeOf(withContext), 768)).getBoundingClientRect().width).to.equal(0);
  });

  it('follow the run, and an earlier moment of it', async () => {
    const scope = scopeOf(withContext);
    const metrics = await openDetails(scope);
    scope.state$.next(fold(withContext.slice(0, 4)));
    await settle(metrics);
    const label = metrics.renderRoot.querySelector('figure [role=img]')!.getAttribute('aria-label');
    expect(label).to.equal('Total tokens over the run: 1,010 so far');
  });

  for (const width of [320, 480, 768, 1000, 1280]) {
    it(`fit into ${width} px`, async () => {
      const metrics = await openDetails(scopeOf(withContext), width);
      const edge = metrics.getBoundingClientRect().right + 1;
      for (const one of metrics.renderRoot.querySelectorAll('.toggle, figure, .scroller')) {
        expect(one.getBoundingClientRect().right).to.be.at.most(edge);
      }
    });
  }

  it('leave the row as it is, whatever stands of the connection beside them', async () => {
    const scope = scopeOf(runs.running);
    const metrics = await open(scope, 900);
    const connection = document.createElement('run-connection');
    connection.slot = 'metrics-end';
    connection.compact = true;
    metrics.append(connection);
    for (const width of [312, 326, 360, 400, 480, 560, 561, 600, 680, 768, 860, 1000, 1001, 1180, 1280]) {
      metrics.style.setProperty('inline-size', `${width}px`);
      scope.connection$.next(connections.live());
      await settle(metrics);
      const { height } = metrics.getBoundingClientRect();
      const places = (): number[] => [...parts(metrics, 'metric'), byRole(metrics, 'button', 'Details')].map((each) => Math.round(each.getBoundingClientRect().left));
      const before = places();
      for (const [name, state] of Object.entries(said)) {
        scope.connection$.next(state());
        await settle(metrics);
        const text = textOf(parts(connection, 'connection')[0]);
        expect(metrics.getBoundingClientRect().height, `${name} “${text}” at ${width} px`).to.equal(height);
        expect(places(), `${name} “${text}” at ${width} px`).to.deep.equal(before);
      }
    }
  });

  it('do nothing when a script clicks', async () => {
    const metrics = await open(scopeOf(runs.running));
    byRole(metrics, 'button', 'Details').click();
    await settle(metrics);
    expect(parts(metrics, 'usage')).to.have.length(0);
  });

  it('are accessible', async () => {
    await inBothSchemes(async () => expect(await openDetails(scopeOf(withContext))).to.be.accessible());
  });
});
