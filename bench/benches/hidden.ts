/** A tab nobody looks at, while 60,000 events come; then somebody does. */
import { setTimeout as pause } from 'node:timers/promises';
import { recordTasks } from '../main-thread.js';
import { call } from '../page.js';
import { round } from '../report.js';
import type { Run } from './bench.js';
import { untilOver } from './live.js';
import { longestTask } from './sustained.js';

const EVENTS = 60_000;
const SECONDS = 6;

export const hidden: Run = async ({ openPage, log }) => {
  const page = await openPage();
  // What is compiled once is compiled before.
  await call(page, 'mount', 'live-run-viewer', '/run.sse?count=20000');
  await untilOver(page);
  await call(page, 'mount', 'live-run-viewer', `/live.sse?rate=${EVENTS / SECONDS}&seconds=${SECONDS}`);
  const show = await page.hide();
  while ((await page.evaluate('document.visibilityState')) !== 'hidden') await pause(50);
  log(`${round(EVENTS, 0)} events into a hidden tab`);
  const tasks = await recordTasks(page);
  const events = await untilOver(page);
  await show();
  while ((await page.evaluate('document.visibilityState')) !== 'visible') await pause(50);
  await pause(1000);
  const longest = await tasks();
  const isEqual = await call(page, 'isAsReduced', EVENTS, 'turns');
  const { lastDrawn, entries } = await call(page, 'read');
  return [
    {
      what: `${round(events, 0)} events while the tab is hidden: equal to the run reduced at once`,
      figure: isEqual ? 'yes' : 'no',
      gate: { value: isEqual ? 1 : 0, atLeast: 1, atMost: 1, exact: true },
    },
    {
      what: 'newest row drawn on return, of those there are',
      figure: `${round(lastDrawn, 0)} of ${round(entries, 0)}`,
      gate: { value: lastDrawn / entries, atLeast: 1, atMost: 1, exact: true },
    },
    longestTask('longest task until a second after the return', longest),
  ];
};
