import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { exportedFiles } from '../../scripts/lib/exports.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const manifest = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as Parameters<typeof exportedFiles>[0];

describe('the export map', () => {
  it('is read with all its conditions', () => {
    const files = exportedFiles({ exports: { '.': { types: './a.d.ts', default: './a.js' }, './b': './b.js', './c': './b.js' } });
    assert.deepEqual(files, ['./a.d.ts', './a.js', './b.js']);
  });

  it('promises only JavaScript and data that the build made', () => {
    const missing = exportedFiles(manifest).filter((file) => !file.endsWith('.d.ts') && !existsSync(fromRoot(file)));
    assert.deepEqual(missing, []);
  });

  it('promises only declarations that have a source', () => {
    const sources = exportedFiles(manifest)
      .filter((file) => file.endsWith('.d.ts'))
      .map((file) => file.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts'));
    assert.ok(sources.length > 0);
    assert.deepEqual(
      sources.filter((source) => !existsSync(fromRoot(source))),
      [],
    );
  });
});
