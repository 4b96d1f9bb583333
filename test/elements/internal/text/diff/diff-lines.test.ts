import { expect } from '@open-wc/testing';
import { rowsOfChange, rowsOfPatch, wordsOfLine, type DiffRow, type LineRow } from '../../../../../src/elements/internal/text/diff/diff-lines.js';

const brief = (rows: readonly DiffRow[] | undefined): unknown =>
  rows?.map((row) => ('old' in row || 'new' in row ? [row.type, row.old ?? null, row.new ?? null, row.text] : [row.type, row.text]));

describe('Rows of a diff', () => {
  it('have the numbers of both files, headings and signs', () => {
    const patch =
      'diff --git a/src/a.ts b/src/b.ts\n--- a/src/a.ts\n+++ b/src/b.ts\n@@ -10,3 +10,3 @@ function x() {\n one\n-two\n+three\n four\n@@ -40 +40,2 @@\n end\n+new\n\\ No newline at end of file\n';
    expect(brief(rowsOfPatch(patch))).to.deep.equal([
      ['file', 'src/a.ts → src/b.ts'],
      ['hunk', '@@ -10,3 +10,3 @@'],
      ['context', 10, 10, 'one'],
      ['removed', 11, null, 'two'],
      ['added', null, 11, 'three'],
      ['context', 12, 12, 'four'],
      ['hunk', '@@ -40,1 +40,2 @@'],
      ['context', 40, 40, 'end'],
      ['added', null, 41, 'new'],
      ['note', 'No newline at end of file'],
    ]);
  });

  it('are none for a text that is no diff, or one that was cut off', () => {
    expect(rowsOfPatch('hello')).to.equal(undefined);
    expect(rowsOfPatch('@@ -1,9 +1,9 @@\n one\n')).to.equal(undefined);
  });

  it('show a change of two texts, with the words that differ in lines that were changed', () => {
    const rows = rowsOfChange('a\nconst b = oldName(2);\nc', 'a\nconst b = newName(2);\nc\nd');
    expect(brief(rows)).to.deep.equal([
      ['context', 1, 1, 'a'],
      ['removed', 2, null, 'const b = oldName(2);'],
      ['added', null, 2, 'const b = newName(2);'],
      ['context', 3, 3, 'c'],
      ['added', null, 4, 'd'],
    ]);
    const words = (rows as readonly LineRow[]).flatMap((row) => (wordsOfLine(row) ?? []).filter(({ changed }) => changed).map(({ text }) => text));
    expect(words).to.deep.equal(['oldName', 'newName']);
  });

  it('show texts that have little in common one after the other, rather than hold up the page', () => {
    const noise = (seed: number): string => Array.from({ length: 60_000 }, (_, i) => `${(i * 7919 + seed * 104_729) % 1_000_003}`).join('\n');
    const rows = rowsOfChange(noise(1), noise(2)) ?? [];
    expect(rows.length).to.equal(120_000);
    expect([rows[0]?.type, rows.at(-1)?.type]).to.deep.equal(['removed', 'added']);
  });
});
