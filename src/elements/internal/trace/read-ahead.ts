import { atEntry } from '../../../trace-model/ask/at-entry.js';
import { readAhead } from '../../../trace-model/derive/keyframes.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { slotIndexOf } from '../reference-text/referenced-value.js';

/** Entries read at a time, about 2 ms. A log that is no longer than this is read when a moment of it is sought. */
const SLICE = 4000;
/** Moments that are made once all is read, for nothing but that code runs slowly the first times. */
const WARMING = 4;
/** How long a slice may wait on a busy page, and waits where the browser does not say when it is idle, in ms. */
const PAUSE_MS = 200;

/**
 * Reads a long log in idle time, so that the first moment that is sought comes as soon as the others. Ends when it
 * is wanted no longer.
 */
export function readAheadWhenIdle(trace: TraceDocument, isWanted: () => boolean): void {
  const { written, entries } = trace;
  if (!written || entries.length <= SLICE) return;
  const warmUp = (left: number, near: TraceDocument): void => {
    if (left === 0 || !isWanted()) return;
    const { document } = atEntry(trace, Math.floor((entries.length * left) / (WARMING + 1)), { near });
    // What the slots say of any moment: whoever shows a text asks.
    slotIndexOf(document);
    whenIdle(() => warmUp(left - 1, document));
  };
  const read = (): void => {
    if (isWanted()) whenIdle(readAhead(written, SLICE) ? () => warmUp(WARMING, trace) : read);
  };
  whenIdle(read);
}

const whenIdle = (run: () => unknown): unknown =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: PAUSE_MS }) : setTimeout(run, PAUSE_MS);
