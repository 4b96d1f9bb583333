import { atEntry } from '../../../trace-model/ask/at-entry.js';
import { readAhead } from '../../../trace-model/derive/keyframes.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { whenIdle } from '../when-idle.js';

/** Entries read at a time, about 2 ms. A log that is no longer than this is read when a moment of it is sought. */
const SLICE = 4000;

/** Reads a long log in idle time, so that the first moment that is sought comes as soon as the others. */
export function readAheadWhenIdle(trace: TraceDocument): void {
  const { written, entries } = trace;
  if (!written || entries.length <= SLICE) return;
  const read = (): Promise<void> => {
    // Once all is read a moment is made for nothing, since code runs slowly the first time.
    whenIdle(readAhead(written, SLICE) ? () => Promise.resolve(void atEntry(trace, entries.length >> 1)) : read);
    return Promise.resolve();
  };
  whenIdle(read);
}
