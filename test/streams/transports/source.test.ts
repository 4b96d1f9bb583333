/** Events that are in the page already: an array, an async iterable, an observable. */
import { expect } from '@open-wc/testing';
import { from, type ReplaySubject, Subject, throwError } from 'rxjs';
import { foldOf, notices, numbered, plain, smallRun, started } from '../support/runs.js';
import { watch } from '../support/watch.js';

const expected = plain(foldOf(smallRun));
async function* slowly(events: readonly unknown[]): AsyncGenerator {
  for (const event of events) {
    await Promise.resolve();
    yield event;
  }
}

describe('a source', () => {
  for (const [name, source] of Object.entries({ array: smallRun, 'async iterable': slowly(smallRun), observable: from(smallRun) })) {
    it(`may be an ${name}`, async () => {
      const seen = watch({ source });
      expect(plain(await seen.finished())).to.deep.equal(expected);
      expect(seen.words).to.deep.equal(['connecting', 'catching-up', 'finished']);
    });
  }

  it('wins over an address', async () => {
    expect(plain(await watch({ source: smallRun, url: '/nowhere' }).finished())).to.deep.equal(expected);
  });

  it('that ends without a terminal event is incomplete', async () => {
    expect(await watch({ source: smallRun.slice(0, 3) }).finished()).to.include({ incomplete: true, eventCount: 3 });
    expect(await watch({ source: [] }).finished()).to.include({ incomplete: true, status: 'pending' });
  });

  it('is judged like any other', async () => {
    expect(await watch({ source: [null, 7, { type: 'wat' }, smallRun[0]] }).finished()).to.include({ eventCount: 4, unknownCount: 3 });
  });

  it('of 10,000 events shows them as they are folded', async () => {
    const seen = watch({ source: numbered([started, ...notices(10_000)]) });
    await seen.finished();
    expect(seen.states.length).to.be.above(5);
    expect(seen.state.eventCount).to.equal(10_001);
  });

  it('is live while it is open', async () => {
    const source = new Subject<unknown>();
    const seen = watch({ source });
    await seen.until(() => source.observed, 'it is subscribed to');
    source.next(smallRun[0]);
    await seen.quiet(() => seen.connection.state === 'live' && seen.state.eventCount === 1, 'it is live');
    for (const event of smallRun.slice(1)) source.next(event);
    expect(plain(await seen.finished())).to.deep.equal(expected);
    await seen.until(() => !source.observed || seen.env.nextIn !== undefined, 'it is let go').then(() => seen.env.advance(1000));
    await seen.until(() => !source.observed, 'it is let go');
  });

  it('that fails is subscribed to again, and what it says again is known', async () => {
    let times = 0;
    const source = {
      subscribe: (observer: { next(event: unknown): void; error(error: unknown): void }) => {
        for (const event of smallRun.slice(0, ++times * 3)) observer.next(event);
        return throwError(() => new Error('broken')).subscribe(observer);
      },
    } as unknown as ReplaySubject<unknown>;
    const seen = watch({ source });
    expect(plain(await seen.finished())).to.deep.equal(expected);
    expect(seen.failures[0]!.error.message).to.equal('reading stopped: broken');
    expect(times).to.equal(2);
  });

  for (const [name, once] of Object.entries({
    generator: () => slowly(smallRun),
    'stream of bytes already parsed': () => new ReadableStream({ start: (stream) => smallRun.forEach((event) => stream.enqueue(event)) }),
  })) {
    it(`that gives its events only once, a ${name}, is not taken for an empty run when it is read again`, async () => {
      const source = once() as AsyncIterable<unknown>;
      const first = watch({ source });
      await first.until(() => first.state.eventCount > 0, 'its events are read');
      first.stop();
      const again = watch({ source });
      await again.until(() => again.connection.state === 'failed', 'the second reading fails');
      expect(again.code).to.equal('source_spent');
      expect(again.failures.map(({ fatal }) => fatal)).to.deep.equal([true]);
      expect(again.state.eventCount).to.equal(0);
    });
  }

  it('that can begin anew is read again from its start', async () => {
    const source = { [Symbol.asyncIterator]: () => slowly(smallRun) };
    for (const seen of [watch({ source }), watch({ source })]) expect(plain(await seen.finished())).to.deep.equal(expected);
  });

  it('that has nothing to say is let go of when nobody reads it any more', async () => {
    let isLetGo = false;
    const silent: AsyncIterableIterator<unknown> = {
      [Symbol.asyncIterator]: () => silent,
      next: () => new Promise(() => undefined),
      return: () => {
        isLetGo = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
    const seen = watch({ source: silent });
    await seen.quiet(() => seen.connection.state === 'live', 'it is read');
    seen.stop();
    await seen.until(() => isLetGo, 'it is let go of');
  });
});
