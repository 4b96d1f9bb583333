import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ofDiagnostic, ofSessions, sum, summaryLine } from '../../scripts/lib/counts.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const passed = { name: 'holds', passed: true, skipped: false };
const failed = { name: 'breaks', passed: false, skipped: false, error: { message: 'expected 1\nto be 2' } };
const skipped = { name: 'waits', passed: true, skipped: true };
const testFile = fromRoot('test/some.test.ts');

describe('counts', () => {
  it('counts the tests of a browser session, however deep, and names those that failed', () => {
    const inner = { name: 'inner', tests: [failed, skipped], suites: [] };
    const testResults = { tests: [passed], suites: [{ name: 'outer', tests: [passed], suites: [inner] }] };
    assert.deepEqual(ofSessions([{ testFile, passed: false, testResults }]), [
      { file: 'test/some.test.ts', counts: { passed: 2, failed: 1, skipped: 1 }, failures: ['outer › inner › breaks: expected 1'] },
    ]);
  });

  it('counts a file that failed without a failing test as one failure', () => {
    const [unloaded] = ofSessions([{ testFile, passed: false, errors: [{ message: 'no such module' }] }]);
    assert.deepEqual(unloaded, {
      file: 'test/some.test.ts',
      counts: { passed: 0, failed: 1, skipped: 0 },
      failures: ['outside its tests: no such module'],
    });
    const testResults = { tests: [passed], suites: [] };
    const [thrown] = ofSessions([{ testFile, passed: false, testResults }]);
    assert.deepEqual(thrown?.counts, { passed: 1, failed: 1, skipped: 0 });
  });

  it('reads the lines Node’s runner ends with, and no others', () => {
    const lines = ['tests 9', 'suites 2', 'pass 4', 'fail 1', 'cancelled 2', 'skipped 1', 'todo 1', 'duration_ms 12', 'pass on'];
    assert.deepEqual(sum(lines.map(ofDiagnostic)), { passed: 4, failed: 3, skipped: 2 });
  });

  it('ends with one plain line', () => {
    assert.equal(summaryLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(summaryLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });
});
