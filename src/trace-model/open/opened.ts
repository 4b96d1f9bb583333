/** What opening a document comes to, step by step. */
import type { TraceHistory } from './history.js';
import type { TraceDocument, TraceWarning, WrittenTrace } from '../trace-document.js';

/** The text ended before the document did. */
export interface Truncation {
  /** Length of what there was: bytes, or characters where the document was given as a string. */
  readonly length: number;
}

/** What came through the gate. */
export interface GateResult {
  readonly value: unknown;
  readonly truncated?: Truncation;
  /** Texts of several documents, one a line, oldest first; `value` is then the last. */
  readonly lines?: readonly string[];
  readonly warnings: readonly TraceWarning[];
}

/** One document, parsed, with what the gate had to say. */
export type Opened = Pick<GateResult, 'value' | 'truncated' | 'warnings'>;

/** Documents, each read when it is asked for. */
export interface Series {
  historyOf(open: (written: WrittenTrace, previous: TraceDocument | undefined) => TraceDocument): TraceHistory;
}
