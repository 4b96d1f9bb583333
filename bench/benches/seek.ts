/** Earlier moments of a long run, in any order. */
import { recordTasks } from '../main-thread.js';
import { call } from '../page.js';
import { median, round } from '../report.js';
import type { Run } from './bench.js';
import { untilOver } from './live.js';
import { longestTask } from './sustained.js';

const EVENTS = 100_000;
/** Share of a whole fold that a seek may take. */
const LIMIT = 0.25;

export const seek: Run = async ({ openPage, quick, log }) => {
  const page = await openPage();
  await call(page, 'mount', 'live-run-viewer', `/run.sse?count=${EVENTS}`);
  await untilOver(page);
  const foldMs = await call(page, 'foldWhole', EVENTS, 'turns');
  log('the first seek');
  const [firstMs = NaN] = await call(page, 'seekAround', EVENTS, 1);
  const tasks = await recordTasks(page);
  log('seeks to any place');
  const seeks = await call(page, 'seekAround', EVENTS, quick ? 40 : 200);
  const longest = await tasks();
  const typical = median(seeks);
  return [
    { what: `first seek in ${round(EVENTS, 0)} events`, figure: `${round(firstMs)} ms` },
    {
      what: 'a seek to any place after that : folding the whole run',
      figure: `${round(typical)} ms, at worst ${round(Math.max(...seeks))} : ${round(foldMs)} ms`,
      gate: { value: typical / foldMs, atMost: LIMIT, unit: ' ×' },
    },
    longestTask('longest task while seeking', longest),
  ];
};
