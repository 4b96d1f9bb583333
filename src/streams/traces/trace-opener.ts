/** From what a reading brought to the document that is shown, and to the ones before it. */
import { isSameExecution } from '../../trace-model/ask/same-execution.js';
import { TraceError, type TraceErrorCode } from '../../trace-model/errors.js';
import type { TraceHistory } from '../../trace-model/open/history.js';
import type { TraceInput } from '../../trace-model/open/open-trace.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import type { Environment } from '../environment.js';
import type { DocumentSource } from './trace-reader.js';
import type { TraceStoreOptions } from './trace-types.js';
import type { Taken } from './trace-watch.js';

export interface OpenerOptions {
  readonly env: Environment;
  readonly format: NonNullable<TraceStoreOptions['format']>;
  readonly previous: TraceDocument | undefined;
  /** Reads the tree, where it is a file of its own. */
  readonly tree: DocumentSource | undefined;
  readonly onTrace: (trace: TraceDocument) => void;
}

/** What a text looks like while it is being written. */
const TORN: ReadonlySet<TraceErrorCode> = new Set<TraceErrorCode>(['empty', 'truncated', 'not_json', 'not_utf8', 'not_a_tree']);
/** Warnings that say the same of a document that could be opened. */
const CUT_OFF = 'truncated';
/** Nodes and entries of all remembered documents together; what they share is counted again for each. */
const MOST_REMEMBERED = 1_000_000;

export class TraceOpener {
  readonly #options: OpenerOptions;
  #trace: TraceDocument | undefined;
  #tree: TraceInput | undefined;
  #history: TraceHistory = [];
  /** What the newest document was read from. */
  source: TraceInput | undefined;

  constructor(options: OpenerOptions) {
    this.#options = options;
    this.#trace = options.previous;
  }

  /** Documents so far, the newest last. */
  get history(): TraceHistory {
    return this.#history;
  }

  /**
   * Opens a document and hands it on. `isLast`: it is not looked at again, so a document that is cut off is shown as far
   * as it goes. Throws a `TransportError` where the tree cannot be had.
   */
  async take(input: TraceInput, isLast: boolean, signal: AbortSignal): Promise<Taken> {
    // Loaded while the document is on its way; who shows documents that were opened elsewhere needs none of it at first.
    const [{ openLater }] = await Promise.all([import('../../trace-model/open/open-later.js'), this.#readTree(signal)]);
    const { env, format } = this.#options;
    const open = (): ReturnType<typeof openLater> =>
      openLater(input, {
        format,
        now: env.now(),
        ...(this.#tree ? { tree: this.#tree } : {}),
        ...(this.#trace ? { previous: this.#trace } : {}),
      });
    try {
      let { document, history } = await open();
      if (this.#tree && this.#trace && !isSameExecution(this.#trace, document)) {
        this.#tree = undefined;
        await this.#readTree(signal);
        ({ document, history } = await open());
      }
      const cutOff = document.warnings.find(({ code }) => code === CUT_OFF);
      if (cutOff && !isLast) return { problem: new TraceError('truncated', cutOff.text), torn: true };
      return this.#show(document, history, input);
    } catch (error) {
      if (!(error instanceof TraceError)) throw error;
      // A tree that was written only by half is read again with the document.
      this.#tree = undefined;
      return { problem: error, torn: TORN.has(error.code) };
    }
  }

  #show(document: TraceDocument, history: TraceHistory | undefined, input: TraceInput): Taken {
    this.#history = history ?? remembered([...this.#history, document]);
    this.#trace = document;
    this.source = input;
    this.#options.onTrace(document);
    return { ended: document.status === 'complete' || document.status === 'failed' };
  }

  /** The tree is frozen when an execution is made: one reading does for all its documents. */
  async #readTree(signal: AbortSignal): Promise<void> {
    if (this.#tree || !this.#options.tree) return;
    const reading = await this.#options.tree.read(signal);
    if (reading.kind === 'document') this.#tree = reading.input;
    this.#options.tree.forget();
  }
}

/** The newest of them that together are not too much. */
function remembered(documents: TraceDocument[]): TraceDocument[] {
  let weight = 0;
  let first = documents.length;
  while (first > 0 && weight <= MOST_REMEMBERED) {
    const document = documents[--first];
    weight += (document?.nodes.length ?? 0) + (document?.entries.length ?? 0);
  }
  return first === 0 ? documents : documents.slice(first + 1);
}
