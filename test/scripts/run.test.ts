import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const LIMIT_MS = 15_000;

/** A task that runs a child, which starts a child of its own; both say their process ids and wait for ever. */
const GRANDCHILD = `console.log(process.pid); setInterval(() => {}, 1000);`;
const CHILD = `
  console.log(process.pid);
  require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(GRANDCHILD)}], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;
const TASK = `
  import { runNode } from ${JSON.stringify(new URL('../../scripts/lib/run.mjs', import.meta.url).href)};
  const code = await runNode(['-e', ${JSON.stringify(CHILD)}]);
  process.exitCode ||= code;
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<boolean> {
  const deadline = Date.now() + LIMIT_MS;
  while (isAlive(pid) && Date.now() < deadline) await pause(20);
  return !isAlive(pid);
}

describe('run', { skip: process.platform === 'win32' && 'needs POSIX signals' }, () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves nothing running after ${signal}`, async () => {
      const task = spawn(process.execPath, ['--input-type=module', '-e', TASK], {
        cwd: fromRoot(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const pids: number[] = [];
      for await (const line of createInterface(task.stdout)) {
        if (pids.push(Number(line)) === 2) break;
      }
      assert.ok(pids.every(isAlive));
      const ended = once(task, 'exit');
      task.kill(signal);
      const [code] = (await ended) as [number | null];
      assert.equal(code, signal === 'SIGINT' ? 130 : 143);
      assert.deepEqual(await Promise.all(pids.map(gone)), [true, true]);
    });
  }

  it('gives the exit code of what it ran', async () => {
    const script = TASK.replace(JSON.stringify(CHILD), JSON.stringify('process.exit(7)'));
    const task = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: fromRoot(), stdio: 'ignore' });
    const [code] = (await once(task, 'exit')) as [number | null];
    assert.equal(code, 7);
  });
});
