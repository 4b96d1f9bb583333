import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { AnsiParser, type AnsiPiece } from '../../../../../src/elements/internal/text/ansi/ansi-parser.js';
import { visibleText } from './visible-text.js';

interface Case {
  readonly input: string;
  readonly next?: string;
  readonly visible_text: string;
  readonly link?: string | null;
}

const read = (...chunks: readonly string[]): AnsiPiece[] => {
  const parser = new AnsiParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};
const shown = (...chunks: readonly string[]): string => visibleText(read(...chunks));

/** Pieces of one style joined, as `[text, flags and colours, link]`. */
function runs(pieces: readonly AnsiPiece[]): unknown[] {
  const joined: { key: string; text: string }[] = [];
  for (const piece of pieces) {
    if (piece.type === 'text') {
      const { flags, foreground, background } = piece.style;
      const key = JSON.stringify([[...flags].sort(), foreground ?? null, background ?? null, piece.href ?? null]);
      const last = joined.at(-1);
      if (last?.key === key) last.text += piece.text;
      else joined.push({ key, text: piece.text });
    } else joined.push({ key: piece.type, text: '' });
  }
  return joined;
}

describe('Terminal output', () => {
  it('shows the visible text of every case of the corpus, cut anywhere', async function () {
    const response = await fetch('/shared/corpora/ansi/cases.json');
    if (!response.ok) {
      console.warn('SKIPPED: ../shared/corpora/ansi is not there');
      return this.skip();
    }
    const cases = (await response.json()) as Case[];
    expect(cases.length).to.be.above(40);
    for (const { input, next = '', visible_text: expected } of cases) {
      const whole = input + next;
      expect(shown(whole), JSON.stringify(whole)).to.equal(expected);
      for (let cut = 0; cut <= whole.length; cut++) {
        expect(shown(whole.slice(0, cut), whole.slice(cut)), `${JSON.stringify(whole)} cut at ${cut}`).to.equal(expected);
      }
    }
  });

  it('drops every sequence but SGR and OSC 8, the clipboard’s too', () => {
    expect(shown('a\u001b]52;c;ZXZpbA==\u0007b')).to.equal('ab');
    expect(shown('a\u001bP+q544e\u001b\\b\u001b_hidden\u001b\\c\u001b]0;title\u001b\\d')).to.equal('abcd');
    expect(shown('a\u009b31mb\u009d0;title\u009cc')).to.equal('abc');
    expect(shown(`a\u001b]0;${'x'.repeat(10_000)}`)).to.have.length.above(5000);
  });

  it('collapses what a carriage return overwrites to the final line', () => {
    expect(shown('10 %\r50 %\r100 %\ndone')).to.equal('100 %\ndone');
    expect(shown('10 %\r')).to.equal('10 %');
    expect(shown('one\r\ntwo\r', '\nthree')).to.equal('one\ntwo\nthree');
  });

  it('reads colours of all three kinds, and keeps styles across lines and chunks', () => {
    expect(runs(read('\u001b[1;31mred\n', 'still\u001b[22;39mplain\u001b[38;5;196mcube\u001b[48;2;1;2;3mtrue\u001b[0mend'))).to.deep.equal([
      { key: '[["bold"],1,null,null]', text: 'red' },
      { key: 'newline', text: '' },
      { key: '[["bold"],1,null,null]', text: 'still' },
      { key: '[[],null,null,null]', text: 'plain' },
      { key: '[[],[255,0,0],null,null]', text: 'cube' },
      { key: '[[],[255,0,0],[1,2,3],null]', text: 'true' },
      { key: '[[],null,null,null]', text: 'end' },
    ]);
    expect(runs(read('\u001b[38:2::9:8:7;4:3mx\u001b[4:0m\u001b[95my\u001b[38;5;999mz'))).to.deep.equal([
      { key: '[["underline"],[9,8,7],null,null]', text: 'x' },
      { key: '[[],13,null,null]', text: 'yz' },
    ]);
  });

  it('reads the same however the output is cut', () => {
    const part = fc.constantFrom('a', 'Zz', '\n', '\r', '\u001b', '[', '31m', '\u001b[0m', '\u001b[1;4m', ']8;;https://a.example', '\u0007', '\u001b\\', '\u009b', ';', 'P', '(B');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(fc.nat(40), { maxLength: 4 }), (parts, cuts) => {
        const whole = parts.join('');
        const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const chunks = places.slice(1).map((to, i) => whole.slice(places[i], to));
        expect(runs(read(...chunks))).to.deep.equal(runs(read(whole)));
      }),
      { numRuns: 500 },
    );
  });
});
