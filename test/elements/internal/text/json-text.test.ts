import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { jsonText } from '../../../../src/elements/internal/text/json-text.js';

describe('jsonText', () => {
  it('writes what JSON.stringify writes, indented', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, noUnicodeString: false }), (value) => {
        const { text, complete } = jsonText(value);
        expect(complete).to.equal(true);
        expect(text).to.equal(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('shows the first characters of something longer, and says that it is not all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(80), (value, max) => {
        const whole = JSON.stringify(value, null, 2);
        const { text, complete } = jsonText(value, max);
        expect(text.length).to.be.at.most(max);
        expect(whole.startsWith(text)).to.equal(true);
        expect(complete).to.equal(text === whole);
      }),
    );
  });

  it('survives a depth that overflows every stack, and strings of megabytes', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 100_000; i++) deep = i % 2 ? [deep] : { down: deep };
    const { text, complete } = jsonText(deep);
    expect(complete).to.equal(true);
    expect(text).to.contain('"bottom"');
    const long = { text: 'x"\n'.repeat(17_000_000) };
    expect(jsonText(long, 10_000)).to.have.property('complete', false);
    expect(jsonText(long, 10_000).text).to.have.length(10_000);
  });

  it('names what JSON has no word for, and keys that mean something to JavaScript', () => {
    const cycle: Record<string, unknown> = { big: 12n, act: () => 1, none: undefined, twice: [] };
    cycle.self = cycle;
    expect(jsonText(cycle).text).to.equal(
      '{\n  "big": [bigint 12],\n  "act": [function],\n  "none": [undefined],\n  "twice": [],\n  "self": "[circular]"\n}',
    );
    const odd: unknown = JSON.parse('{"__proto__":1,"constructor":{"prototype":2},"":3}');
    expect(jsonText(odd).text).to.equal(JSON.stringify(odd, null, 2));
  });
});
