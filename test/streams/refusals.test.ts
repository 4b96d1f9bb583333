/** What a reader is told when a server refuses (R11): one code and one message each, and what becomes of it. */
import { expect } from '@open-wc/testing';
import type { TransportError } from '../../src/streams/index.js';
import { serve, type Reply } from './support/fault-server.js';
import { foldOf, plain, smallRun } from './support/runs.js';
import { watch, type Watch } from './support/watch.js';

const HTML = '<!doctype html><title>Sign in</title>';
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const json = { 'Content-Type': 'application/json' };

interface Refusal extends Reply {
  readonly code: string;
  readonly says: RegExp;
  readonly detail?: string;
}

/** Refused for good: one request, the reason said, and no other request however long one waits. */
const final: Record<string, Refusal> = {
  '400': { status: 400, code: 'bad_request', says: /answered 400 Bad Request/ },
  '401 without a way to refresh': { status: 401, code: 'unauthorized', says: /answered 401/ },
  '403': { status: 403, code: 'forbidden', says: /answered 403/ },
  '404': { status: 404, code: 'not_found', says: /answered 404/ },
  '410': { status: 410, code: 'gone', says: /answered 410/ },
  '418': { status: 418, code: 'http_status', says: /answered 418/ },
  '205, which brings nothing': { status: 205, body: '', announceLength: true, code: 'http_status', says: /answered 205/ },
  '307 without a place to go': { status: 307, code: 'http_status', says: /answered 307/ },
  'a web page': { headers: html, body: HTML, code: 'html', says: /a web page instead of a run/, detail: HTML },
  'a web page that says it is JSON': { headers: json, body: HTML, code: 'html', says: /a web page instead of a run/, detail: HTML },
  'a type of its own': { headers: { 'Content-Type': 'text/x-bogus' }, code: 'wrong_mime', says: /of type text\/x-bogus/ },
  'a type that is none': { headers: { 'Content-Type': 'x bogus' }, code: 'wrong_mime', says: /of type x bogus/ },
  'no type at all': { headers: { 'Content-Type': '' }, body: 'hello', code: 'wrong_mime', says: /without a content type/, detail: 'hello' },
  'a download that never ends': { headers: { 'Content-Type': 'video/mp4' }, body: 'x'.repeat(1000), end: 'hang', code: 'wrong_mime', says: /of type video\/mp4/, detail: 'x'.repeat(200) },
  'JSON that is broken': { headers: json, body: '{"events": [', code: 'invalid_body', says: /not JSON/, detail: '{"events": [' },
  'an empty document': { headers: json, body: '', code: 'invalid_body', says: /not JSON/ },
  'null': { headers: json, body: 'null', code: 'invalid_body', says: /not a run document: found null/ },
  'a text': { headers: json, body: '"x"', code: 'invalid_body', says: /found a string/ },
  'a number': { headers: json, body: '0', code: 'invalid_body', says: /found a number/ },
  'an object that is no run': { headers: json, body: '{"events":{}}', code: 'invalid_body', says: /found an object without events/ },
};

async function refused(reply: Reply): Promise<{ seen: Watch; error: TransportError; requests: () => Promise<number> }> {
  const run = await serve({ replies: [reply] });
  const seen = watch({ url: run.url });
  await seen.untilConnection('failed');
  return { seen, error: seen.failures.at(-1)!.error, requests: async () => (await run.reads()).length };
}

describe('refusals', () => {
  for (const [name, { code, says, detail, ...reply }] of Object.entries(final)) {
    it(`${name}: ${code}, and no retry`, async () => {
      const { seen, error, requests } = await refused(reply);
      expect(error).to.include({ code, name: 'TransportError' });
      expect(error.message).to.match(says);
      expect(error.facts.url).to.be.a('string');
      if (detail !== undefined) expect(error.facts.detail).to.equal(detail);
      expect(seen.failures).to.have.length(1);
      expect(seen.failures[0]!.fatal).to.equal(true);
      expect(seen.connection.reason).to.equal(error);
      expect(seen.state.status, 'a refusal fails no run').to.equal('pending');
      seen.env.advance(3_600_000);
      expect(await requests()).to.equal(1);
    });
  }

  it('have messages that differ', async () => {
    const messages = new Set(Object.values(final).map(({ says }) => String(says)));
    expect(messages.size).to.be.at.least(Object.keys(final).length - 2);
  });

  it('carry the problem details of the server (RFC 9457), else its text', async () => {
    const problem = { title: 'Not yours', detail: 'Ask Ann' };
    const details = async (reply: Reply): Promise<unknown> => (await refused({ status: 403, ...reply })).error.facts.detail;
    expect(await details({ body: JSON.stringify(problem), headers: { 'Content-Type': 'application/problem+json' } })).to.equal('Not yours: Ask Ann');
    expect(await details({ body: '{"error":"nope"}' })).to.equal('nope');
    expect(await details({ body: 'Go away' })).to.equal('Go away');
    expect(await details({ body: HTML })).to.equal(undefined);
    expect(await details({ body: 'x'.repeat(5000) })).to.have.length(400);
  });

  it('keep the element usable: a person may ask again, and what comes then is shown', async () => {
    const run = await serve({ events: smallRun, replies: [{ status: 404 }, {}] });
    const seen = watch({ url: run.url });
    await seen.untilConnection('failed');
    await seen.store.dispatch({ type: 'retry-stream' });
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(smallRun)));
  });

  it('408: tried again, by the browser itself or by us', async () => {
    const run = await serve({ events: smallRun, replies: [{ status: 408, body: '' }, {}] });
    expect(plain(await watch({ url: run.url }).finished())).to.deep.equal(plain(foldOf(smallRun)));
    expect(await run.reads()).to.have.length(2);
  });

  for (const status of [425, 429, 500, 502, 503, 504]) {
    it(`${status}: refused for now, tried again`, async () => {
      const run = await serve({ events: smallRun, replies: [{ status, body: '' }, {}] });
      const seen = watch({ url: run.url });
      await seen.untilConnection('reconnecting');
      expect(seen.failures[0]).to.deep.include({ fatal: false });
      expect(seen.code).to.equal('unavailable');
      expect(seen.connection.retryInMs, 'half of the first second').to.equal(500);
      expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(smallRun)));
    });
  }

  it('obey Retry-After, and never come earlier (R10)', async () => {
    const run = await serve({ events: smallRun, replies: [{ status: 503, headers: { 'Retry-After': '90' } }, {}] });
    const seen = watch({ url: run.url });
    await seen.untilConnection('reconnecting');
    expect(seen.connection.retryInMs).to.equal(90_000);
    seen.env.advance(89_999);
    expect(await run.reads()).to.have.length(1);
    seen.env.advance(1);
    expect((await seen.finished()).status).to.equal('completed');
  });

  it('take nobody there, and a page that may not read, for a network that fails: tried again', async () => {
    const blocked = await serve({ events: smallRun });
    for (const url of ['http://127.0.0.1:9/nobody', blocked.otherOriginUrl]) {
      const seen = watch({ url });
      await seen.untilConnection('reconnecting');
      expect(seen.code).to.equal('network');
      expect(seen.failures[0]!.error.message).to.contain('cannot be reached, or does not allow this page to ask');
    }
  });

  it('say of an address that is none of ours which it is', async () => {
    for (const url of ['ftp://x.example/', 'javascript:1', 'http://[']) {
      const seen = watch({ url });
      await seen.untilConnection('failed');
      expect(seen.code).to.equal('invalid_url');
      expect(seen.failures[0]!.error.message).to.contain(url);
    }
  });
});

describe('credentials', () => {
  it('are asked for before every request', async () => {
    let asked = 0;
    const run = await serve({ events: smallRun, replies: [{ upTo: 2 }, {}] });
    const seen = watch({ url: run.url, requestInit: () => ({ headers: { Authorization: `Bearer ${++asked}` } }) });
    await seen.finished();
    expect((await run.reads()).map(({ headers }) => headers.authorization)).to.deep.equal(['Bearer 1', 'Bearer 2']);
  });

  it('of the browser are those the host chose; its own origin’s when it chose none', async () => {
    const run = await serve({ events: smallRun });
    for (const credentials of [undefined, 'omit', 'include', 'same-origin'] as const) {
      const seen = watch({ url: run.url, credentials });
      await seen.finished();
      expect(seen.env.made[0]).to.include({ credentials: credentials ?? 'same-origin', method: 'GET', cache: 'no-store' });
    }
  });

  it('that have run out are asked for once more, and the run goes on at its position', async () => {
    const run = await serve({ events: smallRun, replies: [{ upTo: 3 }, { status: 401 }, {}] });
    let token = 0;
    const seen = watch({ url: run.url, requestInit: async (purpose) => ({ headers: { 'X-Token': `${purpose} ${++token}` } }) });
    expect(plain(await seen.finished())).to.deep.equal(plain(foldOf(smallRun)));
    const reads = await run.reads();
    expect(reads.map(({ headers }) => headers['x-token'])).to.deep.equal(['stream 1', 'stream 2', 'stream 3']);
    expect(reads[2]!.headers['last-event-id']).to.equal('e3');
  });

  it('refused twice: the reader is told, and nothing more is asked', async () => {
    const run = await serve({ replies: [{ status: 401 }] });
    const seen = watch({ url: run.url, requestInit: () => ({ headers: { 'X-Token': 'old' } }) });
    await seen.untilConnection('failed');
    expect(seen.code).to.equal('unauthorized');
    expect(seen.failures.map(({ fatal }) => fatal)).to.deep.equal([false, true]);
    expect(await run.reads()).to.have.length(2);
  });

  it('never stand in the address, in an error or in the state (S6)', async () => {
    const secret = 'tok-5e3a';
    for (const reply of [{ status: 403 }, { status: 503 }, { headers: html, body: HTML }, { status: 302, headers: { Location: '/' } }]) {
      const run = await serve({ replies: [reply] });
      const seen = watch({ url: run.url, requestInit: { headers: { Authorization: secret } } });
      await seen.until(() => seen.failures.length > 0, 'it was refused');
      const { error } = seen.failures[0]!;
      expect(`${error.message} ${JSON.stringify(error.facts)} ${JSON.stringify(seen.state)} ${error.stack}`).not.to.contain(secret);
    }
  });

  it('do not follow a redirect: it is an error that says so', async () => {
    const redirect = { status: 302, headers: { Location: '/faults/elsewhere' } };
    const run = await serve({ replies: [redirect] });
    for (const options of [{ requestInit: { headers: { 'X-Token': 'a' } } }, { credentials: 'include' as const }]) {
      const seen = watch({ url: run.url, ...options });
      await seen.untilConnection('failed');
      expect(seen.code).to.equal('redirected');
    }
  });

  it('absent, redirects are followed', async () => {
    const target = await serve({ events: smallRun });
    for (const status of [301, 302, 303, 307]) {
      const run = await serve({ replies: [{ status, headers: { Location: target.url } }] });
      expect(plain(await watch({ url: run.url }).finished()), String(status)).to.deep.equal(plain(foldOf(smallRun)));
    }
  });

  it('are sent to another origin only when it allows this page to read', async () => {
    const run = await serve({ events: smallRun, cors: true, replies: [{ upTo: 2 }, {}] });
    expect(plain(await watch({ url: run.otherOriginUrl }).finished())).to.deep.equal(plain(foldOf(smallRun)));
  });
});
