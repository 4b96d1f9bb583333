import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { TraceError, type TraceErrorCode } from '../../../src/trace-model/errors.js';
import { readJson } from '../../../src/trace-model/open/gate.js';
import { scanJson } from '../../../src/trace-model/open/json-scan.js';
import { provideRare } from '../../../src/trace-model/open/rare-parts.js';
import * as rare from '../../../src/trace-model/open/rare.js';
import { corpus } from '../support/documents.js';

before(() => provideRare(rare));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** The error a call throws; fails when it throws none, or one that is not typed. */
function errorOf(call: () => unknown): TraceError {
  try {
    call();
  } catch (error) {
    if (error instanceof TraceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
const codeOf = (input: Uint8Array | string, options?: Parameters<typeof readJson>[1]): TraceErrorCode =>
  errorOf(() => readJson(input, options)).code;

describe('The gate: bytes', () => {
  it('take a byte order mark', () => {
    expect(readJson(bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)).value).to.deep.equal({});
    expect(readJson('\ufeff{}').value).to.deep.equal({});
  });

  it('have to be UTF-8, and the first wrong byte is named', () => {
    const text = utf8('{"name":"Grüße, 世界 🌍"}');
    for (let i = 0; i < text.length; i++) {
      const wrong = Uint8Array.from(text);
      wrong[i] = 0xff;
      const error = errorOf(() => readJson(wrong));
      expect(error.code).to.equal('not_utf8');
      // Within a character of several bytes, the decoder blames the byte that does not continue it.
      expect(error.facts.byteOffset, `byte ${i}`).to.equal(i);
    }
  });

  it('of UTF-16 are recognised', () => {
    expect(errorOf(() => readJson(bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0))).message).to.contain('UTF-16');
    expect(errorOf(() => readJson(bytes(0xfe, 0xff, 0, 0x7b, 0, 0x7d))).message).to.contain('UTF-16');
    // Without the mark, too.
    for (const unmarked of [bytes(0x7b, 0, 0x22, 0, 0x61, 0, 0x22, 0), bytes(0, 0x7b, 0, 0x22, 0, 0x61, 0, 0x22)]) {
      expect(errorOf(() => readJson(unmarked))).to.include({ code: 'not_utf8' }).and.to.have.property('message').that.contains('UTF-16');
    }
  });

  it('that are not UTF-8 open with replacement marks when asked for', () => {
    const wrong = bytes(...utf8('{"a":"'), 0xff, ...utf8('"}'));
    expect(codeOf(wrong)).to.equal('not_utf8');
    expect(readJson(wrong, { lossy: true }).value).to.deep.equal({ a: '\ufffd' });
  });

  it('are judged like a strict decoder does, for every case of the corpus', async function () {
    await corpus(this, 'utf8');
    interface Case {
      readonly id: string;
      readonly valid: boolean;
      readonly bytes_hex: string;
    }
    const cases = (await (await fetch('/shared/corpora/utf8/cases.json')).json()) as readonly Case[];
    expect(cases.length).to.be.greaterThan(40);
    for (const { id, valid, bytes_hex } of cases) {
      const middle = (bytes_hex.match(/../g) ?? []).map((hex) => parseInt(hex, 16));
      // Control characters have to be escaped in JSON: they are not UTF-8's business.
      if (middle.some((byte) => byte < 0x20 || byte === 0x22 || byte === 0x5c)) continue;
      const input = bytes(0x22, ...middle, 0x22);
      if (valid) expect(readJson(input).value, id).to.be.a('string');
      else expect(codeOf(input), id).to.equal('not_utf8');
    }
  });

  it('of more than the limit are refused, with both figures', () => {
    const error = errorOf(() => readJson(new Uint8Array(2_500_000), { limits: { bytes: 2_000_000 } }));
    expect(error.code).to.equal('too_large');
    expect(error.message).to.contain('2.5 MB').and.to.contain('2 MB');
    expect(error.facts).to.include({ actual: 2_500_000, limit: 2_000_000 });
  });
});

describe('The gate: text', () => {
  it('that is empty or a web page is named for what it is', () => {
    expect(codeOf('')).to.equal('empty');
    expect(codeOf(' \n\t ')).to.equal('empty');
    const page = errorOf(() => readJson(`\n<!doctype html><title>Sign in</title>${'x'.repeat(500)}`));
    expect(page.code).to.equal('html');
    expect(page.facts.excerpt).to.match(/^<!doctype html><title>Sign in/).and.to.have.length(200);
  });

  it('with a syntax error is refused, with line, column and the text around it', () => {
    const error = errorOf(() => readJson('{\n  "a": 1,\n  "b": tru e,\n  "c": 3\n}'));
    expect(error.code).to.equal('not_json');
    expect(error.facts).to.include({ line: 3, column: 8 });
    expect(error.message).to.contain('line 3, column 8').and.to.contain('tru e');
  });

  it('that goes on after its end is said to', () => {
    const error = errorOf(() => readJson('{"a":1}{"a":2}'));
    expect(error.code).to.equal('not_json');
    expect(error.message).to.contain('more follows').and.to.contain('line 1, column 8');
  });

  it('of several lines of JSON is a series; a line that is none, or cut off, is left out with a warning', () => {
    const { lines, value, warnings } = readJson('{"n":1}\n\nnot json\r\n{"n":2}\r\n{"n":');
    expect(lines?.map((line) => JSON.parse(line) as unknown)).to.deep.equal([{ n: 1 }, { n: 2 }]);
    expect(value).to.deep.equal({ n: 2 });
    expect(warnings.map(({ code, at }) => [code, at])).to.deep.equal([
      ['bad_line', 'line 3'],
      ['truncated', 'line 5'],
    ]);
  });

  it('that was cut off is opened up to the last whole value', () => {
    const cases: readonly [string, unknown][] = [
      ['{"a":1,"b":[1,2,{"c":"d"', { a: 1, b: [1, 2, { c: 'd' }] }],
      ['{"a":1,"b":[1,2,{"c":"d', { a: 1, b: [1, 2] }],
      ['{"a":1,"b":[1,2', { a: 1, b: [1] }],
      ['{"a":1,"b":[1,2,', { a: 1, b: [1, 2] }],
      ['{"a":true,"b":tr', { a: true }],
      ['{"a":1,"b', { a: 1 }],
      ['{"a":1,"b":', { a: 1 }],
      ['{"a":"x\\', {}],
      ['{"a":[],"b":"\\u00', { a: [] }],
    ];
    for (const [text, expected] of cases) {
      if (Object.keys(expected as object).length === 0) expect(codeOf(text), text).to.equal('truncated');
      else {
        const { value, truncated } = readJson(text);
        expect(value, text).to.deep.equal(expected);
        expect(truncated?.length).to.equal(text.length);
      }
    }
  });

  it('that was cut off within a character is opened too', () => {
    const whole = utf8('{"a":1,"b":"ü"}');
    const { value, truncated } = readJson(whole.subarray(0, 13));
    expect(value).to.deep.equal({ a: 1 });
    expect(truncated).to.deep.equal({ length: 13 });
  });

  it('is told where it is wrong exactly when JSON.parse refuses it', () => {
    const fragment = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '"a":', '1', '-', '0', '.5', 'e3', 'true', 'nul', ' ', '\n', '\\', '\\u12', '\u0001', 'x');
    const json = fc.json({ maxDepth: 4 });
    const damaged = fc.tuple(json, fc.nat(), fc.nat(3), fragment).map(([text, at, cut, insert]) => {
      const i = at % (text.length + 1);
      return text.slice(0, i) + insert + text.slice(i + cut);
    });
    const texts = fc.oneof(damaged, json, fc.array(fragment, { maxLength: 12 }).map((parts): string => parts.join('')));
    fc.assert(
      fc.property(texts, (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        const scan = scanJson(text);
        // At the very end, a number may be cut off or whole: only the parser's yes decides, and it is asked first.
        const isNumber = parses && scan.kind === 'cut' && /[\d]\s*$|^(true|false|null)$/.test(text.trim());
        expect(scan.kind === 'whole' || isNumber, text).to.equal(parses);
        if (scan.kind === 'cut' && scan.repaired !== '') expect(JSON.parse(scan.repaired) as unknown, scan.repaired).to.not.equal(undefined);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('The gate: values', () => {
  it('that JSON cannot hold exactly are named with their places', () => {
    const { warnings } = readJson('{"ok":[1,9007199254740991],"a":{"id":9007199254740993},"b":[1e400]}');
    expect(warnings.map(({ code, at }) => [code, at])).to.deep.equal([
      ['unsafe_number', 'a.id'],
      ['unsafe_number', 'b[0]'],
    ]);
  });

  it('under the key __proto__ stay what they are and change no prototype', () => {
    const before = Reflect.ownKeys(Object.prototype);
    const { value, warnings } = readJson('{"a":{"\\u005f_proto__":{"polluted":true}}}');
    expect(warnings.map(({ code, at }) => [code, at])).to.deep.equal([['odd_key', 'a.__proto__']]);
    expect(Object.keys((value as { a: object }).a)).to.deep.equal(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(before);
  });

  it('a million levels deep are walked, and said to be deep', () => {
    const { warnings } = readJson(`${'[{"a":'.repeat(500_000)}1${'}]'.repeat(500_000)}`);
    expect(warnings.map(({ code }) => code)).to.deep.equal(['deep_value']);
  });

  it('of the test suite for parsers are judged as JSON.parse does, or opened as cut off', async function () {
    this.timeout(60_000);
    const files = await corpus(this, 'jsontestsuite/test_parsing');
    expect(files.length).to.be.greaterThan(300);
    for (const name of files) {
      const input = new Uint8Array(await (await fetch(`/shared/corpora/jsontestsuite/test_parsing/${encodeURIComponent(name)}`)).arrayBuffer());
      try {
        const { truncated, lines } = readJson(input);
        if (name.startsWith('n_')) expect(truncated ?? lines, name).to.not.equal(undefined);
        if (name.startsWith('y_')) expect(truncated, name).to.equal(undefined);
      } catch (error) {
        expect(error, name).to.be.instanceOf(TraceError);
        expect(name, String(error)).to.not.match(/^y_/);
      }
    }
  });
});
