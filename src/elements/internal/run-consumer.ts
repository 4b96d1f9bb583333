import { ContextEvent } from '@lit/context';
import type { ReactiveController } from 'lit';
import { Subscription, type Observable } from 'rxjs';
import type { ActionReceipt, ConnectionState, ReplayState, RunState } from '../../streams/index.js';
import { runContext, type RunDisplay, type RunRequest, type RunScope } from '../contexts.js';
import { defaultStrings, type RunStrings } from '../strings.js';
import type { RunPiece } from './base-element.js';

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

/** Announced by a `ContextProvider` when it is connected (`@lit/context`). */
const isProviderOfRun = (event: Event): boolean => (event as Event & { context?: unknown }).context === runContext;

/**
 * Ties a piece to the run it shows: finds the provider (around it, or named by `for`), keeps the newest value of the
 * chosen feeds, and asks for at most one render an animation frame, however many values come. While the tab is
 * hidden there are no frames, so nothing is rendered; the newest values are there when it is seen again.
 *
 * Disconnecting ends every subscription; reconnecting looks for the provider anew, so moving a piece is safe.
 */
export class RunConsumer<K extends keyof RunFeeds> implements ReactiveController {
  /** The provider's scope; `undefined` until one is found. */
  scope: RunScope | undefined;
  #latest: Partial<RunFeeds> = {};
  readonly #host: RunPiece;
  readonly #feeds: readonly K[];
  readonly #connect: ((scope: RunScope) => Subscription) | undefined;
  #subscription = new Subscription();
  #release: (() => void) | undefined;
  #frame = 0;
  #for = '';

  /** `connect`, if given, is called with each scope found; what it returns is ended with the other subscriptions. */
  constructor(host: RunPiece, feeds: readonly K[], connect?: (scope: RunScope) => Subscription) {
    this.#host = host;
    this.#feeds = feeds;
    this.#connect = connect;
    host.addController(this);
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

  hostConnected(): void {
    // Capturing, because a provider further out keeps the event from bubbling.
    this.#host.ownerDocument.addEventListener('context-provider', this.#onProvider, true);
    this.#find();
  }

  hostUpdate(): void {
    if (this.#host.htmlFor === this.#for) return;
    this.#leave();
    this.#find();
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this.#onProvider, true);
    this.#leave();
  }

  /** A provider that appears, or is upgraded, after this piece. Arrow field: the same function is removed later. */
  readonly #onProvider = (event: Event): void => {
    if (isProviderOfRun(event) && (this.scope === undefined || this.#for !== '')) this.#find();
  };

  #find(): void {
    this.#for = this.#host.htmlFor;
    if (this.#for === '') {
      this.#host.dispatchEvent(new ContextEvent(runContext, this.#host, this.#onScope, true));
      return;
    }
    const root = this.#host.getRootNode();
    const named = 'getElementById' in root ? (root as Document | ShadowRoot).getElementById(this.#for) : null;
    if (!named?.matches(':defined')) return this.#leave();
    // One answer is enough: a scope stays the same object. Nobody above the named element may answer for it.
    let found: RunScope | undefined;
    named.addEventListener('context-request', (event) => event.stopPropagation(), { once: true });
    named.dispatchEvent(new ContextEvent(runContext, this.#host, (scope) => (found = scope)));
    this.#enter(found);
  }

  readonly #onScope = (scope: RunScope | undefined, release?: () => void): void => {
    if (release !== this.#release) this.#release?.();
    this.#release = release;
    this.#enter(scope);
  };

  #enter(scope: RunScope | undefined): void {
    if (scope === this.scope) return;
    this.#subscription.unsubscribe();
    this.#subscription = new Subscription();
    this.scope = scope;
    this.#latest = {};
    if (scope) {
      for (const feed of this.#feeds) this.#read(feed, streamOf(scope, feed));
      // How things are shown, and in which words, is for every piece.
      this.#subscription.add(scope.display$.subscribe({ next: () => this.#schedule(), error: reportError }));
      if (this.#connect) this.#subscription.add(this.#connect(scope));
    }
    this.#forgetFrame();
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#release?.();
    this.#release = undefined;
    this.#enter(undefined);
  }

  #read<F extends K>(feed: F, stream: Observable<RunFeeds[F]>): void {
    this.#subscription.add(
      stream.subscribe({
        next: (value) => {
          (this.#latest as Partial<Record<F, RunFeeds[F]>>)[feed] = value;
          this.#schedule();
        },
        error: reportError,
      }),
    );
  }

  #forgetFrame(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#host.requestUpdate();
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
