/** A file on a static server, read as it grows. */
import { expect } from '@open-wc/testing';
import { serve, type ServedRun } from '../support/fault-server.js';
import { foldOf, notices, numbered, plain, started, succeeded, textsOf } from '../support/runs.js';
import { watch, type Watch } from '../support/watch.js';

const run = numbered([started, ...notices(4), succeeded]);
const fileOf = (events: readonly unknown[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const serveFile = (file: string, more: object = {}): Promise<ServedRun> => serve({ format: 'file', file, ...more }, 'run.jsonl');

/** The pauses between looks. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];

/** Waits until the next look is awaited, lets the pause before it pass, and returns it. */
async function nextLook(seen: Watch): Promise<number> {
  const pause = (): number | undefined => seen.env.waits.find((ms) => PAUSES.includes(ms));
  await seen.until(() => pause() !== undefined, 'the next look is awaited');
  const ms = pause()!;
  seen.env.advance(ms);
  return ms;
}

describe('a file that grows', () => {
  it('is read whole, followed by ranges, and done with when the run has ended', async () => {
    const served = await serveFile(fileOf(run.slice(0, 2)));
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    expect(seen.state).to.include({ eventCount: 2, incomplete: false, status: 'running' });
    await served.change({ file: fileOf(run) });
    await nextLook(seen);
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(run)));
    const size = fileOf(run.slice(0, 2)).length;
    expect((await served.reads()).map(({ headers }) => headers.range)).to.deep.equal([undefined, `bytes=${size - 64}-`]);
  });

  it('that has its end is complete after one request', async () => {
    const served = await serveFile(fileOf(run));
    expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(plain(foldOf(run)));
    expect(await served.reads()).to.have.length(1);
  });

  it('cut anywhere while it is written shows whole events only, each once (R6)', async function () {
    this.timeout(60_000);
    const file = fileOf(run.slice(0, 3));
    // An event is whole without the end of its line.
    const ends = [1, 2, 3].map((n) => fileOf(run.slice(0, n)).length - 1);
    // Every place near the ends of lines, and every ninth between.
    const cuts = Array.from({ length: file.length }, (_, i) => i).filter((i) => i % 9 === 0 || ends.some((end) => Math.abs(end - i) < 3));
    const served = await serveFile('');
    for (const cut of cuts) {
      await served.change({ file: file.slice(0, cut) });
      const seen = watch({ url: served.url });
      await seen.untilConnection('live');
      expect(seen.state, `cut at ${cut}`).to.include({ eventCount: ends.filter((end) => end <= cut).length, unknownCount: 0 });
      await served.change({ file: fileOf(run) });
      await nextLook(seen);
      expect(plain(await seen.finished()), `cut at ${cut}`).to.deep.equal(plain(foldOf(run)));
      seen.stop();
    }
  });

  it('is looked at every 0.5 s while it grows, ever more slowly while it does not, at most every 30 s', async () => {
    const served = await serveFile(fileOf(run.slice(0, 2)));
    const seen = watch({ url: served.url });
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) pauses.push(await nextLook(seen));
    await seen.until(() => seen.env.waits.includes(30_000), 'the next look is awaited');
    await served.change({ file: fileOf(run.slice(0, 3)) });
    await nextLook(seen);
    await seen.until(() => seen.state.eventCount === 3, 'it has grown');
    for (let i = 0; i < 2; i++) pauses.push(await nextLook(seen));
    expect(pauses).to.deep.equal([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 500, 1000]);
  });

  it('is called stalled when it has not grown for 60 s, stays so, and is live when it grows', async () => {
    const served = await serveFile(fileOf(run.slice(0, 2)));
    const seen = watch({ url: served.url });
    for (let passed = 0; passed < 180_000; ) passed += await nextLook(seen);
    await seen.until(() => seen.env.waits.includes(30_000), 'the next look is awaited');
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'live', 'stalled']);
    await served.change({ file: fileOf(run.slice(0, 3)) });
    await nextLook(seen);
    await seen.until(() => seen.state.eventCount === 3, 'the third event is there');
    await seen.untilConnection('live');
  });

  it('is not called silent for the pauses between looks, whatever heartbeat the run announces', async () => {
    const served = await serveFile(fileOf([{ ...run[0]!, run: { id: 'r1', heartbeatMs: 1000 } }, run[1]]));
    const seen = watch({ url: served.url });
    for (let i = 0; i < 6; i++) await nextLook(seen);
    await seen.until(() => seen.env.waits.includes(30_000), 'the next look is awaited');
    expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'live']);
  });

  for (const [how, file] of Object.entries({
    'replaced by another run of the same length': fileOf(run.slice(0, 3)).replaceAll('"e', '"x').replaceAll('note', 'NOTE'),
    'cut short and written anew': fileOf(numbered([started], 7)),
    'replaced by a longer one': fileOf(numbered([started, ...notices(6)]).map((event) => ({ ...event, id: `x${event.seq}`, text: 'other' }))),
  })) {
    it(`${how}: read again from the start, the old view kept and marked`, async () => {
      const served = await serveFile(fileOf(run.slice(0, 3)));
      const seen = watch({ url: served.url });
      await seen.untilConnection('live');
      await served.change({ file });
      await nextLook(seen);
      await seen.until(() => seen.gaps.length > 0, 'the loss is told');
      const lines = file.trim().split('\n').length;
      await seen.until(() => seen.state.eventCount === 3 + lines, 'all of the new file is there');
      expect(textsOf(seen.state).slice(0, 4)).to.deep.equal(['lifecycle', 'note 1', 'note 2', 'gap']);
      expect(seen.gaps[0]!.reason).to.contain('what is above is earlier history');
      expect(seen.state.entries.slice(4).filter(({ marks }) => marks), 'the new one is in order').to.deep.equal([]);
      expect(await served.reads(), 'it is read once').to.have.length(3);
    });
  }

  it('on a server that does not do ranges after all is read whole each time, and nothing is doubled', async () => {
    const anonymous = run.map(({ id: _, seq: __, ...event }) => event);
    const served = await serveFile(fileOf(anonymous.slice(0, 3)), { ranges: false });
    const seen = watch({ url: served.url });
    for (let i = 0; i < 3; i++) await nextLook(seen);
    await seen.until(() => seen.env.waits.includes(4000), 'the next look is awaited');
    expect(seen.state.eventCount).to.equal(3);
    await served.change({ file: fileOf(anonymous) });
    await nextLook(seen);
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(anonymous)));
  });

  it('goes on where it was after a look that broke', async () => {
    const served = await serveFile(fileOf(run.slice(0, 3)), { replies: [{}, { status: 503 }, {}] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    await nextLook(seen);
    await seen.untilConnection('reconnecting');
    await served.change({ file: fileOf(run) });
    await seen.drive(() => seen.connection.state === 'live');
    await nextLook(seen);
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(run)));
    expect((await served.reads())[2]!.headers.range).to.match(/^bytes=\d+-$/);
  });

  it('with a line above the limit is followed all the same', async () => {
    const huge = `{"type":"notice","level":"info","text":"${'x'.repeat(500_000)}"}\n`;
    const served = await serveFile(fileOf(run.slice(0, 2)) + huge);
    const seen = watch({ url: served.url, limits: { recordBytes: 1000 } });
    await seen.untilConnection('live');
    expect(seen.state.unknownCount).to.equal(1);
    await served.change({ file: fileOf(run.slice(0, 2)) + huge + fileOf(run.slice(2)) });
    await nextLook(seen);
    expect(await seen.finished()).to.include({ status: 'completed', eventCount: 7, unknownCount: 1 });
    expect(seen.gaps, 'it is the same file').to.deep.equal([]);
  });

  it('replaced by one that differs before its last line is known by the 64 bytes before that', async () => {
    const lineOf = (id: string, text: string): string => `{"type":"notice","id":"${id}","level":"info","text":"${text}"}\n`;
    const last = '{"type":"turn.started"}\n';
    const served = await serveFile(lineOf('a', 'one'));
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    await served.change({ file: lineOf('a', 'one') + last });
    await nextLook(seen);
    await seen.until(() => seen.env.waits.includes(500), 'the next look is awaited');
    await served.change({ file: lineOf('b', 'two') + last + lineOf('c', 'three') });
    await nextLook(seen);
    await seen.until(() => seen.gaps.length > 0, 'the loss is told');
    await seen.until(() => textsOf(seen.state).includes('three'), 'all of the new file is there');
    expect(textsOf(seen.state)).to.include.members(['one', 'two', 'three']);
  });

  it('that lacks its last line end is read to its end', async () => {
    const served = await serveFile(fileOf(run).trimEnd());
    expect(plain(await watch({ url: served.url }).finished())).to.deep.equal(plain(foldOf(run)));
    expect(await served.reads()).to.have.length(1);
  });

  it('is no longer read when a web page is in its place', async () => {
    const page = { headers: { 'Content-Type': 'text/html' }, status: 200 };
    const served = await serveFile(fileOf(run.slice(0, 3)), { replies: [{}, page] });
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    await served.change({ file: '<!doctype html><title>Sign in</title>' });
    await nextLook(seen);
    await seen.untilConnection('failed');
    expect(seen.code).to.equal('html');
    expect(seen.state, 'what was read stays').to.include({ eventCount: 3, unknownCount: 0 });
  });

  it('may be empty at first', async () => {
    const served = await serveFile('');
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    expect(seen.state.eventCount).to.equal(0);
    await served.change({ file: fileOf(run) });
    await nextLook(seen);
    expect((await seen.finished()).eventCount).to.equal(6);
  });

  it('loses nothing when it is left in the middle of a look and looked at again', async () => {
    const many = numbered([started, ...notices(3000)]);
    const served = await serveFile(fileOf(many.slice(0, 2)));
    const seen = watch({ url: served.url });
    await seen.untilConnection('live');
    await served.change({ file: fileOf(many) });
    await nextLook(seen);
    await seen.until(() => seen.state.eventCount > 2, 'the look has begun');
    seen.env.tell('leaving');
    seen.env.tell('back');
    seen.env.advance(1000);
    await seen.until(() => seen.env.waits.includes(500), 'the next look is awaited');
    await nextLook(seen);
    await seen.until(() => seen.state.eventCount === many.length, 'all are there');
    expect(seen.state.gaps).to.deep.equal([]);
  });
});
