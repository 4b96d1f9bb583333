import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInstalled, isStale } from '../../scripts/lib/fresh.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/lit': { version: '3.3.3' },
    'node_modules/@esbuild/aix-ppc64': { version: '0.28.2', optional: true },
  },
};
const installed = { packages: { 'node_modules/lit': { version: '3.3.3' } } };

describe('isInstalled', () => {
  it('is true when every package is there, without those for another system', () => {
    assert.equal(isInstalled(lock, installed), true);
  });

  it('is false when nothing is installed', () => {
    assert.equal(isInstalled(lock, undefined), false);
    assert.equal(isInstalled(lock, {}), false);
  });

  it('is false when a package is missing, of another version, or too many', () => {
    assert.equal(isInstalled(lock, { packages: {} }), false);
    assert.equal(isInstalled(lock, { packages: { 'node_modules/lit': { version: '3.3.2' } } }), false);
    const more = { packages: { ...installed.packages, 'node_modules/left': { version: '1.0.0' } } };
    assert.equal(isInstalled(lock, more), false);
  });

  it('is false when an optional package is of another version', () => {
    const other = { packages: { ...installed.packages, 'node_modules/@esbuild/aix-ppc64': { version: '0.1.0' } } };
    assert.equal(isInstalled(lock, other), false);
  });

  it('takes no package for one that Object.prototype happens to have', () => {
    assert.equal(isInstalled({ packages: { constructor: { version: '1.0.0' } } }, { packages: {} }), false);
  });
});

describe('isStale', () => {
  it('is true for what does not exist', () => {
    assert.equal(isStale(undefined, []), true);
  });

  it('is true exactly when one source is newer', () => {
    assert.equal(isStale(10, [1, 10]), false);
    assert.equal(isStale(10, [1, 11, 2]), true);
  });
});
