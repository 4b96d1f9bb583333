/** 10,000 events a second into a mounted `<live-run-viewer>`, then a whole run at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { recordTasks, type LongestTask } from '../main-thread.js';
import { call } from '../page.js';
import { round, type Row } from '../report.js';
import type { Bench, Run } from './bench.js';
import { measure, perFrame, untilOver } from './live.js';

const RATE = 10_000;
const BACKLOG = 100_000;
const LIMIT_MS = 50;

type Found = Omit<Row, 'bench'>;

export const sustained: Run = async (bench) => [...(await atRate(bench)), ...(await atOnce(bench))];

async function atRate({ openPage, quick, log }: Bench): Promise<Found[]> {
  const seconds = quick ? 5 : 30;
  const sent = RATE * seconds;
  const page = await openPage();
  log(`${seconds} s at ${round(RATE, 0)} events/s`);
  await call(page, 'mount', 'live-run-viewer', `/live.sse?rate=${RATE}&seconds=${seconds}`);
  // The first second belongs to loading and to the first compilation of everything.
  await pause(1000);
  const measuredSeconds = seconds - 2;
  const tasks = await recordTasks(page);
  const found = await measure(page, measuredSeconds);
  const events = await untilOver(page);
  return [
    {
      what: 'events shown of those sent',
      figure: `${round(events, 0)} of ${round(sent, 0)}`,
      gate: { value: events / sent, atLeast: 1, atMost: 1, exact: true },
    },
    longestTask('longest task after the first second', await tasks()),
    { what: 'longest wait of a timer', figure: `${round(found.longestWaitMs, 0)} ms by the clock` },
    { what: 'main thread', figure: perFrame(found, measuredSeconds) },
  ];
}

async function atOnce({ openPage, log }: Bench): Promise<Found[]> {
  const page = await openPage();
  log(`${round(BACKLOG, 0)} events at once`);
  const url = `/run.sse?count=${BACKLOG}`;
  await call(page, 'mount', 'live-run-viewer', url);
  await untilOver(page);
  // Now that everything is compiled, once more.
  const tasks = await recordTasks(page);
  await call(page, 'mount', 'live-run-viewer', `${url}&again`);
  await untilOver(page);
  return [longestTask(`longest task while ${round(BACKLOG, 0)} events come at once`, await tasks())];
}

/** A row about the longest task, by its own work. */
export function longestTask(what: string, { cpuMs, wallMs }: LongestTask): Found {
  return { what, figure: `${round(cpuMs, 0)} ms (${round(wallMs, 0)} by the clock)`, gate: { value: cpuMs, atMost: LIMIT_MS, unit: ' ms' } };
}
