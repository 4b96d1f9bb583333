import { expect } from '@open-wc/testing';
import { priceRun, type ModelPrice, type RunState } from '../../src/streams/index.js';
import { stateOf } from './reduce/support.js';

const usage = (model: string, inputTokens: number, outputTokens: number, more: object = {}) => ({
  type: 'usage',
  scope: 'call',
  mode: 'final',
  key: model,
  model,
  usage: { inputTokens, outputTokens },
  ...more,
});
/** USD per million tokens. */
const prices = new Map<string, ModelPrice>([
  ['small', { input: 1, output: 5 }],
  ['large', { input: 10, cached: 1, output: 50 }],
]);
const costOf = (state: RunState): unknown => priceRun(state, prices).metrics.cost;

describe('prices', () => {
  it('compute a cost nobody reported, and say that it is computed', () => {
    const priced = priceRun(stateOf(usage('small', 1_000_000, 200_000)), prices);
    expect(priced.metrics.cost).to.deep.equal({ amount: 2, currency: 'USD', basis: 'computed' });
    expect(priced.metrics.basis.cost).to.equal('computed');
    expect(priced.metrics.byModel[0]!.cost).to.deep.include({ amount: 2, basis: 'computed' });
    expect(Object.isFrozen(priced) && Object.isFrozen(priced.metrics)).to.equal(true);
  });

  it('take cached input for its own price, or for the same where it has none', () => {
    const cached = { usage: { inputTokens: 1_000_000, outputTokens: 0, cacheReadInputTokens: 900_000 } };
    expect(costOf(stateOf(usage('large', 0, 0, cached)))).to.deep.include({ amount: 1.9 });
    expect(costOf(stateOf(usage('small', 0, 0, cached)))).to.deep.include({ amount: 1 });
  });

  it('add up the models', () => {
    expect(costOf(stateOf(usage('small', 1_000_000, 0), usage('large', 1_000_000, 0)))).to.deep.include({ amount: 11 });
  });

  it('never replace what the server reported', () => {
    const state = stateOf(usage('small', 1_000_000, 0, { cost: { amount: 7, currency: 'EUR' } }));
    expect(priceRun(state, prices)).to.equal(state);
  });

  it('compute nothing when a price or a number is missing', () => {
    const unknown = [
      stateOf(usage('small', 1, 1), usage('other', 1, 1)),
      stateOf(usage('small', 1, 1, { usage: { inputTokens: 1 } })),
      stateOf({ ...usage('small', 1, 1), model: undefined }),
      stateOf(),
    ];
    for (const state of unknown) expect(priceRun(state, prices)).to.equal(state);
    const state = stateOf(usage('small', 1, 1));
    expect(priceRun(state, undefined)).to.equal(state);
  });

  it('look models up by nothing but the list', () => {
    for (const model of ['__proto__', 'constructor']) {
      const state = stateOf(usage(model, 1, 1));
      expect(priceRun(state, prices)).to.equal(state);
    }
  });
});
