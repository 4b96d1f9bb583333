import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkedEvent, endedRun, openStream, readMessages, startDemo, writeRun, type Message } from './support.js';

const id = 'r-abcdef012345';
const unfinished = endedRun.slice(0, -1);

async function all(response: Response): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of readMessages(response)) messages.push(message);
  return messages;
}

describe('a run as SSE', () => {
  it('has the headers that keep proxies and browsers from holding it back', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    const { headers, status } = await openStream(`${origin}/api/runs/${id}`);
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.equal(headers.get('cache-control'), 'no-cache, no-transform');
    assert.equal(headers.get('x-accel-buffering'), 'no');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  it('sends every event with its id, byte for byte as it was written, and ends after the terminal one', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, endedRun);
    const messages = await all(await openStream(`${origin}/api/runs/${id}`));
    assert.deepEqual(
      messages,
      lines.map((data, index) => ({ id: `${id}.${index + 1}`, data })),
    );
  });

  it('resumes behind any position, by header, by ?after= with an id, and by seq', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, endedRun);
    for (let seq = 1; seq < lines.length; seq++) {
      const position = `${id}.${seq}`;
      const answers = [
        await openStream(`${origin}/api/runs/${id}`, { 'Last-Event-ID': position }),
        await openStream(`${origin}/api/runs/${id}?after=${position}`),
        await openStream(`${origin}/api/runs/${id}?after=${seq}`),
      ];
      for (const answer of answers) {
        const received = (await all(answer)).map(({ data }) => data);
        assert.deepEqual(received, lines.slice(seq), `behind ${seq}`);
      }
    }
  });

  it('answers 204 to a resume at the end of a run that has ended', async (t) => {
    const { origin, store } = await startDemo(t);
    const { length } = writeRun(store, id, endedRun);
    const answer = await openStream(`${origin}/api/runs/${id}`, { 'Last-Event-ID': `${id}.${length}` });
    assert.equal(answer.status, 204);
    assert.equal(await answer.text(), '');
  });

  it('answers 410 to a position it never had', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, endedRun);
    for (const position of [`${id}.7`, 'r-ffffffffffff.2', 'nonsense', '-1', '99999999999999999999']) {
      const answer = await openStream(`${origin}/api/runs/${id}`, { 'Last-Event-ID': position });
      assert.equal(answer.status, 410, position);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    }
  });

  it('says when the reader has caught up, then goes on with what is appended, half lines excepted', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, unfinished);
    const stop = new AbortController();
    const seen: string[] = [];
    const last = JSON.stringify({ type: 'run.finished', outcome: 'cancelled', id: `${id}.${lines.length + 1}`, seq: lines.length + 1 });
    for await (const message of readMessages(await openStream(`${origin}/api/runs/${id}`, {}, stop.signal))) {
      seen.push(message.data);
      if (seen.length !== lines.length + 1) continue;
      assert.equal(message.id, undefined, 'a marker has no position');
      assert.deepEqual(JSON.parse(message.data), { type: 'caught-up' });
      appendFileSync(store.files(id).events, last.slice(0, 20));
      appendFileSync(store.files(id).events, `${last.slice(20)}\n`);
    }
    assert.deepEqual(seen, [...lines, '{"type":"caught-up"}', last]);
  });

  it('leaves other readers alone when one leaves', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, unfinished);
    const stop = new AbortController();
    const leaving = await openStream(`${origin}/api/runs/${id}`, {}, stop.signal);
    const staying = readMessages(await openStream(`${origin}/api/runs/${id}`));
    for (let count = 0; count <= lines.length; count++) await staying.next();
    stop.abort();
    await assert.rejects(leaving.text());
    appendFileSync(store.files(id).events, '{"type":"run.finished","outcome":"success"}\n');
    const rest: string[] = [];
    for await (const { data } of staying) rest.push(data);
    assert.deepEqual(rest, ['{"type":"run.finished","outcome":"success"}']);
  });
});

describe('a run as NDJSON', () => {
  it('is a recording with its length once the run has ended', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, endedRun);
    const answer = await fetch(`${origin}/api/runs/${id}.ndjson`);
    const body = await answer.text();
    assert.equal(answer.headers.get('content-type'), 'application/x-ndjson');
    assert.equal(Number(answer.headers.get('content-length')), Buffer.byteLength(body));
    assert.equal(body, lines.map((line) => `${line}\n`).join(''));
  });

  it('is a stream without length before that', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, unfinished);
    const answer = await fetch(`${origin}/api/runs/${id}`, { headers: { Accept: 'application/x-ndjson' } });
    assert.equal(answer.headers.get('content-length'), null);
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
      if (!text.includes('caught-up') && `${text}${chunk}`.includes('caught-up')) {
        appendFileSync(store.files(id).events, '{"type":"run.finished","outcome":"success"}\n');
      }
      text += chunk;
    }
    const received = text.split('\n').filter((line) => line !== '');
    assert.deepEqual(received.slice(0, lines.length), lines);
    assert.deepEqual(received.slice(lines.length).map((line) => checkedEvent(line).type), ['caught-up', 'run.finished']);
  });
});

describe('a run as pages of JSON', () => {
  it('is read whole by following nextSeq, whatever the size of a page', async (t) => {
    const { origin, store } = await startDemo(t);
    const lines = writeRun(store, id, endedRun);
    for (const limit of [1, 2, 5, 6, 7, 100]) {
      const events: unknown[] = [];
      for (let after = 0; ; ) {
        const answer = await fetch(`${origin}/api/runs/${id}?as=json&after=${after}&limit=${limit}`);
        assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
        const page = (await answer.json()) as { run: { title?: string }; events: unknown[]; nextSeq: number };
        assert.equal(page.run.title, 'A run');
        if (page.events.length === 0) break;
        events.push(...page.events);
        after = page.nextSeq - 1;
      }
      assert.deepEqual(
        events,
        lines.map((line) => JSON.parse(line) as unknown),
      );
    }
  });

  it('is an empty page before the first event', async (t) => {
    const { origin, store } = await startDemo(t);
    writeRun(store, id, []);
    const page: unknown = await (await fetch(`${origin}/api/runs/${id}.json`)).json();
    assert.deepEqual(page, { run: { id }, events: [], nextSeq: 1 });
  });
});

describe('the form of a run', () => {
  const cases: readonly [string | undefined, string | undefined][] = [
    ['text/event-stream, application/x-ndjson;q=0.9, application/json;q=0.8', 'text/event-stream; charset=utf-8'],
    ['application/json, text/event-stream;q=0.5', 'application/json; charset=utf-8'],
    ['application/jsonl', 'application/x-ndjson'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json; charset=utf-8'],
    ['*/*', 'text/event-stream; charset=utf-8'],
    ['text/event-stream;q=0, */*', 'application/x-ndjson'],
    ['image/png', undefined],
  ];
  for (const [accept, type] of cases) {
    it(`is ${type ?? 'refused'} for Accept: ${accept ?? ''}`, async (t) => {
      const { origin, store } = await startDemo(t);
      writeRun(store, id, endedRun);
      const answer = await fetch(`${origin}/api/runs/${id}`, { headers: { Accept: accept ?? '' } });
      if (type === undefined) assert.equal(answer.status, 406);
      else assert.equal(answer.headers.get('content-type'), type);
    });
  }
});
