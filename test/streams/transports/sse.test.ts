import { expect } from '@open-wc/testing';
import { serve, type Reply } from '../support/fault-server.js';
import { foldOf, notices, numbered, plain, smallRun, started, succeeded, textsOf, type WireEvent } from '../support/runs.js';
import { watch } from '../support/watch.js';

const encode = (events: readonly WireEvent[]): string =>
  events.map((event) => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`).join('');
const bytesOf = (events: readonly WireEvent[]): number => new TextEncoder().encode(encode(events)).length;
const size = bytesOf(smallRun);
const ends = smallRun.map((_, i) => bytesOf(smallRun.slice(0, i + 1)));
const expected = plain(foldOf(smallRun));

/** Serves the small run once for every byte, each time cut there and then whole; returns the resuming requests' ids. */
async function cutEverywhere(end: Reply['end']): Promise<(string | undefined)[]> {
  const replies = Array.from({ length: size }, (_, k): Reply[] => [{ cutAfterBytes: k, end }, {}]).flat();
  const run = await serve({ events: smallRun, replies });
  for (let k = 0; k < size; k++) {
    const seen = watch({ url: run.url });
    expect(plain(await seen.finished()), `cut after ${k} bytes`).to.deep.equal(expected);
    seen.stop();
  }
  const reads = await run.reads();
  expect(reads).to.have.length(2 * size);
  return reads.filter((_, i) => i % 2 === 1).map(({ headers }) => headers['last-event-id']);
}

describe('SSE', () => {
  it('reads a run to its terminal event with one request and its Accept header', async () => {
    const run = await serve({ events: smallRun });
    const seen = watch({ url: run.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.words).to.deep.equal(['idle', 'connecting', 'catching-up', 'finished']);
    const reads = await run.reads();
    expect(reads).to.have.length(1);
    expect(reads[0]!.headers['accept']).to.equal(
      'text/event-stream, application/x-ndjson;q=0.9, application/json;q=0.8',
    );
    expect(reads[0]!.headers).not.to.have.property('last-event-id');
  });

  it('ended cleanly after any byte, goes on after the last whole event, and nothing is lost or doubled (R6, R7)', async function () {
    this.timeout(60_000);
    const ids = await cutEverywhere('close');
    for (const [k, id] of ids.entries()) {
      const whole = ends.filter((end) => end <= k).length;
      expect(id, `cut after ${k} bytes`).to.equal(smallRun[whole - 1]?.id);
    }
  });

  it('broken off after any byte, goes on after a whole event, and nothing is lost or doubled (R6)', async function () {
    this.timeout(60_000);
    // What a browser has received and not yet handed on when a connection breaks is its own to drop.
    const ids = await cutEverywhere('break');
    for (const [k, id] of ids.entries()) {
      const whole = smallRun.slice(0, ends.filter((end) => end <= k).length).map((event) => event.id);
      expect([undefined, ...whole], `cut after ${k} bytes`).to.include(id);
    }
  });
  void [notices, numbered, started, succeeded, textsOf];
});
