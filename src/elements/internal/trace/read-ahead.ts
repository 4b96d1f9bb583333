import { atEntry } from '../../../trace-model/ask/at-entry.js';
import { readAhead } from '../../../trace-model/derive/keyframes.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';

/** Entries read at a time, about 2 ms. A log that is no longer than this is read when a moment of it is sought. */
const SLICE = 4000;
/** Between two slices where the browser does not say when it is idle, in ms. */
const PAUSE_MS = 100;

/**
 * Reads a long log in idle time, so that the first moment that is sought comes as soon as the others; on a page that is
 * never idle, not at all. Returns what stops it.
 */
export function readAheadWhenIdle(trace: TraceDocument): () => void {
  const { written, entries } = trace;
  if (!written || entries.length <= SLICE) return () => undefined;
  // Once all is read a moment is made for nothing, since code runs slowly the first time.
  const warmUp = (): unknown => atEntry(trace, entries.length >> 1);
  const read = (): void => {
    stop = whenIdle(readAhead(written, SLICE) ? warmUp : read);
  };
  let stop = whenIdle(read);
  return () => stop();
}

/** Runs something in idle time; returns what stops it. */
function whenIdle(run: () => unknown): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run);
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(run, PAUSE_MS);
  return () => clearTimeout(id);
}
