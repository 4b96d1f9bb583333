/** What a person asks of a run happens at most once, and its text is never lost (R18, contract 5). */
import { expect } from '@open-wc/testing';
import type { ActionReceipt, ActionRequest, RunStoreOptions } from '../../../src/streams/index.js';
import { newActionId } from '../../../src/streams/index.js';
import { serve, type Reply, type ServedRun } from '../support/fault-server.js';
import { numbered, started, type WireEvent } from '../support/runs.js';
import { watch, type Watch } from '../support/watch.js';

const accepted: Reply = { status: 202, body: '{"accepted":true}' };
const steer = (text: string, id = newActionId()): ActionRequest => ({ action: 'steer', id, text });

interface Stage {
  readonly served: ServedRun;
  readonly seen: Watch;
  readonly receipts: ActionReceipt[];
  /** The event the run began with. */
  readonly head: WireEvent;
  send(request: ActionRequest): Promise<ActionReceipt | undefined>;
  posts(): Promise<Awaited<ReturnType<ServedRun['seen']>>>;
}

/** A live run whose server answers actions as told. */
async function stage(actions: readonly Reply[], options: RunStoreOptions = {}, links = (path: string): object => ({ steer: path, retrigger: path, cancel: path, answer: path })): Promise<Stage> {
  const served = await serve({ events: [], replies: [{ end: 'hang' }], actions });
  const path = `${new URL(served.url).pathname}/act`;
  const head = { ...started, run: { id: 'r1', links: links(path) } };
  await served.change({ events: numbered([head]) });
  const seen = watch({ url: served.url, ...options });
  await seen.until(() => seen.state.eventCount === 1, 'the start is there');
  const receipts: ActionReceipt[] = [];
  seen.store.receipts$.subscribe({
    next: (list) => receipts.push(...list.slice(-1)),
    error: (error: unknown) => {
      throw error;
    },
  });
  return {
    served,
    seen,
    receipts,
    head,
    send: (request) => seen.store.dispatch({ type: 'send', request }),
    posts: async () => (await served.seen()).filter(({ method }) => method === 'POST'),
  };
}
const current = ({ receipts }: Stage): ActionReceipt => receipts.at(-1)!;

describe('actions', () => {
  const requests: [ActionRequest, object, Reply][] = [
    [{ action: 'steer', id: 'a1', text: 'Skip' }, { action: 'steer', id: 'a1', runId: 'r1', text: 'Skip' }, accepted],
    [{ action: 'cancel', id: 'a2' }, { action: 'cancel', id: 'a2', runId: 'r1' }, accepted],
    [
      { action: 'answer', id: 'a3', requestId: 'q1', status: 'approved', payload: { x: 1 } },
      { action: 'answer', id: 'a3', runId: 'r1', requestId: 'q1', status: 'approved', payload: { x: 1 } },
      accepted,
    ],
    [{ action: 'retrigger', id: 'a4' }, { action: 'retrigger', id: 'a4', runId: 'r1' }, { status: 201, body: '{"runId":"r2","runUrl":"../r2/live"}' }],
  ];
  for (const [request, body, reply] of requests) {
    it(`${request.action} is one POST of JSON with its key`, async () => {
      const on = await stage([reply]);
      expect(await on.send(request)).to.include({ status: 'accepted', id: request.id });
      const [post, ...others] = await on.posts();
      expect(others).to.have.length(0);
      expect(JSON.parse(post!.body)).to.deep.equal(body);
      expect(post!.headers).to.include({ 'content-type': 'application/json', 'idempotency-key': request.id });
      expect(post!.headers).not.to.have.property('referer');
    });
  }

  it('retrigger names the new run, its address absolute', async () => {
    const on = await stage([{ status: 201, body: '{"runId":"r2","runUrl":"r2/live"}' }]);
    const receipt = await on.send({ action: 'retrigger', id: 'a' });
    expect(receipt).to.include({ runId: 'r2', runUrl: `${on.served.url}/r2/live` });
  });

  for (const [name, reply] of Object.entries({ 'no JSON': { status: 201, body: 'ok' }, 'no run': { status: 201, body: '{}' } })) {
    it(`retrigger answered with ${name} has failed, and says how`, async () => {
      const receipt = await (await stage([reply])).send({ action: 'retrigger', id: 'a' });
      expect(receipt).to.include({ status: 'failed' });
      expect(receipt!.error).to.include({ code: 'action_invalid_answer' });
    });
  }

  it('carry what the host adds, asked for each time, and its credentials', async () => {
    let asked = 0;
    const on = await stage([accepted], { requestInit: (purpose) => ({ headers: { 'X-Token': `${purpose} ${++asked}` } }) });
    await on.send({ action: 'cancel', id: 'a' });
    await on.send({ action: 'cancel', id: 'b' });
    expect((await on.posts()).map(({ headers }) => headers['x-token'])).to.deep.equal(['action 2', 'action 3']);
  });

  it('that wait can be taken back, and are then never sent; what is on its way cannot', async () => {
    const on = await stage([{ hangBeforeHeaders: true }]);
    on.send(steer('First', 'a1')).catch(reportError);
    on.send(steer('Second', 'a2')).catch(reportError);
    await on.seen.until(async () => (await on.posts()).length === 1, 'the first is on its way');
    expect(await on.seen.store.dispatch({ type: 'withdraw', id: 'a1' })).to.equal(undefined);
    expect(await on.seen.store.dispatch({ type: 'withdraw', id: 'a2' })).to.include({ id: 'a2', status: 'queued' });
    expect(current(on).id).to.equal('a1');
    expect(await on.posts()).to.have.length(1);
  });

  it('that failed can be taken back', async () => {
    const on = await stage([{ status: 500 }]);
    await on.send(steer('First', 'a1'));
    expect(await on.seen.store.dispatch({ type: 'withdraw', id: 'a1' })).to.include({ id: 'a1', status: 'failed' });
    expect(await on.seen.store.dispatch({ type: 'resend', id: 'a1' })).to.equal(undefined);
  });

  it('that wait are skipped once taken back, and the next leaves', async () => {
    let settle = (): void => undefined;
    const asked: string[] = [];
    const first = new Promise<void>((resolve) => (settle = resolve));
    const actions: RunStoreOptions['actions'] = {
      steer: async ({ text }) => {
        asked.push(text);
        if (text === 'First') await first;
      },
    };
    const on = await stage([], { actions });
    const sent = ['First', 'Second', 'Third'].map((text, i) => on.send(steer(text, `a${i}`)));
    await on.seen.until(() => asked.length === 1, 'the first is on its way');
    await on.seen.store.dispatch({ type: 'withdraw', id: 'a1' });
    settle();
    await Promise.all(sent);
    expect(asked).to.deep.equal(['First', 'Third']);
  });

  it('say queued, sending, accepted; applied only when the stream shows it', async () => {
    const on = await stage([accepted]);
    await on.send(steer('Skip', 'a1'));
    expect(on.receipts.map(({ status }) => status)).to.deep.equal(['queued', 'sending', 'accepted']);
    await on.served.emit({ type: 'prompt', id: 'e2', seq: 2, role: 'user', content: 'Skip', delivery: 'steer', actionId: 'a1' });
    await on.seen.until(() => current(on).status === 'applied', 'it is applied');
    expect(current(on).entryId).to.equal('prompt:e2');
    expect(on.receipts.every((receipt) => Object.isFrozen(receipt))).to.equal(true);
  });

  it('whose answer is lost are settled by the stream, never by sending again unasked', async () => {
    const on = await stage([{ end: 'break', status: 202, announceLength: true, headers: { 'Content-Length': '99' } }]);
    const receipt = await on.send(steer('Skip', 'a1'));
    on.seen.env.advance(600_000);
    expect((await on.posts()).length).to.equal(1);
    expect(['failed', 'accepted']).to.include(receipt!.status);
    await on.served.emit({ type: 'prompt', id: 'e2', seq: 2, role: 'user', content: 'Skip', actionId: 'a1' });
    await on.seen.until(() => current(on).status === 'applied', 'it is applied');
    expect(current(on).error, 'nothing is wrong any more').to.equal(undefined);
  });

  it('applied before their answer came stay applied', async () => {
    const on = await stage([{ hangBeforeHeaders: true }]);
    void on.send(steer('Skip', 'a1'));
    await on.seen.until(async () => (await on.posts()).length === 1, 'it is sent');
    await on.served.emit({ type: 'prompt', id: 'e2', seq: 2, role: 'user', content: 'Skip', actionId: 'a1' });
    await on.seen.until(() => current(on).status === 'applied', 'it is applied');
  });

  it('are found applied although the stream had lost the prompt for a while', async () => {
    const prompt = { type: 'prompt', role: 'user', content: 'Skip', actionId: 'a1' };
    const note = { type: 'notice', level: 'info', text: 'x' };
    const on = await stage([accepted]);
    await on.send(steer('Skip', 'a1'));
    await on.served.change({ events: numbered([on.head, note, prompt, note, note]), replies: [{}, { skip: [3], end: 'hang' }, { end: 'hang' }] });
    await on.served.end('break');
    await on.seen.drive(() => on.seen.gaps.length === 1, 'the gap is told');
    await on.seen.quiet(() => current(on).status === 'applied', 'it is applied');
    expect(current(on).entryId).to.equal('prompt:e3');
  });

  for (const status of [502, 409, 403, 500]) {
    it(`answered ${status} have failed and keep their text; sent again they have the same key`, async () => {
      const on = await stage([{ status, body: '{"title":"Run has ended","detail":"at 9:41"}' }, accepted]);
      const request = steer('Skip', 'a1');
      const receipt = await on.send(request);
      expect(receipt).to.include({ status: 'failed', request });
      expect(receipt!.error).to.include({ code: status === 409 ? 'action_conflict' : 'action_refused', message: 'Run has ended: at 9:41' });
      expect(receipt!.error!.facts.status).to.equal(status);
      expect((await on.posts()).length, 'not sent again unasked').to.equal(1);
      expect(await on.seen.store.dispatch({ type: 'resend', id: 'a1' })).to.include({ status: 'accepted' }).and.not.to.have.property('error');
      expect((await on.posts()).map(({ headers }) => headers['idempotency-key'])).to.deep.equal(['a1', 'a1']);
    });
  }

  it('can be sent again only when they have failed', async () => {
    const on = await stage([accepted]);
    await on.send(steer('Skip', 'a1'));
    expect(await on.seen.store.dispatch({ type: 'resend', id: 'a1' })).to.equal(undefined);
    expect(await on.seen.store.dispatch({ type: 'resend', id: 'none' })).to.equal(undefined);
    expect((await on.posts()).length).to.equal(1);
  });

  it('do not follow a redirect', async () => {
    const elsewhere = await serve({});
    const on = await stage([{ status: 307, headers: { Location: elsewhere.url } }]);
    const receipt = await on.send(steer('Skip'));
    expect(receipt!.error).to.include({ code: 'action_network' });
    expect(await elsewhere.seen()).to.have.length(0);
  });

  it('are not sent to a link of another origin', async () => {
    const other = await serve({ cors: true, actions: [accepted] });
    const on = await stage([accepted], {}, () => ({ steer: other.otherOriginUrl }));
    expect(on.seen.store.can('steer')).to.equal(false);
    expect((await on.send(steer('Skip')))!.error).to.include({ code: 'no_target' });
    expect(await other.seen()).to.have.length(0);
  });

  it('go to another origin when the host itself says so', async () => {
    const other = await serve({ cors: true, actions: [accepted] });
    const on = await stage([accepted], { actionUrls: { steer: other.otherOriginUrl } });
    expect(await on.send(steer('Skip'))).to.include({ status: 'accepted' });
    expect((await other.seen()).map(({ method }) => method)).to.deep.equal(['POST']);
    expect(await on.posts()).to.have.length(0);
  });

  it('go to the functions of the host first', async () => {
    const calls: unknown[] = [];
    const actions: RunStoreOptions['actions'] = {
      steer: async (request) => void calls.push(request),
      cancel: () => Promise.reject(new Error('not now')),
      retrigger: async () => ({ runId: 'r2', runUrl: '/r2' }),
    };
    const on = await stage([accepted], { actions });
    const request = steer('Skip');
    expect(await on.send(request)).to.include({ status: 'accepted' });
    expect(calls).to.deep.equal([request]);
    const refused = await on.send({ action: 'cancel', id: 'c' });
    expect(refused).to.include({ status: 'failed' });
    expect(refused!.error!.message).to.equal('not now');
    expect(await on.send({ action: 'retrigger', id: 'r' })).to.include({ runId: 'r2', runUrl: `${location.origin}/r2` });
    expect(await on.posts()).to.have.length(0);
  });

  it('without a target fail by name and are not sent', async () => {
    const on = await stage([accepted], {}, () => ({}));
    expect((await on.send(steer('Skip')))!.error).to.include({ code: 'no_target' });
    expect(await on.posts()).to.have.length(0);
  });

  it('steer in the order they were written, one at a time, a failed one not holding up the next', async () => {
    const release: (() => void)[] = [];
    const order: string[] = [];
    const steering: NonNullable<RunStoreOptions['actions']>['steer'] = ({ text }) => {
      order.push(text);
      return new Promise((resolve, reject) => release.push(() => (text === 'two' ? reject(new Error('no')) : resolve(undefined))));
    };
    const on = await stage([], { actions: { steer: steering } });
    const sent = ['one', 'two', 'three'].map((text) => on.send(steer(text, text)));
    for (const expected of [['one'], ['one', 'two'], ['one', 'two', 'three']]) {
      await on.seen.until(() => release.length === expected.length, `${expected.at(-1)} is sent`);
      expect(order).to.deep.equal(expected);
      release.at(-1)!();
    }
    expect((await Promise.all(sent)).map((receipt) => receipt!.status)).to.deep.equal(['accepted', 'failed', 'accepted']);
  });

  it('have ids of their own', () => {
    expect(new Set(Array.from({ length: 1000 }, newActionId)).size).to.equal(1000);
  });
});
