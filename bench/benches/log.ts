/** What `<run-log>` costs the main thread while it follows, with much already there. */
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../page.js';
import { round } from '../report.js';
import type { Bench, Run } from './bench.js';
import { measure, perFrame, type Measured } from './live.js';

const HELD = 100_000;

export const log: Run = async (bench) => {
  const rows = [];
  for (const rate of [1_000, 10_000]) {
    const seconds = bench.quick ? 3 : 8;
    const without = await follow(bench, rate, seconds, false);
    const withLog = await follow(bench, rate, seconds, true);
    const own = withLog.main.taskMs / withLog.frames - without.main.taskMs / without.frames;
    const what = `${round(rate, 0)} entries/s onto ${round(HELD, 0)}`;
    rows.push(
      { what: `${what}: stream and log`, figure: perFrame(withLog, seconds) },
      { what: `${what}: stream alone`, figure: perFrame(without, seconds) },
      { what: `${what}: the log`, figure: `${round(own, 1)} ms a frame` },
    );
  }
  return rows;
};

async function follow({ openPage, log }: Bench, rate: number, seconds: number, withLog: boolean): Promise<Measured> {
  const page = await openPage();
  log(`${rate} entries/s, ${withLog ? 'with' : 'without'} the log`);
  const url = `/live.sse?mix=rows&backlog=${HELD}&rate=${rate}&seconds=${seconds + 20}`;
  await call(page, 'mount', 'run-provider', url, withLog);
  while ((await call(page, 'read')).entries < HELD) await pause(100);
  await pause(1000);
  const measured = await measure(page, seconds);
  await page.close();
  return measured;
}
