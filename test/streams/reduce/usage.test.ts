import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { RunMetrics } from '../../../src/streams/index.js';
import { hold } from '../support/property.js';
import { started, succeeded, type WireEvent } from '../support/runs.js';
import { stateOf } from './support.js';

type Tokens = [inputTokens: number, outputTokens: number];

const report = (scope: string, mode: string, [inputTokens, outputTokens]: Tokens, more: object = {}): WireEvent => ({
  type: 'usage',
  scope,
  mode,
  usage: { inputTokens, outputTokens },
  ...more,
});
const usd = (amount: number) => ({ cost: { amount, currency: 'USD' } });
const metricsOf = (...events: WireEvent[]): RunMetrics => stateOf(...events).metrics;
const tokensOf = (...events: WireEvent[]): (number | undefined)[] => {
  const { inputTokens, outputTokens, totalTokens } = metricsOf(...events);
  return [inputTokens, outputTokens, totalTokens];
};

describe('reduce: usage', () => {
  it('leaves undefined what nobody reported, never 0', () => {
    const metrics = metricsOf(started);
    for (const name of ['inputTokens', 'outputTokens', 'totalTokens', 'cacheReadTokens', 'reasoningTokens', 'cost'] as const) {
      expect(metrics[name], name).to.equal(undefined);
      expect(metrics.basis[name], name).to.equal('unknown');
    }
    const half = metricsOf({ type: 'usage', scope: 'call', mode: 'final', key: 'k', usage: { inputTokens: 0 } });
    expect(half).to.include({ inputTokens: 0 });
    expect(half.outputTokens).to.equal(undefined);
    expect(half.totalTokens).to.equal(undefined);
  });

  it('adds the keys of one scope', () => {
    expect(tokensOf(report('call', 'final', [10, 1], { key: 'a' }), report('call', 'final', [20, 2], { key: 'b' }))).to.deep.equal([30, 3, 33]);
  });

  it('lets cumulative replace, per key', () => {
    const a = { key: 'a' };
    expect(tokensOf(report('call', 'cumulative', [10, 1], a), report('call', 'cumulative', [15, 4], a), report('call', 'cumulative', [1, 1], { key: 'b' }))).to.deep.equal([16, 5, 21]);
  });

  it('knows the model of a key from then on', () => {
    const { byModel } = metricsOf(report('call', 'cumulative', [10, 1], { key: 'a', model: 'm' }), report('call', 'cumulative', [15, 4], { key: 'a' }));
    expect(byModel).to.deep.equal([{ model: 'm', inputTokens: 15, outputTokens: 4 }]);
  });

  it('lets delta add, per key', () => {
    const a = { key: 'a' };
    expect(tokensOf(report('call', 'delta', [10, 1], a), report('call', 'delta', [5, 3], a))).to.deep.equal([15, 4, 19]);
  });

  it('never adds across scopes: the finest scope present counts', () => {
    const run = report('run', 'cumulative', [100, 50]);
    const turn = report('turn', 'final', [60, 30], { key: 't1' });
    const call = report('call', 'final', [20, 10], { key: 'c1' });
    expect(tokensOf(run)).to.deep.equal([100, 50, 150]);
    expect(tokensOf(run, turn)).to.deep.equal([60, 30, 90]);
    expect(tokensOf(run, turn, call)).to.deep.equal([20, 10, 30]);
    expect(tokensOf(call, turn, run)).to.deep.equal([20, 10, 30]);
  });

  it('lets a final at run scope beat everything, before it and after it', () => {
    const final = report('run', 'final', [7, 3]);
    const call = report('call', 'final', [20, 10], { key: 'c1' });
    expect(tokensOf(call, final)).to.deep.equal([7, 3, 10]);
    expect(tokensOf(final, call)).to.deep.equal([7, 3, 10]);
  });

  it('takes the totals the end of the run states as that final', () => {
    const call = report('call', 'final', [20, 10], { key: 'c1', ...usd(1) });
    const metrics = metricsOf(call, { ...succeeded, usage: { inputTokens: 21, outputTokens: 11 } });
    expect(metrics).to.include({ inputTokens: 21, outputTokens: 11 });
    expect(metrics.cost, 'what the end does not mention stays').to.deep.equal({ amount: 1, currency: 'USD', basis: 'reported' });
    expect(metricsOf({ type: 'run.failed', error: { type: 'x', message: 'y' }, ...usd(2) }).cost?.amount).to.equal(2);
  });

  it('counts cached and reasoning tokens by themselves; input includes the cached', () => {
    const usage = { inputTokens: 100, outputTokens: 10, cacheReadInputTokens: 80, cacheCreationInputTokens: 5, reasoningOutputTokens: 7 };
    const metrics = metricsOf({ type: 'usage', scope: 'call', mode: 'final', key: 'k', usage });
    expect(metrics).to.include({ totalTokens: 110, cacheReadTokens: 80, reasoningTokens: 7 });
    expect(metrics.basis).to.include({ inputTokens: 'reported', totalTokens: 'computed' });
  });

  it('sums money without the errors of binary fractions', () => {
    const calls = Array.from({ length: 10 }, (_, i) => report('call', 'final', [1, 1], { key: `c${i}`, ...usd(0.1) }));
    expect(metricsOf(...calls).cost).to.deep.equal({ amount: 1, currency: 'USD', basis: 'reported' });
  });

  it('does not add different currencies', () => {
    const euro = report('call', 'final', [1, 1], { key: 'b', cost: { amount: 5, currency: 'EUR' } });
    expect(metricsOf(report('call', 'final', [1, 1], { key: 'a', ...usd(2) }), euro).cost).to.include({ amount: 2, currency: 'USD' });
  });

  it('splits by model and by turn, and the parts make up the whole', () => {
    const metrics = metricsOf(
      { type: 'turn.started', turnId: 'a' },
      report('call', 'final', [10, 1], { key: '1', model: 'small' }),
      report('call', 'final', [20, 2], { key: '2', model: 'large' }),
      { type: 'turn.started', turnId: 'b' },
      report('call', 'final', [30, 3], { key: '3', model: 'small', ...usd(1) }),
    );
    expect(metrics.byModel).to.deep.equal([
      { model: 'small', inputTokens: 40, outputTokens: 4, cost: { amount: 1, currency: 'USD', basis: 'reported' } },
      { model: 'large', inputTokens: 20, outputTokens: 2 },
    ]);
    expect([...metrics.byTurn].map(({ turn, inputTokens }) => [turn, inputTokens])).to.deep.equal([[1, 30], [2, 30]]);
  });

  it('moves a key that is reported in another turn', () => {
    const metrics = metricsOf(
      report('call', 'cumulative', [10, 1], { key: 'k', turnId: 'a' }),
      report('call', 'cumulative', [30, 3], { key: 'k', turnId: 'b' }),
    );
    expect([...metrics.byTurn]).to.deep.equal([{ turn: 1 }, { turn: 2, inputTokens: 30, outputTokens: 3 }]);
  });

  it('takes keys of any name', () => {
    const odd = ['__proto__', 'constructor', 'toString', ''];
    expect(tokensOf(...odd.map((key) => report('call', 'delta', [1, 1], { key, model: key || 'x' })))).to.deep.equal([4, 4, 8]);
  });

  it('equals the sum of the last report of each key, in any order of keys', async () => {
    const reports = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), tokens: fc.tuple(fc.nat(999), fc.nat(999)) }), { minLength: 1 });
    await hold(
      fc.property(reports, (list) => {
        const last = new Map(list.map(({ key, tokens }) => [key, tokens]));
        const sum = [...last.values()].reduce((total, [input]) => total + input, 0);
        expect(tokensOf(...list.map(({ key, tokens }) => report('call', 'cumulative', tokens, { key })))[0]).to.equal(sum);
        const added = list.reduce((total, { tokens: [input] }) => total + input, 0);
        expect(tokensOf(...list.map(({ key, tokens }) => report('call', 'delta', tokens, { key })))[0]).to.equal(added);
      }),
    );
  });
});
