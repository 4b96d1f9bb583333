/** The numbers of a run at one moment, each with where it comes from. */
import type { MetricBasis, MetricName, RunMetrics } from '../run-state.js';
import type { Fold } from './fold.js';
import { timeOf } from './time.js';

export function metricsOf(fold: Fold): RunMetrics {
  const totals = fold.usage.totals();
  const elapsedMs = elapsedOf(fold);
  const { inputTokens, outputTokens } = totals;
  const totalTokens = inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens;
  const known = (value: unknown, basis: MetricBasis): MetricBasis => (value === undefined ? 'unknown' : basis);
  const turns = fold.turns > 0 ? fold.turns : undefined;
  const basis: Record<MetricName, MetricBasis> = {
    elapsedMs: known(elapsedMs, 'computed'),
    inputTokens: known(inputTokens, 'reported'),
    outputTokens: known(outputTokens, 'reported'),
    totalTokens: known(totalTokens, 'computed'),
    cacheReadTokens: known(totals.cacheReadTokens, 'reported'),
    reasoningTokens: known(totals.reasoningTokens, 'reported'),
    cost: known(totals.cost, 'reported'),
    turns: known(turns, 'computed'),
    toolCalls: 'computed',
    toolErrors: 'computed',
  };
  return Object.freeze({
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
    ...totals,
    ...(totalTokens === undefined ? {} : { totalTokens }),
    ...(turns === undefined ? {} : { turns }),
    toolCalls: fold.toolCalls,
    toolErrors: fold.toolErrors,
    byModel: fold.usage.byModel(),
    byTurn: fold.usage.byTurn(),
    basis: Object.freeze(basis),
  });
}

/** From the run's start to its end, or to the newest event while it runs; clocks that jump back count as 0. */
function elapsedOf(fold: Fold): number | undefined {
  const until = fold.finishedAt ?? timeOf(fold.lastTime);
  return fold.startedAt === undefined || until === undefined ? undefined : Math.max(0, until - fold.startedAt);
}
