/** The scope an owner gives to its pieces: it stays one object while the run behind it changes. */
import { BehaviorSubject, map, NEVER, of, Subject, switchMap, type Observable } from 'rxjs';
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
  type RunGap,
  type RunState,
  type RunStore,
  type StreamFailure,
} from '../../streams/index.js';
import type { PageTarget, RunDisplay, RunRequest, RunScope } from '../contexts.js';
import { defaultStrings, type RunStrings } from '../strings.js';

/** What a run looks like before anything is known of it. */
const EMPTY: RunState = reduceRun([]);
const NO_RECEIPTS: readonly ActionReceipt[] = Object.freeze([]);

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
}

export class OwnedScope implements RunScope {
  readonly state$: Observable<RunState>;
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
    // Switching is over stores, never over events: a new run replaces the old one whole.
    const follow = <T>(pick: (store: RunStore) => Observable<T>, without: Observable<T>): Observable<T> =>
      this.#store.pipe(switchMap((store) => (store ? pick(store) : without)));
    this.state$ = follow((store) => store.state$, of(EMPTY)).pipe(map((state) => priceRun(state, this.prices)));
    this.connection$ = follow((store) => store.connection$, of(publicState(initialMachine(Date.now()))));
    this.receipts$ = follow((store) => store.receipts$, of(NO_RECEIPTS));
    this.gap$ = follow((store) => store.gap$, NEVER);
    this.failure$ = follow((store) => store.failure$, NEVER);
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

  href(target: PageTarget): string | undefined {
    return this.store?.links.pages.get(PAGES[target]);
  }

  serverNow(): number {
    return this.store?.serverNow() ?? Date.now();
  }

  request(request: RunRequest): Promise<ActionReceipt | undefined> {
    return this.#owner.request(request);
  }
}
