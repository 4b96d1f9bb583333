/**
 * A trace document as streams: read once or watched (contract 3.3), for any number of subscribers. The first opens the
 * reading, and a moment after the last has left it is dropped. None of the streams ever errors: what is wrong is
 * a value of `error$`, and the last good document stays.
 */
import { BehaviorSubject, Observable } from 'rxjs';
import type { TraceHistory } from '../../trace-model/open/history.js';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import type { ConnectionState } from '../connection/connection-state.js';
import { absoluteUrl, browserEnvironment } from '../environment.js';
import { Lease } from '../lease.js';
import type { RequestInitOption } from '../store.js';
import { TraceOpener } from './trace-opener.js';
import { DocumentReader, inHand } from './trace-reader.js';
import { TraceReading } from './trace-reading.js';
import type { TraceProblem, TraceStoreOptions } from './trace-types.js';
import { DEFAULT_LIMITS } from '../transports/http-request.js';

export interface TraceStore {
  /** The document as it stands, to a new subscriber at once where there is one. Subscribing holds the reading. */
  readonly trace$: Observable<TraceDocument>;
  /** What the connection does, in the words of a run's. A document read once is `finished`. Subscribing holds the reading. */
  readonly connection$: Observable<ConnectionState>;
  /** What is wrong now; `undefined` while all is well. A torn document is nothing wrong until it stays so. */
  readonly error$: Observable<TraceProblem | undefined>;
  /** The newest document. */
  readonly trace: TraceDocument | undefined;
  /** Documents seen so far, oldest first, the newest last; the oldest are forgotten when they become too many. */
  readonly history: TraceHistory;
  /** What the newest document was read from, byte for byte as received. */
  readonly source: TraceInput | undefined;
  /** Looks at the document now. */
  refresh(): void;
  /** Ends everything at once; the store cannot be used again. */
  destroy(): void;
}

/** A DOM move, a re-render or a quick toggle must not cost a request; a removal must not keep one. */
const GRACE_MS = 50;

const DOCUMENTS = 'application/json, application/x-ndjson;q=0.9, */*;q=0.5';

/** Makes a store. Nothing is requested before the first subscription. */
export function createTraceStore(options: TraceStoreOptions): TraceStore {
  const env = options.environment ?? browserEnvironment();
  const traces = new BehaviorSubject<TraceDocument | undefined>(undefined);
  const errors = new BehaviorSubject<TraceProblem | undefined>(undefined);
  const readerOf = (url: string, accept: string): DocumentReader =>
    new DocumentReader({
      url: absoluteUrl(url),
      accept,
      requestInit: () => initOf(options.requestInit),
      credentials: options.credentials ?? 'same-origin',
      fetch: env.fetch,
      documentBytes: { ...DEFAULT_LIMITS, ...options.limits }.documentBytes,
    });
  const { url, treeUrl, tree, data, live = false } = options;
  const opener = new TraceOpener({
    env,
    format: options.format ?? 'auto',
    previous: options.previous,
    tree: tree !== undefined ? inHand(tree) : treeUrl === undefined ? undefined : readerOf(treeUrl, DOCUMENTS),
    onTrace: (trace) => traces.next(trace),
  });
  const isLive = live && data === undefined;
  const reading = new TraceReading({
    env,
    reader: data === undefined ? readerOf(url ?? '', isLive ? `text/event-stream, ${DOCUMENTS}` : DOCUMENTS) : inHand(data),
    live: isLive,
    canRefresh: typeof options.requestInit === 'function',
    take: (input, isLast, signal) => opener.take(input, isLast, signal),
    onConnection: (connection) => connections.next(connection),
    onProblem: (problem) => {
      if (problem !== errors.value) errors.next(problem);
    },
  });
  const connections = new BehaviorSubject<ConnectionState>(reading.connection);
  const release = (): void => {
    reading.stop();
    options.onRelease?.();
  };
  const lease = new Lease(() => reading.start(), release, GRACE_MS);
  return {
    trace$: lease.held(present(traces)),
    connection$: lease.held(connections),
    error$: errors.asObservable(),
    get trace() {
      return traces.value;
    },
    get history() {
      return opener.history;
    },
    get source() {
      return opener.source;
    },
    refresh: () => reading.refresh(),
    destroy() {
      reading.stop();
      for (const subject of [traces, errors, connections]) subject.complete();
    },
  };
}

async function initOf(given: RequestInitOption | undefined): Promise<RequestInit> {
  return (typeof given === 'function' ? await given('stream') : given) ?? {};
}

/** The values that are there. */
const present = <T>(values: Observable<T | undefined>): Observable<T> =>
  new Observable((subscriber) =>
    values.subscribe({
      next: (value) => (value === undefined ? undefined : subscriber.next(value)),
      error: (error) => subscriber.error(error),
      complete: () => subscriber.complete(),
    }),
  );
