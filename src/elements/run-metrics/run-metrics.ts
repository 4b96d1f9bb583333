import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RunState } from '../../streams/index.js';
import { UsageBook } from '../../streams/reduce/usage.js';
import { RunPiece } from '../internal/base-element.js';
import { formatCost, formatElapsed, formatNumber, formatShare } from '../internal/format.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { Ticker, untilNextSecond } from '../internal/ticker.js';
import { whenIdle } from '../internal/when-idle.js';
import type { MetricKey, RunStrings } from '../strings.js';
import { metricsStyles } from './run-metrics.styles.js';
import type { UsageDetails } from './usage-details.js';

/** One cell: its value as text (absent: nobody reported it), and what stands small behind it. */
interface Metric {
  readonly key: MetricKey;
  readonly value: string | undefined;
  readonly aside?: TemplateResult | string;
  readonly failed?: boolean;
  readonly href?: string | undefined;
}

/**
 * The run in numbers: elapsed time, tokens, cost, turns and tools. What nobody reported is a dash that says so,
 * never 0. The clock ticks on the server's time while the run is executed, and stands still once it has ended.
 *
 * @tag run-metrics
 * @summary Elapsed time, tokens, cost, turns and tool calls of a run.
 *
 * @slot metrics-end - At the end of the row; the viewer puts the connection there.
 *
 * @csspart base - The wrapper.
 * @csspart metric - One cell; `data-name` is elapsed, input, output, total, cost, turns or tools.
 * @csspart usage - What "Details" opens: tokens over time, by model and by turn.
 *
 * @cssproperty --run-color-surface-raised - Background of the row.
 */
export class RunMetrics extends RunPiece {
  static override styles = metricsStyles;

  readonly #run = new RunConsumer(this, ['state', 'replay']);
  #details: UsageDetails | undefined;

  constructor() {
    super();
    new Ticker(this, () => {
      const run = this.#run.latest.state;
      return run && this.#isTicking(run) ? untilNextSecond(this.#elapsed(run) ?? 0) : undefined;
    });
  }

  protected override firstUpdated(): void {
    whenIdle(async () => {
      const { UsageDetails } = await import('./usage-details.js');
      this.#details = new UsageDetails(this, () => new UsageBook());
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const run = this.#run.latest.state;
    const details = run && this.#run.scope && this.#details?.draw(run, this.#run.scope);
    const hints = run && this.#details?.hints(run, this.#run.strings);
    return html`<div part="base" class="base">
        ${run ? html`<dl>${this.#metrics(run).map((metric) => this.#cell(metric, hints?.[metric.key]))}</dl>` : nothing}
        <div class="end">${details?.cell}<slot name="metrics-end"></slot></div>
      </div>
      ${details?.panel}`;
  }

  #cell({ key, value, aside, failed, href }: Metric, hint: string | undefined): TemplateResult {
    const { metrics, notReported } = this.#run.strings;
    const text = value ?? html`<span aria-hidden="true">–</span><span class="sr">${notReported}</span>`;
    return html`<div part="metric" class="metric" data-name=${key} title=${value === undefined ? notReported : (hint ?? nothing)}>
      <dt>${metrics[key]}</dt>
      <dd>
        <span class="value"
          >${href === undefined ? text : html`<a href=${href} @click=${this.#openCosts(href)}>${text}</a>`}</span
        >${aside === undefined ? nothing : html`<span class="aside ${failed ? 'failed' : ''}">${aside}</span>`}
      </dd>
    </div>`;
  }

  #openCosts(href: string): (event: MouseEvent) => void {
    return (event) => void this.#run.request({ type: 'navigate', target: 'costs', href, event }).catch(reportError);
  }

  #metrics(run: RunState): Metric[] {
    const strings = this.#run.strings;
    const { metrics } = run;
    const count = (value: number | undefined): string | undefined =>
      value === undefined ? undefined : formatNumber(value, strings.locale);
    const elapsed = this.#elapsed(run);
    return [
      { key: 'elapsed', value: elapsed === undefined ? undefined : formatElapsed(elapsed) },
      { key: 'input', value: count(metrics.inputTokens), ...cacheMark(run, strings) },
      { key: 'output', value: count(metrics.outputTokens) },
      { key: 'total', value: count(metrics.totalTokens) },
      { key: 'cost', ...cost(run, strings), href: this.#run.scope?.href('costs') },
      { key: 'turns', value: count(metrics.turns) },
      {
        key: 'tools',
        // Before anything has come, not even "none" is known.
        value: run.entries.length === 0 ? undefined : count(metrics.toolCalls),
        ...(metrics.toolErrors > 0 && { aside: strings.failedTools(metrics.toolErrors), failed: true }),
      },
    ];
  }

  /** A moment gone by does not go on. */
  #isTicking(run: RunState): boolean {
    if ((this.#run.latest.replay?.position ?? null) !== null) return false;
    return (run.status === 'running' || run.status === 'waiting') && !run.incomplete && run.startedAt !== undefined;
  }

  #elapsed(run: RunState): number | undefined {
    const now = this.#isTicking(run) ? this.#run.scope?.serverNow() : undefined;
    if (now === undefined || run.startedAt === undefined) return run.metrics.elapsedMs;
    // Never behind what the events already prove.
    return Math.max(now - run.startedAt, run.metrics.elapsedMs ?? 0);
  }
}

/** Share of the input that came from the cache: a small bar and its per cent. */
function cacheMark({ metrics }: RunState, strings: RunStrings): Pick<Metric, 'aside'> {
  const { inputTokens, cacheReadTokens } = metrics;
  if (!inputTokens || cacheReadTokens === undefined) return {};
  const share = Math.min(1, cacheReadTokens / inputTokens);
  return {
    aside: html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="4"></rect>${svg`<rect width=${share * 100} height="4"></rect>`}</svg
      >${strings.cached(formatShare(share, strings.locale))}`,
  };
}

function cost({ metrics }: RunState, strings: RunStrings): Pick<Metric, 'value' | 'aside'> {
  if (!metrics.cost) return { value: undefined };
  const { amount, currency, basis } = metrics.cost;
  return {
    value: formatCost(amount, currency, strings.locale),
    aside: strings.costBasis[basis],
  };
}
