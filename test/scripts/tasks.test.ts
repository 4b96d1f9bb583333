import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { firstDifference } from '../../scripts/manifest.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { selectTests } from '../../scripts/test.mjs';

describe('task test', () => {
  const files = [
    'test/streams/reduce.test.ts',
    'test/demo/steer.test.ts',
    'test/scripts/run.test.ts',
    'test/streams/helper.ts',
    'test/server/middleware.mjs',
  ];

  it('runs the tests of the demo and the scripts in Node, the others in the browser', () => {
    assert.deepEqual(selectTests(files, []), {
      node: ['test/demo/steer.test.ts', 'test/scripts/run.test.ts'],
      browser: ['test/streams/reduce.test.ts'],
    });
  });

  it('takes parts of paths, as typed or completed by a shell', () => {
    assert.deepEqual(selectTests(files, ['./test/streams/']), { node: [], browser: ['test/streams/reduce.test.ts'] });
    assert.deepEqual(selectTests(files, ['steer', 'reduce']), {
      node: ['test/demo/steer.test.ts'],
      browser: ['test/streams/reduce.test.ts'],
    });
    assert.deepEqual(selectTests(files, ['nothing']), { node: [], browser: [] });
  });
});

describe('task manifest', () => {
  it('shows the first line that differs', () => {
    assert.equal(firstDifference('a\nb\n', 'a\nb\n'), undefined);
    assert.equal(firstDifference('a\nb\n', 'a\nc\n'), 'line 2\n  - b\n  + c');
    assert.equal(firstDifference('', 'a'), 'line 1\n  - \n  + a');
    assert.equal(firstDifference('a\nb', 'a'), 'line 2\n  - b\n  + (end of file)');
  });
});

describe('a task that does not exist', () => {
  it('fails and lists those that do', async () => {
    const call = promisify(execFile)(process.execPath, ['scripts/task.mjs', 'constructor'], { cwd: fromRoot() });
    await assert.rejects(call, (error: Error & { code?: unknown; stderr?: string }) => {
      assert.equal(error.code, 1);
      assert.match(error.stderr ?? '', /Usage: .*\n\n(.*\n)* {2}test /);
      return true;
    });
  });
});
