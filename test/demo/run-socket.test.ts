import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { WebSocket, type ClientOptions } from 'ws';
import { endedRun, startDemo, until, writeRun } from './support.js';

const id = 'r-abcdef012345';

interface Opened {
  readonly socket: WebSocket;
  /** Events in the order they came, arrays taken apart. */
  readonly received: { type: string; seq?: number }[];
  readonly closed: Promise<number>;
}

function open(origin: string, after: unknown, options: ClientOptions = {}): Opened {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/runs/${id}`, options);
  const received: Opened['received'] = [];
  socket.on('open', () => socket.send(JSON.stringify({ type: 'resume', after })));
  socket.on('message', (data: Buffer) => {
    received.push(...[JSON.parse(data.toString()) as Opened['received']].flat());
  });
  return { socket, received, closed: new Promise((resolve) => socket.on('close', resolve)) };
}

describe('a run over WebSocket', () => {
  it('resumes behind any position, by id or by seq, and closes after the terminal event', async (t) => {
    const { origin, store } = await startDemo(t);
    const { length } = writeRun(store, id, endedRun);
    for (let seq = 0; seq < length; seq++) {
      for (const after of [{ id: `${id}.${seq}` }, { epoch: 'e1', seq }]) {
        const { received, closed } = open(origin, after);
        assert.equal(await closed, 1000);
        assert.deepEqual(
          received.map((event) => event.seq),
          Array.from({ length: length - seq }, (_, index) => seq + index + 1),
        );
      }
    }
  });

  it('says closed to a resume at the end', async (t) => {
    const { origin, store } = await startDemo(t);
    const { length } = writeRun(store, id, endedRun);
    const { received, closed } = open(origin, { seq: length });
    assert.equal(await closed, 1000);
    assert.deepEqual(received, [{ type: 'closed' }]);
  });

  it('names a gap and begins anew for another epoch or an unknown position', async (t) => {
    const { origin, store } = await startDemo(t);
    const { length } = writeRun(store, id, endedRun);
    for (const after of [{ epoch: 'e0', seq: 2 }, { seq: 99 }, { id: 'r-ffffffffffff.1' }]) {
      const { received, closed } = open(origin, after);
      await closed;
      assert.deepEqual(
        received.map(({ type }) => type),
        ['gap', ...endedRun.map(({ type }) => type)],
      );
      assert.equal(received.length, length + 1);
    }
  });

  it('says when the reader has caught up and goes on live', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun.slice(0, 2));
    const { received, closed } = open(origin, {});
    await until(() => received.at(-1)?.type === 'caught-up');
    appendFileSync(store.files(id).events, '{"type":"run.finished","outcome":"success"}\n');
    assert.equal(await closed, 1000);
    assert.deepEqual(
      received.map(({ type }) => type),
      ['run.started', 'message.started', 'caught-up', 'run.finished'],
    );
  });

  it('closes on a message it does not understand', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun.slice(0, 2));
    const { socket, received, closed } = open(origin, {});
    await until(() => received.length > 0);
    socket.send('not JSON');
    assert.equal(await closed, 1008);
  });

  it('refuses another site and an unknown run before it opens', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    const foreign = open(origin, {}, { origin: 'https://elsewhere.example' });
    const [error] = (await once(foreign.socket, 'error')) as [Error];
    assert.match(error.message, /403/);
    const unknown = new WebSocket(`${origin.replace('http', 'ws')}/api/runs/r-000000000000`);
    const [missing] = (await once(unknown, 'error')) as [Error];
    assert.match(missing.message, /404/);
  });
});
