import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { codeSpans } from '../../../src/elements/run-steer-bar/code-spans.js';

/** Code in brackets. */
const shown = (text: string): string => codeSpans(text).map((span) => (span.isCode ? `[${span.text}]` : span.text)).join('');

describe('codeSpans', () => {
  it('takes what stands between backticks for code', () => {
    expect(shown('May I run `git push origin fix/login`?')).to.equal('May I run [git push origin fix/login]?');
    expect(shown('`a` and ``b ` c``')).to.equal('[a] and [b ` c]');
    expect(shown('Run:\n```sh\nrm -rf build\nmake\n```\nNow?')).to.equal('Run:\n[rm -rf build\nmake]\nNow?');
  });

  it('leaves every other character as it is: commands have stars, links have addresses', () => {
    for (const text of ['rm a*b*c **/*.ts', 'See [the docs](https://evil.example)', '> out.txt', '- a\n- b', '~~x~~', 'a ` b', '``` ``']) {
      expect(shown(text)).to.equal(text);
    }
    expect(shown('`rm a*b*c > x`')).to.equal('[rm a*b*c > x]');
  });

  it('writes controls out', () => {
    expect(shown('`a\u202eb` \u202e')).to.equal('[a[U+202E]b] [U+202E]');
  });

  it('loses nothing but backticks and the name of a language, whatever comes', () => {
    const text = fc.array(fc.constantFrom('`', '``', '```', 'a', ' ', '*', 'b c'), { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const said = codeSpans(given).map((span) => span.text).join('');
        expect(said.replaceAll(/[`\s]/g, '')).to.equal(given.replaceAll(/[`\s]/g, ''));
      }),
    );
  });

  it('reads a long text of backticks at once', () => {
    const runs = Array.from({ length: 1500 }, (_, n) => `${'`'.repeat(n + 1)} `).join('');
    const started = performance.now();
    expect(shown(runs)).to.equal(runs);
    expect(performance.now() - started).to.be.below(2000);
  });
});
