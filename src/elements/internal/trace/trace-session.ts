/** What is read and which moment of it is shown; tells the page of both. */
import { Subscription } from 'rxjs';
import { sharedTraceStore } from '../../../streams/traces/shared-trace-store.js';
import type { TraceProblem, TraceStoreOptions } from '../../../streams/index.js';
import { isSameExecution } from '../../../trace-model/ask/same-execution.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type * as queries from './trace-queries.js';
import { OwnedTrace } from './owned-trace.js';
import type { TraceRequest } from '../../trace-contexts.js';
import { TraceErrorEvent, TraceLoadEvent, TraceUpdateEvent } from '../../trace-events.js';

export interface SessionOptions {
  readonly host: EventTarget;
  /** Loads what shows documents; none is shown before. */
  readonly prepare: () => Promise<unknown>;
  /** Carries out what other elements that show this trace ask for. */
  readonly carryOut: (request: TraceRequest) => Promise<void>;
  /** A document is to be shown, or none. `isOther`: not a newer version or another moment of the one before. */
  readonly show: (trace: TraceDocument | undefined, isOther: boolean) => void;
  /** What was shown can be asked more than before. */
  readonly queriesCame: () => void;
  /** Something is wrong, or no longer. */
  readonly problemChanged: () => void;
}

/** Once loaded, for every canvas of the page. */
let loaded: typeof queries | undefined;

const loadQueries = async (): Promise<void> => {
  loaded ??= await import('./trace-queries.js');
};

export class TraceSession {
  readonly scope: OwnedTrace;
  /** What is wrong with the reading; `undefined` while all is well. */
  problem: TraceProblem | undefined;
  readonly #options: SessionOptions;
  #errors = new Subscription();
  /** What the document cannot tell of the moment that is shown, as sentences. */
  unknown: readonly string[] = [];
  /** The document the page was told of last. */
  #told: TraceDocument | undefined;
  #telling = 0;
  /** Those who wait for a document, or to hear that none comes. */
  #waiting: (() => void)[] = [];
  #isReady = false;
  /** Another document was asked for and has not come yet. */
  #opening: 'url' | 'data' | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.scope = new OwnedTrace(options.carryOut, (trace) => this.#onTrace(trace));
  }

  /** What is shown. */
  get trace(): TraceDocument | undefined {
    return this.scope.shown$.value;
  }

  /** Another document, or none. */
  open(options: TraceStoreOptions | undefined): void {
    this.#opening = options?.data === undefined ? 'url' : 'data';
    if (!options) this.#told = undefined;
    this.resume(options);
    // What opens documents comes while the document does.
    if (options) Promise.all([import('../../../trace-model/open/open-later.js'), this.#prepare()]).catch(reportError);
    if (options) return;
    this.scope.clear();
    this.#show(undefined, true);
    this.#settle();
  }

  /** Resolves when the page is told of a document or of a problem, or nothing is to be read any more. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #settle(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** The same document again, after `release`. */
  resume(options: TraceStoreOptions | undefined): void {
    const previous = this.scope.trace;
    this.scope.read(options && sharedTraceStore({ ...options, previous }));
    this.#errors.unsubscribe();
    this.#errors = this.scope.error$.subscribe({ next: (problem) => this.#onProblem(problem), error: reportError });
  }

  release(): void {
    this.scope.release();
    this.#errors.unsubscribe();
    cancelAnimationFrame(this.#telling);
    this.#telling = 0;
  }

  /** Shows the tree as it stood after an entry, or as it stands (`null`). */
  async seek(index: number | null): Promise<void> {
    if (index !== null && !loaded) await loadQueries();
    this.scope.position$.next(index);
    if (this.scope.trace) this.#show(this.scope.trace, false);
  }

  /** Asks the document that is shown; `undefined` where there is none. */
  query<T>(ask: (model: typeof queries, trace: TraceDocument) => T): T | undefined {
    return loaded && this.trace ? ask(loaded, this.trace) : undefined;
  }

  async #prepare(): Promise<void> {
    await this.#options.prepare();
    this.#isReady = true;
  }

  #onTrace(trace: TraceDocument): void {
    if (!this.#isReady) {
      const show = (): void => (this.scope.trace === trace ? this.#onTrace(trace) : undefined);
      this.#prepare().then(show).catch(reportError);
      return;
    }
    const isOther = this.#told === undefined || !isSameExecution(this.#told, trace);
    const isLoad = isOther || this.#opening === 'url';
    this.#opening = undefined;
    if (isOther) this.scope.position$.next(null);
    this.#show(trace, isOther);
    if (!isLoad) {
      this.#telling ||= requestAnimationFrame(() => this.#tell());
      return;
    }
    this.#told = trace;
    this.#tellOfLoad(trace)
      .catch(reportError)
      .finally(() => this.#settle());
  }

  /** Whoever is told of a document may ask about it at once. */
  async #tellOfLoad(trace: TraceDocument): Promise<void> {
    if (!loaded) {
      await loadQueries();
      this.#options.queriesCame();
    }
    // As long as it is in a page, and the document is the one.
    loaded?.readAheadWhenIdle(trace, () => !this.#errors.closed && this.#told?.written?.nodes === trace.written?.nodes);
    // Unless another one came meanwhile, or a problem.
    if (this.#told === trace) this.#options.host.dispatchEvent(new TraceLoadEvent(trace));
  }

  /** Tells of all that came since it was told last. */
  #tell(): void {
    // The load is told first.
    this.#telling = loaded ? 0 : requestAnimationFrame(() => this.#tell());
    if (!loaded) return;
    const before = this.#told;
    const { trace } = this.scope;
    if (!before || !trace || before === trace) return;
    this.#told = trace;
    this.#options.host.dispatchEvent(new TraceUpdateEvent(trace, loaded.changesBetween(before, trace).paths));
  }

  /** Shows a document, or as much of it as had happened at the position. */
  #show(newest: TraceDocument | undefined, isOther: boolean): void {
    const position = this.scope.position$.value;
    const past = newest && position !== null && loaded ? loaded.atEntry(newest, position, { history: this.scope.history, near: this.trace }) : undefined;
    const trace = past?.document ?? newest;
    this.unknown = past?.unknown ?? [];
    this.scope.shown$.next(trace);
    this.#options.show(trace, isOther);
  }

  #onProblem(problem: TraceProblem | undefined): void {
    if (problem === this.problem) return;
    this.problem = problem;
    // What was asked for is not there, and what was there before was not asked for.
    if (problem && this.#opening !== undefined) {
      this.#told = undefined;
      this.#show(undefined, true);
    }
    this.#options.problemChanged();
    if (!problem) return;
    this.#options.host.dispatchEvent(new TraceErrorEvent(problem.error, problem.error.code));
    this.#settle();
  }
}
