/** The scope an owner gives to its pieces: it stays one object while the run behind it changes. */
import { BehaviorSubject, Observable, Subject, type Subscription } from 'rxjs';
import {
  initialMachine,
  priceRun,
  publicState,
  reduceRun,
  type ActionName,
  type ActionReceipt,
  type ActionTargets,
  type ConnectionState,
  type ModelPrice,
  type PageLink,
  type ReplayState,
  type ReplayTimeline,
  type RunGap,
  type RunHistory,
  type RunState,
  type RunStore,
  type StreamFailure,
} from '../../streams/index.js';
import type { PageTarget, RunDisplay, RunRequest, RunScope } from '../contexts.js';
import { defaultStrings, type RunStrings } from '../strings.js';

/** What a run looks like before anything is known of it. */
const EMPTY: RunState = reduceRun([]);
const NO_RECEIPTS: readonly ActionReceipt[] = Object.freeze([]);
const NO_HISTORY: RunHistory = { run: {}, records: [] };

const PAGES: Readonly<Record<PageTarget, PageLink>> = {
  'work-item': 'workItem',
  history: 'history',
  board: 'board',
  project: 'project',
  agent: 'agent',
  costs: 'costs',
};

/** Carries out requests; the owner. */
export interface RequestHandler {
  request(request: RunRequest): Promise<ActionReceipt | undefined>;
  /** Where the owner's own attributes and functions send actions. */
  readonly targets: Partial<ActionTargets>;
  /** How the page addresses an entry. */
  readonly entryHref: ((entryId: string) => string) | undefined;
}

export class OwnedScope implements RunScope {
  readonly state$: Observable<RunState>;
  readonly live$: Observable<RunState>;
  readonly replay$: Observable<ReplayState>;
  readonly connection$: Observable<ConnectionState>;
  readonly receipts$: Observable<readonly ActionReceipt[]>;
  readonly gap$: Observable<RunGap>;
  readonly failure$: Observable<StreamFailure>;
  readonly display$: BehaviorSubject<RunDisplay>;
  readonly reveal$ = new Subject<string>();
  strings: RunStrings = defaultStrings;
  runUrl: string | undefined;
  prices: ReadonlyMap<string, ModelPrice> | undefined;
  readonly #store = new BehaviorSubject<RunStore | undefined>(undefined);
  readonly #owner: RequestHandler;

  constructor(owner: RequestHandler, display: RunDisplay) {
    this.#owner = owner;
    this.display$ = new BehaviorSubject(display);
    const priced = (state: RunState): RunState => priceRun(state, this.prices);
    this.state$ = this.#follow(({ state$ }) => state$, EMPTY, priced);
    this.live$ = this.#follow(({ live$ }) => live$, EMPTY, priced);
    this.replay$ = this.#follow(({ replay$ }) => replay$, { position: null, total: 0 });
    this.connection$ = this.#follow(({ connection$ }) => connection$, publicState(initialMachine(Date.now())));
    this.receipts$ = this.#follow(({ receipts$ }) => receipts$, NO_RECEIPTS);
    this.gap$ = this.#follow(({ gap$ }) => gap$);
    this.failure$ = this.#follow(({ failure$ }) => failure$);
  }

  get store(): RunStore | undefined {
    return this.#store.value;
  }

  /** Another run, or none. */
  use(store: RunStore | undefined): void {
    if (store !== this.#store.value) this.#store.next(store);
  }

  can(action: ActionName): boolean {
    return this.store?.can(action, this.#owner.targets) ?? false;
  }

  foreignHost(action: ActionName): string | undefined {
    const url = this.store?.urlOf(action, this.#owner.targets);
    return url !== undefined && new URL(url).origin !== location.origin ? new URL(url).host : undefined;
  }

  href(target: PageTarget): string | undefined {
    return this.store?.links.pages.get(PAGES[target]);
  }

  entryHref(entryId: string): string | undefined {
    return this.#owner.entryHref?.(entryId);
  }

  get history(): RunHistory {
    return this.store?.history ?? NO_HISTORY;
  }

  async timeline(): Promise<ReplayTimeline> {
    const { timelineOf } = await import('../../streams/replay/timeline.js');
    return timelineOf(this.history.records);
  }

  async seek(position: number | null): Promise<void> {
    await this.store?.seek(position);
  }

  serverNow(): number {
    return this.store?.serverNow() ?? Date.now();
  }

  request(request: RunRequest): Promise<ActionReceipt | undefined> {
    return this.#owner.request(request);
  }

  /**
   * One stream of whichever store is in use; `without` where there is none. The new store is subscribed to before the
   * old one is let go. Switching is over stores, never over events, so nothing of a run is dropped.
   */
  #follow<T>(pick: (store: RunStore) => Observable<T>, without?: T, change = (value: T): T => value): Observable<T> {
    return new Observable<T>((subscriber) => {
      let reading: Subscription | undefined;
      const switching = this.#store.subscribe({
        next: (store) => {
          const before = reading;
          const next = (value: T): void => subscriber.next(change(value));
          reading = store && pick(store).subscribe({ next, error: (error) => subscriber.error(error) });
          if (!store && without !== undefined) subscriber.next(without);
          before?.unsubscribe();
        },
        error: (error) => subscriber.error(error),
      });
      return () => {
        switching.unsubscribe();
        reading?.unsubscribe();
      };
    });
  }
}
