/** The scope an owner gives to its pieces: it stays one object while the run behind it changes. */
import { BehaviorSubject, Observable, Subject, type Subscription } from 'rxjs';
import {
  initialMachine,
  publicState,
  reduceRun,
  type ActionName,
  type ActionReceipt,
  type ActionTargets,
  type ConnectionState,
  type RedactText,
  type ReplayState,
  type ReplayTimeline,
  type RunGap,
  type RunHistory,
  type RunState,
  type RunStore,
  type StreamFailure,
} from '../../../streams/index.js';
import type { PageTarget, PoliteMessage, RunDisplay, RunRequest, RunScope } from '../../contexts.js';
import { defaultStrings, type RunStrings } from '../../strings.js';
import type { Presentation, Wishes } from './presentation.js';
import { whenIdle } from '../when-idle.js';

/** What a run looks like before anything is known of it. */
const EMPTY: RunState = reduceRun([]);
const NO_RECEIPTS: readonly ActionReceipt[] = Object.freeze([]);
const NO_HISTORY: RunHistory = { run: {}, records: [] };

/** Carries out requests; the owner. */
export interface RequestHandler {
  request(request: RunRequest): Promise<ActionReceipt | undefined>;
  /** Where the owner's own attributes and functions send actions. */
  readonly targets: Partial<ActionTargets>;
  /** How the page addresses an entry. */
  readonly entryHref: ((entryId: string) => string) | undefined;
}

/** What an owner must have for its requests to be carried out. */
export type Owner = HTMLElement &
  RequestHandler & { runUrl: string | undefined; selectedEntry: string | undefined; readonly run: RunState };

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
  /** Set by an owner that speaks. */
  polite: Subject<PoliteMessage> | undefined;
  strings: RunStrings = defaultStrings;
  runUrl: string | undefined;
  #wishes: Wishes = { prices: undefined, redact: undefined };
  #presentation: Promise<Presentation> | undefined;
  #present: Presentation['present'] | undefined;
  readonly #store = new BehaviorSubject<RunStore | undefined>(undefined);
  readonly #owner: RequestHandler;

  constructor(owner: RequestHandler, display: RunDisplay) {
    this.#owner = owner;
    this.display$ = new BehaviorSubject(display);
    const presented = (as: 'live' | 'shown') => (state: RunState): RunState =>
      // What must not be seen is not, until it is known how to take it out.
      this.#present?.(state, as) ?? (this.#wishes.redact ? EMPTY : state);
    this.state$ = this.#follow(({ state$ }) => state$, EMPTY, presented('shown'));
    this.live$ = this.#follow(({ live$ }) => live$, EMPTY, presented('live'));
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
    if (store === this.store) return;
    this.#present = this.#presentation = undefined;
    this.#store.next(store);
    this.#arrange();
  }

  /** What is to be done to states before they are seen. */
  set wishes(wishes: Wishes) {
    const { prices, redact } = this.#wishes;
    if (prices === wishes.prices && redact === wishes.redact) return;
    this.#wishes = wishes;
    this.#present = this.#presentation = undefined;
    this.#store.next(this.store);
    this.#arrange();
  }

  /** Takes secrets out of a text; `undefined` where nobody asked for it. */
  async redact(): Promise<RedactText | undefined> {
    return this.#wishes.redact && (await this.#begin())?.redact;
  }

  /** Has the states presented as wished, and shows the present one anew. */
  #arrange(): void {
    const arrange = async (): Promise<void> => {
      const coming = this.#begin();
      const presentation = await coming;
      if (!presentation || coming !== this.#presentation) return;
      this.#present = (state, as): RunState => presentation.present(state, as);
      this.#store.next(this.store);
    };
    const { prices, redact } = this.#wishes;
    if (!this.store) return;
    if (prices || redact) arrange().catch(reportError);
    else whenIdle(arrange);
  }

  #begin(): Promise<Presentation> | undefined {
    const { store } = this;
    if (!store) return undefined;
    if (this.#presentation) return this.#presentation;
    const coming = import('./presentation.js').then(({ Presentation }) => Presentation.of(this.#wishes, store));
    // A failed load is tried again by whoever needs it next.
    coming.catch(() => {
      if (coming === this.#presentation) this.#presentation = undefined;
    });
    return (this.#presentation = coming);
  }

  can(action: ActionName): boolean {
    return this.store?.can(action, this.#owner.targets) ?? false;
  }

  foreignHost(action: ActionName): string | undefined {
    const url = this.store?.urlOf(action, this.#owner.targets);
    return url !== undefined && new URL(url).origin !== location.origin ? new URL(url).host : undefined;
  }

  href(target: PageTarget): string | undefined {
    return this.store?.links.pages.get(target === 'work-item' ? 'workItem' : target);
  }

  entryHref(entryId: string): string | undefined {
    return this.#owner.entryHref?.(entryId);
  }

  get history(): RunHistory {
    return this.store?.history ?? NO_HISTORY;
  }

  async timeline(): Promise<ReplayTimeline> {
    const { timelineOf } = await import('../../../streams/replay/timeline.js');
    return timelineOf(this.history.records, await this.redact());
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
