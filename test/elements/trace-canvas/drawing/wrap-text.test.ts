import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { TextMeasure } from '../../../../src/elements/trace-canvas/drawing/text-measure.js';
import { shorten, wrapText } from '../../../../src/elements/trace-canvas/drawing/wrap-text.js';
import { hold } from '../../../streams/support/property.js';

/** Every character is 1 wide. */
const ones: TextMeasure = { font: '', width: (text) => Array.from(text).length };
const plain = (text: string): string => text.replace(/\s+/gu, '');

describe('wrapText', () => {
  it('breaks between words', () => expect(wrapText('Check the whole suite', ones, 10, 9)).to.deep.equal(['Check the', 'whole', 'suite']));

  it('breaks after hyphens, slashes and dots', () =>
    expect(wrapText('read-only/path.txt', ones, 10, 9)).to.deep.equal(['read-only/', 'path.txt']));

  it('breaks between ideographs', () => expect(wrapText('检查所有的测试', ones, 3, 9)).to.deep.equal(['检查所', '有的测', '试']));

  it('breaks a word that is wider than a line anywhere', () =>
    expect(wrapText('Internationalisation', ones, 8, 9)).to.deep.equal(['Internat', 'ionalisa', 'tion']));

  it('keeps marks, joiners and skin tones with their character', () =>
    expect(wrapText('é👩🏽‍🔬'.normalize('NFD').repeat(4), ones, 2, 99).some((line) => /^[\p{M}\u200d\u{1f3fd}]/u.test(line))).to.equal(false));

  it('ends what would be too long in an ellipsis', () =>
    expect(wrapText('one two three four five six', ones, 6, 2)).to.deep.equal(['one', 'two t…']));

  it('has one line for no name', () => expect(wrapText('', ones, 10, 3)).to.deep.equal(['']));

  it('is quick with a name of a million characters', () => {
    for (const name of ['x'.repeat(1_000_000), 'a '.repeat(500_000), '-'.repeat(1_000_000)]) expect(wrapText(name, ones, 30, 12)).to.have.length(12);
  });

  it('shows every name whole, in lines that fit', () =>
    hold(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '_', '-', '/', '.', '检', 'é', ' ', ' ', ' ') }), fc.integer({ min: 2, max: 20 }), (name, width) => {
        const lines = wrapText(name, ones, width, Infinity);
        expect(plain(lines.join(''))).to.equal(plain(name));
        for (const line of lines) expect(ones.width(line)).to.be.at.most(width);
      }),
    ));

  it('never has more lines than asked for', () =>
    hold(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }), (name, width, most) => {
        expect(wrapText(name, ones, width, most).length).to.be.within(1, most);
      }),
    ));
});

describe('shortening', () => {
  it('leaves what fits', () => expect(shorten('abc', ones, 3)).to.equal('abc'));
  it('cuts the end', () => expect(shorten('abcdef', ones, 4)).to.equal('abc…'));
});
