/** When times on cards read differently. */
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { untilNextSecond } from '../../internal/ticker.js';

const MINUTE = 60_000;

/** Ms from `now` until the newest time of a document reads differently; `undefined` where it has none. */
export function untilNextTime(trace: TraceDocument | undefined, now: number): number | undefined {
  const last = Math.max(trace?.entries.at(-1)?.time ?? -Infinity, trace?.diagnosis.since ?? -Infinity);
  if (last === -Infinity) return undefined;
  const age = now - last;
  return age < MINUTE ? untilNextSecond(age) : MINUTE - (age % MINUTE);
}

/** A number that is another whenever a time may read differently: of the second, or the minute where nothing ticks. */
export const tickOf = (trace: TraceDocument, now: number): number => Math.floor(now / (untilNextTime(trace, now) === undefined ? MINUTE : 1000));
