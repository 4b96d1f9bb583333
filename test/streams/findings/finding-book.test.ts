import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { FindingBook, type Finding } from '../../../src/streams/findings/index.js';
import { RunReducer, recordOf, type RunState } from '../../../src/streams/index.js';
import { stateOf } from '../reduce/support.js';
import { NOW } from '../support/fake-environment.js';
import { hold } from '../support/property.js';
import { at, numbered, started, succeeded, type WireEvent } from '../support/runs.js';
import { call, failedCall } from './support.js';

const findingsOf = (events: readonly WireEvent[], seconds?: number): readonly Finding[] =>
  new FindingBook().read(stateOf(...events), seconds === undefined ? undefined : NOW + seconds * 1000);
const of = (findings: readonly Finding[], kind: Finding['kind']): Finding[] => findings.filter((one) => one.kind === kind);

describe('findings: the same call again', () => {
  const read = (seconds: number, more: object = {}): WireEvent[] => call('read_file', { path: 'a.ts', limit: 5, ...more }, seconds, 400);

  it('is found from the third time on, whatever the order of keys', () => {
    const events = [...read(1), ...read(2)];
    expect(of(findingsOf(events), 'repeated-call')).to.have.length(0);
    const [found] = of(findingsOf([...events, ...call('read_file', { limit: 5, path: 'a.ts' }, 3, 400)]), 'repeated-call');
    expect(found).to.include({ count: 3, name: 'read_file', text: 'a.ts', since: Date.parse(at(3.4)) });
    expect(found!.entryIds).to.have.length(3);
    expect(found!.wasted, 'all but the first').to.deep.equal({ durationMs: 800 });
  });

  it('is another one with other arguments, another tool, or another order in a list', () => {
    const other = [...read(1), ...read(2), ...read(3, { limit: 6 }), ...call('write_file', { path: 'a.ts', limit: 5 }, 4, 1)];
    expect(of(findingsOf(other), 'repeated-call')).to.have.length(0);
    const lists = [1, 2, 3].flatMap((n) => call('run', { args: n === 3 ? ['a', 'b'] : ['b', 'a'] }, n, 1));
    expect(of(findingsOf(lists), 'repeated-call')).to.have.length(0);
  });

  it('tells long arguments apart that differ in one letter', () => {
    const long = (letter: string): unknown => ({ text: `${'x'.repeat(5000)}${letter}${'y'.repeat(5000)}` });
    const write = (letter: string, seconds: number): WireEvent[] => call('write', long(letter), seconds, 1);
    expect(of(findingsOf([...write('a', 1), ...write('b', 2), ...write('c', 3)]), 'repeated-call')).to.have.length(0);
    expect(of(findingsOf([...write('a', 1), ...write('a', 2), ...write('a', 3)]), 'repeated-call')).to.have.length(1);
  });

  it('compares arguments that were streamed as text once they are whole', () => {
    const streamed = (id: string, text: string): WireEvent[] => [
      { type: 'tool.started', toolCallId: id, name: 'ls' },
      { type: 'tool.args.delta', toolCallId: id, text },
      { type: 'tool.finished', toolCallId: id, status: 'ok' },
    ];
    const same = [...streamed('1', '{"a":1,"b":2}'), ...streamed('2', '{ "b": 2, "a": 1 }'), ...streamed('3', '{"a":1,"b":2}')];
    expect(of(findingsOf(same), 'repeated-call')[0]).to.include({ count: 3 });
    expect(of(findingsOf([...streamed('4', '{"a"'), ...streamed('5', '{"a"'), ...streamed('6', '{"b"')]), 'repeated-call')).to.have.length(0);
  });

  it('never fails on arguments nested deeper than the stack', () => {
    const deep = (n: number): unknown => JSON.parse('['.repeat(n) + ']'.repeat(n));
    const events = [1, 2, 3].flatMap((n) => call('odd', deep(5000), n, 1));
    expect(of(findingsOf(events), 'repeated-call')).to.have.length(0);
  });
});

describe('findings: the same error again', () => {
  it('is found from the third time on, numbers and paths aside', () => {
    const events = [
      ...failedCall('bash', { n: 1 }, 1, 'ENOENT: no such file /srv/a1/x.ts (12 ms)'),
      ...failedCall('bash', { n: 2 }, 2, 'ENOENT: no such file src/lib/b.ts (9 ms)'),
      ...failedCall('bash', { n: 3 }, 3, 'ENOENT: no such file C:\\work\\c.ts (104 ms)'),
    ];
    const [found, ...more] = of(findingsOf(events), 'repeated-error');
    expect(more).to.have.length(0);
    expect(found).to.include({ count: 3, name: 'bash', text: 'ENOENT: no such file C:\\work\\c.ts (104 ms)' });
  });

  it('is another one in other words', () => {
    const events = ['not found', 'not allowed', 'too large'].flatMap((text, n) => failedCall('bash', { n }, n, text));
    expect(of(findingsOf(events), 'repeated-error')).to.have.length(0);
  });

  it('counts retries the server tells of', () => {
    const retry = (attempt: number): WireEvent => ({ type: 'retry', attempt, delayMs: attempt * 1000, reason: 'overloaded' });
    expect(of(findingsOf([retry(1), retry(2), retry(3)]), 'repeated-error')[0]).to.include({ count: 3, name: 'notice' });
  });
});

describe('findings: slow', () => {
  const fast = [1, 2, 3, 4].flatMap((n) => call('bash', { n }, n, 900));

  it('is more than three times what the tool usually takes, and more than two seconds', () => {
    const [found] = of(findingsOf([...fast, ...call('bash', { n: 9 }, 9, 5000)]), 'slow');
    expect(found).to.include({ count: 1, name: 'bash', durationMs: 5000, usualMs: 900 });
    expect(of(findingsOf([...fast, ...call('bash', { n: 9 }, 9, 2700)]), 'slow'), 'exactly three times').to.have.length(0);
    const quick = [1, 2, 3].flatMap((n) => call('ls', { n }, n, 100));
    expect(of(findingsOf([...quick, ...call('ls', {}, 9, 2000)]), 'slow'), 'exactly two seconds').to.have.length(0);
  });

  it('compares a tool with itself only', () => {
    expect(of(findingsOf([...fast, ...call('build', {}, 9, 60_000)]), 'slow')).to.have.length(0);
  });
});

describe('findings: silence', () => {
  const events = [started, ...[1, 2, 3].flatMap((n) => call('bash', { n }, n * 20, 1000))];

  it('is found after five times the usual pause, and 60 s', () => {
    expect(of(findingsOf(events, 61 + 99), 'silence'), 'five times 20 s are 100 s').to.have.length(0);
    const [found] = of(findingsOf(events, 61 + 101), 'silence');
    expect(found).to.include({ count: 1, since: Date.parse(at(61)), usualMs: 20_000 });
    expect(found!.entryIds).to.have.length(1);
  });

  it('needs 60 s also where everything comes quickly', () => {
    const quick = [started, ...[1, 2, 3].flatMap((n) => call('ls', { n }, n / 10, 10))];
    expect(of(findingsOf(quick, 50), 'silence')).to.have.length(0);
    expect(of(findingsOf(quick, 62), 'silence')).to.have.length(1);
  });

  it('is none when the run waits for a person, or has ended', () => {
    const asks = { type: 'input.requested', requestId: 'q', reason: 'approval', time: at(62) };
    expect(of(findingsOf([...events, asks], 999), 'silence')).to.have.length(0);
    expect(of(findingsOf([...events, { ...succeeded, time: at(62) }], 999), 'silence')).to.have.length(0);
  });
});

describe('findings: reading on', () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('tool.started'), toolCallId: fc.nat({ max: 9 }).map(String), name: fc.constantFrom('a', 'b'), args: fc.constantFrom({}, { x: 1, y: 2 }, { y: 2, x: 1 }) }),
    fc.record({
      type: fc.constant('tool.finished'),
      toolCallId: fc.nat({ max: 14 }).map(String),
      status: fc.constantFrom('ok', 'error'),
      error: fc.constantFrom({ message: 'no file 1' }, { message: 'no file 22' }, { message: 'other' }),
      durationMs: fc.constantFrom(10, 1000, 2500, 9000),
    }),
    fc.record({ type: fc.constant('notice'), level: fc.constantFrom('info', 'error'), text: fc.constantFrom('x 1', 'x 2') }),
  );
  const run = fc.array(step, { minLength: 1, maxLength: 120 });

  const statesOf = (events: readonly WireEvent[], every: number): RunState[] => {
    const reducer = new RunReducer();
    return numbered(events).flatMap((event, i) => {
      reducer.apply(recordOf(event));
      return i % every === 0 || i === events.length - 1 ? [reducer.snapshot()] : [];
    });
  };

  it('comes to what a reading of the whole run does, in whatever steps', async () => {
    const sorted = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => (a.id < b.id ? -1 : 1));
    await hold(
      fc.property(run, fc.integer({ min: 1, max: 9 }), fc.nat({ max: 300 }), (events, every, seconds) => {
        const book = new FindingBook();
        const now = NOW + seconds * 1000;
        for (const state of statesOf(events, every)) {
          expect(sorted(book.read(state, now))).to.deep.equal(sorted(new FindingBook().read(state, now)));
        }
      }),
    );
  });

  it('forgets what another run, or the same one folded anew, no longer has', async () => {
    await hold(
      fc.property(run, run, (first, second) => {
        const book = new FindingBook();
        book.read(statesOf(first, 1000).at(-1)!);
        const state = statesOf(second, 1000).at(-1)!;
        expect(new Set(book.read(state).map(({ id, count }) => `${id} ${count}`))).to.deep.equal(
          new Set(new FindingBook().read(state).map(({ id, count }) => `${id} ${count}`)),
        );
      }),
    );
  });

  it('stops when its time is up and goes on where it was', () => {
    const events = Array.from({ length: 2000 }, (_, n) => call('a', {}, n, 10)).flat();
    const state = stateOf(...events);
    const book = new FindingBook();
    let readings = 0;
    do {
      book.read(state, undefined, 0);
      readings++;
    } while (book.isBehind);
    expect(readings).to.be.above(10);
    expect(book.read(state)[0]).to.include({ count: 2000 });
    expect(book.read(state)[0]!.entryIds).to.have.length(1000);
  });

  it('goes back to an earlier moment in slices too', () => {
    const events = Array.from({ length: 4000 }, (_, n) => call('a', { n: n >> 2 }, n, 10)).flat();
    const early = stateOf(...events.slice(0, 400));
    const book = new FindingBook();
    book.read(stateOf(...events));
    let readings = 0;
    do {
      book.read(early, undefined, 0);
      readings++;
    } while (book.isBehind);
    expect(readings).to.be.above(10);
    expect(book.read(early)).to.deep.equal(new FindingBook().read(early));
  });

  it('looks at nothing it has seen: a reading of a long run that has grown costs next to nothing', () => {
    const reducer = new RunReducer();
    const grow = (from: number, count: number): void => {
      const events = Array.from({ length: count }, (_, n) => call('a', { n: from + n }, from + n, 10)).flat();
      for (const event of numbered(events, from * 2)) reducer.apply(recordOf(event));
    };
    grow(1, 20_000);
    /** Least ms of several readings: what else the machine does only adds. */
    const least = (times: number, read: (n: number) => () => void): number =>
      Math.min(...Array.from({ length: times }, (_, n) => {
        const reading = read(n);
        const begun = performance.now();
        reading();
        return performance.now() - begun;
      }));
    const whole = least(3, () => () => new FindingBook().read(reducer.snapshot()));
    const book = new FindingBook();
    book.read(reducer.snapshot());
    const grown = least(50, (n) => {
      grow(30_000 + n, 1);
      const state = reducer.snapshot();
      return () => book.read(state);
    });
    expect(grown).to.be.below(whole / 20);
  });
});
