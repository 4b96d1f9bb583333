/** What one more event costs when a hundred times as much is held. */
import { call } from '../page.js';
import { median, medianRatio, round } from '../report.js';
import type { Run } from './bench.js';

const FEW = 1_000;
const MANY = 100_000;
const BATCHES = 50;

export const scaling: Run = async ({ openPage, quick, log }) => {
  // Each in a page of its own: what is held costs garbage collection too, and only its own holder shall pay.
  const [few, many] = [await openPage(), await openPage()];
  const times = { few: [] as number[], many: [] as number[] };
  // Both warm up with the same work.
  for (const page of [few, many]) await call(page, 'costOfEvent', MANY, BATCHES);
  const rounds = quick ? 5 : 15;
  for (let i = 1; i <= rounds; i++) {
    log(`round ${i} of ${rounds}`);
    times.few.push(await call(few, 'costOfEvent', FEW, BATCHES));
    times.many.push(await call(many, 'costOfEvent', MANY, BATCHES));
    for (const page of [few, many]) await call(page, 'collectGarbage');
  }
  const ratio = medianRatio(times.many, times.few);
  const each = (ms: readonly number[]): string => `${round(median(ms) * 1000, 2)} µs an event`;
  return [
    { what: `${round(FEW, 0)} entries held`, figure: each(times.few) },
    { what: `${round(MANY, 0)} entries held`, figure: each(times.many) },
    { what: 'many : few', figure: `${round(ratio, 2)} ×`, gate: { value: ratio, atMost: 1.5 } },
  ];
};
