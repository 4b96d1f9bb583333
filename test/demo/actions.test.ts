import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { LineTail } from '../../demo/shared/line-tail.js';
import { endedRun, post, startDemo, startRun, temporaryFolder, until, watchRun, writeRun } from './support.js';

const id = 'r-abcdef012345';
const running = endedRun.slice(0, 1);
const waiting = [
  ...running,
  { type: 'input.requested', requestId: 'q', reason: 'approval', options: [{ id: 'approved' }, { id: 'denied' }] },
];
const steer = { action: 'steer', id: 'a1', runId: id, text: 'search for x' };

const writeRunEnd = (file: string) => appendFileSync(file, '{"type":"run.finished","outcome":"success"}\n');

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

async function problemOf(response: Response): Promise<Problem> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const problem = (await response.json()) as Problem;
  assert.equal(problem.status, response.status);
  assert.ok(problem.detail.length > 10, problem.detail);
  return problem;
}

describe('steer, cancel and answer', () => {
  it('are accepted and put into the inbox of the run', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, waiting);
    const answer = { action: 'answer', id: 'a2', requestId: 'q', status: 'approved', payload: { by: 'me' } };
    const answers = [
      await post(`${origin}/api/runs/${id}/steer`, steer),
      await post(`${origin}/api/runs/${id}/answer`, answer),
      await post(`${origin}/api/runs/${id}/cancel`, { action: 'cancel', id: 'a3' }),
    ];
    for (const response of answers) {
      assert.equal(response.status, 202);
      assert.deepEqual(await response.json(), { accepted: true });
    }
    const inbox = new LineTail(store.files(id).inbox).readAll().map((line) => JSON.parse(line) as unknown);
    assert.deepEqual(inbox, [
      { action: 'steer', id: 'a1', key: 'a1', text: 'search for x' },
      { action: 'answer', id: 'a2', key: 'a2', requestId: 'q', status: 'approved', payload: { by: 'me' } },
      { action: 'cancel', id: 'a3', key: 'a3' },
    ]);
  });

  it('are applied once for one key, however often and however parallel they are sent', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, running);
    const send = () => post(`${origin}/api/runs/${id}/steer`, steer, { 'Idempotency-Key': 'k' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
    assert.equal(new LineTail(store.files(id).inbox).readAll().length, 1);
    const other = await post(`${origin}/api/runs/${id}/steer`, { ...steer, text: 'something else' }, { 'Idempotency-Key': 'k' });
    assert.equal((await problemOf(other)).status, 422);
    writeRunEnd(store.files(id).events);
    assert.equal((await send()).status, 202, 'the same answer also after the run has ended');
  });

  it('are refused with the reason when the run has ended or asks nothing', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    for (const [name, body] of Object.entries({ steer, cancel: { id: 'c' }, answer: { id: 'd', requestId: 'q', status: 'approved' } })) {
      const refused = await post(`${origin}/api/runs/${id}/${name}`, { ...body, action: name });
      assert.equal(refused.status, 409);
      assert.match((await problemOf(refused)).detail, /has ended \(completed\)/);
    }
    writeRun(store, 'r-bbbbbbbbbbbb', running);
    const early = await post(`${origin}/api/runs/r-bbbbbbbbbbbb/answer`, { id: 'd', requestId: 'q', status: 'approved' });
    assert.match((await problemOf(early)).detail, /not waiting/);
  });

  it('are refused when they are not what they should be', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, waiting);
    const url = `${origin}/api/runs/${id}`;
    const cases: readonly [number, Promise<Response>][] = [
      [400, post(`${url}/steer`, { ...steer, text: ' ' })],
      [400, post(`${url}/steer`, { ...steer, runId: 'r-other' })],
      [400, post(`${url}/steer`, { ...steer, action: 'cancel' })],
      [400, post(`${url}/steer`, [])],
      [400, post(`${url}/answer`, { id: 'x', requestId: 'q', status: 'perhaps' })],
      [400, fetch(`${url}/steer`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' })],
      [404, post(`${url}/dance`, { id: 'x' })],
      [404, post(`${origin}/api/runs/r-000000000000/steer`, steer)],
      [404, post(`${origin}/api/runs/..%2f..%2fetc/steer`, steer)],
      [405, fetch(`${url}/steer`)],
      [413, post(`${url}/steer`, { ...steer, text: 'x'.repeat(100_000) })],
      [415, fetch(`${url}/steer`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(steer) })],
      [415, fetch(`${url}/steer`, { method: 'POST', body: new URLSearchParams({ text: 'x' }) })],
    ];
    for (const [status, response] of cases) assert.equal((await problemOf(await response)).status, status);
    assert.deepEqual(new LineTail(store.files(id).inbox).readAll(), []);
  });
});

describe('retrigger', () => {
  it('starts a new run of the same card, once for one key, and only when the run has ended', async (t) => {
    const demo = await startDemo(t, { workspace: temporaryFolder(t) });
    const { origin } = demo;
    const first = await startRun(demo, 'RE-2');
    const early = await post(`${first.runUrl}/retrigger`, { action: 'retrigger', id: 'x' });
    assert.equal(early.status, 409);
    assert.match((await problemOf(early)).detail, /not ended/);
    await watchRun(first.runUrl);
    const send = () => post(`${first.runUrl}/retrigger`, { action: 'retrigger', id: 'y' }, { 'Idempotency-Key': 'y' });
    const answers = await Promise.all([send(), send(), send()]);
    const runs = (await Promise.all(answers.map((answer) => answer.json()))) as { runId: string; runUrl: string }[];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    );
    assert.equal(new Set(runs.map(({ runId }) => runId)).size, 1);
    assert.equal(demo.store.list().length, 2);
    const events = await watchRun(new URL(runs[0]?.runUrl ?? '', origin).href);
    assert.equal(events[0]?.runId, runs[0]?.runId);
    assert.equal(demo.store.get(runs[0]?.runId ?? '')?.retriggerOf, first.runId);
  });
});

describe('access', () => {
  it('is refused to another site', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    const url = `${origin}/api/runs/${id}/retrigger`;
    for (const [name, value] of [
      ['Origin', 'https://elsewhere.example'],
      ['Origin', 'null'],
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Site', 'same-site'],
    ] as const) {
      assert.equal((await post(url, steer, { [name]: value })).status, 403, `${name}: ${value}`);
    }
    assert.equal((await post(url, { id: 'z' }, { Origin: origin, 'Sec-Fetch-Site': 'same-origin' })).status, 201);
    assert.equal(store.list().length, 2);
  });

  it('is refused under a foreign name of this machine', async (t) => {
    const { origin } = await startDemo(t);
    const status = await new Promise((resolve, reject) => {
      request(`${origin}/api/board`, { headers: { Host: 'rebound.example' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403);
  });

  it('needs the token where there is one, as Bearer or as cookie', async (t) => {
    const { origin } = await startDemo(t, { token: 's3cret/=' });
    const board = `${origin}/api/board`;
    assert.equal((await problemOf(await fetch(board))).status, 401);
    assert.equal((await fetch(board, { headers: { Authorization: 'Bearer wrong' } })).status, 401);
    assert.equal((await fetch(board, { headers: { Authorization: 'Bearer s3cret/=' } })).status, 200);
    const entered = await fetch(`${origin}/board?token=${encodeURIComponent('s3cret/=')}`, { redirect: 'manual' });
    assert.equal(entered.headers.get('location'), '/board');
    const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';');
    assert.equal((await fetch(board, { headers: { Cookie: cookie } })).status, 200);
  });

  it('tells a run that never was from one whose history was deleted', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    store.prune(0);
    assert.equal((await fetch(`${origin}/api/runs/${id}`)).status, 410);
    assert.equal((await fetch(`${origin}/api/runs/r-000000000000`)).status, 404);
    assert.equal((await post(`${origin}/api/runs/${id}/steer`, steer)).status, 410);
    const board = (await (await fetch(`${origin}/api/board`)).json()) as { runs: unknown[] };
    assert.deepEqual(board.runs, []);
  });
});

describe('a run without a process', () => {
  it('is ended as lost, behind the last whole event', async (t) => {
    const demo = await startDemo(t, { workspace: temporaryFolder(t) });
    const { runId, runUrl } = await startRun(demo, 'RE-3');
    const files = demo.store.files(runId);
    await until(() => demo.store.digest(runId).status === 'waiting');
    const { pid } = JSON.parse(readFileSync(files.worker, 'utf8')) as { pid: number };
    const { lastSeq } = demo.store.digest(runId);
    process.kill(pid, 'SIGKILL');
    appendFileSync(files.events, '{"type":"half');
    const events = await watchRun(runUrl);
    const last = events.at(-1);
    assert.equal(last?.type, 'run.failed');
    assert.equal(last.seq, lastSeq + 1);
    assert.equal(last.error.type, 'lost_worker');
    assert.ok((last.error.remediation?.length ?? 0) > 0);
    assert.equal((await post(`${runUrl}/steer`, { action: 'steer', id: 's', text: 'x' })).status, 409);
  });
});
