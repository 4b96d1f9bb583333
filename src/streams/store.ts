/**
 * A run as streams: one connection for any number of subscribers, opened by the first and dropped a moment after the
 * last has left. State and connection are two things; both give the current value to a new subscriber and never error.
 */
import { BehaviorSubject, Subject, type Observable } from 'rxjs';
import { targetOf, type ActionTargets } from './actions/action-targets.js';
import type { ActionName, ActionReceipt, ActionRequest } from './actions/action-types.js';
import { Outbox } from './actions/outbox.js';
import type { ConnectionState } from './connection/connection-state.js';
import { absoluteUrl, browserEnvironment, pause, type Environment } from './environment.js';
import type { TransportError } from './errors.js';
import { Lease } from './lease.js';
import { Ledger } from './ledger.js';
import { RunReducer } from './reduce/reducer.js';
import type { Replay } from './replay/replay.js';
import type { ReplayState, RunHistory } from './replay/replay-types.js';
import { resolveLinks, type ResolvedLinks } from './links.js';
import type { RunGap, RunState } from './run-state.js';
import { Session } from './connection/session.js';
import { ServerClock } from './server-clock.js';
import { createTransport } from './transports/create.js';
import { DEFAULT_LIMITS, type Limits } from './transports/http-request.js';
import type { RunSource } from './transports/source.js';
import type { Transport } from './transports/transport.js';

/** How a run is read. */
export interface RunStoreOptions {
  /** Absolute or relative to the page; `http(s):` or `ws(s):`. */
  readonly url?: string | undefined;
  /** Events in hand; wins over `url`. */
  readonly source?: RunSource | undefined;
  /** A way of the host's own to read the run; wins over `source`. */
  readonly transport?: Transport | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly resume?: 'header' | 'query' | undefined;
  /** An object, or a function asked before every request and once more after a 401. */
  readonly requestInit?: RequestInitOption | undefined;
  readonly webSocketProtocols?: readonly string[] | undefined;
  readonly actions?: ActionTargets['handlers'];
  readonly actionUrls?: ActionTargets['urls'];
  readonly limits?: Partial<Limits>;
  /** Called when the last subscriber has left and the connection was dropped. */
  readonly onRelease?: () => void;
  /** For tests. */
  readonly environment?: Environment;
}

export type RequestInitOption =
  | RequestInit
  | ((purpose: 'stream' | 'action') => RequestInit | undefined | Promise<RequestInit | undefined>);

/** What can be asked of a store. */
export type RunCommand =
  | { readonly type: 'retry-stream' }
  | { readonly type: 'send'; readonly request: ActionRequest }
  | { readonly type: 'resend'; readonly id: string }
  | { readonly type: 'withdraw'; readonly id: string };

/** A failure of the connection; `fatal` when it gave up. */
export interface StreamFailure {
  readonly error: TransportError;
  readonly fatal: boolean;
}

export interface RunStore {
  /** What is shown: the run as it stands, or at the moment `seek` went to. Frozen. Subscribing holds the connection. */
  readonly state$: Observable<RunState>;
  /** The run as it stands, whatever is shown. Frozen. Subscribing holds the connection. */
  readonly live$: Observable<RunState>;
  /** Which moment is shown, of how many. */
  readonly replay$: Observable<ReplayState>;
  /** Every record so far, in order. */
  readonly history: RunHistory;
  /** What the connection does. Subscribing holds it too. */
  readonly connection$: Observable<ConnectionState>;
  readonly receipts$: Observable<readonly ActionReceipt[]>;
  readonly gap$: Observable<RunGap>;
  readonly failure$: Observable<StreamFailure>;
  readonly links: ResolvedLinks;
  /** Whether an action has a target; `targets` override the store's own. */
  can(action: ActionName, targets?: Partial<ActionTargets>): boolean;
  /** Absolute address an action is sent to; `undefined` where a function takes it, or nothing does. */
  urlOf(action: ActionName, targets?: Partial<ActionTargets>): string | undefined;
  /** Acts; resolves with the receipt of an action, once it was accepted or failed. Never rejects. */
  dispatch(command: RunCommand, targets?: Partial<ActionTargets>): Promise<ActionReceipt | undefined>;
  /**
   * Shows the run as it was after its first `position` events (0 to all of them; `null`: as it stands, from now on).
   * Resolves when it is shown, or when a later call took its place. Whoever else reads this store sees it too.
   */
  seek(position: number | null): Promise<void>;
  /** Epoch ms on the server's clock, as estimated from live events. */
  serverNow(): number;
  /** Ends everything at once; the store cannot be used again. */
  destroy(): void;
}

/** A DOM move, a re-render or a quick toggle must not cost a connection; a removal must not keep one. */
const GRACE_MS = 50;

/** Makes a store. Nothing is requested before the first subscription; an unusable URL shows as a failed connection. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const env = options.environment ?? browserEnvironment();
  const clock = new ServerClock(env);
  const failures = new Subject<StreamFailure>();
  const gaps = new Subject<RunGap>();
  const ledger = new Ledger(env, (state, refolded) => publish(state, refolded));
  const states = new BehaviorSubject<RunState>(ledger.state);
  const shown = new BehaviorSubject<RunState>(ledger.state);
  const replays = new BehaviorSubject<ReplayState>({ position: null, total: 0 });
  let replay: Replay | undefined;
  const init = (purpose: 'stream' | 'action') => async (): Promise<RequestInit> => {
    const { requestInit } = options;
    return (typeof requestInit === 'function' ? await requestInit(purpose) : requestInit) ?? {};
  };
  const url = options.url === undefined ? undefined : absoluteUrl(options.url);
  const transport = options.transport ?? createTransport({
    url,
    source: options.source,
    requestInit: init('stream'),
    credentials: options.credentials ?? 'same-origin',
    resume: options.resume ?? 'header',
    protocols: options.webSocketProtocols ?? [],
    fetch: env.fetch,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    pause: (ms, signal) => pause(env, ms, signal),
  });
  const session = new Session({
    transport,
    ledger,
    env,
    canRefresh: typeof options.requestInit === 'function',
    onConnection: (connection) => connections.next(connection),
    onGap: (gap) => gaps.next(gap),
    onError: (error, fatal) => failures.next({ error, fatal }),
  });
  const connections = new BehaviorSubject<ConnectionState>(session.connection);
  const outbox = new Outbox(env, () => states.value.id);
  const links = new LinkCache(url);

  function publish(state: RunState, refolded: boolean): void {
    clock.observe(state, connections.value.state === 'live');
    outbox.match(state, refolded);
    states.next(state);
    const { position } = replays.value;
    replays.next({ position, total: ledger.history.records.length });
    if (position === null) shown.next(state);
    replay?.update();
  }

  const release = (): void => {
    session.stop();
    options.onRelease?.();
  };
  const lease = new Lease(() => session.start(), release, GRACE_MS);

  const targetsOf = (targets: Partial<ActionTargets> | undefined): ActionTargets => ({
    handlers: options.actions,
    urls: options.actionUrls ?? {},
    requestInit: init('action'),
    credentials: options.credentials ?? 'same-origin',
    ...targets,
    links: links.of(states.value).actions,
  });

  return {
    state$: lease.held(shown),
    live$: lease.held(states),
    replay$: replays.asObservable(),
    connection$: lease.held(connections),
    receipts$: outbox.receipts.asObservable(),
    gap$: gaps.asObservable(),
    failure$: failures.asObservable(),
    get links() {
      return links.of(states.value);
    },
    get history() {
      return ledger.history;
    },
    async seek(position) {
      const { Replay } = await import('./replay/replay.js');
      const reducer = (): RunReducer => new RunReducer();
      const lent = { env, reducer, history: () => ledger.history, live: states, shown, replays };
      return (replay ??= new Replay(lent)).seek(position);
    },
    urlOf: (action, targets) => {
      const target = targetOf(action, targetsOf(targets));
      return target?.kind === 'url' ? target.url : undefined;
    },
    can: (action, targets) => targetOf(action, targetsOf(targets)) !== undefined,
    async dispatch(command, targets) {
      if (command.type === 'send') return outbox.send(command.request, targetsOf(targets));
      if (command.type === 'withdraw') return outbox.withdraw(command.id);
      if (command.type === 'resend') return outbox.resend(command.id, targetsOf(targets));
      session.retryNow();
      return undefined;
    },
    serverNow: () => clock.now(),
    destroy() {
      for (const subject of [states, shown, replays, connections, gaps, failures]) subject.complete();
      session.destroy();
    },
  };
}

/** Links are judged once for as long as they are the same object. */
class LinkCache {
  readonly #runUrl: string | undefined;
  #from: RunState['links'] | undefined;
  #links: ResolvedLinks = { actions: new Map(), pages: new Map() };

  constructor(runUrl: string | undefined) {
    this.#runUrl = runUrl;
  }

  of(state: RunState): ResolvedLinks {
    if (this.#from !== state.links) this.#links = resolveLinks(state.links, this.#runUrl);
    this.#from = state.links;
    return this.#links;
  }
}
