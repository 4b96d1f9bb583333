/**
 * SSE bytes to a judged, reduced run: against reading and parsing alone, and against `EventSource`. Ratios are of the
 * main thread's CPU time; rates are by the clock.
 */
import { meterMainThread } from '../main-thread.js';
import { call } from '../page.js';
import { median, medianRatio, round } from '../report.js';
import type { Run } from './bench.js';

const EVENTS = 100_000;

const WAYS = {
  floor: { what: 'fetch, split, JSON.parse (the floor)', read: 'readAndParse' },
  records: { what: 'our transport: SSE to records', read: 'readToRecords' },
  state: { what: 'our store: SSE to RunState', read: 'readToState' },
  native: { what: 'EventSource, JSON.parse', read: 'readByEventSource' },
} as const;
type Way = keyof typeof WAYS;
const ways = Object.keys(WAYS) as Way[];

export const ingest: Run = async ({ openPage, quick, log }) => {
  const page = await openPage();
  const meter = await meterMainThread(page);
  const lists = (): Record<Way, number[]> => ({ floor: [], records: [], state: [], native: [] });
  const [cpuMs, wallMs] = [lists(), lists()];
  const rounds = quick ? 3 : 11;
  for (let round = 0; round <= rounds; round++) {
    log(`round ${round} of ${rounds}`);
    for (const way of ways) {
      const before = await meter();
      const wall = await call(page, WAYS[way].read, `/run.sse?count=${EVENTS}`, EVENTS);
      const after = await meter();
      await call(page, 'collectGarbage');
      // The first round warms up.
      if (round === 0) continue;
      cpuMs[way].push(after.taskMs - before.taskMs);
      wallMs[way].push(wall);
    }
  }
  const overFloor = medianRatio(cpuMs.state, cpuMs.floor);
  const native = { records: medianRatio(cpuMs.native, cpuMs.records), state: medianRatio(cpuMs.native, cpuMs.state) };
  return [
    ...ways.map((way) => {
      const cpu = `${round((median(cpuMs[way]) / EVENTS) * 1000, 2)} µs of CPU an event`;
      return { what: WAYS[way].what, figure: `${cpu}, ${round((EVENTS / median(wallMs[way])) * 1000, 0)} events/s` };
    }),
    { what: 'store : floor', figure: `${round(overFloor, 2)} ×`, gate: { value: overFloor, atMost: 3.5 } },
    { what: 'EventSource : transport', figure: `${round(native.records, 2)} ×`, gate: { value: native.records, atLeast: 2 } },
    { what: 'EventSource : store', figure: `${round(native.state, 2)} ×` },
  ];
};
