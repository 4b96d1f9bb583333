/** A series of documents of one execution, each derived when it is first asked for. */
import type { TraceDocument } from '../trace-document.js';

/** What an array of documents is too: `length`, `at` and iteration. */
export interface TraceHistory extends Iterable<TraceDocument> {
  readonly length: number;
  /** Counts from the end when negative. */
  at(index: number): TraceDocument | undefined;
}

/** Opens one document. What it shares with the one before it, and whether it was reset, is judged against `previous`. */
export type OpenDocument = (index: number, previous: TraceDocument | undefined) => TraceDocument;

/** A history of `length` documents, oldest first. */
export function lazyHistory(length: number, open: OpenDocument): TraceHistory {
  const opened: (TraceDocument | undefined)[] = [];
  const at = (index: number): TraceDocument | undefined => {
    const i = index < 0 ? length + index : index;
    if (!Number.isInteger(i) || i < 0 || i >= length) return undefined;
    return (opened[i] ??= open(i, opened[i - 1] ?? (i > 0 ? open(i - 1, undefined) : undefined)));
  };
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let i = 0, document = at(0); document; document = at(++i)) yield document;
    },
  };
}
