import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { RunFailure } from '../../demo/agent/errors.js';
import { ModelBusy, streamChat, type ChatPiece } from '../../demo/agent/model.js';
import { atEnd, ofType, smallRepository, spoken, startDemo, startRun, watchRun } from './support.js';

const key = 'sk-secret-of-the-test';

interface Call {
  readonly authorization: string | undefined;
  readonly body: { model: string; stream: boolean; stream_options: unknown; messages: { role: string; content: string }[] };
}

/** An endpoint that answers as it is told; what it was asked is kept. */
async function endpoint(
  t: TestContext,
  answer: (response: ServerResponse, call: Call, index: number) => void | Promise<void>,
): Promise<{ baseUrl: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      assert.equal(`${request.method} ${request.url}`, 'POST /v1/chat/completions');
      const call = { authorization: request.headers.authorization, body: (await readBody(request)) as Call['body'] };
      calls.push(call);
      await answer(response, call, calls.length);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const chunk = (fields: object): string => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'tiny-1', ...fields })}\n\n`;
const delta = (fields: object, finish: string | null = null) => chunk({ choices: [{ index: 0, delta: fields, finish_reason: finish }] });
const usage = {
  prompt_tokens: 120,
  completion_tokens: 30,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 100 },
  completion_tokens_details: { reasoning_tokens: 12 },
};

const fullAnswer = (...words: string[]): string =>
  [
    ': a comment first\n\n',
    delta({ role: 'assistant', content: '' }),
    delta({ reasoning_content: 'Grübeln … ' }),
    delta({ reasoning_content: '🚀' }),
    ...words.map((content) => delta({ content })),
    delta({}, 'stop'),
    chunk({ choices: [], usage }),
    'data: [DONE]\n\n',
  ].join('');

/** Sends text in pieces of `size` bytes, so that events and characters are cut anywhere. */
async function sendStream(response: ServerResponse, text: string, size: number): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) {
    await new Promise((resolve) => response.write(bytes.subarray(start, start + size), resolve));
  }
  response.end();
}

const refuse = (response: ServerResponse, status: number, error: object, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ error }));
};

async function ask(baseUrl: string): Promise<ChatPiece[]> {
  const pieces: ChatPiece[] = [];
  const messages = [{ role: 'user', content: 'hello' }] as const;
  for await (const piece of streamChat({ baseUrl, apiKey: key, model: 'tiny' }, messages, new AbortController().signal)) pieces.push(piece);
  return pieces;
}

describe('streamChat', () => {
  for (const size of [1, 7, 64, 100_000]) {
    it(`reads text, reasoning and usage from pieces of ${size} bytes`, async (t) => {
      const { baseUrl, calls } = await endpoint(t, (response) => sendStream(response, fullAnswer('Gut', 'en Tag ☀'), size));
      assert.deepEqual(await ask(baseUrl), [
        { kind: 'reasoning', text: 'Grübeln … ' },
        { kind: 'reasoning', text: '🚀' },
        { kind: 'text', text: 'Gut' },
        { kind: 'text', text: 'en Tag ☀' },
        { kind: 'finish', reason: 'stop' },
        {
          kind: 'usage',
          model: 'tiny-1',
          usage: { inputTokens: 120, outputTokens: 30, cacheReadInputTokens: 100, reasoningOutputTokens: 12 },
        },
      ]);
      assert.equal(calls[0]?.authorization, `Bearer ${key}`);
      assert.deepEqual(
        [calls[0].body.model, calls[0].body.stream, calls[0].body.stream_options],
        ['tiny', true, { include_usage: true }],
      );
    });
  }

  it('reads reasoning under its other name and invents no counts', async (t) => {
    const text = [delta({ reasoning: 'hm' }), delta({ content: 'x' }, 'stop'), chunk({ choices: [], usage: { prompt_tokens: 3 } })].join('');
    const { baseUrl } = await endpoint(t, (response) => sendStream(response, text, 1000));
    const pieces = await ask(baseUrl);
    assert.deepEqual(pieces[0], { kind: 'reasoning', text: 'hm' });
    assert.deepEqual(pieces.at(-1), { kind: 'usage', model: 'tiny-1', usage: { inputTokens: 3 } });
  });

  const refusals: readonly [number, object, string][] = [
    [400, { message: 'too long', code: 'context_length_exceeded' }, 'context_length_exceeded'],
    [400, { message: 'odd' }, 'invalid_request'],
    [401, { message: 'bad key' }, 'authentication'],
    [403, { message: 'not yours' }, 'permission_denied'],
    [404, { message: 'no model', code: 'model_not_found' }, 'model_not_found'],
    [500, { message: 'oops' }, 'model_error'],
  ];
  for (const [status, error, type] of refusals) {
    it(`takes ${status} ${JSON.stringify(error)} for ${type}`, async (t) => {
      const { baseUrl } = await endpoint(t, (response) => refuse(response, status, error));
      await assert.rejects(ask(baseUrl), (thrown) => thrown instanceof RunFailure && thrown.type === type && thrown.remediation.length > 0);
    });
  }

  it('takes 429 and 503 for busy, with the pause asked for', async (t) => {
    const { baseUrl } = await endpoint(t, (response, _call, index) =>
      refuse(response, index === 1 ? 429 : 503, { message: 'later' }, index === 1 ? { 'Retry-After': '7' } : {}),
    );
    await assert.rejects(ask(baseUrl), (thrown) => thrown instanceof ModelBusy && thrown.retryAfterMs === 7000 && thrown.failure.type === 'rate_limited');
    await assert.rejects(ask(baseUrl), (thrown) => thrown instanceof ModelBusy && thrown.retryAfterMs === undefined && thrown.failure.type === 'overloaded');
  });

  const broken: readonly [string, string, string][] = [
    ['an answer that stops in the middle', delta({ content: 'half' }), 'network'],
    ['an answer that is not JSON', 'data: {nonsense\n\n', 'model_error'],
    ['an error in the stream', `${delta({ content: 'half' })}data: {"error":{"message":"broke","code":500}}\n\n`, 'model_error'],
  ];
  for (const [what, text, type] of broken) {
    it(`takes ${what} for ${type}`, async (t) => {
      const { baseUrl } = await endpoint(t, (response) => sendStream(response, text, 1000));
      await assert.rejects(ask(baseUrl), (thrown) => thrown instanceof RunFailure && thrown.type === type);
    });
  }

  it('takes a web page for a wrong address and nobody there for the network', async (t) => {
    const { baseUrl } = await endpoint(t, (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Sign in</p>'));
    await assert.rejects(ask(baseUrl), (thrown) => thrown instanceof RunFailure && thrown.type === 'model_error' && thrown.message.includes('text/html'));
    await assert.rejects(ask('http://127.0.0.1:9/v1'), (thrown) => thrown instanceof RunFailure && thrown.type === 'network');
  });
});

/** The survey of a small repository, asked of a model; its environment is that of this test's process. */
async function survey(t: TestContext, baseUrl: string) {
  Object.assign(process.env, { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key, OPENAI_MODEL: 'tiny' });
  atEnd(t, () => {
    for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_MODEL']) Reflect.deleteProperty(process.env, name);
  });
  const demo = await startDemo(t, { workspace: smallRepository(t) });
  const { runUrl } = await startRun(demo, 'RE-1');
  const events = await watchRun(runUrl);
  assert.ok(!JSON.stringify(events).includes(key), 'the key stays where it is');
  return events;
}

describe('the survey with a model', () => {
  it('asks it, streams what it says and thinks, obeys it and reports its tokens', async (t) => {
    const { baseUrl, calls } = await endpoint(t, (response, _call, index) =>
      index === 1
        ? refuse(response, 429, { message: 'not now' }, { 'Retry-After': '0' })
        : sendStream(response, fullAnswer('Check ', 'src/fox', 'trot.ts first.'), 16),
    );
    const events = await survey(t, baseUrl);
    const first = events[0];
    assert.equal(first?.type === 'run.started' && first.run.model, 'tiny');
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
    assert.equal(ofType(events, 'notice').length, 0);
    assert.equal(ofType(events, 'retry')[0]?.delayMs, 0);
    assert.equal(calls.length, 3);
    assert.match(calls[1]?.body.messages.at(-1)?.content ?? '', /src\/alpha\.ts: alpha, 4 lines/);
    assert.ok(ofType(events, 'prompt').some(({ role }) => role === 'system'));
    assert.ok(spoken(events).includes('Check src/foxtrot.ts first.'));
    const thoughts = ofType(events, 'thinking.delta').map(({ text }) => text);
    assert.deepEqual(thoughts.slice(0, 2), ['Grübeln … ', '🚀']);
    const reported = ofType(events, 'usage');
    assert.deepEqual(
      reported.map(({ scope, mode, model, usage: tokens }) => ({ scope, mode, model, tokens })),
      Array.from({ length: 2 }, () => ({
        scope: 'call',
        mode: 'final',
        model: 'tiny-1',
        tokens: { inputTokens: 120, outputTokens: 30, cacheReadInputTokens: 100, reasoningOutputTokens: 12 },
      })),
    );
    assert.equal(new Set(reported.map(({ key: call }) => call)).size, 2);
    const linted = ofType(events, 'tool.started').filter(({ name }) => name === 'eslint');
    assert.match((linted[0]?.args as { command: string }).command, /src\/foxtrot\.ts$/, 'the file it named is checked first');
  });

  it('fails with the type of the refusal', async (t) => {
    const { baseUrl, calls } = await endpoint(t, (response) => refuse(response, 401, { message: 'Incorrect API key', code: 'invalid_api_key' }));
    const last = (await survey(t, baseUrl)).at(-1);
    assert.equal(last?.type, 'run.failed');
    assert.deepEqual([last.error.type, last.error.code], ['authentication', 'invalid_api_key']);
    assert.match(last.error.message, /status 401: Incorrect API key/);
    assert.equal(calls.length, 1);
  });

  it('gives up on an endpoint that stays busy', async (t) => {
    const { baseUrl, calls } = await endpoint(t, (response) => refuse(response, 429, { message: 'quota' }, { 'Retry-After': '0' }));
    const events = await survey(t, baseUrl);
    const last = events.at(-1);
    assert.equal(last?.type === 'run.failed' && last.error.type, 'rate_limited');
    assert.equal(calls.length, 3);
    assert.equal(ofType(events, 'retry').length, 2);
  });
});
