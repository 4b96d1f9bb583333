import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { clamped, countLines, firstCharacters, wellFormed } from '../../../../src/elements/internal/text/excerpt.js';
import { liveTail } from '../../../../src/elements/internal/text/live-tail.js';

const text = fc.string({ unit: fc.oneof(fc.constant('\n'), fc.constant('word '), fc.constant('😀'), fc.string({ maxLength: 3 })), maxLength: 400 });

describe('excerpts', () => {
  it('clamps at 20 lines, and at 2,400 characters of one line', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n');
    expect(countLines(clamped(lines).text)).to.equal(20);
    expect(clamped(lines).cut).to.equal(true);
    expect(clamped('x'.repeat(5000)).text).to.have.length(2400);
    expect(clamped('short\n')).to.deep.equal({ text: 'short\n', cut: false });
  });

  it('shows exactly 20 lines whole, with or without a break at the end', () => {
    const twenty = Array.from({ length: 20 }, () => 'x').join('\n');
    expect(clamped(twenty)).to.deep.equal({ text: twenty, cut: false });
    expect(clamped(`${twenty}\n`)).to.deep.equal({ text: `${twenty}\n`, cut: false });
    expect(clamped(`${twenty}\nx`)).to.deep.equal({ text: twenty, cut: true });
  });

  it('is always a beginning, cut only where something is left out, and no pair of surrogates is halved', () => {
    fc.assert(
      fc.property(text, fc.nat(500), (whole, max) => {
        for (const { text: shown, cut } of [clamped(whole), firstCharacters(whole, max)]) {
          expect(whole.startsWith(shown)).to.equal(true);
          expect(cut).to.equal(shown !== whole);
          if (whole === wellFormed(whole)) expect(shown).to.equal(wellFormed(shown));
        }
      }),
    );
  });

  it('counts lines as an editor does', () => {
    expect(['', 'a', 'a\n', 'a\nb', '\n\n'].map(countLines)).to.deep.equal([1, 1, 1, 2, 2]);
  });

  it('replaces lone surrogates only', () => {
    expect(wellFormed('a\ud800b😀\udc00')).to.equal('a\ufffdb😀\ufffd');
  });

  it('shows the newest end of a growing text, beginning at the same place for 600 characters', () => {
    const words = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
    const beginnings = new Set<string>();
    for (let length = 6000; length < 6600; length += 7) {
      const tail = liveTail(words.slice(0, length));
      expect(words.slice(0, length).trim().endsWith(tail)).to.equal(true);
      expect(tail.length).to.be.within(500, 1200);
      beginnings.add(tail.slice(0, 12));
    }
    expect(beginnings.size).to.equal(1);
    expect(liveTail('one\n\n\n  two  \n')).to.equal('one\ntwo');
  });
});
