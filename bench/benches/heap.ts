/** What a page with the log and 100,000 entries holds, after the garbage is collected. */
import type { Page } from '../chromium.js';
import { call } from '../page.js';
import { round } from '../report.js';
import type { Run } from './bench.js';
import { untilOver } from './live.js';

const ENTRIES = 100_000;
const LIMIT_MB = 150;

export const heap: Run = async ({ openPage, log }) => {
  const page = await openPage();
  const empty = await heldMb(page);
  log(`${round(ENTRIES, 0)} entries`);
  // The event that ends the run makes one more, and the one that begins it another.
  await call(page, 'mount', 'live-run-viewer', `/run.sse?mix=rows&count=${ENTRIES}`);
  await untilOver(page);
  const { entries } = await call(page, 'read');
  const held = await heldMb(page);
  return [
    {
      what: `heap with ${round(entries, 0)} entries in <live-run-viewer>`,
      figure: `${round(held)} MB (${round(empty)} MB before)`,
      gate: { value: held, atMost: LIMIT_MB, unit: ' MB' },
    },
  ];
};

async function heldMb(page: Page): Promise<number> {
  await page.send('HeapProfiler.enable');
  await page.send('HeapProfiler.collectGarbage');
  await page.send('HeapProfiler.disable');
  const { usedSize } = await page.send('Runtime.getHeapUsage');
  return Number(usedSize) / 1e6;
}
