/** The scope an owner of a trace gives to the elements that show it too: it stays one object while the document changes. */
import { BehaviorSubject, Observable, Subscription } from 'rxjs';
import type { ConnectionState, TraceHistory, TraceInput, TraceProblem, TraceStore } from '../../../streams/index.js';
import type { TraceComparison } from '../../../trace-model/compare/comparison.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { TraceRequest, TraceScope } from '../../trace-contexts.js';
import { traceStrings, type TraceStrings } from '../../trace-strings.js';

export class OwnedTrace implements TraceScope {
  readonly shown$ = new BehaviorSubject<TraceDocument | undefined>(undefined);
  readonly selected$ = new BehaviorSubject<string | undefined>(undefined);
  readonly position$ = new BehaviorSubject<number | null>(null);
  readonly comparison$ = new BehaviorSubject<TraceComparison | undefined>(undefined);
  readonly connection$ = new BehaviorSubject(idle());
  readonly error$ = new BehaviorSubject<TraceProblem | undefined>(undefined);
  readonly trace$: Observable<TraceDocument | undefined> = this.shown$;
  readonly #newest$ = new BehaviorSubject<TraceDocument | undefined>(undefined);
  readonly live$: Observable<TraceDocument> = present(this.#newest$);
  strings: TraceStrings = traceStrings();
  #store: TraceStore | undefined;
  #reading = new Subscription();
  readonly #carryOut: (request: TraceRequest) => Promise<void>;
  readonly #onTrace: (trace: TraceDocument) => void;

  /**
   * @param carryOut Does what was asked.
   * @param onTrace Called with every new version of the document; whoever owns it decides what is shown (`shown$`).
   */
  constructor(carryOut: (request: TraceRequest) => Promise<void>, onTrace: (trace: TraceDocument) => void) {
    this.#carryOut = carryOut;
    this.#onTrace = onTrace;
  }

  get trace(): TraceDocument | undefined {
    return this.#newest$.value;
  }

  get history(): TraceHistory {
    return this.#store?.history ?? [];
  }

  get source(): TraceInput | undefined {
    return this.#store?.source;
  }

  /** Reads another document, or none. The new store is held before the old one is let go, so a shared one is kept. */
  read(store: TraceStore | undefined): void {
    const before = this.#reading;
    this.#store = store;
    this.#reading = new Subscription();
    const error = reportError;
    if (store) {
      this.#reading.add(store.error$.subscribe({ next: (problem) => this.error$.next(problem), error }));
      this.#reading.add(store.connection$.subscribe({ next: (connection) => this.connection$.next(connection), error }));
      this.#reading.add(
        store.trace$.subscribe({
          next: (trace) => {
            this.#newest$.next(trace);
            this.#onTrace(trace);
          },
          error,
        }),
      );
    }
    before.unsubscribe();
  }

  /** Lets go of the document; what was shown stays. */
  release(): void {
    this.#reading.unsubscribe();
  }

  /** Nothing is to be shown any more, nor said to be wrong with it. */
  clear(): void {
    this.position$.next(null);
    this.#newest$.next(undefined);
    this.connection$.next(idle());
    this.error$.next(undefined);
  }

  /** Looks at the document now. */
  refresh(): void {
    this.#store?.refresh();
  }

  request(request: TraceRequest): Promise<void> {
    return this.#carryOut(request);
  }
}

const idle = (): ConnectionState => ({ state: 'idle', attempt: 0, since: Date.now() });

/** The values that are there. */
const present = <T>(values: Observable<T | undefined>): Observable<T> =>
  new Observable((subscriber) =>
    values.subscribe({
      next: (value) => (value === undefined ? undefined : subscriber.next(value)),
      error: (error) => subscriber.error(error),
      complete: () => subscriber.complete(),
    }),
  );
