import { expect } from '@open-wc/testing';
import { judge, recordOf, type Applied } from '../../../src/streams/index.js';
import { NOW } from '../support/fake-environment.js';
import { at, notices, numbered, started, type WireEvent } from '../support/runs.js';
import { entriesOf, only, reducerOf, stateOf } from './support.js';

const note = (id: string | undefined, seq?: number, more: object = {}) => ({
  type: 'notice',
  level: 'info',
  text: `${id}/${seq}`,
  ...(id === undefined ? {} : { id }),
  ...(seq === undefined ? {} : { seq }),
  ...more,
});
const apply = (...events: readonly object[]): Applied[] => {
  const reducer = reducerOf();
  return events.map((event) => reducer.apply(recordOf(event)));
};

describe('reduce: the same event twice', () => {
  it('changes nothing: the very same state', () => {
    const reducer = reducerOf(note('a', 1), note('b', 2));
    const before = reducer.snapshot();
    expect(reducer.apply(recordOf(note('a', 1)))).to.equal('repeat');
    expect(reducer.snapshot()).to.equal(before);
  });

  it('is known by its id, else by its seq within its epoch', () => {
    expect(apply(note('a'), note('a'))).to.deep.equal(['applied', 'repeat']);
    expect(apply(note(undefined, 1), note(undefined, 1))).to.deep.equal(['applied', 'repeat']);
    expect(apply(note(undefined, 1, { epoch: 'x' }), note(undefined, 1, { epoch: 'y' }))).to.deep.equal(['applied', 'applied']);
    expect(apply(note(undefined), note(undefined)), 'nothing to know it by').to.deep.equal(['applied', 'applied']);
    expect(apply(note(''), note('')), 'an empty id is none').to.deep.equal(['applied', 'applied']);
  });

  it('is the same in any order of its keys', () => {
    const event = note('a', 1, { args: { x: 1, y: [1, 2] } });
    const other = Object.fromEntries(Object.entries({ ...event, args: { y: [1, 2], x: 1 } }).reverse());
    expect(apply(event, other)).to.deep.equal(['applied', 'repeat']);
  });

  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u0000', '\ud800', '#1', ' ']) {
    it(`is known by the id ${JSON.stringify(id)} as by any other`, () => {
      const reducer = reducerOf(note(id), note(id));
      expect(reducer.snapshot().eventCount).to.equal(1);
      expect([...reducer.snapshot().entries.at(0)!.eventIds]).to.deep.equal([id]);
    });
  }

  it('with other content keeps the first and adds a notice, once', () => {
    const other = { ...note('a', 1), text: 'forged' };
    const reducer = reducerOf(note('a', 1), other, other, note('a', 1));
    const [first, notice, ...more] = entriesOf(reducer.snapshot(), 'notice');
    expect(first!.text).to.equal('a/1');
    expect(notice).to.include({ level: 'warning' });
    expect(notice!.text).to.contain('“a”');
    expect(notice!.raw, 'the other content can be seen').to.equal(other);
    expect(more).to.have.length(0);
    expect(reducer.snapshot().eventCount).to.equal(1);
  });

  it('with several other contents gives each notice its own id', () => {
    const { entries } = reducerOf(note('a'), { ...note('a'), text: 'x' }, { ...note('a'), text: 'y' }).snapshot();
    expect(new Set(entries.map(({ id }) => id)).size).to.equal(3);
  });
});

describe('reduce: seq and epoch', () => {
  it('may begin with 0 or 1; a later beginning is a gap', () => {
    expect(reducerOf(note('a', 0), note('b', 1)).gaps).to.deep.equal([]);
    expect(reducerOf(note('a', 1), note('b', 2)).gaps).to.deep.equal([]);
    expect(reducerOf(note('a', 4)).gaps).to.deep.equal([{ from: 1, to: 3, reason: 'the beginning is missing' }]);
  });

  it('shows a jump as a gap of exactly the missing numbers, where they are missing', () => {
    const state = reducerOf(note('a', 1), note('b', 5)).snapshot();
    expect(state.gaps).to.deep.equal([{ from: 2, to: 4, reason: 'the stream skipped them' }]);
    expect(state.entries.map(({ kind }) => kind)).to.deep.equal(['notice', 'gap', 'notice']);
    expect(only(state, 'gap')).to.deep.include({ ...state.gaps[0], status: 'none' });
  });

  it('keeps and marks an event that comes after one with a higher seq', () => {
    expect(apply(note('a', 1), note('c', 3), note('b', 2))).to.deep.equal(['applied', 'applied', 'late']);
    const { entries } = reducerOf(note('a', 1), note('c', 3), note('b', 2)).snapshot();
    expect(entries.at(-1)!.marks).to.deep.equal(['out-of-order']);
  });

  it('does not move the position back for it', () => {
    expect(reducerOf(note('a', 1), note('c', 3), note('b', 2)).snapshot().position.seq).to.equal(3);
  });

  it('begins to count anew in a new epoch, and says that the history did', () => {
    const state = reducerOf(note('a', 7, { epoch: 'x' }), note('b', 1, { epoch: 'y' }), note('c', 2, { epoch: 'y' })).snapshot();
    const anew = state.gaps.slice(1);
    expect(anew).to.have.length(1);
    expect(anew[0]).not.to.have.property('from');
    expect(anew[0]!.reason).to.contain('earlier history');
    expect(state.position).to.deep.equal({ epoch: 'y', seq: 2, id: 'c' });
  });

  it('counts a run that another epoch tells again once, and one that was run again twice', () => {
    const told = (epoch: string, seconds: number): WireEvent[] =>
      [
        { type: 'run.started', run: { id: 'r1' } },
        { type: 'turn.started', turnId: 't1' },
        { type: 'usage', scope: 'call', mode: 'delta', key: 'k', usage: { inputTokens: 10, outputTokens: 1 } },
        { type: 'tool.finished', toolCallId: 'c1', status: 'error' },
      ].map((event, i) => ({ ...event, id: `${epoch}${i}`, seq: i + 1, epoch, time: at(seconds + i) }));
    const metricsOf = (...events: WireEvent[]) => reducerOf(...events).snapshot().metrics;
    const once = { inputTokens: 10, turns: 1, toolCalls: 1, toolErrors: 1 };
    expect(metricsOf(...told('x', 0))).to.include(once);
    expect(metricsOf(...told('x', 0), ...told('y', 0))).to.include(once);
    expect(metricsOf(...told('x', 0), ...told('y', 60))).to.include({ inputTokens: 20, toolCalls: 2, toolErrors: 2 });
  });

  it('keeps the histories of two epochs apart, though they use the same names', () => {
    const told = (epoch: string, text: string) => [
      note(`${epoch}1`, 1, { epoch, type: 'message.delta', messageId: 'm1', text }),
      note(`${epoch}2`, 2, { epoch, type: 'tool.started', toolCallId: 't1', name: text }),
      note(`${epoch}3`, 3, { epoch, type: 'tool.finished', toolCallId: 't1', status: 'ok', parentId: 'm1' }),
      note(`${epoch}4`, 4, { epoch, parentId: 't1' }),
    ];
    const { entries } = reducerOf(...told('x', 'old'), ...told('y', 'new')).snapshot();
    const shown = entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind === 'tool' ? entry.name : entry.kind));
    expect(shown).to.deep.equal(['old', 'old', 'notice', 'gap', 'new', 'new', 'notice']);
    expect(new Set(entries.map(({ id }) => id)).size).to.equal(entries.length);
    expect(entries.at(-1)!.parentId).to.equal(entries.at(5)!.id);
  });

  it('gives each change of epoch its own entry', () => {
    const { entries } = reducerOf(...['x', 'y', 'x', 'y'].map((epoch, i) => note(`e${i}`, 1, { epoch }))).snapshot();
    expect(new Set(entries.map(({ id }) => id)).size).to.equal(entries.length);
  });

  it('is satisfied with the gap a server tells of itself', () => {
    const told = { type: 'gap', id: 'g', seq: 9, from: 2, to: 8, reason: 'trimmed' };
    const state = reducerOf(note('a', 1), told, note('j', 10)).snapshot();
    expect(state.gaps).to.deep.equal([{ from: 2, to: 8, reason: 'trimmed' }]);
    expect(reducerOf({ type: 'gap', id: 'g' }).gaps[0]!.reason).to.contain('no longer has');
  });

  it('holds the place of the last event applied', () => {
    expect(reducerOf().snapshot().position).to.deep.equal({});
    expect(reducerOf(note('a', 1, { epoch: 3 })).snapshot().position).to.deep.equal({ epoch: 3, seq: 1, id: 'a' });
  });

  it('prefers the id of the transport as the place to go on', () => {
    const reducer = reducerOf();
    reducer.apply(judge({ value: note('a', 1), id: 'sse-7' }));
    expect(reducer.snapshot().position.id).to.equal('sse-7');
    reducer.apply(judge({ value: note('b', 2) }));
    expect(reducer.snapshot().position.id, 'it stays until the next').to.equal('sse-7');
    reducer.moveTo('');
    expect(reducer.snapshot().position, 'an empty one clears it').to.deep.equal({ seq: 2 });
  });
});

describe('reduce: every record once', () => {
  it('is counted, unknown ones included, markers of the stream not', () => {
    const markers = [{ type: 'caught-up' }, { type: 'closed' }];
    const state = reducerOf(...numbered([started, { type: 'wat' }, { type: 'tool.started' }]), ...markers).snapshot();
    expect(state).to.include({ eventCount: 3, unknownCount: 2 });
    expect(state.entries).to.have.length(3);
  });

  it('is kept as it came when it is no event, with the reason', () => {
    const [wat, wrong] = entriesOf(stateOf({ type: 'wat', x: { y: 1 } }, { type: 'tool.started', toolCallId: 5 }), 'unknown');
    expect(wat!.raw).to.deep.include({ type: 'wat', x: { y: 1 } });
    expect(wat!.text).to.contain('"x":{"y":1}');
    expect(wat!.reason).to.contain('unknown event type “wat”');
    expect([...wat!.eventIds]).to.deep.equal(['e1']);
    expect(wrong!.reason).to.contain('toolCallId');
  });

  for (const [name, value] of Object.entries({ null: null, list: [1], text: 'x', number: 0 })) {
    it(`is kept even when it is ${name}`, () => {
      const unknown = only(reducerOf(value).snapshot(), 'unknown');
      expect(unknown.reason).to.contain('expected an object');
      expect(unknown.text).to.equal(JSON.stringify(value));
    });
  }

  it('has the time it says, else the time it arrived, else none', () => {
    const reducer = reducerOf();
    for (const time of ['2025-11-21T09:00:05Z', 'yesterday', '', undefined]) {
      reducer.apply(recordOf({ ...notices(1)[0], ...(time === undefined ? {} : { time }) }, NOW));
    }
    reducer.apply(recordOf({ ...notices(1)[0] }));
    expect(reducer.snapshot().entries.map(({ time, timeSource }) => [time, timeSource])).to.deep.equal([
      [NOW + 5000, 'event'],
      [NOW, 'arrival'],
      [NOW, 'arrival'],
      [NOW, 'arrival'],
      [undefined, 'none'],
    ]);
  });

  it('leaves a note of retries, compactions, states and the size of the context', () => {
    const state = stateOf(
      { type: 'retry', attempt: 2, delayMs: 1500, reason: 'overloaded' },
      { type: 'compaction', before: 900, after: 300 },
      { type: 'state', patch: [{}, {}] },
      { type: 'context', used: 5, limit: 9 },
    );
    const texts = entriesOf(state, 'notice').map(({ text }) => text);
    expect(texts).to.deep.equal(['Retry 2 in 1.5 s: overloaded', 'Context compacted: 900 → 300 tokens', 'State changed in 2 places']);
    expect(state.context).to.deep.equal({ used: 5, limit: 9 });
  });

  it('costs no prototype anything', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const odd = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"r"}') as object;
    const state = stateOf(
      { type: 'run.started', run: { ...odd, links: JSON.parse('{"__proto__":"javascript:1","steer":"/s"}') as object } },
      { type: 'tool.started', toolCallId: '__proto__', name: 'constructor', args: odd },
      ...numbered([{ type: 'usage', scope: 'call', mode: 'delta', key: '__proto__', model: '__proto__', usage: { inputTokens: 1 } }], 3),
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).to.deep.equal(before);
    expect(({} as Record<string, unknown>).x).to.equal(undefined);
    expect(only(state, 'tool')).to.include({ id: 'tool:__proto__', name: 'constructor' });
    expect(state.metrics.byModel[0]).to.include({ model: '__proto__', inputTokens: 1 });
  });
});
