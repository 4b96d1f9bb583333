import { expect } from '@open-wc/testing';
import { proseText, rowText } from '../../../src/elements/run-log/row-text.js';

describe('rowText', () => {
  it('leaves out what a terminal would colour by, also where the line was cut within it', () => {
    expect(rowText('\u001b[1;31mFAIL\u001b[0m test/a.ts')).to.equal('FAIL test/a.ts');
    expect(rowText('ok \u001b[38;5;1…')).to.equal('ok ');
    expect(rowText('a[0] and\n[1]')).to.equal('a[0] and\n[1]');
  });

  it('writes out what would make a text read as something else', () => {
    expect(rowText('invoice\u202efdp.exe')).to.equal('invoice[U+202E]fdp.exe');
    expect(rowText('bell\u0007')).to.equal('bell[U+0007]');
    const plain = 'नमस्ते 👩‍👩‍👧 שלום\ttab';
    expect(rowText(plain)).to.equal(plain);
  });
});

describe('proseText', () => {
  it('leaves out what markdown marks by', () => {
    expect(proseText('## The test is **stable**: `npm test` and [the log](https://a.example/log)')).to.equal(
      'The test is stable: npm test and the log',
    );
    expect(proseText('It waits: ```ts await cookie(…')).to.equal('It waits: await cookie(…');
    expect(proseText('- one\n- ~~two~~\n> three')).to.equal('one\ntwo\nthree');
  });

  it('leaves what only looks like marks', () => {
    for (const text of ['2 * 3 * 4', 'a snake_case __init__', '#4 of 20', '1. first', 'a `half', 'list[0] (x)', '`a **b** c` '.slice(1)]) {
      expect(proseText(text), text).to.equal(text.replace('**b**', 'b'));
    }
    expect(proseText('`a **b** c`')).to.equal('a **b** c');
  });

  it('leaves out marks whose end is still to come, or was cut off, and only those', () => {
    for (const [text, read] of [
      ['Then I run `npm te', 'Then I run npm te'],
      ['a `b` and **very imp', 'a b and very imp'],
      ['one `', 'one '],
      ['(`half', '(half'],
      ['see [the log](https://a.exam', 'see the log'],
      ['first `line\nsecond `li', 'first `line\nsecond li'],
      ['2 * 3 and list[0', '2 * 3 and list[0'],
    ] as const) {
      expect(proseText(text, true), text).to.equal(read);
    }
    expect(proseText('It runs `npm test -- --rep…')).to.equal('It runs npm test -- --rep…');
    expect(proseText('a `half')).to.equal('a `half');
  });

  it('reads rows of a table as their cells, in lines of their own and all in one', () => {
    expect(proseText('Two wait: | test | line | | --- | ---: | | `a.ts` | -12 | | b.ts | --…')).to.equal(
      'Two wait: test · line · a.ts · -12 · b.ts',
    );
    expect(proseText('Two wait:\n| test | line |\n|---|:-:|\n| `a.ts` | 12 |\n| b.t', true)).to.equal(
      'Two wait:\ntest · line\na.ts · 12\nb.t',
    );
    expect(proseText('| a |\n|---|\n| 1 |\n| b |\n|---|\n| 2 |'), 'no empty lines in their stead').to.equal('a\n1\nb\n2');
    for (const text of ['ls | grep a', 'a || b', 'one | two --- three']) expect(proseText(text), text).to.equal(text);
  });

  // Trying every pair of these takes minutes, on any machine.
  it('copes with what was written to be slow', () => {
    for (const text of ['`*'.repeat(200_000), '['.repeat(500_000), `a ${'| '.repeat(200_000)}`]) {
      expect(proseText(text) === text).to.equal(true);
    }
    for (const text of ['| '.repeat(200_000), '| ---'.repeat(100_000)]) expect(proseText(text)).to.equal('');
    // What grows is never longer than the tail that is shown of it.
    for (const text of [' `'.repeat(600), ' [a](b'.repeat(200), ']('.repeat(600)]) expect(proseText(text, true).length).to.be.below(1200);
  });
});
