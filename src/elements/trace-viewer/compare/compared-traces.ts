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

  constructor(options: ComparedOptions) {
    this.#options = options;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Something was found, or comparing has ended. */
  show(comparison: TraceComparison | undefined): void {
    this.comparison = comparison;
    if (!comparison) this.#ids = new Set();
  }

  /** Compares with one more, or no longer with it. */
  async toggle(id: string): Promise<void> {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) ids.add(id);
    const documents = await Promise.all(this.#options.tabs().filter((tab) => ids.has(tab.id)).map((tab) => this.#read(tab)));
    const read = documents.filter((document) => document !== undefined);
    if (read.length < documents.length) return;
    await this.#options.compare(read);
    this.#ids = ids;
    if (ids.has(id)) this.#options.onCompared();
  }

  async #read(tab: TraceTab): Promise<TraceDocument | undefined> {
    if (tab.trace) return tab.trace;
    const trace = await readTrace(this.#options.storeOptions(tab), () => this.#options.onBroken(tab));
    if (trace) this.#options.onRead(tab, trace);
    return trace;
  }
}
