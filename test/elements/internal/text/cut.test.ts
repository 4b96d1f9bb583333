import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Token } from 'marked';
import { BEGINNING, cut, WINDOW, type Block } from '../../../../src/elements/internal/text/markdown/cut.js';
import { parse } from '../../../../src/elements/internal/text/markdown/parse.js';
import { markdownPiece } from './markdown-pieces.js';

/** All blocks, the open end too. */
function blocksOf(text: string): Block[] {
  const { blocks, open } = cut(text, BEGINNING);
  return open.at < text.length ? [...blocks, { start: open.at, end: text.length, prefix: open.prefix }] : [...blocks];
}

const sources = (text: string): string[] => blocksOf(text).map(({ start, end, prefix }) => prefix + text.slice(start, end));

const outline = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ type }) => type !== 'space').map((token) => `${token.type}: ${((token as { text?: string }).text ?? token.raw).trim()}`);

describe('cut', () => {
  it('cuts where one block has ended and the next has begun', () => {
    const text = '# Title\n\none\ntwo\n\n- a\n\n- b\n\n  c\n\n```\n# no\n\n# no\n```\n> q\nlazy\n\n| a |\n|---|\n| b |\n\nend';
    expect(sources(text)).to.deep.equal([
      '# Title\n\n', 'one\ntwo\n\n', '- a\n\n- b\n\n  c\n\n', '```\n# no\n\n# no\n```\n', '> q\nlazy\n\n', '| a |\n|---|\n| b |\n\nend',
    ]);
  });

  it('waits for whole lines: half of one may become anything', () => {
    expect(cut('1. a\n\n2', BEGINNING).blocks).to.deep.equal([]);
    expect(cut('1. a\n\n2. b\n', BEGINNING).blocks).to.deep.equal([]);
    expect(cut('1. a\n\n2 b\n', BEGINNING).blocks.length).to.equal(1);
  });

  it('finds the blocks that reading the whole finds', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.array(markdownPiece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('').replace(/\r\n?/g, '\n');
        fc.pre(text.length < WINDOW);
        expect(sources(text).flatMap((source) => outline(parse(source)))).to.deep.equal(outline(parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every character, in order, and none twice', () => {
    fc.assert(
      fc.property(fc.array(markdownPiece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('').replace(/\r\n?/g, '\n');
        let at = 0;
        for (const { start, end } of blocksOf(text)) {
          expect(text.slice(at, start).trim()).to.equal('');
          expect(end).to.be.above(start);
          at = end;
        }
        expect(text.slice(at).trim()).to.equal('');
      }),
    );
  });

  it('cuts long lists at an item, long tables at a row with their head, long lines at a space', () => {
    const list = sources(`- ${'word '.repeat(10)}\n`.repeat(500));
    expect(list.length).to.be.above(3);
    for (const source of list) expect(source.startsWith('- ')).to.equal(true);
    const table = sources(`| a | b |\n|---|---|\n${'| one | two |\n'.repeat(1500)}`);
    expect(table.length).to.be.above(3);
    for (const source of table) expect(parse(source).map(({ type }) => type)).to.deep.equal(['table']);
    const line = sources('word '.repeat(5000));
    expect(line.length).to.be.above(3);
    for (const source of line) expect(source).to.match(/^(word )+$/);
  });

  it('keeps a fence whole, and one inside a quote open across a cut', () => {
    expect(sources(`\`\`\`\n${'code\n'.repeat(20_000)}\`\`\`\n`).length).to.equal(1);
    for (const source of sources(`> \`\`\`js\n${'> let a = 1;\n'.repeat(2000)}`)) {
      const [quote, ...more] = parse(source) as readonly { type: string; tokens?: readonly { type: string }[] }[];
      expect([quote?.type, quote?.tokens?.map(({ type }) => type), more.length]).to.deep.equal(['blockquote', ['code'], 0]);
    }
  });
});
