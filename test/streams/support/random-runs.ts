/** Random runs for property tests: valid events of every kind in any order, and records that are no events at all. */
import * as fc from 'fast-check';
import { at, type WireEvent } from './runs.js';

const id = (prefix: string, count = 3): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: count }).map((n) => `${prefix}${n}`);
/** Names a server must never use and a hostile one will. */
const oddName = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '');
const word = fc.oneof({ weight: 5, arbitrary: fc.string({ maxLength: 8 }) }, { weight: 1, arbitrary: oddName });
const value = fc.jsonValue({ maxDepth: 2 });
const tokens = fc.integer({ min: 0, max: 5000 });
const cost = fc.record({ amount: fc.integer({ min: 0, max: 900 }).map((n) => n / 100), currency: fc.constant('USD') });
const usage = fc.record(
  { inputTokens: tokens, outputTokens: tokens, cacheReadInputTokens: tokens, reasoningOutputTokens: tokens },
  { requiredKeys: [] },
);

type Fields = Record<string, fc.Arbitrary<unknown>>;

const one = (type: string, required: Fields, optional: Fields = {}): fc.Arbitrary<WireEvent> =>
  fc
    .record({ ...required, ...optional }, { requiredKeys: Object.keys(required) })
    .map((fields) => ({ type, ...fields }));

const message = { messageId: id('m') };
const tool = { toolCallId: id('t') };
const inTurn = { turnId: id('turn') };

/** One event of every type that does not end the run. */
const anyEvent: fc.Arbitrary<WireEvent> = fc.oneof(
  one('turn.started', {}, inTurn),
  one('turn.finished', {}, inTurn),
  one('step.started', { stepId: id('s'), name: word }, { nodePath: fc.constant('0.1') }),
  one('step.finished', { stepId: id('s') }, { status: fc.constantFrom('success', 'failure', 'skipped') }),
  one('agent.started', { agentId: id('a'), name: word }, { parentToolCallId: id('t') }),
  one('agent.finished', { agentId: id('a') }, { status: fc.constantFrom('success', 'failed') }),
  one('prompt', { role: fc.constantFrom('system', 'user'), content: word }, { actionId: id('act') }),
  one('message.started', message, { role: fc.constant('assistant'), ...inTurn }),
  one('message.delta', { ...message, text: word }),
  one('message.delta', { ...message, text: word }, { agentId: id('a'), parentId: id('t') }),
  one('message.finished', message, { content: word, finishReason: fc.constant('stop') }),
  one('thinking.started', message),
  one('thinking.delta', { ...message, text: word }),
  one('thinking.finished', message, { text: word, redacted: fc.boolean() }),
  one('tool.started', { ...tool, name: word }, { args: value, title: word, ...inTurn }),
  one('tool.args.delta', { ...tool, text: word }),
  one('tool.args', tool, { args: value }),
  one('tool.progress', { ...tool, text: word }),
  one('tool.finished', { ...tool, status: fc.constantFrom('ok', 'error', 'denied', 'cancelled') }, { result: value }),
  one('input.requested', { requestId: id('q'), reason: fc.constant('approval') }),
  one('input.resolved', { requestId: id('q'), status: fc.constantFrom('approved', 'denied') }),
  one(
    'usage',
    { scope: fc.constantFrom('call', 'turn', 'run'), mode: fc.constantFrom('delta', 'cumulative', 'final'), usage },
    { key: id('k'), model: fc.constantFrom('small', 'large'), cost, ...inTurn },
  ),
  one('context', { used: tokens }, { limit: tokens }),
  one('state', {}, { snapshot: value, patch: fc.constant([{ op: 'add' }]) }),
  one('notice', { level: fc.constantFrom('info', 'warning'), text: word }),
  one('retry', { attempt: fc.integer({ min: 1, max: 5 }) }),
  one('compaction', {}, { before: tokens, after: tokens }),
  one('wat', {}, { anything: value }),
  // Right type, wrong shape.
  one('tool.started', { toolCallId: fc.integer() }),
  one('message.delta', { messageId: fc.constant('m1'), text: fc.constant(null) }),
);

const started = one('run.started', {
  run: fc.record({ id: fc.constant('r1'), title: word, model: word }, { requiredKeys: ['id'] }),
});
const terminal = fc.oneof(
  one(
    'run.finished',
    { outcome: fc.constantFrom('success', 'cancelled', 'interrupted', 'max_turns', 'max_budget') },
    { result: value, usage, cost },
  ),
  one('run.failed', { error: fc.constant({ type: 'tool_failed', message: 'no' }) }, { usage }),
);

/** How events can be told apart: by id, by `seq`, by both, not at all, or each in its own way. */
export type Identity = 'both' | 'id' | 'seq' | 'none' | 'mixed';

/** Writes times, and ids and `seq` as `identity` says, onto events. */
export function identify(events: readonly WireEvent[], identity: Identity): WireEvent[] {
  return events.map((event, i) => {
    const named = identity === 'both' || identity === 'id' || (identity === 'mixed' && i % 3 !== 1);
    const counted = identity === 'both' || identity === 'seq';
    return { time: at(i), ...event, ...(named ? { id: `e${i + 1}` } : {}), ...(counted ? { seq: i + 1 } : {}) };
  });
}

/** Interrupted to ask somebody: such a run goes on. */
const waits = (events: readonly WireEvent[]): boolean =>
  events.at(-1)?.outcome === 'interrupted' && events.some(({ type }) => type === 'input.requested');

/** Events of a run in a believable frame, without identities: a start, anything, perhaps an end and what follows it. */
export function anyRun(options: { ended: boolean; maxLength?: number }): fc.Arbitrary<WireEvent[]> {
  const body = fc.array(anyEvent, { maxLength: options.maxLength ?? 40 });
  if (options.ended) {
    return fc
      .tuple(started, body, terminal)
      .map(([first, middle, last]) => [first, ...middle, last])
      .filter((events) => !waits(events));
  }
  return fc
    .tuple(fc.option(started, { nil: undefined }), body, fc.option(terminal, { nil: undefined }), fc.array(anyEvent, { maxLength: 4 }))
    .map(([first, middle, last, after]) => [...(first ? [first] : []), ...middle, ...(last ? [last, ...after] : [])]);
}

/** Cuts a list into batches at random places. */
export const batchesOf = <T>(items: readonly T[]): fc.Arbitrary<T[][]> =>
  fc.array(fc.integer({ min: 0, max: items.length }), { maxLength: 6 }).map((cuts) => {
    const ends = [...cuts, items.length].sort((a, b) => a - b);
    return ends.map((end, i) => items.slice(i === 0 ? 0 : ends[i - 1], end)).filter((batch) => batch.length > 0);
  });
