import { expect } from '@open-wc/testing';
import { changeOf, contentParts, partRendering, renderingOf } from '../../../src/elements/run-log/rendering.js';

const ESC = '\u001b';
const diff = '--- a/x.ts\n+++ b/x.ts\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n';
const long = Array.from({ length: 40 }, (_, i) => ({ i }));

describe('How a value is drawn', () => {
  const cases: readonly (readonly [string, unknown, Parameters<typeof renderingOf>[1], string])[] = [
    ['what people read', '# Title', { prose: true }, 'markdown'],
    ['prose with something like an escape', `a ${ESC}[31m b`, { prose: true }, 'markdown'],
    ['plain text of a tool', 'done', {}, 'mono'],
    ['text with an escape sequence', `${ESC}[31mred${ESC}[0m`, {}, 'ansi'],
    ['a line that was written over', '10 %\r20 %', {}, 'ansi'],
    ['lines that end as on Windows', 'one\r\ntwo\r\n', {}, 'mono'],
    ['output of a command', 'done', { toolKind: 'execute' }, 'ansi'],
    ['a unified diff', diff, {}, 'patch'],
    ['a diff printed by a command', diff, { toolKind: 'execute' }, 'patch'],
    ['a diff in colours', `${ESC}[1m${diff}`, { toolKind: 'execute' }, 'ansi'],
    ['text that mentions a hunk', 'see @@ -1 +1 @@ below', {}, 'mono'],
    ['the text of a file', 'const a = 1;', { path: 'src/a.ts' }, 'code'],
    ['a file of unknown kind', 'all:', { path: 'Makefile' }, 'code'],
    ['an answer of a sub-agent', 'Two tests', { toolKind: 'think' }, 'markdown'],
    ['JSON in a text, short', '{"a": 1}', {}, 'mono'],
    ['JSON in a text, long', JSON.stringify(long, null, 1), {}, 'tree'],
    ['what only looks like JSON', '{not json}', {}, 'mono'],
    ['a small object', { a: { b: 1 } }, {}, 'json'],
    ['a large list', long, {}, 'tree'],
    ['a number', 12, {}, 'mono'],
    ['null', null, {}, 'mono'],
  ];
  for (const [what, value, place, expected] of cases) {
    it(`draws ${what} as ${expected}`, () => expect(renderingOf(value, place).as).to.equal(expected));
  }

  it('takes the language of code from the end of the file’s name', () => {
    expect(renderingOf('x', { path: 'src/deep.dir/a.test.ts' })).to.deep.equal({ as: 'code', language: 'ts' });
    expect(renderingOf('x', { path: 'C:\\app\\Dockerfile' })).to.deep.equal({ as: 'code', language: 'Dockerfile' });
  });

  it('keeps `__proto__` in JSON as a key, and the prototype as it was', () => {
    const rendering = renderingOf(`{"__proto__": {"x": 1}, "list": ${JSON.stringify(long)}}`);
    const value = rendering.as === 'tree' ? rendering.value : {};
    expect(Object.keys(value)).to.deep.equal(['__proto__', 'list']);
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
    expect(({} as { x?: unknown }).x).to.equal(undefined);
  });

  it('finds the change that an edit makes under its usual names', () => {
    for (const [before, after] of [['old_string', 'new_string'], ['oldText', 'newText'], ['old_str', 'new_str']] as const) {
      expect(changeOf({ path: 'a.ts', [before]: 'one', [after]: 'two' })?.rendering).to.deep.equal({ as: 'change', before: 'one', after: 'two', path: 'a.ts' });
    }
    expect(changeOf({ patch: diff })?.rendering).to.deep.equal({ as: 'patch', text: diff });
    expect(changeOf({ path: 'a.ts', content: 'x' })).to.equal(undefined);
  });

  it('draws the parts of content by their type', () => {
    const kinds = (parts: readonly object[]): string[] => parts.map((part) => partRendering(part).rendering.as);
    expect(kinds([{ type: 'image', url: 'x' }, { type: 'file', name: 'x' }, { type: 'diff', path: 'a', newText: 'b' }])).to.deep.equal(['image', 'file', 'change']);
    expect(kinds([{ type: 'json', json: long }, { type: 'json', json: 1 }, { type: 'other' }])).to.deep.equal(['tree', 'mono', 'json']);
    expect(contentParts({ content: [{ type: 'text', text: 'a' }] })).to.have.length(1);
    expect(contentParts([{ type: 'text' }, { kind: 'no part' }])).to.equal(undefined);
    expect(contentParts([])).to.equal(undefined);
  });
});
