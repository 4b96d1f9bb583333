/**
 * Token and cost totals. Servers count the same tokens at several scopes; scopes are never added to each other. The
 * finest scope present counts (call, then turn, then run), and a `final` at run scope beats everything.
 */
import type { Cost, RunEventOf, TokenUsage } from '../../trace-model/run-events/run-event.js';
import { ListBuilder, type ReadonlyList } from '../persistent-list.js';
import type { ModelUsage, RunCost, TokenTotals, TurnUsage } from '../run-state.js';

const SCOPES = ['call', 'turn', 'run'] as const;
/** Money is summed in whole billionths, so that sums do not depend on their order. */
const NANO = 1e9;
const FIELDS = [
  ['inputTokens', 'inputTokens'],
  ['outputTokens', 'outputTokens'],
  ['cacheReadTokens', 'cacheReadInputTokens'],
  ['reasoningTokens', 'reasoningOutputTokens'],
] as const satisfies readonly (readonly [keyof TokenTotals, keyof TokenUsage])[];

/** A sum that knows which of its parts anybody reported. It never changes: adding makes another. */
class Tally {
  #sums = new Map<string, { readonly total: number; readonly count: number }>();
  #currency: string | undefined;

  plus(usage: TokenUsage | undefined, cost: Cost | undefined, sign: 1 | -1 = 1): Tally {
    const sum = new Tally();
    sum.#sums = new Map(this.#sums);
    sum.#currency = this.#currency;
    for (const [name, wire] of FIELDS) {
      const value = usage?.[wire];
      if (value !== undefined) sum.#bump(name, value, sign);
    }
    if (cost) {
      // Amounts in different currencies cannot be added; the first one seen is kept, others stay out.
      sum.#currency ??= cost.currency;
      if (sum.#currency === cost.currency) sum.#bump('cost', Math.round(cost.amount * NANO), sign);
    }
    return sum;
  }

  totals(): TokenTotals & { cost?: RunCost } {
    const result: Record<string, unknown> = {};
    for (const [name] of FIELDS) {
      const sum = this.#sums.get(name);
      if (sum && sum.count > 0) result[name] = sum.total;
    }
    const money = this.#sums.get('cost');
    if (money && money.count > 0) {
      result.cost = Object.freeze({ amount: money.total / NANO, currency: this.#currency, basis: 'reported' });
    }
    return result;
  }

  #bump(name: string, value: number, sign: 1 | -1): void {
    const { total, count } = this.#sums.get(name) ?? { total: 0, count: 0 };
    this.#sums.set(name, { total: total + sign * value, count: count + sign });
  }
}

interface Item {
  usage: TokenUsage;
  cost: Cost | undefined;
  model: string | undefined;
  turn: number | undefined;
}

class Scope {
  #items = new Map<string, Item>();
  all = new Tally();
  models = new Map<string, Tally>();
  turns = new Map<number, Tally>();

  fork(): Scope {
    const fork = new Scope();
    fork.#items = new Map(this.#items);
    fork.all = this.all;
    fork.models = new Map(this.models);
    fork.turns = new Map(this.turns);
    return fork;
  }

  get used(): boolean {
    return this.#items.size > 0;
  }

  /** Counts one report; returns the turn the key counted for before. */
  put(key: string, mode: 'delta' | 'cumulative' | 'final', next: Item): number | undefined {
    const before = this.#items.get(key);
    if (before) this.#count(before, -1);
    const item = before && mode === 'delta' ? plus(before, next) : { ...next, cost: next.cost ?? before?.cost, model: next.model ?? before?.model };
    this.#items.set(key, item);
    this.#count(item, 1);
    return before?.turn;
  }

  #count(item: Item, sign: 1 | -1): void {
    const plus = (tally = new Tally()): Tally => tally.plus(item.usage, item.cost, sign);
    this.all = plus(this.all);
    if (item.model !== undefined) this.models.set(item.model, plus(this.models.get(item.model)));
    if (item.turn !== undefined) this.turns.set(item.turn, plus(this.turns.get(item.turn)));
  }
}

export class UsageBook {
  #scopes = { call: new Scope(), turn: new Scope(), run: new Scope() };
  #final: Tally | undefined;
  #changed = true;
  #byModel: readonly ModelUsage[] = Object.freeze([]);
  #byTurn = new ListBuilder<TurnUsage>();
  #turnAt = new Map<number, number>();
  readonly #dirtyTurns = new Set<number>();

  /** Another that goes on from here. */
  fork(): UsageBook {
    const fork = new UsageBook();
    fork.#byModel = this.byModel();
    fork.#byTurn = new ListBuilder(this.byTurn());
    fork.#turnAt = new Map(this.#turnAt);
    fork.#final = this.#final;
    fork.#changed = false;
    const { call, turn, run } = this.#scopes;
    fork.#scopes = { call: call.fork(), turn: turn.fork(), run: run.fork() };
    return fork;
  }

  /** One `usage` event; `turn` is the turn it belongs to. */
  report(event: RunEventOf<'usage'>, turn: number | undefined): void {
    this.#changed = true;
    const usage = event.usage ?? {};
    if (event.scope === 'run' && event.mode === 'final') this.finish(event.usage, event.cost);
    else {
      const scope = this.#scopes[event.scope];
      // A finer scope seen for the first time takes over from the coarser one, for every turn.
      if (!scope.used) for (const known of this.#turnAt.keys()) this.#dirtyTurns.add(known);
      const before = scope.put(event.key ?? '', event.mode, { usage, cost: event.cost, model: event.model, turn });
      for (const changed of [before, turn]) if (changed !== undefined) this.#dirtyTurns.add(changed);
    }
  }

  /** Totals of the whole run as its end states them. */
  finish(usage: TokenUsage | undefined, cost: Cost | undefined): void {
    if (!usage && !cost) return;
    this.#changed = true;
    this.#final = new Tally().plus(usage, cost);
  }

  totals(): TokenTotals & { cost?: RunCost } {
    // A final without a cost (or without tokens) does not unsay what finer scopes reported of it.
    return { ...this.#counting()?.all.totals(), ...this.#final?.totals() };
  }

  byModel(): readonly ModelUsage[] {
    if (this.#changed) {
      this.#changed = false;
      const models = [...(this.#counting()?.models ?? [])];
      this.#byModel = Object.freeze(models.map(([model, tally]) => Object.freeze({ model, ...tally.totals() })));
    }
    return this.#byModel;
  }

  byTurn(): ReadonlyList<TurnUsage> {
    const turns = (this.#scopes.call.turns.size > 0 ? this.#scopes.call : this.#scopes.turn).turns;
    for (const turn of this.#dirtyTurns) {
      const usage = Object.freeze({ turn, ...turns.get(turn)?.totals() });
      const at = this.#turnAt.get(turn);
      if (at === undefined) this.#turnAt.set(turn, this.#byTurn.push(usage));
      else this.#byTurn.set(at, usage);
    }
    this.#dirtyTurns.clear();
    return this.#byTurn.snapshot();
  }

  #counting(): Scope | undefined {
    return SCOPES.map((name) => this.#scopes[name]).find((scope) => scope.used);
  }
}

function plus(a: Item, b: Item): Item {
  const usage: TokenUsage = {};
  for (const [, wire] of FIELDS) {
    const [x, y] = [a.usage[wire], b.usage[wire]];
    if (x !== undefined || y !== undefined) usage[wire] = (x ?? 0) + (y ?? 0);
  }
  const cost = a.cost && b.cost ? { ...a.cost, amount: a.cost.amount + b.cost.amount } : (b.cost ?? a.cost);
  return { usage, cost, model: b.model ?? a.model, turn: b.turn ?? a.turn };
}
