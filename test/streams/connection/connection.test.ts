import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  initialMachine,
  publicState,
  transition,
  TransportError,
  type ConnectionStateName,
  type Happening,
  type Machine,
} from '../../../src/streams/index.js';
import { hold } from '../support/property.js';

/** The table of `connection.ts`, word for word; a dot is "nothing changes". */
const TABLE = `
| in \\ happens  | start      | opened      | caught-up | lost         | silent  | refused | over     | retry-now    | offline |
| idle          | connecting | ·           | ·         | ·            | ·       | ·       | finished | connecting   | ·       |
| connecting    | ·          | catching-up | ·         | reconnecting | stalled | failed  | finished | connecting   | offline |
| catching-up   | ·          | catching-up | live      | reconnecting | stalled | failed  | finished | reconnecting | offline |
| live          | ·          | catching-up | ·         | reconnecting | stalled | failed  | finished | reconnecting | offline |
| reconnecting  | ·          | catching-up | ·         | reconnecting | stalled | failed  | finished | reconnecting | offline |
| stalled       | ·          | catching-up | live      | reconnecting | ·       | failed  | finished | reconnecting | offline |
| offline       | ·          | catching-up | ·         | offline      | ·       | failed  | finished | reconnecting | ·       |
| failed        | connecting | ·           | ·         | ·            | ·       | ·       | finished | reconnecting | ·       |
| finished      | ·          | ·           | ·         | ·            | ·       | ·       | ·        | ·            | ·       |
`;

const error = new TransportError('network', 'no route');
const at = 1_000_000;

const happenings = {
  start: { type: 'start', at },
  opened: { type: 'opened', at },
  'caught-up': { type: 'caught-up', at },
  bytes: { type: 'bytes', at },
  news: { type: 'news', at },
  quiet: { type: 'quiet', at },
  lost: { type: 'lost', at, error, random: 0.5 },
  silent: { type: 'silent', at },
  refused: { type: 'refused', at, error },
  over: { type: 'over', at },
  'retry-now': { type: 'retry-now', at },
  stop: { type: 'stop', at },
  offline: { type: 'offline', at },
  online: { type: 'online', at },
  hidden: { type: 'hidden', at },
  visible: { type: 'visible', at },
  'retry-base': { type: 'retry-base', at, delayMs: 2000 },
} satisfies Record<Happening['type'], Happening>;
type Name = keyof typeof happenings;

/** How each state is come to. */
const ways: Record<ConnectionStateName, Name[]> = {
  idle: [],
  connecting: ['start'],
  'catching-up': ['start', 'opened'],
  live: ['start', 'opened', 'caught-up'],
  reconnecting: ['start', 'lost'],
  stalled: ['start', 'opened', 'silent'],
  offline: ['start', 'offline'],
  failed: ['start', 'refused'],
  finished: ['start', 'over'],
};

const after = (...names: readonly Name[]): Machine =>
  names.reduce((machine, name) => transition(machine, { ...happenings[name], at: machine.since + 1 }), initialMachine(0));

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const [head = [], ...body] = rows;

describe('the connection machine', () => {
  for (const [from, ...cells] of body as [ConnectionStateName, ...string[]][]) {
    for (const [i, cell] of cells.entries()) {
      const happening = head[i + 1] as Name;
      it(`in ${from}, ${happening}: ${cell === '·' ? 'nothing changes' : cell}`, () => {
        const before = after(...ways[from]);
        expect(before.state).to.equal(from);
        const now = transition(before, happenings[happening]);
        expect(now.state).to.equal(cell === '·' ? from : cell);
        if (cell === '·') expect(publicState(now)).to.deep.equal(publicState(before));
        else if (cell !== from || cell === 'connecting') expect(now.since, 'since when').to.equal(at);
      });
    }
  }

  it('has a row for every state', () => {
    expect(body.map(([from]) => from)).to.deep.equal(Object.keys(ways).map((state) => state));
  });

  it('wakes from stalled by a byte, and comes online without a pause', () => {
    expect(transition(after('start', 'opened', 'silent'), happenings.bytes).state).to.equal('live');
    expect(transition(after('start', 'opened', 'silent'), happenings.news).state).to.equal('live');
    expect(publicState(transition(after('start', 'offline'), happenings.online))).to.deep.equal({ state: 'reconnecting', attempt: 0, since: at });
  });

  it('stalls a followed file that no longer grows, only when it was live', () => {
    expect(transition(after('start', 'opened', 'caught-up'), happenings.quiet).state).to.equal('stalled');
    expect(transition(after('start', 'opened'), happenings.quiet).state).to.equal('catching-up');
  });

  it('stops from every state but finished, which is for ever', () => {
    for (const [state, way] of Object.entries(ways)) {
      expect(after(...way, 'stop').state).to.equal(state === 'finished' ? 'finished' : 'idle');
    }
    const over = after('over');
    for (const happening of Object.values(happenings)) expect(transition(over, happening)).to.equal(over);
  });

  it('says why it is down, and forgets it once it is up', () => {
    expect(publicState(after('start', 'lost'))).to.include({ reason: error, attempt: 1 });
    expect(publicState(after('start', 'refused')).reason).to.equal(error);
    expect(publicState(after('start', 'opened', 'silent')).reason?.code).to.equal('idle_timeout');
    expect(publicState(after('start', 'lost', 'opened'))).not.to.have.any.keys('reason', 'retryInMs');
  });

  it('counts attempts until a connection has lived for a minute', () => {
    expect(after('start', 'lost', 'lost', 'lost').attempt).to.equal(3);
    const opened = after('start', 'lost', 'opened');
    const lostAfter = (ms: number): number => transition(opened, { ...happenings.lost, at: opened.since + ms }).attempt;
    expect(lostAfter(59_999)).to.equal(2);
    expect(lostAfter(60_000)).to.equal(1);
  });

  it('begins to count anew when a person asks', () => {
    expect(after('start', 'lost', 'lost', 'retry-now').attempt).to.equal(0);
  });

  it('says so when three connections in a row are cut at once, and waits at least 5 s', () => {
    const cut: Name[] = ['opened', 'lost'];
    const twice = after('start', ...cut, ...cut);
    expect(twice.reason?.code).to.equal('network');
    const thrice = transition(transition(twice, { ...happenings.opened, at: 10 }), { ...happenings.lost, at: 11, random: 0 });
    expect(thrice.reason?.code).to.equal('cut_short');
    expect(thrice.reason?.message).to.equal('the connection is cut as soon as it opens');
    expect(thrice.retryInMs).to.equal(5000);
    const brought = after('start', ...cut, ...cut, 'opened', 'news', 'lost');
    expect(brought.reason?.code, 'it brought something new').to.equal('network');
  });

  it('keeps the moment of the last byte', () => {
    expect(transition(after('start', 'opened', 'caught-up'), happenings.bytes).lastByteAt).to.equal(at);
    expect(after('start').lastByteAt).to.equal(undefined);
  });

  it('freezes what it shows, and shows nothing of what it remembers', () => {
    const shown = publicState(after('start', 'opened', 'news', 'lost'));
    expect(Object.isFrozen(shown)).to.equal(true);
    expect(shown).to.have.all.keys('state', 'attempt', 'retryInMs', 'since', 'lastByteAt', 'reason');
  });

  it('never says what is not so, whatever happens in whatever order (R20)', async () => {
    const names = fc.array(fc.constantFrom(...(Object.keys(happenings) as Name[])), { maxLength: 60 });
    await hold(
      fc.property(names, (list) => {
        let machine = initialMachine(0);
        // What is really so, kept apart from the machine.
        const truth = { wanted: false, up: false, online: true, over: false, refused: false };
        for (const [i, name] of list.entries()) {
          // Only a connection that is up brings anything.
          if (['bytes', 'news', 'caught-up', 'quiet'].includes(name) && !truth.up) continue;
          machine = transition(machine, { ...happenings[name], at: i });
          if (truth.over) continue;
          if (name === 'start' || name === 'retry-now') Object.assign(truth, { wanted: true, refused: false });
          if (name === 'stop') Object.assign(truth, { wanted: false, up: false });
          if (name === 'over') truth.over = true;
          if (name === 'opened') truth.up = truth.wanted && !truth.refused;
          if (['lost', 'silent', 'retry-now', 'offline'].includes(name)) truth.up = false;
          if (name === 'refused') Object.assign(truth, { up: false, refused: truth.wanted });
          const said = machine.state;
          const story = list.slice(0, i + 1).join();
          if (said === 'live' || said === 'catching-up') expect(truth.up, story).to.equal(true);
          expect(said === 'finished', story).to.equal(truth.over);
          expect(said === 'idle', story).to.equal(!truth.wanted && !truth.over);
          if (said === 'failed') expect(machine.reason).to.be.instanceOf(TransportError);
          if (said === 'reconnecting') expect(truth.up, story).to.equal(false);
        }
      }),
    );
  });
});
