/** What one more event costs when a hundred times as much is held, in CPU time of the main thread. */
import type { Page } from '../chromium.js';
import { meterMainThread } from '../main-thread.js';
import { call } from '../page.js';
import { median, medianRatio, round } from '../report.js';
import type { Run } from './bench.js';

/** Batches of a hundred events folded in one measurement. */
const BATCHES = 200;
const EVENTS = BATCHES * 100;
/** Small runs grow by what they are given: ten of them share the batches. */
const FEW = { runs: 10, held: 1_000 };
const MANY = { runs: 1, held: 100_000 };

export const scaling: Run = async ({ openPage, quick, log }) => {
  // Each in a page of its own: what is held costs garbage collection too, and only its own holder shall pay.
  const [few, many] = [await openPage(), await openPage()];
  // Both warm up with the same work.
  for (const page of [few, many]) await costOfEvent(page, MANY);
  const costs = { few: [] as number[], many: [] as number[] };
  const rounds = quick ? 3 : 11;
  for (let i = 1; i <= rounds; i++) {
    log(`round ${i} of ${rounds}`);
    costs.few.push(await costOfEvent(few, FEW));
    costs.many.push(await costOfEvent(many, MANY));
  }
  const ratio = medianRatio(costs.many, costs.few);
  const each = (us: readonly number[]): string => `${round(median(us), 2)} µs of CPU an event`;
  return [
    { what: `${round(FEW.held, 0)} entries held`, figure: each(costs.few) },
    { what: `${round(MANY.held, 0)} entries held`, figure: each(costs.many) },
    { what: 'many : few', figure: `${round(ratio, 2)} ×`, gate: { value: ratio, atMost: 1.5 } },
  ];
};

/** µs of CPU an event. */
async function costOfEvent(page: Page, { runs, held }: typeof FEW): Promise<number> {
  const meter = await meterMainThread(page);
  await call(page, 'prepareRuns', runs, held, BATCHES / runs);
  await call(page, 'collectGarbage');
  const before = await meter();
  await call(page, 'foldPrepared');
  const after = await meter();
  return ((after.taskMs - before.taskMs) * 1000) / EVENTS;
}
