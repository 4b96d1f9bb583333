import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { fromRoot } from '../../scripts/lib/paths.mjs';

/** What would turn a string into markup or code; ESLint forbids it too, but knows only the ways it was told of. */
const FORBIDDEN = /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|styleMap|srcdoc|DOMParser|\beval\(|new Function/;

/** A line that is all comment may name what it warns of. */
const COMMENT = /^\s*(\*|\/\/|\/\*)/;

interface Model {
  parseRunEvent: (value: unknown) => { ok: boolean };
}

describe('the library', () => {
  it('turns no string into markup or code', () => {
    const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    assert.ok(files.length > 10);
    const found = files.flatMap((file) =>
      readFileSync(fromRoot(`src/${file}`), 'utf8')
        .split('\n')
        .flatMap((line, index) => (FORBIDDEN.test(line) && !COMMENT.test(line) ? [`src/${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    assert.deepEqual(found, []);
  });

  it('makes nobody install what it does not import', () => {
    const { dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const source = files.map((file) => readFileSync(fromRoot(`src/${file}`), 'utf8')).join('\n');
    const unused = Object.keys(dependencies).filter((name) => !source.includes(`'${name}'`) && !source.includes(`'${name}/`));
    assert.deepEqual(unused, []);
  });

  it('generates no code in an application that bundles it', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { parseRunEvent } from './dist/trace-model/index.js';`,
        resolveDir: fromRoot(),
      },
      bundle: true,
      format: 'iife',
      globalName: 'model',
      write: false,
    });
    const attempts: unknown[] = [];
    const spy = function (...args: unknown[]): never {
      attempts.push(args);
      throw new EvalError('a strict Content-Security-Policy allows no generated code');
    };
    const { parseRunEvent } = runInNewContext(`${outputFiles[0]?.text ?? ''}; model`, { Function: spy }) as Model;
    const { ok } = parseRunEvent({ type: 'run.started', runId: 'r' });
    assert.equal(typeof ok, 'boolean');
    assert.deepEqual(attempts, []);
  });
});
