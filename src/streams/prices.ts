/** What a run cost, worked out from a price list where nobody reported it. */
import type { ModelUsage, RunCost, RunState } from './run-state.js';

/** USD per million tokens. */
export interface ModelPrice {
  readonly input: number;
  /** Of cached input tokens; as `input` when left out. */
  readonly cached?: number;
  readonly output: number;
}

/** The state with a computed cost, when every model it used has a price and nobody reported a cost; else itself. */
export function priceRun(state: RunState, prices: ReadonlyMap<string, ModelPrice> | undefined): RunState {
  const { metrics } = state;
  if (!prices || metrics.cost || metrics.byModel.length === 0) return state;
  const byModel = metrics.byModel.map((usage) => ({ ...usage, cost: costOf(usage, prices.get(usage.model)) }));
  if (byModel.some(({ cost }) => cost === undefined)) return state;
  const amount = byModel.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0);
  const cost: RunCost = Object.freeze({ amount, currency: 'USD', basis: 'computed' });
  const basis = Object.freeze({ ...metrics.basis, cost: 'computed' as const });
  const priced = byModel.map((usage) => Object.freeze(usage) as ModelUsage);
  return Object.freeze({ ...state, metrics: Object.freeze({ ...metrics, cost, basis, byModel: Object.freeze(priced) }) });
}

function costOf(usage: ModelUsage, price: ModelPrice | undefined): RunCost | undefined {
  if (!price || usage.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  const cached = usage.cacheReadTokens ?? 0;
  const input = (usage.inputTokens - cached) * price.input + cached * (price.cached ?? price.input);
  return Object.freeze({ amount: (input + usage.outputTokens * price.output) / 1e6, currency: 'USD', basis: 'computed' });
}
