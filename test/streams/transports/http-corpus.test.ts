/**
 * The public corpus of HTTP cases for SSE readers. Ours is wider than the standard on purpose (guarantees 9.10): the
 * standard gives up on 503, this library tries again. What does not apply is listed with its reason when it runs.
 */
import { expect } from '@open-wc/testing';
import { serve, type Reply, type SeenRequest } from '../support/fault-server.js';
import { sharedJson } from '../support/shared.js';
import { watch, type Watch } from '../support/watch.js';

interface Case {
  readonly id: string;
  readonly status?: number;
  readonly content_type?: string;
  readonly location?: string | null;
}
interface Outcome {
  readonly seen: Watch;
  readonly reads: SeenRequest[];
}

const note = (text: string, id = ''): string => `${id}data: ${JSON.stringify({ type: 'notice', level: 'info', text })}\n\n`;
const sse = { 'Content-Type': 'text/event-stream' };

/** Serves the replies one after the other until the connection is in one of the states. */
async function meet(replies: readonly Reply[], states: readonly string[]): Promise<Outcome> {
  const run = await serve({ replies });
  const seen = watch({ url: run.url });
  await seen.drive(() => states.includes(seen.connection.state), states.join(' or '));
  return { seen, reads: await run.reads() };
}
const over = (replies: readonly Reply[]): Promise<Outcome> => meet(replies, ['finished', 'failed']);
const stream = (body: string, more: Reply = {}): Reply => ({ headers: sse, body, ...more });
const end: Reply = { status: 204 };
const texts = ({ seen }: Outcome): string[] => seen.state.entries.map(({ summary }) => summary);

async function stops(reply: Reply): Promise<void> {
  const { seen, reads } = await over([reply, stream(note('never'))]);
  expect(seen.connection.state).to.equal(reply.status === 204 ? 'finished' : 'failed');
  expect(reads).to.have.length(1);
}
async function opens(reply: Reply): Promise<void> {
  expect(texts(await over([{ body: note('ok…'), ...reply }, end]))).to.deep.equal(['ok…']);
}
async function redirects(status: number): Promise<void> {
  const target = await serve({ replies: [stream(note('there')), end] });
  const seen = watch({ url: (await serve({ replies: [{ status, headers: { Location: target.url } }] })).url });
  await seen.finished();
  expect(seen.state.eventCount).to.equal(1);
}
/** Serves a body, breaks the connection once its events are there, and goes on with the other replies. */
async function broken(body: string, events: number, ...others: Reply[]): Promise<Outcome> {
  const run = await serve({ replies: [stream(body, { end: 'hang' }), ...others, end] });
  const seen = watch({ url: run.url });
  await seen.until(() => seen.state.eventCount === events, 'the events are there');
  await run.end('break');
  await seen.finished();
  return { seen, reads: await run.reads() };
}
const resumed = async (body: string, events: number): Promise<string | undefined> =>
  (await broken(body, events)).reads[1]!.headers['last-event-id'];

const checks: Record<string, (one: Case) => Promise<void>> = {
  'wpt-status-': ({ status }) => (status === 503 ? opensAfter(status) : stops({ status: status!, headers: sse, body: '' , announceLength: true })),
  'wpt-redirect-': ({ status }) => redirects(status!),
  'wpt-mime-bogus': ({ content_type }) => stops({ headers: { 'Content-Type': content_type! } }),
  'wpt-mime-valid-bogus': ({ content_type }) => stops({ headers: { 'Content-Type': content_type! } }),
  'wpt-mime-': ({ content_type }) => opens({ headers: { 'Content-Type': content_type! } }),
  'wpt-accept': async () => {
    expect((await over([end])).reads[0]!.headers.accept).to.match(/^text\/event-stream, /);
  },
  'wpt-cache-control': async () => {
    expect((await over([end])).reads[0]!.headers['cache-control']).to.equal('no-cache');
  },
  'wpt-reconnect-200-eof': async () => {
    const outcome = await over([stream(`retry: 2\n${note('ok')}`), stream(note('data')), end]);
    expect(texts(outcome)).to.deep.equal(['ok', 'data']);
    expect(outcome.seen.words).to.include('reconnecting');
  },
  'wpt-reconnect-then-204-stops': async () => {
    const { reads, seen } = await over([stream(note('opened')), stream(note('reconnected')), end]);
    expect([reads.length, seen.connection.state]).to.deep.equal([3, 'finished']);
  },
  'wpt-bfcache': async () => {
    const run = await serve({ replies: [stream(note('a'), { end: 'hang' })] });
    const seen = watch({ url: run.url });
    const open = async (): Promise<number> => (await run.reads()).filter(({ closed }) => !closed).length;
    await seen.until(async () => (await open()) === 1, 'one connection is open');
    seen.env.tell('leaving');
    await seen.until(async () => (await open()) === 0, 'none is open');
    seen.env.tell('back');
    seen.env.advance(1000);
    await seen.until(async () => (await open()) === 1, 'one is open again');
  },
  'wpt-cross-origin-no-acao': async () => {
    for (const allowed of [undefined, 'http://example.org', '']) {
      const headers = { ...sse, ...(allowed === undefined ? {} : { 'Access-Control-Allow-Origin': allowed }) };
      const seen = watch({ url: (await serve({ replies: [{ headers, body: note('secret') }] })).otherOriginUrl });
      await seen.untilConnection('reconnecting');
      expect(seen.state.eventCount).to.equal(0);
    }
  },
  'ld-204-halts': () => stops(end),
  'ld-redirect-': async ({ status, location }) => {
    const headers: Record<string, string> = typeof location === 'string' ? { Location: location } : {};
    const { seen, reads } = await meet([{ status: status!, headers }], ['failed', 'reconnecting']);
    expect(seen.failures).to.have.length(1);
    expect(reads.length, 'no loop of ours; a browser follows at most 20').to.be.at.most(21);
  },
  'ld-read-timeout': async () => {
    const run = await serve({ replies: [stream(note('Hello'), { end: 'hang' })] });
    const seen = watch({ url: run.url });
    await seen.until(() => seen.state.eventCount === 1, 'Hello is there');
    seen.env.advance(45_001);
    expect(seen.connection.reason?.code).to.equal('idle_timeout');
    await seen.until(async () => (await run.reads()).length === 2, 'a second connection');
  },
  'ld-resume-header': async () => {
    expect(await resumed(note('Hello', 'id: abc\n'), 1)).to.equal('abc');
  },
  'ld-resume-cleared': async () => {
    expect(await resumed(note('Hello', 'id: abc\n') + note('World', 'id: \n'), 2)).to.equal(undefined);
  },
  'ld-partial-event-discarded': async () => {
    const outcome = await broken(`${note('Hello', 'id: abc\n')}id: def\ndata: {"type":`, 1, stream(note('We meet again')));
    expect(texts(outcome)).to.deep.equal(['Hello', 'We meet again']);
    expect(outcome.reads[1]!.headers['last-event-id']).to.equal('abc');
  },
  'ld-5mb-event': async () => {
    const text = 'QUJD'.repeat((5 * 1024 * 1024) / 4);
    const { seen } = await over([stream(note(text)), end]);
    expect((seen.state.entries.at(0) as { text: string }).text === text).to.equal(true);
  },
};
const opensAfter = async (status: number): Promise<void> => {
  expect(texts(await over([{ status, body: '' }, stream(note('up again')), end]))).to.deep.equal(['up again']);
};

/** What is not checked here, and why. */
const LEFT_OUT: Record<string, string> = {
  'wpt-credentials': 'cookies of another site need https; that the option reaches fetch is tested in refusals.test.ts',
  'ld-post-body-resent': 'a run is only ever read by GET (R19)',
};

describe('HTTP corpus', () => {
  it('is met case by case', async function () {
    this.timeout(60_000);
    const cases = await sharedJson<Case[]>(this, 'corpora/sse/http-cases.json');
    const names = Object.keys(checks).sort((a, b) => b.length - a.length);
    let met = 0;
    for (const one of cases) {
      const reason = LEFT_OUT[one.id];
      if (reason !== undefined) {
        console.log(`not applicable: ${one.id}: ${reason}`);
        continue;
      }
      const name = names.find((prefix) => one.id.startsWith(prefix));
      expect(name, `a check for ${one.id}`).to.be.a('string');
      try {
        await checks[name!]!(one);
      } catch (cause) {
        throw new Error(`${one.id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
      met++;
    }
    expect(met).to.equal(cases.length - Object.keys(LEFT_OUT).length);
  });
});
