import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { RawRecord } from '../../../src/streams/index.js';
import { NdjsonDecoder } from '../../../src/streams/transports/ndjson.js';
import { cutEverywhere, endsOf, wholeAt } from '../support/cuts.js';
import { serve, type Reply } from '../support/fault-server.js';
import { hold } from '../support/property.js';
import { foldOf, plain, smallRun } from '../support/runs.js';
import { watch } from '../support/watch.js';

const encode = (events: readonly unknown[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const expected = plain(foldOf(smallRun));
const lineEnds = endsOf((event) => encode([event]));

describe('an NDJSON stream', () => {
  for (const type of ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-ndjson; charset=utf-8']) {
    it(`is known by ${type}`, async () => {
      const run = await serve({ format: 'ndjson', events: smallRun, replies: [{ headers: { 'Content-Type': type } }] });
      expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
    });
  }

  for (const [type, name] of [['text/plain', 'run.jsonl'], ['application/octet-stream', 'run.ndjson']] as const) {
    it(`is known by its name where its type is ${type}`, async () => {
      const replies = [{ headers: { 'Content-Type': type } }];
      const named = await serve({ format: 'ndjson', events: smallRun, replies }, name);
      expect(plain(await watch({ url: named.url }).finished())).to.deep.equal(expected);
      const seen = watch({ url: (await serve({ format: 'ndjson', events: smallRun, replies }, 'run.txt')).url });
      await seen.untilConnection('failed');
      expect(seen.code).to.equal('wrong_mime');
    });
  }

  it('ended after any byte, goes on after the last whole event, and nothing is lost or doubled (R6, R7)', async function () {
    this.timeout(60_000);
    // An event is whole without the end of its line.
    const ends = lineEnds.map((end) => end - 1);
    const everywhere = Array.from({ length: ends.at(-1)! }, (_, cut) => cut);
    const ids = await cutEverywhere('ndjson', 'close', everywhere);
    for (const cut of everywhere) expect(ids.get(cut), `cut after ${cut} bytes`).to.equal(wholeAt(cut, ends).at(-1));
  });
});

describe('an NDJSON stream that ends without a line end', () => {
  it('has brought its last event, which is whole', async () => {
    const run = await serve({ format: 'ndjson', replies: [{ body: encode(smallRun).trimEnd() }] });
    const seen = watch({ url: run.url });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(await run.reads()).to.have.length(1);
  });
});

describe('an NDJSON recording (with its length)', () => {
  const record = { format: 'ndjson' as const, replies: [{ announceLength: true }] };

  it('is complete when it was read', async () => {
    const run = await serve({ ...record, events: smallRun });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
    expect(await run.reads()).to.have.length(1);
  });

  it('that stops before the end of the run is incomplete, and not asked for again', async () => {
    const run = await serve({ ...record, events: smallRun.slice(0, 3) });
    expect(await watch({ url: run.url }).finished()).to.include({ status: 'running', incomplete: true, eventCount: 3 });
    expect(await run.reads()).to.have.length(1);
  });

  it('may lack the last line end', async () => {
    const body = encode(smallRun).trimEnd();
    const run = await serve({ ...record, replies: [{ body, announceLength: true }] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
  });

  it('cut off inside an event keeps every whole one and shows the rest as it is', async () => {
    const body = encode(smallRun).slice(0, lineEnds[1]! - 5);
    const run = await serve({ ...record, replies: [{ body, announceLength: true }] });
    const state = await watch({ url: run.url }).finished();
    expect(state).to.include({ eventCount: 2, unknownCount: 1, incomplete: true });
    expect(state.entries.at(-1)).to.include({ reason: 'the recording is cut off inside this event' });
  });

  it('whose connection breaks is read again', async () => {
    const replies: Reply[] = [{ announceLength: true, cutAfterBytes: 200, end: 'break' }, { announceLength: true, from: 0 }];
    const run = await serve({ ...record, events: smallRun, replies });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(expected);
  });
});

describe('NdjsonDecoder', () => {
  const decode = (limit: number, ...chunks: (string | Uint8Array)[]): RawRecord[] => {
    const decoder = new NdjsonDecoder(limit);
    const records = chunks.flatMap((chunk) => decoder.feed(typeof chunk === 'string' ? bytesOf(chunk) : chunk));
    return [...records, ...decoder.finish()];
  };
  const said = (records: readonly RawRecord[]): unknown[] => records.map(({ value, reason }) => reason ?? value);
  const LEFT_OUT = 'an event larger than 0 MiB was left out';

  it('ends lines at LF only: U+0085, U+2028 and U+2029 are text', () => {
    const text = 'a\u0085b\u2028c\u2029d';
    expect(said(decode(1000, `${JSON.stringify(text)}\n1\n`))).to.deep.equal([text, 1]);
  });

  it('takes CRLF, blank lines and one byte-order mark', () => {
    expect(said(decode(1000, '\uFEFF1\r\n\r\n  \n2\r\n'))).to.deep.equal([1, 2]);
    expect(said(decode(1000, '\uFEFF\n1\n'))).to.deep.equal([1]);
    expect(said(decode(1000, '1\n\uFEFF2\n'))[1], 'a later one is text').to.match(/^not JSON/);
  });

  it('comes out the same however the bytes are cut', async () => {
    const lines = fc.array(fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'binary' })), { maxLength: 8 });
    await hold(
      fc.property(lines, fc.array(fc.nat(), { maxLength: 8 }), (values, places) => {
        const bytes = bytesOf(encode(values));
        const cuts = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const chunks = cuts.map((cut, i) => bytes.subarray(cuts[i - 1] ?? 0, cut));
        expect(decode(1000, ...chunks)).to.deep.equal(decode(1000, bytes));
        expect(said(decode(1000, ...chunks))).to.deep.equal(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it('leaves out a line above the limit, once, and counts its bytes all the same', () => {
    const stream = `1\n"${'x'.repeat(500)}"\n2\n`;
    for (const size of [1, 7, 50]) {
      const decoder = new NdjsonDecoder(200);
      const records = (stream.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).flatMap((chunk) => decoder.feed(bytesOf(chunk)));
      expect(said(records), `in chunks of ${size}`).to.deep.equal([1, LEFT_OUT, 2]);
      expect(decoder.consumed, `in chunks of ${size}`).to.equal(stream.length);
    }
  });

  it('counts the bytes of whole lines', () => {
    const decoder = new NdjsonDecoder(1000);
    decoder.feed(bytesOf('"ä"\n"half'));
    expect(decoder.consumed).to.equal(5);
    decoder.feed(bytesOf('"\n'));
    expect(decoder.consumed).to.equal(12);
  });
});

