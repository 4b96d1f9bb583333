import { expect } from '@open-wc/testing';
import type { RawRecord, Signal } from '../../../src/streams/index.js';
import { SseDecoder } from '../../../src/streams/transports/sse.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (limit: number, ...chunks: string[]): Signal[] => {
  const decoder = new SseDecoder(limit);
  return chunks.flatMap((chunk) => decoder.feed(encode(chunk)));
};
const recordsOf = (signals: readonly Signal[]): RawRecord[] =>
  signals.flatMap((signal) => (signal.type === 'records' ? [...signal.records] : []));
const said = (signals: readonly Signal[]): unknown[] => recordsOf(signals).map(({ value, reason }) => reason ?? value);

/** An event whose data is `size` characters long. */
const large = (size: number): string => `data: "${'x'.repeat(size - 2)}"\n\n`;
const LEFT_OUT = 'an event larger than 0 MiB was left out';

describe('SseDecoder', () => {
  it('moves the position for a block without data, also when an event without an id follows at once', () => {
    const signals = decode(1000, 'id: 42\n\ndata: 1\n\n');
    expect(signals).to.deep.equal([
      { type: 'position', id: '42' },
      { type: 'records', records: [{ value: 1, text: '1', reason: undefined, id: undefined }] },
    ]);
  });

  it('moves it again and again within one chunk, in order with the events', () => {
    const places = decode(1000, 'id: 1\n\nid: 2\n\ndata: 0\n\nid: 3\ndata: 0\n\nid: 4\n\n').map((signal) =>
      signal.type === 'position' ? signal.id : signal.type === 'records' ? signal.records.map(({ id }) => id) : signal.type,
    );
    expect(places).to.deep.equal(['1', '2', [undefined, '3'], '4']);
  });

  it('does not move it before the blank line', () => {
    expect(decode(1000, 'id: 42\n')).to.deep.equal([]);
    expect(decode(1000, 'id: 42\ndata: 1\n')).to.deep.equal([]);
  });

  it('tells of each thing that is not JSON, with its text, and goes on', () => {
    const records = recordsOf(decode(1000, 'data: {"a":\n\ndata: <html>\n\ndata: [1]\n\n'));
    expect(records.map(({ text }) => text)).to.deep.equal(['{"a":', '<html>', '[1]']);
    expect(records.map(({ reason }) => reason?.startsWith('not JSON'))).to.deep.equal([true, true, undefined]);
  });

  it('leaves out an event above the limit, says so in its place, and goes on with the next', () => {
    const stream = `data: 1\n\n${large(500)}data: 2\n\n`;
    for (const size of [1, 7, 50]) {
      const chunks = stream.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(said(decode(200, ...chunks)), `in chunks of ${size}`).to.deep.equal([1, LEFT_OUT, 2]);
    }
  });

  it('leaves it out once, whatever came before it in the same chunk', () => {
    const chunk = `data: 1\n\ndata: 2\n\ndata: 3\n\ndata: "${'x'.repeat(250)}`;
    expect(said(decode(200, chunk, 'x'.repeat(250), '"\n\ndata: 4\n\n'))).to.deep.equal([1, 2, 3, LEFT_OUT, 4]);
  });

  for (const eol of ['\n', '\r\n', '\r']) {
    it(`finds the end of it where lines end in ${JSON.stringify(eol)}, wherever it is cut`, () => {
      const start = ['data: 0', '', `data: "${'x'.repeat(300)}`, 'data: y"', ''].join(eol);
      const rest = `${eol}data: 1${eol}${eol}`;
      for (let cut = 0; cut <= rest.length; cut++) {
        const pieces = start.match(/[^]{1,40}/g) ?? [];
        expect(said(decode(200, ...pieces, rest.slice(0, cut), rest.slice(cut))), `cut at ${cut}`).to.deep.equal([0, LEFT_OUT, 1]);
      }
    });
  }

  it('lets comments of any length pass', () => {
    const signals = decode(200, ...Array.from({ length: 50 }, () => `: ${'x'.repeat(100)}\n\n`), 'data: 1\n\n');
    expect(said(signals)).to.deep.equal([1]);
  });
});
