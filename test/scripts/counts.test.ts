import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ofDiagnostic, ofSessions, sum, summaryLine } from '../../scripts/lib/counts.mjs';

const passed = { passed: true, skipped: false };
const failed = { passed: false, skipped: false };
const skipped = { passed: true, skipped: true };

describe('counts', () => {
  it('counts the tests of a browser session, however deep', () => {
    const inner = { tests: [failed, skipped], suites: [] };
    const testResults = { tests: [passed], suites: [{ tests: [passed], suites: [inner] }] };
    assert.deepEqual(ofSessions([{ passed: false, testResults }]), { passed: 2, failed: 1, skipped: 1 });
  });

  it('counts a file that failed without a failing test as one failure', () => {
    assert.deepEqual(ofSessions([{ passed: false }]), { passed: 0, failed: 1, skipped: 0 });
    const testResults = { tests: [passed], suites: [] };
    assert.deepEqual(ofSessions([{ passed: false, testResults }]), { passed: 1, failed: 1, skipped: 0 });
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
