import { expect } from '@open-wc/testing';
import '../../../src/elements/run-metrics/run-metrics.define.js';
import type { RunMetrics } from '../../../src/elements/run-metrics/run-metrics.js';
import { fold, runs, START, type RunName } from '../../../stories/fixtures.js';
import { byRole, click, inBothSchemes, mount, parts, settle, textOf, until } from '../support/dom.js';
import { scopes } from '../support/states.js';
import { TestScope } from '../support/test-scope.js';

const open = (scope: TestScope): Promise<RunMetrics> => mount<RunMetrics>('run-metrics', scope);
const showing = (name: RunName, isOver = false): TestScope => new TestScope(fold(runs[name], isOver));

/** Shown text of each metric by its `data-name`, without the label. */
const values = (metrics: RunMetrics): Record<string, string> =>
  Object.fromEntries(
    parts(metrics, 'metric').map((metric) => [metric.dataset.name!, textOf(metric.querySelector('dd')!)] as const),
  );

describe('<run-metrics>', () => {
  it('shows the numbers of a run', async () => {
    const scope = showing('running');
    scope.now = START + 42_000;
    expect(values(await open(scope))).to.deep.equal({
      elapsed: '0:42',
      input: '1,500 67% cached',
      output: '100',
      total: '1,600',
      cost: '$0.0125 reported',
      turns: '2',
      tools: '2 1 failed',
    });
  });

  it('never shows 0 for what nobody reported', async () => {
    const metrics = await open(showing('unreported'));
    for (const name of ['input', 'output', 'total', 'cost', 'turns']) {
      const cell = metrics.renderRoot.querySelector<HTMLElement>(`[data-name=${name}]`)!;
      expect(cell.title, name).to.equal('not reported');
      expect(cell.querySelector('.sr')!.textContent).to.equal('not reported');
      expect(textOf(cell.querySelector('dd')!)).to.contain('–').and.not.contain('0');
    }
  });

  it('shows nothing as known before anything has come', async () => {
    const shown = values(await open(showing('empty')));
    for (const [name, text] of Object.entries(shown)) expect(text, name).to.contain('–');
  });

  it('says on whose word the cost is', async () => {
    const scope = showing('running');
    const run = scope.state$.value;
    scope.state$.next({ ...run, metrics: { ...run.metrics, cost: { amount: 2.5, currency: 'EUR', basis: 'computed' } } });
    const metrics = await open(scope);
    expect(values(metrics).cost).to.equal('€2.50 computed');
    const cost = metrics.renderRoot.querySelector<HTMLElement>('[data-name=cost]')!;
    await until(() => cost.title.includes('price list'), 'its hint is there');
  });

  it('follows the link to the costs', async () => {
    const scope = showing('running');
    const metrics = await open(scope);
    await click(byRole(metrics, 'link', '$0.0125'));
    expect(scope.requests[0]).to.include({ type: 'navigate', target: 'costs' });
  });

  describe('the clock', () => {
    it('ticks on the server’s time while the run is executed', async () => {
      const scope = showing('running');
      scope.now = START + 42_000;
      const metrics = await open(scope);
      expect(values(metrics).elapsed).to.equal('0:42');
      scope.now = START + 43_000;
      await until(() => values(metrics).elapsed === '0:43', 'the clock shows the next second by itself');
    });

    it('stands still once the run has ended, and when the stream broke off', async () => {
      for (const scope of [showing('completed'), showing('running', true)]) {
        scope.now = START + 100_000;
        const before = scope.state$.value.metrics.elapsedMs!;
        const metrics = await open(scope);
        const text = values(metrics).elapsed;
        expect(text).to.equal(before === 42_000 ? '0:42' : '0:12');
        scope.now += 10_000;
        metrics.requestUpdate();
        await settle(metrics);
        expect(values(metrics).elapsed).to.equal(text);
      }
    });

    it('stops when it is taken out of the page', async () => {
      const scope = showing('running');
      const metrics = await open(scope);
      metrics.remove();
      let last = performance.now();
      metrics.addController({ hostUpdated: () => (last = performance.now()) });
      // What was under way may still come; a clock would not let two seconds pass.
      await until(() => performance.now() - last > 2000, 'nothing is drawn any more');
    });

    it('is in no live region', async () => {
      const metrics = await open(showing('running'));
      expect(metrics.renderRoot.querySelector('[role=status], [role=timer], [aria-live]')).to.equal(null);
    });
  });

  it('renders at most once a frame, whatever comes', async () => {
    const scope = showing('running');
    const metrics = await open(scope);
    let renders = 0;
    metrics.addController({ hostUpdated: () => (renders += 1) });
    for (let i = 0; i < 500; i++) scope.state$.next({ ...scope.state$.value, version: i });
    await settle(metrics);
    // One for all of them, and perhaps one for the curve, which keeps a slower pace.
    expect(renders).to.be.within(1, 2);
  });

  it('puts what the page gives at its end', async () => {
    const metrics = await mount<RunMetrics>('run-metrics', showing('running'), (element) => {
      const span = document.createElement('span');
      span.slot = 'metrics-end';
      span.textContent = 'more';
      element.append(span);
    });
    expect(metrics.querySelector('span')!.getBoundingClientRect().width).to.be.above(0);
  });

  for (const width of [320, 480, 768, 1000, 1280]) {
    it(`fits into ${width} px`, async () => {
      const metrics = await mount<RunMetrics>('run-metrics', showing('running'), (element) =>
        element.style.setProperty('inline-size', `${width}px`),
      );
      const edge = metrics.getBoundingClientRect().right + 1;
      for (const metric of parts(metrics, 'metric')) {
        expect(metric.getBoundingClientRect().right).to.be.at.most(edge);
        expect(metric.scrollWidth).to.be.at.most(metric.clientWidth + 1);
      }
    });
  }

  describe('accessibility', () => {
    for (const [name, make] of Object.entries(scopes)) {
      it(`has no violation: ${name}`, () => inBothSchemes(async () => expect(await open(make())).to.be.accessible()));
    }
  });
});
