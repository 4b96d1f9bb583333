/** SSE bytes to a judged, reduced run: against reading and parsing alone, and against `EventSource`. */
import { call } from '../page.js';
import { median, medianRatio, round } from '../report.js';
import type { Run } from './bench.js';

const EVENTS = 100_000;
/** `EventSource` is so slow that a tenth is enough; times are compared by the event. */
const EVENTS_SLOW = 10_000;

export const ingest: Run = async ({ openPage, quick, log }) => {
  const page = await openPage();
  const times = { floor: [] as number[], ours: [] as number[], native: [] as number[] };
  const rounds = quick ? 3 : 9;
  for (let round = 0; round <= rounds; round++) {
    log(`round ${round} of ${rounds}`);
    const floor = await call(page, 'readAndParse', `/run.sse?count=${EVENTS}`, EVENTS);
    await call(page, 'collectGarbage');
    const ours = await call(page, 'readToState', `/run.sse?count=${EVENTS}`, EVENTS);
    await call(page, 'collectGarbage');
    const native = await call(page, 'readByEventSource', `/run.sse?count=${EVENTS_SLOW}`, EVENTS_SLOW);
    await call(page, 'collectGarbage');
    // The first round warms up.
    if (round === 0) continue;
    times.floor.push(floor / EVENTS);
    times.ours.push(ours / EVENTS);
    times.native.push(native / EVENTS_SLOW);
  }
  const each = (ms: readonly number[]): string =>
    `${round(median(ms) * 1000, 2)} µs an event, ${round(1000 / median(ms), 0)} events/s`;
  const overFloor = medianRatio(times.ours, times.floor);
  const overNative = medianRatio(times.native, times.ours);
  return [
    { what: 'fetch, split, JSON.parse (the floor)', figure: each(times.floor) },
    { what: 'SSE to RunState', figure: each(times.ours) },
    { what: 'EventSource, JSON.parse', figure: each(times.native) },
    { what: 'SSE to RunState : floor', figure: `${round(overFloor, 2)} ×`, gate: { value: overFloor, atMost: 3.5 } },
    { what: 'EventSource : SSE to RunState', figure: `${round(overNative, 1)} ×`, gate: { value: overNative, atLeast: 10 } },
  ];
};
