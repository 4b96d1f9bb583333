import { Subscription, type Observable } from 'rxjs';
import type { ActionReceipt, ConnectionState, ReplayState, RunState } from '../../../streams/index.js';
import { runContext, type RunDisplay, type RunRequest, type RunScope } from '../../contexts.js';
import { defaultStrings, type RunStrings } from '../../strings.js';
import { ScopeConsumer, type ScopeConsumerHost } from '../scope-consumer.js';

/** The streams of a scope a piece can read, by the name of their newest value. */
export interface RunFeeds {
  /** What is shown. */
  readonly state: RunState;
  /** The run as it stands. */
  readonly live: RunState;
  readonly replay: ReplayState;
  readonly connection: ConnectionState;
  readonly receipts: readonly ActionReceipt[];
  readonly display: RunDisplay;
}

/**
 * Ties a piece to the run it shows: keeps the newest value of the chosen feeds of the provider around it, or named by
 * `for`.
 */
export class RunConsumer<K extends keyof RunFeeds> extends ScopeConsumer<RunScope> {
  #latest: Partial<RunFeeds> = {};
  readonly #feeds: readonly K[];
  readonly #connect: ((scope: RunScope) => Subscription) | undefined;

  /** `connect`, if given, is called with each scope found; what it returns is ended with the other subscriptions. */
  constructor(host: ScopeConsumerHost, feeds: readonly K[], connect?: (scope: RunScope) => Subscription) {
    super(host, runContext);
    this.#feeds = feeds;
    this.#connect = connect;
  }

  /** Newest values; each is `undefined` until a provider gave one. */
  get latest(): Readonly<Partial<Pick<RunFeeds, K>>> {
    return this.#latest;
  }

  /** The words in force. */
  get strings(): RunStrings {
    return this.scope?.strings ?? defaultStrings;
  }

  /** Sends a request up. What an action came to is in its receipt, also when it failed. */
  async request(request: RunRequest): Promise<ActionReceipt | undefined> {
    return this.scope?.request(request);
  }

  protected override forget(): void {
    this.#latest = {};
  }

  protected override read(scope: RunScope): Subscription {
    const reading = new Subscription();
    for (const feed of this.#feeds) reading.add(this.#keep(feed, streamOf(scope, feed)));
    // How things are shown, and in which words, is for every piece.
    reading.add(scope.display$.subscribe({ next: () => this.schedule(), error: reportError }));
    reading.add(this.#connect?.(scope));
    return reading;
  }

  #keep<F extends K>(feed: F, stream: Observable<RunFeeds[F]>): Subscription {
    return stream.subscribe({
      next: (value) => {
        (this.#latest as Partial<Record<F, RunFeeds[F]>>)[feed] = value;
        this.schedule();
      },
      error: reportError,
    });
  }
}

function streamOf<F extends keyof RunFeeds>(scope: RunScope, feed: F): Observable<RunFeeds[F]> {
  const streams: { readonly [N in keyof RunFeeds]: Observable<RunFeeds[N]> } = {
    state: scope.state$,
    live: scope.live$,
    replay: scope.replay$,
    connection: scope.connection$,
    receipts: scope.receipts$,
    display: scope.display$,
  };
  return streams[feed];
}
