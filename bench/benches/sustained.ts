/** 10,000 events a second into a mounted `<live-run-viewer>`. */
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../page.js';
import { round } from '../report.js';
import type { Run } from './bench.js';
import { measure, perFrame } from './live.js';

const RATE = 10_000;
const LIMIT_MS = 50;

export const sustained: Run = async ({ openPage, quick, log }) => {
  const seconds = quick ? 5 : 30;
  const page = await openPage();
  log(`${seconds} s at ${round(RATE, 0)} events/s`);
  await call(page, 'mount', 'live-run-viewer', `/live.sse?rate=${RATE}&seconds=${seconds}`);
  // The first second belongs to loading and to the first compilation of everything.
  await pause(1000);
  const measuredSeconds = seconds - 2;
  const found = await measure(page, measuredSeconds, true);
  const sent = RATE * seconds;
  const longest = found.longestTaskMs;
  return [
    {
      what: 'events shown of those sent',
      figure: `${round(found.events, 0)} of ${round(sent, 0)}`,
      gate: { value: found.events / sent, atLeast: 1, atMost: 1, exact: true },
    },
    {
      what: 'longest task after the first second',
      figure: longest === 0 ? `none over ${LIMIT_MS} ms` : `${round(longest, 0)} ms`,
      gate: { value: longest, atMost: LIMIT_MS, unit: ' ms' },
    },
    { what: 'longest wait of a timer', figure: `${round(found.longestWaitMs, 0)} ms` },
    { what: 'main thread', figure: perFrame(found, measuredSeconds) },
  ];
};
