import { expect } from '@open-wc/testing';
import { serve } from './support/fault-server.js';
import { foldOf, notices, numbered, plain, started, succeeded, textsOf, type WireEvent } from './support/runs.js';
import { watch } from './support/watch.js';

/** Ten events: a start, eight notes, an end. */
const run = numbered([started, ...notices(8), succeeded]);
const expected = plain(foldOf(run));
const positions = (reads: readonly { headers: Readonly<Record<string, string>> }[]): (string | undefined)[] =>
  reads.map(({ headers }) => headers['last-event-id']);

describe('resume', () => {
  it('goes on after the last event applied', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 3 }, { upTo: 7 }, {}] });
    expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(expected);
    expect(positions(await served.reads())).to.deep.equal([undefined, 'e3', 'e7']);
  });

  it('takes a stream that merely ends for interrupted at every event, never for done (R7)', async () => {
    for (let upTo = 1; upTo < run.length; upTo++) {
      const served = await serve({ events: run, replies: [{ upTo }, { hangBeforeHeaders: true }] });
      const seen = watch({ url: served.url });
      await seen.untilConnection('reconnecting');
      expect(seen.state).to.include({ status: 'running', incomplete: false });
      expect(seen.code).to.equal('interrupted');
      seen.stop();
    }
  });

  it('does not take [DONE] for an end (R7)', async () => {
    const served = await serve({ events: [...run.slice(0, 3), 'data: [DONE]\n\n'], replies: [{}, { hangBeforeHeaders: true }] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('reconnecting');
    expect(seen.state.status).to.equal('running');
  });

  for (const repeat of [1, 4, 100]) {
    it(`drops the ${repeat === 100 ? 'whole history' : `last ${repeat}`} sent again`, async () => {
      const served = await serve({ events: run, replies: [{ upTo: 6 }, { repeat }] });
      const seen = watch({ url: served.url });
      expect(plain(await seen.finished())).to.deep.equal(expected);
      expect(seen.gaps).to.deep.equal([]);
      const lengths = seen.states.map(({ entries }) => entries.length);
      expect(lengths, 'the view never shrinks').to.deep.equal([...lengths].sort((a, b) => a - b));
    });
  }

  it('knows events nobody can name by their place: a server that tells everything again doubles nothing', async () => {
    const anonymous = run.map(({ id: _, seq: __, ...event }) => event);
    const served = await serve({ events: anonymous, replies: [{ upTo: 3 }, { upTo: 2 }, { upTo: 7 }, {}] });
    expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(plain(foldOf(anonymous)));
    expect(positions(await served.reads())).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('is current after a reconnect even if the run says nothing more (R4)', async () => {
    const served = await serve({ events: run.slice(0, 3), replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.until(() => seen.state.eventCount === 3, 'three events are there');
    await served.change({ events: run.slice(0, 8) });
    await served.end('break');
    await seen.drive(() => seen.state.eventCount === 8, 'the five missed are there');
    await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
  });

  it('lets nothing fall between what was and what comes (R5)', async () => {
    const served = await serve({ events: run.slice(0, 4), replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.until(() => seen.state.eventCount === 4, 'the first four are there');
    for (const event of run.slice(4)) await served.emit(event);
    expect(plain(await seen.finished())).to.deep.equal(expected);
  });
});

describe('history lost', () => {
  it('in a jump of seq: shows the gap, tells it once, reads again from the start, and the gap is gone', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 3 }, { skip: [4, 5], end: 'hang' }, {}] });
    const seen = watch({ url: served.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.gaps).to.deep.equal([{ from: 4, to: 5, reason: 'the stream skipped them' }]);
    const shown = seen.states.filter(({ gaps }) => gaps.length > 0);
    expect(shown.length, 'the gap was shown').to.be.above(0);
    expect(positions(await served.reads())).to.deep.equal([undefined, 'e3', undefined]);
  });

  it('puts what it finds where it belongs, unmarked', async () => {
    const served = await serve({ events: run.slice(0, 9), replies: [{ upTo: 3 }, { skip: [4, 5], end: 'hang' }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.drive(() => seen.gaps.length === 1, 'the gap is told');
    await seen.quiet(() => seen.state.eventCount === 9 && seen.state.gaps.length === 0, 'all nine are there, the gap is filled');
    expect(textsOf(seen.state)).to.deep.equal(['lifecycle', ...notices(8).map(({ text }) => text)]);
    expect(seen.state.entries.filter(({ marks }) => marks !== undefined)).to.deep.equal([]);
  });

  it('reads again once; what cannot be had stays marked', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 3 }, { skip: [4, 5] }] });
    const seen = watch({ url: served.url });
    const state = await seen.finished();
    expect(state.gaps).to.deep.equal([{ from: 4, to: 5, reason: 'the stream skipped them' }]);
    expect(state.status).to.equal('completed');
    expect(await served.reads()).to.have.length(3);
    expect(seen.gaps).to.have.length(1);
  });

  it('does not read again for every hole of a server that cannot fill any', async () => {
    const replies = [{ skip: [3], end: 'hang' as const }];
    const served = await serve({ events: run.slice(0, 4), replies });
    const seen = watch({ url: served.url });
    await seen.until(async () => (await served.reads()).length === 2, 'it has read again');
    await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
    await served.emit(...run.slice(5, 8));
    await seen.until(() => seen.gaps.length === 2, 'the second gap is told');
    await seen.quiet(() => seen.state.eventCount === 6, 'what came is shown');
    expect(await served.reads()).to.have.length(2);
  });

  it('reads again when a person asks for it', async () => {
    const served = await serve({ events: run.slice(0, 9), replies: [{ skip: [4], end: 'hang' }, { skip: [4], end: 'hang' }, { end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.until(async () => (await served.reads()).length === 2, 'it has read again');
    await seen.quiet(() => seen.connection.state === 'live', 'the connection is live');
    expect(seen.state.gaps).to.have.length(1);
    await seen.store.dispatch({ type: 'retry-stream' });
    await seen.quiet(() => seen.state.eventCount === 9 && seen.state.gaps.length === 0, 'all nine are there, the gap is filled');
  });

  it('reads again when the second reading broke off', async () => {
    const replies = [{ skip: [4], end: 'hang' as const }, { upTo: 2 }, { status: 503 }, {}];
    const served = await serve({ events: run, replies });
    expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(expected);
    expect(positions(await served.reads())).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('told by the server: shows it, reads again, and a mark that is not needed goes', async () => {
    const gap = { type: 'gap', id: 'g1', from: 4, to: 5, reason: 'trimmed' };
    const told = await serve({ events: [...run.slice(0, 3), gap, ...run.slice(5)], replies: [{ end: 'hang' }, {}] });
    const seen = watch({ url: told.url });
    expect((await seen.finished()).gaps, 'the history has it too').to.deep.equal([{ from: 4, to: 5, reason: 'trimmed' }]);
    expect(seen.gaps).to.have.length(1);
    const healed = await serve({ events: run, replies: [{ upTo: 3 }, { body: encode([gap, ...run.slice(5)]) }, {}] });
    expect(plain(await watch({ url: healed.url }).finished())).to.deep.equal(expected);
  });

  it('by 410 to a resume: says so, reads from the start, and keeps what was seen', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 4 }, { status: 410, body: '{}' }, {}] });
    const seen = watch({ url: served.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.gaps[0]!.reason).to.contain('no longer has');
    expect(positions(await served.reads())).to.deep.equal([undefined, 'e4', undefined]);
  });

  it('by 410, with a history that begins later: a gap stays between the two', async () => {
    const served = await serve({ events: run, replies: [{ upTo: 4 }, { status: 410, body: '{}' }, { from: 7 }] });
    const state = await watch({ url: served.url }).finished();
    expect(textsOf(state)).to.deep.equal(['lifecycle', 'note 1', 'note 2', 'note 3', 'gap', 'note 7', 'note 8', 'lifecycle']);
    expect(state.gaps).to.deep.equal([{ from: 5, to: 7, reason: 'the stream skipped them' }]);
    expect(state.eventCount, 'a mark made here is no event received').to.equal(7);
  });

  it('by 410, where events have ids only: the mark stays between the two, and is no event received', async () => {
    const named = run.map(({ seq: _, ...event }) => event);
    const served = await serve({ events: named, replies: [{ upTo: 4 }, { status: 410, body: '{}' }, { from: 7 }] });
    const state = await watch({ url: served.url }).finished();
    expect(textsOf(state)).to.deep.equal(['lifecycle', 'note 1', 'note 2', 'note 3', 'gap', 'note 7', 'note 8', 'lifecycle']);
    expect(state.gaps).to.have.length(1);
    expect(state.eventCount).to.equal(7);
  });

  it('by 410: a position is never one that was made here', async () => {
    const events = numbered([started, ...notices(4)]);
    const replies = [{ upTo: 2 }, { status: 410, body: '{}' }, { status: 503 }, { status: 204 }];
    const served = await serve({ events, ids: false, replies });
    await watch({ url: served.url }).finished();
    for (const id of positions(await served.reads())) expect([undefined, 'e2']).to.include(id);
  });

  it('shows what comes after a 410 at once, also while the run is busy', async () => {
    const served = await serve({ events: run.slice(0, 4), replies: [{ end: 'close' }, { status: 410, body: '{}' }, { from: 7, end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.drive(() => seen.connection.state === 'catching-up' && seen.gaps.length === 1, 'it reads from the start');
    for (const event of run.slice(6, 9)) {
      await served.emit(event);
      // Never quiet for as long as 250 ms.
      await seen.until(() => seen.state.entries.at(-1)?.eventIds.at(0) === event.id, `${event.id} is shown`);
      seen.env.advance(200);
    }
    expect(positions(await served.reads()), 'what the history has lost, a third reading would not bring').to.deep.equal([undefined, 'e4', undefined]);
  });

  it('by 410 to a first request: gives up', async () => {
    const served = await serve({ replies: [{ status: 410, body: '{}' }] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('failed');
    expect(seen.code).to.equal('gone');
  });

  it('by a new epoch: keeps the old view, marks where history began anew, and shows the new one', async () => {
    const epoch = (name: string, events: readonly WireEvent[]): WireEvent[] =>
      events.map((event) => ({ ...event, epoch: name, id: `${name}-${event.id}` }));
    const served = await serve({ events: epoch('a', run.slice(0, 4)), replies: [{ end: 'hang' }, {}] });
    const seen = watch({ url: served.url });
    await seen.until(() => seen.state.eventCount === 4, 'four events are there');
    await served.change({ events: epoch('b', [run[0]!, ...notices(2).map((note, i) => ({ ...run[i + 1]!, ...note, text: `new ${i + 1}` })), { ...succeeded, seq: 4, id: 'e4' }]) });
    await served.end('break');
    const state = await seen.finished();
    expect(textsOf(state)).to.deep.equal(['lifecycle', 'note 1', 'note 2', 'note 3', 'gap', 'lifecycle', 'new 1', 'new 2', 'lifecycle']);
    expect(seen.gaps.map(({ reason }) => reason)).to.deep.equal(['the server started its history anew; what is above is earlier history']);
    expect(state.position).to.deep.equal({ epoch: 'b', seq: 4, id: 'b-e4' });
  });
});

describe('the end', () => {
  const silence = async (seen: ReturnType<typeof watch>, served: Awaited<ReturnType<typeof serve>>): Promise<void> => {
    const before = (await served.reads()).length;
    for (const event of ['offline', 'online', 'hidden', 'visible', 'leaving', 'back'] as const) seen.env.tell(event);
    seen.env.advance(60_000);
    await seen.store.dispatch({ type: 'retry-stream' });
    expect(await served.reads()).to.have.length(before);
    expect(seen.env.nextIn, 'nothing waits').to.equal(undefined);
    expect(seen.env.watched, 'nothing listens').to.equal(false);
  };

  it('is a terminal event: no request is ever made again (R8)', async () => {
    const served = await serve({ events: run, replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    expect(await seen.finished()).to.include({ status: 'completed', incomplete: false });
    await silence(seen, served);
    await seen.until(async () => (await served.reads())[0]!.closed, 'the connection is dropped');
  });

  it('is {"type":"closed"}: the run is incomplete when it has not ended (R8)', async () => {
    const served = await serve({ events: [...run.slice(0, 3), { type: 'closed' }], replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    expect(await seen.finished()).to.include({ status: 'running', incomplete: true, eventCount: 3 });
    await silence(seen, served);
  });

  it('is 204, at once or to a resume (R8)', async () => {
    const served = await serve({ events: run.slice(0, 3), replies: [{}, { status: 204 }] });
    const seen = watch({ url: served.url });
    expect(await seen.finished()).to.include({ incomplete: true, eventCount: 3 });
    await silence(seen, served);
    const empty = await serve({ replies: [{ status: 204 }] });
    expect(await watch({ url: empty.url }).finished()).to.include({ status: 'pending', incomplete: true });
  });

  it('is seen at once when a finished run is opened (R8)', async () => {
    const served = await serve({ events: run, replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('finished');
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'finished']);
  });

  it('is shown although the connection breaks with it (R12)', async () => {
    for (const end of ['reset', 'break'] as const) {
      const served = await serve({ events: run, replies: [{ end }, {}] });
      expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(expected);
    }
  });

  it('does not hide what the same answer still brings', async () => {
    const late = { type: 'notice', level: 'info', text: 'afterwards', id: 'e11', seq: 11 };
    const served = await serve({ events: run, replies: [{ end: 'hang' }] });
    const seen = watch({ url: served.url });
    await seen.finished();
    await served.emit(late);
    await seen.until(() => seen.state.eventCount === 11, 'the late one is there');
    expect(seen.state.entries.at(-1)!.marks).to.deep.equal(['after-end']);
  });
});

const encode = (events: readonly object[]): string => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
