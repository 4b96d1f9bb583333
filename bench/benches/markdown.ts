/** What a frame costs in which markdown grows at the end of 200,000 characters, in CPU time of the main thread. */
import type { Page } from '../chromium.js';
import { meterMainThread } from '../main-thread.js';
import { call } from '../page.js';
import type { MarkdownWay } from '../page/markdown.js';
import { median, medianRatio, round } from '../report.js';
import type { Run } from './bench.js';

const SHOWN = 200_000;
/** A fast model: 1,000 characters a second. */
const CHARACTERS = 16;

export const markdown: Run = async ({ openPage, quick, log }) => {
  const pages: Record<MarkdownWay, Page> = { ours: await openPage(), whole: await openPage() };
  const empty = await openPage();
  const costs: Record<MarkdownWay | 'few' | 'idle', number[]> = { ours: [], whole: [], few: [], idle: [] };
  const rounds = quick ? 3 : 7;
  for (let i = 0; i <= rounds; i++) {
    log(i === 0 ? 'warming up' : `round ${i} of ${rounds}`);
    const found = {
      ours: await costOfFrame(pages.ours, 'ours', SHOWN, 120),
      few: await costOfFrame(empty, 'ours', 2_000, 120),
      whole: await costOfFrame(pages.whole, 'whole', SHOWN, quick ? 5 : 10),
      idle: await costOfIdleFrame(empty),
    };
    if (i > 0) for (const way of ['ours', 'few', 'whole', 'idle'] as const) costs[way].push(found[way]);
  }
  const ratio = medianRatio(costs.whole, costs.ours);
  const each = (ms: readonly number[]): string => `${round(median(ms), 2)} ms of CPU a frame`;
  const onto = `${CHARACTERS} characters a frame onto ${round(SHOWN, 0)}`;
  return [
    { what: `${onto}: ours`, figure: each(costs.ours) },
    { what: `${CHARACTERS} characters a frame onto 2,000: ours`, figure: each(costs.few) },
    { what: 'a frame with nothing to do', figure: each(costs.idle) },
    { what: `${onto}: all of it anew, with marked`, figure: each(costs.whole) },
    { what: 'anew : ours', figure: `${round(ratio, 0)} ×`, gate: { value: ratio, atLeast: 50 } },
  ];
};

async function costOfFrame(page: Page, way: MarkdownWay, shown: number, frames: number): Promise<number> {
  const meter = await meterMainThread(page);
  await call(page, 'prepareMarkdown', way, shown);
  await call(page, 'collectGarbage');
  const before = await meter();
  await call(page, 'growMarkdown', frames, CHARACTERS);
  return ((await meter()).taskMs - before.taskMs) / frames;
}

/** What asking for a frame, and measuring it, costs by itself. */
async function costOfIdleFrame(page: Page): Promise<number> {
  const meter = await meterMainThread(page);
  const before = await meter();
  await call(page, 'growMarkdown', 120, 0);
  return ((await meter()).taskMs - before.taskMs) / 120;
}
