/** Run events the page already has or makes itself: an array, an async iterable, or an observable. */
import type { Subscribable } from 'rxjs';
import { TransportError } from '../errors.js';
import { Inbox } from './inbox.js';
import type { ConnectionEnd, RawRecord, Signal, Transport } from './transport.js';

/**
 * What `source` may be. Events are judged like any others. An observable, or an iterable that can, begins anew when it is
 * read again: after a failure, or when its element comes back to the page. A generator cannot, and then the connection
 * fails with `source_spent`.
 */
export type RunSource = readonly unknown[] | AsyncIterable<unknown> | Subscribable<unknown>;

const BATCH = 1000;

/** Iterables that were read and cannot begin anew: what they would give now is their rest, or nothing. */
const spent = new WeakSet<AsyncIterable<unknown>>();

/** A transport over a source; its end is the end of the recording. */
export function sourceTransport(source: RunSource): Transport {
  async function* connect(_: unknown, signal: AbortSignal): AsyncGenerator<Signal, ConnectionEnd> {
    yield { type: 'open' };
    if (Array.isArray(source)) yield* fromArray(source);
    else if (isAsync(source)) yield* fromIterable(source, signal);
    else yield* fromObservable(source as Subscribable<unknown>, signal);
    return 'complete';
  }
  return { connect, local: true };
}

const isAsync = (source: RunSource): source is AsyncIterable<unknown> => Symbol.asyncIterator in source;

const record = (value: unknown): RawRecord => ({ value });

function* fromArray(events: readonly unknown[]): Generator<Signal, void> {
  for (let at = 0; at < events.length; at += BATCH) {
    yield { type: 'records', records: events.slice(at, at + BATCH).map(record) };
  }
}

async function* fromIterable(events: AsyncIterable<unknown>, signal: AbortSignal): AsyncGenerator<Signal, void> {
  if (spent.has(events)) throw new TransportError('source_spent', 'the source gives its events only once, and was read before');
  const iterator = events[Symbol.asyncIterator]();
  if (Object.is(iterator, events) || events instanceof ReadableStream) spent.add(events);
  let isOver = false;
  const letGo = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await iterator.return?.();
  };
  // Told at once, for the next event may never come. How it ends is nobody's concern any more.
  const stop = (): void => void letGo().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const next: IteratorResult<unknown> = await iterator.next();
      signal.throwIfAborted();
      isOver ||= next.done === true;
      if (isOver) return;
      yield { type: 'records', records: [record(next.value)] };
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await letGo();
  }
}

async function* fromObservable(events: Subscribable<unknown>, signal: AbortSignal): AsyncGenerator<Signal, void> {
  const inbox = new Inbox();
  const subscription = events.subscribe({
    next: (event) => inbox.put({ type: 'records', records: [record(event)] }),
    error: (cause: unknown) => inbox.end(cause instanceof Error ? cause : new Error(String(cause), { cause })),
    complete: () => inbox.end(),
  });
  const stop = (): void => inbox.end();
  signal.addEventListener('abort', stop, { once: true });
  try {
    yield* inbox.take();
  } finally {
    signal.removeEventListener('abort', stop);
    subscription.unsubscribe();
  }
}
