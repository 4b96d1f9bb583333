import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LineTail } from '../../demo/shared/line-tail.js';
import { atEnd, checkedEvent, openStream, post, readMessages, smallRepository, steer, temporaryFolder, until } from './support.js';

const main = fileURLToPath(new URL('../../demo/server/main.ts', import.meta.url));

interface Server {
  readonly origin: string;
  readonly process: ChildProcess;
}

function run(env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...args], {
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** `npm start` as a process of its own. */
async function start(t: TestContext, env: NodeJS.ProcessEnv): Promise<Server> {
  const child = run({ PORT: '0', ...env });
  atEnd(t, () => child.kill('SIGKILL'));
  assert.ok(child.stdout);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const origin = /^Run Elements demo: (http:\/\/localhost:\d+)$/.exec(line)?.[1];
  assert.ok(origin, line);
  return { origin, process: child };
}

const environment = (t: TestContext): { RUN_ELEMENTS_DATA: string; RUN_ELEMENTS_WORKSPACE: string } => ({
  RUN_ELEMENTS_DATA: temporaryFolder(t),
  RUN_ELEMENTS_WORKSPACE: smallRepository(t),
});

async function runs(origin: string): Promise<{ id: string; status: string; pageUrl: string }[]> {
  const board = (await (await fetch(`${origin}/api/board`)).json()) as { runs: { id: string; status: string; pageUrl: string }[] };
  return board.runs;
}

describe('a server that is killed', () => {
  it('leaves the run going on, and the next one continues it for its readers without loss', async (t) => {
    const env = environment(t);
    const first = await start(t, env);
    const [begun] = await runs(first.origin);
    assert.ok(begun, 'the first run is started at once');
    const file = join(env.RUN_ELEMENTS_DATA, 'runs', begun.id, 'events.ndjson');
    const received: { id: string | undefined; data: string }[] = [];
    const keep = (message: { id: string | undefined; data: string }) => {
      if (message.id !== undefined) received.push(message);
    };

    try {
      for await (const message of readMessages(await openStream(`${first.origin}/api/runs/${begun.id}`))) {
        keep(message);
        if (message.data.includes('"name":"eslint"')) first.process.kill('SIGKILL');
      }
      assert.fail('the stream ended as if the run had');
    } catch (error) {
      assert.ok(error instanceof TypeError, String(error));
    }
    // The agent works on though nobody serves it.
    await until(() => new LineTail(file).readAll().length > received.length + 2);

    const second = await start(t, env);
    assert.deepEqual(
      (await runs(second.origin)).map(({ id }) => id),
      [begun.id],
      'a run that is going on is not joined by another one',
    );
    const runUrl = `${second.origin}/api/runs/${begun.id}`;
    const actionId = await steer(runUrl, 'search for harbour');
    for await (const message of readMessages(await openStream(runUrl, { 'Last-Event-ID': received.at(-1)?.id ?? '' }))) keep(message);

    const written = new LineTail(file).readAll();
    assert.deepEqual(
      received.map(({ data }) => data),
      written,
    );
    const events = written.map(checkedEvent);
    assert.equal(events.at(-1)?.type, 'run.finished');
    assert.ok(events.some((event) => event.actionId === actionId));
  });

  it('finds the runs of the one before it, ended and lost ones too', async (t) => {
    const env = environment(t);
    const first = await start(t, env);
    const [begun] = await runs(first.origin);
    assert.ok(begun);
    await until(async () => (await runs(first.origin))[0]?.status === 'running');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    const { pid } = JSON.parse(readFileSync(join(env.RUN_ELEMENTS_DATA, 'runs', begun.id, 'worker.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');

    const second = await start(t, env);
    await until(async () => (await runs(second.origin)).some(({ id, status }) => id === begun.id && status === 'failed'));
    const [started] = (await runs(second.origin)).filter(({ id }) => id !== begun.id);
    assert.ok(started, 'the board greets with a new run');
    await post(`${second.origin}/api/runs/${started.id}/cancel`, { action: 'cancel', id: 'c' });
    await until(async () => (await runs(second.origin)).every(({ status }) => status === 'failed' || status === 'cancelled'));
  });
});

describe('main', () => {
  it('ends at once on SIGTERM though somebody is watching', async (t) => {
    const env = environment(t);
    const server = await start(t, env);
    const [begun] = await runs(server.origin);
    const watching = readMessages(await openStream(`${server.origin}/api/runs/${begun?.id ?? ''}`));
    await watching.next();
    const exited = once(server.process, 'exit');
    server.process.kill('SIGTERM');
    assert.deepEqual(await exited, [0, null]);
    const next = await start(t, env);
    await post(`${next.origin}/api/runs/${begun?.id ?? ''}/cancel`, { action: 'cancel', id: 'c' });
    await until(async () => (await runs(next.origin)).every(({ status }) => status === 'cancelled'));
  });

  const refuses = async (env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> => {
    const child = run(env, ...args);
    assert.ok(child.stderr);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    return said;
  };

  it('says in one sentence that the port is taken', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    atEnd(t, () => other.close());
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const said = await refuses({ PORT: String(port), RUN_ELEMENTS_DATA: temporaryFolder(t) });
    assert.match(said, new RegExp(`^Port ${port} is already in use\\. .*PORT=${port + 1} npm start\\n$`));
  });

  it('says in one sentence what it cannot start with', async (t) => {
    const env = { RUN_ELEMENTS_DATA: temporaryFolder(t) };
    assert.match(await refuses({ ...env, PORT: 'eighty' }), /^PORT must be a number from 0 to 65535, not “eighty”\.\n$/);
    assert.match(await refuses({ ...env, PORT: '0' }, 'no-such-file.ndjson'), /^There is no file .*no-such-file\.ndjson\.\n$/);
  });
});
