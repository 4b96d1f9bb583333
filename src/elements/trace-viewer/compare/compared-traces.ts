/** Which of the opened traces the one that is shown is compared with. */
import type { TraceComparison } from '../../../trace-model/compare/comparison.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { TraceStoreOptions } from '../../../streams/index.js';
import type { TraceTab } from '../rail/opened-traces.js';
import { readTrace } from '../opening/read-trace.js';

export interface ComparedOptions {
  readonly tabs: () => readonly TraceTab[];
  /** How a trace that was not shown yet is read. */
  readonly storeOptions: (tab: TraceTab) => TraceStoreOptions;
  /** Compares the shown document with these. */
  readonly compare: (documents: readonly TraceDocument[]) => Promise<unknown>;
  /** It is compared with one more. */
  readonly onCompared: () => void;
  /** A trace that was not shown yet was read. */
  readonly onRead: (tab: TraceTab, trace: TraceDocument) => void;
  /** A trace could not be read. */
  readonly onBroken: (tab: TraceTab) => void;
}

export class ComparedTraces {
  readonly #options: ComparedOptions;
  /** What was found; `undefined`: nothing is compared. */
  comparison: TraceComparison | undefined;
  #ids: ReadonlySet<string> = new Set();
  /** What is asked for, some of which may have to be read yet. */
  #wanted = this.#ids;

  constructor(options: ComparedOptions) {
    this.#options = options;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Something was found, or comparing has ended. */
  show(comparison: TraceComparison | undefined): void {
    // Not where there was none: what is wanted may have to be read yet.
    if (this.comparison && !comparison) this.#wanted = this.#ids = new Set();
    this.comparison = comparison;
  }

  /** Another trace is shown: nothing that was asked for applies to it. */
  async end(): Promise<void> {
    this.#wanted = new Set();
    if (this.comparison) await this.#options.compare([]);
  }

  /** A trace is gone from the list. */
  async forget(id: string): Promise<void> {
    if (this.#wanted.has(id)) await this.toggle(id);
  }

  /** Compares with one more, or no longer with it. */
  async toggle(id: string): Promise<void> {
    const ids = new Set(this.#wanted);
    if (!ids.delete(id)) ids.add(id);
    this.#wanted = ids;
    const documents = await Promise.all(this.#options.tabs().filter((tab) => ids.has(tab.id)).map((tab) => this.#read(tab, ids)));
    // Another press, or another trace that is shown, has taken over.
    if (this.#wanted !== ids) return;
    if (ids.size > 0 || this.comparison) await this.#options.compare(documents.filter((document) => document !== undefined));
    this.#ids = ids;
    if (ids.has(id)) this.#options.onCompared();
  }

  /** Takes it out of `ids` where it could not be read. */
  async #read(tab: TraceTab, ids: Set<string>): Promise<TraceDocument | undefined> {
    if (tab.trace) return tab.trace;
    const trace = await readTrace(this.#options.storeOptions(tab), () => this.#options.onBroken(tab));
    if (trace) this.#options.onRead(tab, trace);
    else ids.delete(tab.id);
    return trace;
  }
}
