import assert from 'node:assert/strict';
import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { followLines, LineTail } from '../../demo/shared/line-tail.js';
import { temporaryFolder } from './support.js';

describe('LineTail', () => {
  it('waits for a file that is not there yet', (t) => {
    const file = join(temporaryFolder(t), 'lines');
    const tail = new LineTail(file);
    assert.deepEqual(tail.read(), []);
    writeFileSync(file, 'one\n');
    assert.deepEqual(tail.read(), ['one']);
  });

  it('hands out a line only when it is whole, wherever it is cut', (t) => {
    const file = join(temporaryFolder(t), 'lines');
    const bytes = Buffer.from('ünï\n🚀\u2028x\n\nlast\n');
    for (let cut = 0; cut <= bytes.length; cut++) {
      writeFileSync(file, bytes.subarray(0, cut));
      const tail = new LineTail(file);
      const before = tail.readAll();
      appendFileSync(file, bytes.subarray(cut));
      assert.deepEqual([...before, ...tail.readAll()], ['ünï', '🚀\u2028x', '', 'last'], `cut at ${cut}`);
    }
  });

  it('forgets a half line that is cut off and replaced', (t) => {
    const file = join(temporaryFolder(t), 'lines');
    writeFileSync(file, 'one\nhal');
    const tail = new LineTail(file);
    assert.deepEqual(tail.readAll(), ['one']);
    truncateSync(file, tail.offset);
    appendFileSync(file, 'two\n');
    assert.deepEqual(tail.readAll(), ['two']);
  });

  it('reads a line longer than its buffer', (t) => {
    const file = join(temporaryFolder(t), 'lines');
    const long = 'x'.repeat(1_000_000);
    writeFileSync(file, `${long}\nend\n`);
    assert.deepEqual(new LineTail(file).readAll(), [long, 'end']);
  });
});

describe('followLines', () => {
  it('gives what is there, says so, and goes on with what is appended', async (t) => {
    const file = join(temporaryFolder(t), 'lines');
    writeFileSync(file, 'one\n');
    const stop = new AbortController();
    const seen: (readonly string[])[] = [];
    for await (const lines of followLines(file, stop.signal)) {
      seen.push(lines);
      if (seen.length === 2) appendFileSync(file, 'two\nthree\n');
      if (lines.includes('three')) stop.abort();
    }
    assert.deepEqual(seen.flat(), ['one', 'two', 'three']);
    assert.deepEqual(seen[1], []);
  });
});
